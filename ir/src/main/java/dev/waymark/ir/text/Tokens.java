package dev.waymark.ir.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The tokens of one line of the text form.
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|%[A-Za-z0-9_@]+|-?[0-9]+|[A-Za-z_][A-Za-z_0-9]*"
              + "(?:-[a-z]+)*|->|:=|\\.\\.\\.|(?:\\*\\*|//|<<|>>|[-+*/%&|^@])=(?!=)|[<>=!]="
              + "|\\*\\*|//|<<|>>|.)");

  private final String line;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  Tokens(String line) {
    this.line = line;
    var matcher = TOKEN.matcher(line.strip());
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), matcher.regionEnd());
    }
  }

  String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  String peekSecond() {
    return next + 1 < tokens.size() ? tokens.get(next + 1) : "";
  }

  String take() {
    if (next >= tokens.size()) {
      throw wrong("more");
    }
    return tokens.get(next++);
  }

  boolean accept(String token) {
    if (peek().equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String token) {
    if (!accept(token)) {
      throw wrong("`" + token + "`");
    }
  }

  String word() {
    if (!peek().matches("[A-Za-z_].*")) {
      throw wrong("a word");
    }
    return take();
  }

  int index() {
    if (!peek().matches("[0-9]{1,9}")) {
      throw wrong("a number");
    }
    return Integer.parseInt(take());
  }

  /// `n12`
  int node() {
    if (!peek().matches("n[0-9]{1,9}")) {
      throw wrong("a node");
    }
    return Integer.parseInt(take().substring(1));
  }

  /// `-> n12`
  int to() {
    expect("->");
    return node();
  }

  boolean atText() {
    return peek().length() > 1 && peek().startsWith("\"");
  }

  String text() {
    if (!atText()) {
      throw wrong("a text in quotes");
    }
    return unquote(take());
  }

  private char unit(String digits) {
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw wrong("four digits after `\\u`");
    }
    return (char) Integer.parseInt(digits, 16);
  }

  private String unquote(String quoted) {
    var text = new StringBuilder();
    int at = 1;
    while (at < quoted.length() - 1) {
      char c = quoted.charAt(at);
      if (c != '\\') {
        text.append(c);
        at++;
      } else if (quoted.charAt(at + 1) == 'u') {
        text.append(unit(quoted.substring(at + 2, Math.min(at + 6, quoted.length()))));
        at += 6;
      } else {
        text.append(quoted.charAt(at + 1) == 'n' ? '\n' : quoted.charAt(at + 1));
        at += 2;
      }
    }
    return text.toString();
  }

  <E extends Enum<E>> E constant(Class<E> type, String word) {
    var name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw wrong("one of " + List.of(type.getEnumConstants()));
  }

  void end() {
    if (next < tokens.size()) {
      throw wrong("the end of the line");
    }
  }

  IrSyntaxException wrong(String expected) {
    return new IrSyntaxException(
        "expected " + expected + " before `" + peek() + "` (token " + next + ") in: " + line);
  }
}
