package dev.waymark.engine.border;

import java.util.ArrayList;
import java.util.LinkedHashMap;

/// A strict JSON reader: no comments, no NaN, no doubled members, nothing behind, bounded depth.
final class JsonReader {
  /// A value of the border is nested 200 deep at most, each level with its tag and its list.
  private static final int DEPTH_MAX = 640;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Json read(String text) {
    var reader = new JsonReader(text);
    reader.blank();
    var json = reader.value(0);
    reader.blank();
    if (reader.at != text.length()) {
      throw reader.bad("something behind the value");
    }
    return json;
  }

  private Undecodable bad(String what) {
    return new Undecodable("no JSON at character " + at + ": " + what);
  }

  private void blank() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw bad("the text ends");
    }
    return text.charAt(at);
  }

  private Json value(int depth) {
    if (depth > DEPTH_MAX) {
      throw bad("nested too deep");
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Json word(String word, Json json) {
    if (!text.startsWith(word, at)) {
      throw bad("an unknown word");
    }
    at += word.length();
    return json;
  }

  private Json object(int depth) {
    var members = new LinkedHashMap<String, Json>();
    at++;
    blank();
    if (peek() == '}') {
      at++;
      return new Json.Object(members);
    }
    while (true) {
      if (peek() != '"') {
        throw bad("a member has no name");
      }
      var name = string();
      blank();
      expect(':');
      blank();
      if (members.put(name, value(depth + 1)) != null) {
        throw bad("the member \"" + name + "\" is there twice");
      }
      blank();
      if (peek() == '}') {
        at++;
        return new Json.Object(members);
      }
      expect(',');
      blank();
    }
  }

  private Json array(int depth) {
    var items = new ArrayList<Json>();
    at++;
    blank();
    if (peek() == ']') {
      at++;
      return new Json.Array(items);
    }
    while (true) {
      items.add(value(depth + 1));
      blank();
      if (peek() == ']') {
        at++;
        return new Json.Array(items);
      }
      expect(',');
      blank();
    }
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw bad("expected " + wanted);
    }
    at++;
  }

  private String string() {
    at++;
    int from = at;
    while (peek() != '"' && peek() != '\\' && peek() >= ' ') {
      at++;
    }
    if (peek() == '"') {
      return text.substring(from, at++);
    }
    var out = new StringBuilder(text.substring(from, at));
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw bad("a control character");
      }
      out.append(c == '\\' ? escape() : c);
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw bad("an unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw bad("no hex digit");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private Json number() {
    int from = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    return new Json.Number(text.substring(from, at));
  }

  private void digits() {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == from) {
      throw bad("expected a digit");
    }
  }
}
