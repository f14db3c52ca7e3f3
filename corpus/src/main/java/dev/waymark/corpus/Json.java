package dev.waymark.corpus;

import java.util.stream.Collectors;

/// Writes the data that plain JSON has: canonical, on one line, as `docs/protocol.md` 2.1 says.
final class Json {

  private Json() {}

  static String write(Datum datum) {
    return switch (datum) {
      case Datum.Nothing() -> "null";
      case Datum.Bool(var value) -> value ? "true" : "false";
      case Datum.Int _, Datum.Float _ -> Datum.text(datum);
      case Datum.Str(var value) -> quoted(value);
      case Datum.Array(var items) ->
          items.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
      case Datum.Dict(var entries) ->
          entries.stream()
              .map(entry -> write(entry.key()) + ":" + write(entry.value()))
              .collect(Collectors.joining(",", "{", "}"));
      case Datum.Bytes _, Datum.Tuple _, Datum.Group _, Datum.Named _, Datum.Member _ ->
          throw new IllegalArgumentException("JSON has no " + Datum.text(datum));
    };
  }

  private static String quoted(String value) {
    var text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < 0x20) {
            text.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append('"').toString();
  }
}
