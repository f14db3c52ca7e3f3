package dev.waymark.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of the border (docs/protocol.md) as a person, or `jq`, wants them: without the tags that
/// tell one type from another.
public final class Plain {
  private static final String TAG = "$type";

  private Plain() {}

  /// JSON on one line, with blanks.
  public static String of(String tagged) {
    return Json.write(value(JsonReader.read(tagged)));
  }

  public static @Nullable Object value(@Nullable Object tagged) {
    return switch (tagged) {
      case Map<?, ?> object -> object.containsKey(TAG) ? untagged(object) : members(object);
      case List<?> array -> items(array);
      case null, default -> tagged;
    };
  }

  private static @Nullable Object untagged(Map<?, ?> object) {
    return switch (String.valueOf(object.get(TAG))) {
      case "int" -> new Json.Raw(String.valueOf(object.get("value")));
      case "tuple", "set", "frozenset" -> value(object.get("items"));
      case "record" -> value(object.get("fields"));
      case "enum" -> value(object.get("value"));
      case "str" -> value(object.get("code_points"));
      case "float", "bytes", "Decimal", "datetime", "date", "time", "UUID" -> object.get("value");
      case "error" -> error(object);
      default -> members(object);
    };
  }

  private static Map<String, @Nullable Object> error(Map<?, ?> object) {
    var error = Json.object();
    error.put("error", object.get("class"));
    error.put("message", object.get("message"));
    if (object.get("attributes") instanceof Map<?, ?> attributes && !attributes.isEmpty()) {
      error.put("attributes", value(attributes));
    }
    return error;
  }

  private static Map<String, @Nullable Object> members(Map<?, ?> object) {
    var members = Json.object();
    object.forEach((name, value) -> members.put(unescaped(String.valueOf(name)), value(value)));
    return members;
  }

  private static String unescaped(String name) {
    return name.startsWith("$$") ? name.substring(1) : name;
  }

  private static List<@Nullable Object> items(List<?> array) {
    var items = new ArrayList<@Nullable Object>();
    array.forEach(item -> items.add(value(item)));
    return items;
  }
}
