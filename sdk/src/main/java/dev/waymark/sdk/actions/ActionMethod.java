package dev.waymark.sdk.actions;

import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A method of an object that workflows may call.
public final class ActionMethod {
  private final Object owner;
  private final Method method;
  private final Action settings;

  private ActionMethod(Object owner, Method method, Action settings) {
    this.owner = owner;
    this.method = method;
    this.settings = settings;
  }

  /// Arguments that do not fit the parameters of the method.
  static final class DoesNotFit extends Exception {
    private static final long serialVersionUID = 1;

    DoesNotFit(String message) {
      super(message);
    }
  }

  /// All methods of an object with [Action], its superclasses' too.
  public static List<ActionMethod> of(Object owner) {
    List<ActionMethod> found = new ArrayList<>();
    for (Class<?> type = owner.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      Method[] methods = type.getDeclaredMethods();
      Arrays.sort(methods, java.util.Comparator.comparing(Method::toString));
      for (Method method : methods) {
        Action settings = method.getAnnotation(Action.class);
        if (settings != null) {
          found.add(bind(owner, method, settings));
        }
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(owner.getClass().getName() + " has no @Action method");
    }
    return found;
  }

  private static ActionMethod bind(Object owner, Method method, Action settings) {
    for (Parameter parameter : method.getParameters()) {
      if (!parameter.isNamePresent()) {
        throw new IllegalArgumentException(
            method + ": its parameters have no names; compile it with -parameters");
      }
      if (injected(parameter) && parameter.getType() != String.class) {
        throw new IllegalArgumentException(method + ": an @IdempotencyKey is a String");
      }
    }
    if (!method.trySetAccessible()) {
      throw new IllegalArgumentException(method + " cannot be reached from here");
    }
    return new ActionMethod(owner, method, settings);
  }

  public String identity() {
    return settings.name().isEmpty()
        ? method.getDeclaringClass().getName() + ":" + method.getName()
        : settings.name();
  }

  /// Whether a program that names its action so may mean this one.
  public boolean isMeantBy(String action) {
    String identity = identity();
    return identity.equals(action)
        || identity.substring(identity.lastIndexOf(':') + 1).equals(action);
  }

  /// Seconds that one attempt may take, 0 without a limit.
  double timeout() {
    return settings.timeout();
  }

  public List<Class<? extends Throwable>> raises() {
    return List.of(settings.raises());
  }

  Offer offer() {
    var parameters =
        Arrays.stream(method.getParameters())
            .filter(parameter -> !injected(parameter))
            .map(parameter -> new Offer.Parameter(parameter.getName(), required(parameter)))
            .toList();
    return new Offer(identity(), parameters, false, "java");
  }

  private static boolean injected(Parameter parameter) {
    return parameter.isAnnotationPresent(IdempotencyKey.class);
  }

  private static boolean required(Parameter parameter) {
    return parameter.getType() != Optional.class;
  }

  /// Runs the method; what it throws is thrown as it is.
  @Nullable Object perform(Delivery delivery) throws Throwable {
    Object[] arguments = arguments(delivery);
    try {
      Object result = method.invoke(owner, arguments);
      return result instanceof CompletionStage<?> stage
          ? stage.toCompletableFuture().get()
          : result;
    } catch (InvocationTargetException | java.util.concurrent.ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private Object[] arguments(Delivery delivery) throws DoesNotFit {
    JsonNode given = BorderValues.JSON.readTree(delivery.arguments().bytes());
    List<@Nullable Object> values = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      values.add(injected(parameter) ? delivery.key() : argument(parameter, given, problems));
    }
    List<String> known = offer().parameters().stream().map(Offer.Parameter::name).toList();
    for (String name : given.propertyNames()) {
      if (!known.contains(name)) {
        problems.add(name + ": unknown parameter");
      }
    }
    if (!problems.isEmpty()) {
      throw new DoesNotFit(identity() + ": " + String.join("; ", problems));
    }
    return values.toArray();
  }

  private static @Nullable Object argument(
      Parameter parameter, JsonNode given, List<String> problems) {
    JsonNode value = given.get(parameter.getName());
    if (value == null) {
      if (required(parameter)) {
        problems.add(parameter.getName() + ": missing");
      }
      return Optional.empty();
    }
    try {
      return BorderValues.read(value, parameter.getParameterizedType());
    } catch (JacksonException e) {
      problems.add(
          "%s: expected %s, got %s (%s)"
              .formatted(
                  parameter.getName(),
                  parameter.getParameterizedType().getTypeName(),
                  shortened(value.toString()),
                  shortened(e.getOriginalMessage())));
      return null;
    }
  }

  private static String shortened(String text) {
    return text.length() <= 120 ? text : text.substring(0, 117) + "...";
  }
}
