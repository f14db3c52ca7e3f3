package dev.waymark.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes JSON on one line: objects from maps, arrays from lists, and what is JSON already.
public final class Json {
  /// A text that is JSON already, such as an instance's result.
  public record Raw(String json) {
    @Override
    public String toString() {
      return json;
    }
  }

  private Json() {}

  /// An object whose `schema` names the command and the version of its answer.
  public static Map<String, @Nullable Object> answer(String command) {
    var object = new LinkedHashMap<String, @Nullable Object>();
    object.put("schema", "waymark/%s/v1".formatted(command));
    return object;
  }

  public static Map<String, @Nullable Object> object() {
    return new LinkedHashMap<>();
  }

  public static String write(@Nullable Object value) {
    var out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case Raw(var json) -> out.append(json);
      case Boolean bool -> out.append(bool);
      case Number number -> out.append(number);
      case Map<?, ?> object -> writeObject(out, object);
      case List<?> array -> writeArray(out, array);
      default -> writeString(out, value.toString());
    }
  }

  private static void writeObject(StringBuilder out, Map<?, ?> object) {
    out.append('{');
    var separator = "";
    for (var entry : object.entrySet()) {
      out.append(separator);
      writeString(out, String.valueOf(entry.getKey()));
      out.append(": ");
      write(out, entry.getValue());
      separator = ", ";
    }
    out.append('}');
  }

  private static void writeArray(StringBuilder out, List<?> array) {
    out.append('[');
    var separator = "";
    for (var element : array) {
      out.append(separator);
      write(out, element);
      separator = ", ";
    }
    out.append(']');
  }

  private static void writeString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c) && !isPaired(text, i)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isPaired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
