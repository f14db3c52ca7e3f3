package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.program.Type.Plain.BOOL;
import static dev.waymark.fuzz.program.Type.Plain.BYTES;
import static dev.waymark.fuzz.program.Type.Plain.FLOAT;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;

/// Literals, plain ones and those that are known to catch implementations out.
final class Literals {
  private static final String[] INTS = {"0", "1", "2", "3", "5", "7", "-1", "-2", "-7", "10"};
  private static final String[] BIG_INTS = {
    "255",
    "256",
    "2147483647",
    "2147483648",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "10 ** 18",
    "10 ** 30",
    "-(2 ** 64)",
    "2 ** 100 + 1"
  };
  private static final String[] FLOATS = {
    "0.0", "0.5", "1.0", "2.0", "-1.5", "2.5", "3.25", "0.1", "100.0", "-7.0"
  };
  private static final String[] ODD_FLOATS = {
    "-0.0",
    "1e16",
    "1e22",
    "1e-7",
    "1.5e300",
    "5e-324",
    "float('nan')",
    "float('inf')",
    "float('-inf')",
    "9007199254740993.0",
    "0.1 + 0.2",
    "1e15",
    "123456789.125",
    "2.675"
  };
  private static final String[] STRINGS = {
    "", "a", "b", "ab", "abc", "Hello World", " x ", "a,b,c", "42", "-7", "1.5", "aXbX", "{}"
  };
  private static final String[] ODD_TEXT = {
    "é", "ß", "İ", "ǅ", "\uD83D\uDE00", "x\uD835\uDD18y", "\u0000", "\t\n", "a\r\nb", "ﬁ", "Σας",
    "e\u0301", "\u2028", "\u00a0 ", "'", "\"", "\\", "٣", "²", "\u001c", "\u0130i", "'\""
  };
  private static final String[] BYTES_LITERALS = {"b''", "b'ab'", "b'\\x00\\xff'", "b'a b'"};

  private final Pen pen;

  Literals(Pen pen) {
    this.pen = pen;
  }

  Expr of(Type type) {
    return switch (type) {
      case Type.Plain.INT -> number(INT, INTS, BIG_INTS, Feature.BIG_INTS);
      case Type.Plain.FLOAT -> number(FLOAT, FLOATS, ODD_FLOATS, Feature.ODD_FLOATS);
      case Type.Plain.STR -> Expr.of(STR, quoted(text()));
      case Type.Plain.BOOL -> Expr.of(BOOL, pen.one("False", "True"));
      case Type.Plain.BYTES -> Expr.of(BYTES, pen.one(BYTES_LITERALS));
      case Type.Plain.ANY -> any();
      case Type.ListOf(var of) -> several(type, "[", of, "]", 4);
      case Type.SetOf(var of) -> {
        var some = several(type, "{", of, "}", 4);
        yield some.pieces().size() == 2 ? Expr.of(type, "set()") : some;
      }
      case Type.DictOf(var key, var value) -> dict(type, key, value);
      case Type.TupleOf(var of) -> tuple(type, of);
      case Type.FunctionOf(_, var to) -> Expr.of(type, "(lambda _: ", of(to), ")");
    };
  }

  private Expr any() {
    return Expr.of(
        Type.Plain.ANY,
        switch (pen.below(6)) {
          case 0 -> "None";
          case 1 -> of(INT);
          case 2 -> of(STR);
          case 3 -> of(FLOAT);
          case 4 -> of(BOOL);
          default -> "(1, 'x')";
        });
  }

  private Expr number(Type type, String[] plain, String[] odd, Feature feature) {
    if (pen.may(feature) && pen.chance(30)) {
      pen.used.add(feature);
      return Expr.of(type, "(" + pen.one(odd) + ")");
    }
    var literal = pen.one(plain);
    return Expr.of(type, literal.startsWith("-") ? "(" + literal + ")" : literal);
  }

  String text() {
    if (pen.may(Feature.ODD_TEXT) && pen.chance(35)) {
      pen.used.add(Feature.ODD_TEXT);
      return pen.one(STRINGS) + pen.one(ODD_TEXT) + (pen.chance(20) ? pen.one(ODD_TEXT) : "");
    }
    return pen.one(STRINGS);
  }

  /// A literal of Python, ASCII only.
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            case '\r' -> quoted.append("\\r");
            default -> {
              if (c >= 32 && c < 127) {
                quoted.appendCodePoint(c);
              } else if (c < 256) {
                quoted.append("\\x%02x".formatted(c));
              } else {
                quoted.append(c < 65536 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
              }
            }
          }
        });
    return quoted.append('"').toString();
  }

  private Expr several(Type type, String open, Type of, String close, int most) {
    var parts = new ArrayList<Object>(List.of(open));
    int count = pen.below(most + 1);
    for (int i = 0; i < count; i++) {
      parts.add(i == 0 ? "" : ", ");
      parts.add(of(of));
    }
    parts.add(close);
    return Expr.of(type, parts.toArray());
  }

  private Expr tuple(Type type, List<Type> of) {
    var parts = new ArrayList<Object>(List.of("("));
    for (var item : of) {
      parts.add(of(item));
      parts.add(", ");
    }
    parts.add(")");
    return Expr.of(type, parts.toArray());
  }

  private Expr dict(Type type, Type key, Type value) {
    var parts = new ArrayList<Object>(List.of("{"));
    int count = pen.below(4);
    for (int i = 0; i < count; i++) {
      parts.add(i == 0 ? "" : ", ");
      parts.add(key(key));
      parts.add(": ");
      parts.add(of(value));
    }
    parts.add("}");
    return Expr.of(type, parts.toArray());
  }

  private Expr key(Type key) {
    if (pen.may(Feature.MIXED_KEYS) && pen.chance(20)) {
      pen.used.add(Feature.MIXED_KEYS);
      return Expr.of(
          key, pen.one("True", "1", "1.0", "0", "False", "0.0", "-0.0", "None", "(1, 2)", "''"));
    }
    return of(key);
  }
}
