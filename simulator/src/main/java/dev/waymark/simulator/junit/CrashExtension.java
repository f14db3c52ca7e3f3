package dev.waymark.simulator.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.function.Executable;

/// Repeats a test method under disturbances, as its annotation says.
final class CrashExtension implements InvocationInterceptor {
  static final String REPLAY = "waymark.replay";

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    var simulation =
        method.getArguments().stream()
            .filter(Simulation.class::isInstance)
            .map(Simulation.class::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("such a test needs a Simulation"));
    var before = simulation.before();
    invocation.proceed();
    var disturbances = new Disturbances(simulation, before, body(method));
    context.publishReportEntry("waymark", disturbed(method.getExecutable(), disturbances));
  }

  private static String disturbed(Method method, Disturbances disturbances) throws Throwable {
    var named = System.getProperty(REPLAY, "");
    if (!named.isBlank()) {
      return disturbances.replay(words(named));
    }
    var everywhere = method.getAnnotation(CrashEverywhere.class);
    if (everywhere != null) {
      return everywhere.only().isBlank()
          ? disturbances.everywhere()
          : disturbances.replay(words(everywhere.only()));
    }
    var swarm = method.getAnnotation(Swarm.class);
    if (swarm != null) {
      return disturbances.swarm(swarm.runs(), swarm.seed());
    }
    var path = method.getAnnotation(Schedule.class).value();
    var text =
        WorkflowFiles.read(path)
            .orElseThrow(() -> new IllegalStateException("there is no schedule `" + path + "`"));
    return disturbances.replay(words(text.replaceAll("(?m)^\\s*#[^\n]*$", "")));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static Executable body(ReflectiveInvocationContext<Method> method) {
    var executable = method.getExecutable();
    executable.setAccessible(true);
    return () -> {
      try {
        executable.invoke(
            method.getTarget().orElse(null), method.getArguments().toArray(Object[]::new));
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause() == null ? thrown : thrown.getCause();
      }
    };
  }
}
