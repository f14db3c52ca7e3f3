package dev.waymark.simulator.test;

import dev.waymark.engine.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values at the border as a person writes them: `["a", 1, None]`, `Trip(id="t-1")`,
/// `PaymentDeclined(code="51")`.
final class Shown {
  private Shown() {}

  static String value(Payload payload) {
    return value(JsonTree.read(payload.json()));
  }

  /// A text without its quotes; anything else as it is written.
  static String text(Payload payload) {
    return JsonTree.read(payload.json()) instanceof JsonTree.Text(var text) ? text : payload.json();
  }

  static String value(JsonTree tree) {
    return switch (tree) {
      case JsonTree.Word(var word) -> word(word);
      case JsonTree.Text(var text) -> quoted(text);
      case JsonTree.Array(var items) -> "[" + list(items) + "]";
      case JsonTree.Members(var members) ->
          members.containsKey("$type") ? tagged(members) : plain(members);
    };
  }

  private static String word(String word) {
    return switch (word) {
      case "null" -> "None";
      case "true" -> "True";
      case "false" -> "False";
      default -> word;
    };
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }

  private static String list(List<JsonTree> items) {
    return String.join(", ", items.stream().map(Shown::value).toList());
  }

  private static String plain(Map<String, JsonTree> members) {
    var parts = new ArrayList<String>();
    members.forEach((name, item) ->
        parts.add(quoted(name.startsWith("$$") ? name.substring(1) : name) + ": " + value(item)));
    return "{" + String.join(", ", parts) + "}";
  }

  private static String tagged(Map<String, JsonTree> members) {
    return switch (text(members, "$type")) {
      case "error" -> error(members);
      case "record" -> named(bare(text(members, "class")), fields(members, "fields"));
      case "enum" -> bare(text(members, "class")) + "." + text(members, "name");
      case "tuple" -> "(" + items(members) + ")";
      case "set", "frozenset" -> "{" + items(members) + "}";
      case "dict" -> pairs(members);
      case "timedelta" -> duration(micros(members));
      case "int", "float", "Decimal", "datetime", "date", "time", "UUID", "bytes" ->
          text(members, "value");
      default -> plain(members);
    };
  }

  private static String items(Map<String, JsonTree> members) {
    return members.get("items") instanceof JsonTree.Array(var items) ? list(items) : "";
  }

  private static String pairs(Map<String, JsonTree> members) {
    var parts = new ArrayList<String>();
    if (members.get("items") instanceof JsonTree.Array(var items)) {
      for (var item : items) {
        if (item instanceof JsonTree.Array(var pair) && pair.size() == 2) {
          parts.add(value(pair.getFirst()) + ": " + value(pair.getLast()));
        }
      }
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static long micros(Map<String, JsonTree> members) {
    var seconds = number(members, "days") * 86_400 + number(members, "seconds");
    return seconds * 1_000_000 + number(members, "microseconds");
  }

  private static long number(Map<String, JsonTree> members, String name) {
    return members.get(name) instanceof JsonTree.Word(var word) ? Long.parseLong(word) : 0;
  }

  private static String error(Map<String, JsonTree> members) {
    var attributes = fields(members, "attributes");
    var name = spelled(bare(text(members, "class")));
    if (!attributes.isEmpty()) {
      return named(name, attributes);
    }
    var message = text(members, "message");
    return message.isEmpty() ? name : name + "(" + quoted(message) + ")";
  }

  private static String named(String name, Map<String, JsonTree> fields) {
    var parts = new ArrayList<String>();
    fields.forEach((field, item) -> parts.add(field + "=" + value(item)));
    return name + "(" + String.join(", ", parts) + ")";
  }

  /// A builtin error as a `.wm` file writes it.
  static String spelled(String error) {
    return switch (error) {
      case "ConnectionError" -> "NetworkError";
      case "ActionTimeout", "TimeoutError" -> "Timeout";
      default -> error;
    };
  }

  static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static Map<String, JsonTree> fields(Map<String, JsonTree> members, String name) {
    return members.get(name) instanceof JsonTree.Members(var fields)
        ? fields
        : new LinkedHashMap<>();
  }

  static String text(Map<String, JsonTree> members, String name) {
    return switch (members.get(name)) {
      case JsonTree.Text(var text) -> text;
      case JsonTree.Word(var word) -> word;
      case null, default -> "";
    };
  }

  /// `0s`, `1.5s`, `2m`, `1h 5m`, `14d`.
  static String duration(long micros) {
    if (micros < 60_000_000) {
      var text = java.math.BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
      return text + "s";
    }
    var seconds = micros / 1_000_000;
    var parts = new ArrayList<String>();
    var units = List.of(86_400L, 3_600L, 60L, 1L);
    var names = List.of("d", "h", "m", "s");
    for (var i = 0; i < units.size() && parts.size() < 2; i++) {
      var count = seconds / units.get(i);
      seconds %= units.get(i);
      if (count > 0) {
        parts.add(count + names.get(i));
      }
    }
    return String.join(" ", parts);
  }
}
