package dev.waymark.simulator.test;

import java.util.ArrayList;

/// Trees back to text.
public final class JsonWriter {
  private JsonWriter() {}

  public static String write(JsonTree tree) {
    return switch (tree) {
      case JsonTree.Word(var word) -> word;
      case JsonTree.Text(var text) -> text(text);
      case JsonTree.Array(var items) ->
          "[" + String.join(",", items.stream().map(JsonWriter::write).toList()) + "]";
      case JsonTree.Members(var members) -> {
        var parts = new ArrayList<String>();
        members.forEach((name, value) -> parts.add(text(name) + ":" + write(value)));
        yield "{" + String.join(",", parts) + "}";
      }
    };
  }

  public static String text(String text) {
    var json = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        var hex = "000" + Integer.toHexString(c);
        json.append("\\u").append(hex.substring(hex.length() - 4));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
