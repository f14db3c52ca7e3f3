package dev.waymark.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.test.DisturbedScene;
import dev.waymark.simulator.test.Worlds;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.function.Executable;

/// Repeats a test method under every single disturbance.
final class CrashExtension implements InvocationInterceptor {
  /// One bug shows under many disturbances.
  private static final int FINDINGS_MAX = 10;

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
            .orElseThrow(() ->
                new IllegalStateException("@CrashEverywhere needs a Simulation as a parameter"));
    var stubs = simulation.stubs();
    invocation.proceed();
    var disturbances = new Disturbances(simulation, stubs, body(method));
    context.publishReportEntry("waymark", disturbances.everywhere());
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

  /// @param stubs those from before the body
  record Disturbances(Simulation simulation, Map<String, Stub> stubs, Executable body) {
    /// Gives how much was disturbed.
    String everywhere() throws Throwable {
      var worlds = new Worlds(simulation.compiled());
      var benign = simulation.disturbed(worlds, Optional.empty(), stubs);
      body.execute();
      var singles = benign.singles();
      var broken = 0;
      var findings = new ArrayList<Executable>();
      for (var single : singles) {
        var scene = simulation.disturbed(worlds, Optional.of(single), stubs);
        try {
          body.execute();
        } catch (AssertionError | Exception thrown) {
          broken++;
          if (findings.size() < FINDINGS_MAX) {
            var finding = finding(singles, single, scene, thrown);
            findings.add(() -> {
              throw finding;
            });
          }
        }
      }
      assertAll(
          "%d of %d disturbances break the test; the first".formatted(broken, singles.size()),
          findings);
      var points = singles.stream().map(Exhaust.Single::point).distinct().count();
      return "%d points, %d disturbances".formatted(points, singles.size());
    }

    private static AssertionError finding(
        List<Exhaust.Single> singles,
        Exhaust.Single single,
        DisturbedScene scene,
        Throwable thrown) {
      return new AssertionError(
          "%s\n\ndisturbance %d of %d: %s"
              .formatted(
                  String.valueOf(thrown.getMessage()).strip(),
                  singles.indexOf(single) + 1,
                  singles.size(),
                  String.join("\n", scene.told())),
          thrown);
    }
  }
}
