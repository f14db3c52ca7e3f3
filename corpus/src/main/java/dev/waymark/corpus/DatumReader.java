package dev.waymark.corpus;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Reads Python literals, JSON, and the words that stand around them in the head of a case.
final class DatumReader {
  private final String text;
  private int at;

  DatumReader(String text) {
    this.text = text;
  }

  Datum datum() {
    blanks();
    return switch (at < text.length() ? text.charAt(at) : '\0') {
      case '[' -> new Datum.Array(items('[', ']'));
      case '(' -> tuple();
      case '{' -> braces();
      case '"', '\'' -> new Datum.Str(string());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> word();
    };
  }

  /// Whether `token` comes next; if so it is taken.
  boolean take(String token) {
    blanks();
    if (!text.startsWith(token, at)) {
      return false;
    }
    int end = at + token.length();
    boolean isWord = Character.isLetter(token.charAt(0));
    if (isWord && end < text.length() && isNamePart(text.charAt(end))) {
      return false;
    }
    at = end;
    return true;
  }

  String name() {
    blanks();
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw unexpected("a name");
    }
    return text.substring(start, at);
  }

  /// Digits, with a fraction if there is one.
  String digits() {
    blanks();
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (start == at) {
      throw unexpected("a number");
    }
    return text.substring(start, at);
  }

  String string() {
    blanks();
    char quote = text.charAt(at++);
    var value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : String.valueOf(c));
    }
    expect(String.valueOf(quote));
    return value.toString();
  }

  boolean atEnd() {
    blanks();
    return at == text.length();
  }

  void end() {
    if (!atEnd()) {
      throw unexpected("the end");
    }
  }

  IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(
        "%s is wanted at column %d of: %s".formatted(wanted, at + 1, text));
  }

  /// `(1, a=2)` after a name.
  Datum.Named named(String name) {
    expect("(");
    var arguments = new ArrayList<Datum>();
    var fields = new ArrayList<Datum.Field>();
    while (!take(")")) {
      int start = at;
      if (at < text.length() && Character.isLetter(text.charAt(at))) {
        var field = name();
        if (take("=")) {
          fields.add(new Datum.Field(field, datum()));
          separator(')');
          continue;
        }
        at = start;
      }
      arguments.add(datum());
      separator(')');
    }
    return new Datum.Named(name, arguments, fields);
  }

  private Datum word() {
    if (text.startsWith("b\"", at) || text.startsWith("b'", at)) {
      at++;
      return new Datum.Bytes(string());
    }
    var name = name();
    return switch (name) {
      case "None", "null" -> Datum.none();
      case "True", "true" -> Datum.of(true);
      case "False", "false" -> Datum.of(false);
      case "nan" -> new Datum.Float(Double.NaN);
      case "inf" -> new Datum.Float(Double.POSITIVE_INFINITY);
      default -> {
        if (at < text.length() && text.charAt(at) == '.') {
          at++;
          yield new Datum.Member(name, name());
        }
        var named = named(name);
        yield name.equals("set") ? new Datum.Group(named.arguments()) : named;
      }
    };
  }

  private Datum tuple() {
    int start = at;
    var items = items('(', ')');
    boolean grouping =
        items.size() == 1 && !text.substring(start, at - 1).stripTrailing().endsWith(",");
    return grouping ? items.getFirst() : new Datum.Tuple(items);
  }

  private Datum braces() {
    expect("{");
    var entries = new ArrayList<Datum.Entry>();
    var items = new ArrayList<Datum>();
    while (!take("}")) {
      var key = datum();
      if (take(":")) {
        entries.add(new Datum.Entry(key, datum()));
      } else {
        items.add(key);
      }
      separator('}');
    }
    return items.isEmpty() ? new Datum.Dict(entries) : new Datum.Group(items);
  }

  private List<Datum> items(char open, char close) {
    expect(String.valueOf(open));
    var items = new ArrayList<Datum>();
    while (!take(String.valueOf(close))) {
      items.add(datum());
      separator(close);
    }
    return items;
  }

  private Datum number() {
    int start = at;
    at++;
    if (text.startsWith("inf", at)) {
      at += 3;
      return new Datum.Float(Double.NEGATIVE_INFINITY);
    }
    while (at < text.length() && isNumberPart(text.charAt(at), text.charAt(at - 1))) {
      at++;
    }
    var digits = text.substring(start, at);
    var unsigned = digits.startsWith("-") ? digits.substring(1) : digits;
    if (unsigned.startsWith("0x")) {
      var value = new BigInteger(unsigned.substring(2), 16);
      return new Datum.Int(digits.equals(unsigned) ? value : value.negate());
    }
    boolean isFloat = digits.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
    return isFloat
        ? new Datum.Float(Double.parseDouble(digits))
        : new Datum.Int(new BigInteger(digits));
  }

  private static boolean isNumberPart(char c, char before) {
    boolean sign = (c == '-' || c == '+') && (before == 'e' || before == 'E');
    return sign || c == '.' || c == 'x' || Character.digit(c, 16) >= 0;
  }

  private String escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'x' -> codePoint(2);
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      case '\\', '"', '\'', '/' -> String.valueOf(c);
      default -> throw unexpected("an escape");
    };
  }

  private String codePoint(int width) {
    var digits = text.substring(at, at + width);
    at += width;
    return Character.toString(Integer.parseInt(digits, 16));
  }

  private void separator(char close) {
    blanks();
    if (at < text.length() && text.charAt(at) != close) {
      expect(",");
    }
  }

  private void expect(String token) {
    if (!take(token)) {
      throw unexpected("`" + token + "`");
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
