package dev.waymark.simulator.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON text as a tree. The texts come from the machine: one that does not read is our fault.
public sealed interface JsonTree {
  /// `null`, `true`, `false` and numbers, as they are written.
  record Word(String text) implements JsonTree {}

  record Text(String text) implements JsonTree {}

  record Array(List<JsonTree> items) implements JsonTree {}

  record Members(Map<String, JsonTree> members) implements JsonTree {}

  static JsonTree read(String json) {
    var reader = new Reader(json);
    var tree = reader.value();
    reader.space();
    if (reader.at < json.length()) {
      throw reader.wrong("the end");
    }
    return tree;
  }

  /// The reader's place in the text.
  final class Reader {
    private final String json;
    private int at;

    private Reader(String json) {
      this.json = json;
    }

    private IllegalArgumentException wrong(String wanted) {
      return new IllegalArgumentException(
          "no JSON: " + wanted + " expected at " + at + " of " + json);
    }

    private void space() {
      while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
        at++;
      }
    }

    private boolean take(char c) {
      space();
      if (at < json.length() && json.charAt(at) == c) {
        at++;
        return true;
      }
      return false;
    }

    private JsonTree value() {
      if (take('{')) {
        return members();
      }
      if (take('[')) {
        return array();
      }
      if (take('"')) {
        return new Text(text());
      }
      var from = at;
      while (at < json.length() && ",]} \t\r\n:".indexOf(json.charAt(at)) < 0) {
        at++;
      }
      if (from == at) {
        throw wrong("a value");
      }
      return new Word(json.substring(from, at));
    }

    private JsonTree members() {
      var members = new LinkedHashMap<String, JsonTree>();
      if (take('}')) {
        return new Members(members);
      }
      do {
        if (!take('"')) {
          throw wrong("a name");
        }
        var name = text();
        if (!take(':')) {
          throw wrong("`:`");
        }
        members.put(name, value());
      } while (take(','));
      if (!take('}')) {
        throw wrong("`}`");
      }
      return new Members(members);
    }

    private JsonTree array() {
      var items = new ArrayList<JsonTree>();
      if (take(']')) {
        return new Array(items);
      }
      do {
        items.add(value());
      } while (take(','));
      if (!take(']')) {
        throw wrong("`]`");
      }
      return new Array(items);
    }

    private String text() {
      var text = new StringBuilder();
      while (true) {
        if (at >= json.length()) {
          throw wrong("the end of a text");
        }
        var c = json.charAt(at++);
        if (c == '"') {
          return text.toString();
        }
        text.append(c == '\\' ? escaped() : c);
      }
    }

    private char escaped() {
      var c = json.charAt(at++);
      return switch (c) {
        case 'n' -> '\n';
        case 't' -> '\t';
        case 'r' -> '\r';
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'u' -> {
          at += 4;
          yield (char) Integer.parseInt(json.substring(at - 4, at), 16);
        }
        default -> c;
      };
    }
  }
}
