package dev.waymark.sdk.actions;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Exceptions as errors of the border: named by class, with the bases that workflows know.
public final class JavaErrors {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int TRACEBACK_MAX = 16_000;

  /// What a Java class also is to a workflow, widest last; the first that fits is taken.
  private record Kinship(Class<? extends Throwable> type, List<String> bases) {}

  private static final List<Kinship> KIN =
      List.of(
          new Kinship(SocketException.class, List.of("ConnectionError", "OSError")),
          new Kinship(UnknownHostException.class, List.of("ConnectionError", "OSError")),
          new Kinship(IOException.class, List.of("OSError")),
          new Kinship(TimeoutException.class, List.of("TimeoutError", "OSError")),
          new Kinship(IllegalArgumentException.class, List.of("ValueError")),
          new Kinship(ArithmeticException.class, List.of("ArithmeticError")),
          new Kinship(IndexOutOfBoundsException.class, List.of("IndexError", "LookupError")));

  private JavaErrors() {}

  /// The name under which workflows know an exception class.
  public static String name(Class<?> type) {
    ErrorName named = type.getAnnotation(ErrorName.class);
    return named == null ? type.getSimpleName() : named.value();
  }

  static Event.Outcome failed(Throwable error) {
    ObjectNode written = error(name(error.getClass()), bases(error), error.getMessage());
    written.set("attributes", attributes(error));
    return failed(written.put("traceback", traceback(error)));
  }

  /// A failure that has no Java exception; `name` and `bases` as workflows know them.
  static Event.Outcome failed(String name, List<String> bases, String message) {
    ObjectNode written = error(name, bases, message);
    written.set("attributes", NODES.objectNode());
    return failed(written);
  }

  private static Event.Outcome failed(ObjectNode written) {
    return new Event.Outcome.Failed(Payload.of(BorderValues.JSON.writeValueAsBytes(written)), -1);
  }

  private static ObjectNode error(
      String name, List<String> bases, @org.jspecify.annotations.Nullable String message) {
    ObjectNode written = NODES.objectNode().put("$type", "error").put("class", name);
    ArrayNode above = written.putArray("bases");
    bases.forEach(above::add);
    above.add("Exception").add("BaseException");
    written.set("message", BorderValues.tag(message == null ? "" : message));
    ArrayNode args = written.putArray("args");
    if (message != null) {
      args.add(BorderValues.tag(message));
    }
    return written;
  }

  private static List<String> bases(Throwable error) {
    var found = new java.util.ArrayList<String>();
    for (Class<?> type = error.getClass().getSuperclass();
        type != null && type != Exception.class && type != Throwable.class;
        type = type.getSuperclass()) {
      found.add(name(type));
    }
    KIN.stream()
        .filter(kin -> kin.type.isInstance(error))
        .findFirst()
        .ifPresent(kin -> found.addAll(kin.bases));
    return found;
  }

  /// The fields of the exception's own classes that have an accessor of the same name.
  private static ObjectNode attributes(Throwable error) {
    ObjectNode made = NODES.objectNode();
    for (Class<?> type = error.getClass();
        type != null && !type.getName().startsWith("java.");
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        accessor(type, field).ifPresent(method -> attribute(made, method, error));
      }
    }
    return made;
  }

  private static Optional<Method> accessor(Class<?> type, Field field) {
    try {
      Method method = type.getDeclaredMethod(field.getName());
      boolean plain = !Modifier.isStatic(method.getModifiers()) && method.trySetAccessible();
      return plain ? Optional.of(method) : Optional.empty();
    } catch (NoSuchMethodException _) {
      return Optional.empty();
    }
  }

  private static void attribute(ObjectNode made, Method accessor, Throwable error) {
    try {
      made.set(accessor.getName(), BorderValues.tag(accessor.invoke(error)));
    } catch (ReflectiveOperationException | RuntimeException e) {
      ArrayNode dropped =
          made.get("dropped") instanceof ArrayNode known ? known : made.putArray("dropped");
      dropped.add(accessor.getName());
    }
  }

  private static String traceback(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString().substring(0, Math.min(text.toString().length(), TRACEBACK_MAX));
  }
}
