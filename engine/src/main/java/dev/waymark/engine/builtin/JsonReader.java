package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.util.regex.Pattern;

/// `json.loads`, with CPython's complaints and places.
final class JsonReader {
  private static final int DEPTH_MAX = 990;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private final Interpreter in;
  private final String text;
  private int at;

  private JsonReader(Interpreter in, String text) {
    this.in = in;
    this.text = text;
  }

  static Value loads(Interpreter in, Arguments a) {
    Parameters.known("loads", a, "s");
    var source = Parameters.find(a, 0, "s", None.NONE);
    var text =
        switch (Enums.plain(source)) {
          case Str string -> string.text();
          case Bytes bytes -> Codecs.decode(bytes.bytes(), "utf-8", "strict");
          case Value _ ->
              throw Errors.typeError(
                  "the JSON object must be str, bytes or bytearray, not " + Types.name(source));
        };
    var reader = new JsonReader(in, text);
    if (text.startsWith("\uFEFF")) {
      throw reader.wrong("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
    }
    reader.space();
    var value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.wrong("Extra data", reader.at);
    }
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Raised wrong(String message, int place) {
    int position = text.codePointCount(0, place);
    int line = 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    int start = text.lastIndexOf('\n', place - 1) + 1;
    int column = text.codePointCount(start, Math.max(start, place)) + 1;
    var error =
        Errors.error(
            "json.decoder.JSONDecodeError",
            Str.of("%s: line %d column %d (char %d)".formatted(message, line, column, position)));
    error.attributes().put("msg", Str.of(message));
    error.attributes().put("doc", Str.of(text));
    error.attributes().put("pos", Int.of(position));
    error.attributes().put("lineno", Int.of(line));
    error.attributes().put("colno", Int.of(column));
    return new Raised(error);
  }

  private Value value(int depth) {
    if (depth > DEPTH_MAX) {
      throw Errors.raised(
          "RecursionError",
          "maximum recursion depth exceeded while decoding a JSON array from a unicode string");
    }
    in.charge(1);
    if (at >= text.length()) {
      throw wrong("Expecting value", at);
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> Str.of(string());
      default -> scalar();
    };
  }

  private Value scalar() {
    if (accept("null")) {
      return None.NONE;
    }
    if (accept("true")) {
      return Bool.TRUE;
    }
    if (accept("false")) {
      return Bool.FALSE;
    }
    if (accept("NaN")) {
      return new Float(Double.NaN);
    }
    if (accept("Infinity")) {
      return new Float(Double.POSITIVE_INFINITY);
    }
    if (accept("-Infinity")) {
      return new Float(Double.NEGATIVE_INFINITY);
    }
    var number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw wrong("Expecting value", at);
    }
    at = number.end();
    return number.group(1) == null && number.group(2) == null
        ? IntTexts.parse(Str.of(number.group()), 10)
        : new Float(Double.parseDouble(number.group()));
  }

  private boolean accept(String word) {
    if (text.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  private Value array(int depth) {
    var list = ListValue.empty();
    at++;
    space();
    if (accept("]")) {
      return list;
    }
    while (true) {
      space();
      list.add(value(depth + 1));
      space();
      if (accept("]")) {
        return list;
      }
      if (!accept(",")) {
        throw wrong("Expecting ',' delimiter", at);
      }
    }
  }

  private Value object(int depth) {
    var dict = new Dict();
    at++;
    space();
    if (accept("}")) {
      return dict;
    }
    while (true) {
      space();
      if (!text.startsWith("\"", at)) {
        throw wrong("Expecting property name enclosed in double quotes", at);
      }
      var key = string();
      space();
      if (!accept(":")) {
        throw wrong("Expecting ':' delimiter", at);
      }
      space();
      dict.put(key, value(depth + 1));
      space();
      if (accept("}")) {
        return dict;
      }
      if (!accept(",")) {
        throw wrong("Expecting ',' delimiter", at);
      }
    }
  }

  private String string() {
    int begin = at++;
    var out = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw wrong("Unterminated string starting at", begin);
      }
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c == '\\') {
        escape(out, begin);
      } else if (c < ' ') {
        throw wrong("Invalid control character at", at - 1);
      } else {
        out.append(c);
      }
    }
  }

  private void escape(StringBuilder out, int begin) {
    if (at >= text.length()) {
      throw wrong("Unterminated string starting at", begin);
    }
    char c = text.charAt(at++);
    switch (c) {
      case '"', '\\', '/' -> out.append(c);
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'u' -> {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
          throw wrong("Invalid \\uXXXX escape", at - 1);
        }
        out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
        at += 4;
      }
      default -> throw wrong("Invalid \\escape", at - 2);
    }
  }
}
