package dev.waymark.compiler.parse;

import dev.waymark.compiler.diagnostic.Span;
import java.util.function.Consumer;

/// What the escapes of a string stand for. An unknown escape stands for itself, as in CPython.
final class Escapes {
  private final String text;
  private final boolean bytes;
  private final Consumer<String> wrong;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private Escapes(String text, boolean bytes, Consumer<String> wrong) {
    this.text = text;
    this.bytes = bytes;
    this.wrong = wrong;
  }

  /// @param span where the text stands, for what is wrong in it
  static String decode(String text, boolean bytes, Span span, Draft draft) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return new Escapes(text, bytes, message -> draft.refuse(span, message)).run();
  }

  private String run() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\' || at == text.length()) {
        out.append(c);
      } else {
        escape(text.charAt(at++));
      }
    }
    return out.toString();
  }

  private void escape(char c) {
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      case 'x' -> hex(2);
      case 'u', 'U', 'N' -> unicode(c);
      default -> out.append('\\').append(c);
    }
  }

  private void octal() {
    int start = at - 1;
    while (at < text.length()
        && at < start + 3
        && text.charAt(at) >= '0'
        && text.charAt(at) < '8') {
      at++;
    }
    int value = Integer.parseInt(text.substring(start, at), 8);
    out.append((char) (bytes ? value & 0xff : value));
  }

  private void unicode(char kind) {
    if (bytes) {
      out.append('\\').append(kind);
    } else if (kind == 'N') {
      named();
    } else {
      hex(kind == 'u' ? 4 : 8);
    }
  }

  private void hex(int digits) {
    int start = at;
    while (at < text.length() && at < start + digits && isHex(text.charAt(at))) {
      at++;
    }
    if (at < start + digits) {
      wrong.accept("this escape needs " + digits + " hexadecimal digits");
      return;
    }
    long value = Long.parseLong(text.substring(start, at), 16);
    if (value > Character.MAX_CODE_POINT) {
      wrong.accept("there is no character with this number");
      return;
    }
    out.appendCodePoint((int) value);
  }

  private static boolean isHex(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private void named() {
    int end = text.indexOf('}', at);
    if (at >= text.length() || text.charAt(at) != '{' || end < 0) {
      wrong.accept("`\\N` needs a character's name in braces");
      return;
    }
    var name = text.substring(at + 1, end);
    at = end + 1;
    try {
      out.appendCodePoint(Character.codePointOf(name));
    } catch (IllegalArgumentException unknown) {
      wrong.accept("there is no character named `" + name + "`");
    }
  }
}
