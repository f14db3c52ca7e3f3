package dev.waymark.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON into maps, lists, strings, booleans, null, and numbers as they were written
/// ([Json.Raw]), so that none loses a digit.
public final class JsonReader {
  private static final int DEPTH_MAX = 200;

  /// Thrown for a text that is no JSON; says at which character.
  public static final class NoJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoJson(String message) {
      super(message);
    }
  }

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  public static @Nullable Object read(String text) {
    var reader = new JsonReader(text);
    var value = reader.value();
    reader.blanks();
    if (reader.at < text.length()) {
      throw reader.wrong("something follows the value");
    }
    return value;
  }

  private @Nullable Object value() {
    blanks();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object() {
    var object = new LinkedHashMap<String, @Nullable Object>();
    enter('{');
    if (!ends('}')) {
      do {
        blanks();
        if (peek() != '"') {
          throw wrong("a name in double quotes is missing");
        }
        var name = string();
        blanks();
        take(':');
        if (object.containsKey(name)) {
          throw wrong("`%s` stands there twice".formatted(name));
        }
        object.put(name, value());
        blanks();
      } while (takes(','));
      take('}');
    }
    depth--;
    return object;
  }

  private List<@Nullable Object> array() {
    var array = new ArrayList<@Nullable Object>();
    enter('[');
    if (!ends(']')) {
      do {
        array.add(value());
        blanks();
      } while (takes(','));
      take(']');
    }
    depth--;
    return array;
  }

  private void enter(char opener) {
    take(opener);
    if (++depth > DEPTH_MAX) {
      throw wrong("nested deeper than " + DEPTH_MAX);
    }
  }

  private boolean ends(char closer) {
    blanks();
    return takes(closer);
  }

  private String string() {
    take('"');
    var out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        out.append(escape());
      } else if (c < ' ') {
        throw wrong("a control character in a string");
      } else {
        out.append(c);
      }
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char c = peek();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> c;
      case 'u' -> unicode();
      default -> throw wrong("an unknown escape \\" + c);
    };
  }

  private char unicode() {
    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw wrong("four hex digits are missing");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Json.Raw number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    var number = text.substring(start, at);
    if (!number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      at = start;
      throw wrong("no value");
    }
    return new Json.Raw(number);
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong("no value");
    }
    at += word.length();
    return value;
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("the text ends too early");
    }
    return text.charAt(at);
  }

  private void take(char c) {
    if (peek() != c) {
      throw wrong("`%c` is missing".formatted(c));
    }
    at++;
  }

  private boolean takes(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private NoJson wrong(String why) {
    return new NoJson("%s at character %d".formatted(why, at + 1));
  }
}
