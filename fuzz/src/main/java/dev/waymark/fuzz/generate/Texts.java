package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.generate.Pen.with;
import static dev.waymark.fuzz.program.Type.Plain.BYTES;
import static dev.waymark.fuzz.program.Type.Plain.FLOAT;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;

/// Expressions that give text and bytes.
final class Texts {
  private static final String[] SPECS = {
    "d", "5", "05", "+", "x", "#x", "b", ",", "_", "<6", ">6", "^7", "*^9", "=+6", "o", "X", "e",
    "c", " d", "#010b",
  };
  private static final String[] FLOAT_SPECS = {
    ".2f", "8.3f", "e", "g", ".3g", "+.1f", "%", ",.2f", "010.2f", "", ".0f", "#.3g", "E", "<9",
    "_.1f", ".17g", "z.1f"
  };
  private static final String[] STR_SPECS = {"10", "<6", ">6", "^7", "*^9", ".2", "8.3", "s", "05"};

  private final Pen pen;
  private final Values values;
  private final Literals literals;

  Texts(Pen pen, Values values, Literals literals) {
    this.pen = pen;
    this.values = values;
    this.literals = literals;
  }

  private Expr e(Type type, int depth) {
    return values.of(type, depth);
  }

  /// Cut where it may be written again and again.
  private String cut() {
    return pen.repeated ? ")[:12]" : ")";
  }

  List<Pen.Option<Expr>> strings(int d) {
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(with(Feature.STRINGS, () -> Expr.of(STR, "(", e(STR, d), " + ", e(STR, d), cut())));
    options.add(
        with(Feature.STRINGS, () -> Expr.of(STR, "(", e(STR, d), " * " + pen.below(4), cut())));
    options.add(
        with(
            Feature.STRINGS,
            () -> Expr.of(STR, pen.one("str(", "repr("), e(values.orderedType(), d), cut())));
    options.add(
        with(Feature.STRINGS, () -> Expr.of(STR, "(", e(STR, d), " or 'q')[", e(INT, d), "]")));
    options.add(with(Feature.SLICES, () -> Expr.of(STR, e(STR, d), "[", slice(d), "]")));
    options.add(with(Feature.STR_METHODS, () -> method(d)));
    options.add(with(Feature.STR_METHODS, () -> method(d)));
    options.add(with(Feature.STR_METHODS, () -> joined(d)));
    options.add(with(Feature.F_STRING, () -> fString(d)));
    options.add(with(Feature.FORMAT_SPEC, () -> spec(d)));
    options.add(with(Feature.FORMAT_SPEC, () -> format(d)));
    options.add(with(Feature.PERCENT, () -> percent(d)));
    options.add(
        with(
            Feature.BUILTINS, () -> Expr.of(STR, pen.one("hex(", "bin(", "oct("), e(INT, d), ")")));
    options.add(
        with(Feature.BUILTINS, () -> Expr.of(STR, "chr(abs(", e(INT, d), ") % 1000 + 32)")));
    options.add(
        with(
            Feature.BUILTINS,
            () -> Expr.of(STR, "type(", e(values.orderedType(), d), ").__name__")));
    options.add(with(Feature.BUILTINS, () -> Expr.of(STR, "ascii(", e(STR, d), cut())));
    options.add(with(Feature.BYTES, () -> Expr.of(STR, e(BYTES, d), ".hex()")));
    options.add(with(Feature.RECORDS, () -> Expr.of(STR, "repr(Point(", e(INT, d), "))")));
    options.add(
        with(
            Feature.ENUMS,
            () -> Expr.of(STR, pen.one("Color.RED.name", "str(Color.BLUE)", "repr(Color(1))"))));
    options.add(
        with(
            Feature.MODULES,
            () -> Expr.of(STR, "json.dumps(", e(new Type.DictOf(STR, INT), d), cut())));
    options.add(
        with(Feature.MODULES, () -> Expr.of(STR, "str(Decimal(", e(INT, d), ") / 3", cut())));
    return options;
  }

  Expr slice(int d) {
    var from = pen.chance(60) ? e(INT, d) : Expr.of(INT, "");
    var to = pen.chance(60) ? e(INT, d) : Expr.of(INT, "");
    return pen.chance(40)
        ? Expr.of(INT, from, ":", to, ":" + pen.one("-1", "2", "-2", "1", "3"))
        : Expr.of(INT, from, ":", to);
  }

  private Expr method(int d) {
    var text = e(STR, d);
    return switch (pen.below(6)) {
      case 0, 1 ->
          Expr.of(
              STR,
              text,
              "."
                  + pen.one(
                      "upper",
                      "lower",
                      "title",
                      "capitalize",
                      "strip",
                      "lstrip",
                      "rstrip",
                      "swapcase",
                      "casefold",
                      "expandtabs")
                  + "()");
      case 2 -> {
        var old = e(STR, d);
        yield Expr.of(STR, "(", text, ".replace(", old, ", ", e(STR, d), ")" + cut());
      }
      case 3 ->
          Expr.of(
              STR,
              text,
              "." + pen.one("strip", "lstrip", "rstrip", "removeprefix", "removesuffix") + "(",
              e(STR, d),
              ")");
      case 4 ->
          Expr.of(
              STR,
              text,
              "." + pen.one("center", "ljust", "rjust") + "(" + (3 + pen.below(7)),
              pen.one("", ", '*'", ", '\\u00e9'"),
              ")");
      default -> Expr.of(STR, text, ".zfill(" + (2 + pen.below(7)) + ")");
    };
  }

  private Expr joined(int d) {
    var separator = e(STR, d);
    return Expr.of(STR, "(", separator, ".join(", e(new Type.ListOf(STR), d), ")" + cut());
  }

  /// Text of an f-string between its holes.
  private String between() {
    return pen.one("", " ", "-", "{{", "}}", "a", "\\n", "\\u00e9");
  }

  private Expr fString(int d) {
    var parts = new ArrayList<Object>(List.of("f\"" + between()));
    int holes = 1 + pen.below(3);
    for (int i = 0; i < holes; i++) {
      parts.add("{(");
      parts.add(e(values.orderedType(), Math.min(d, 1)));
      parts.add(")" + pen.one("", "", "!r", "!s", "!a", "=") + "}" + between());
    }
    parts.add("\"" + (pen.repeated ? "[:12]" : ""));
    return Expr.of(STR, parts.toArray());
  }

  private Expr spec(int d) {
    return switch (pen.below(4)) {
      case 0 -> Expr.of(STR, "f\"{(", e(INT, Math.min(d, 1)), "):" + pen.one(SPECS) + "}\"");
      case 1 ->
          Expr.of(STR, "f\"{(", e(FLOAT, Math.min(d, 1)), "):" + pen.one(FLOAT_SPECS) + "}\"");
      case 2 -> Expr.of(STR, "f\"{(", e(STR, Math.min(d, 1)), "):" + pen.one(STR_SPECS) + "}\"");
      default ->
          Expr.of(
              STR,
              "f\"{(",
              e(INT, Math.min(d, 1)),
              "):{",
              Expr.of(INT, "(1 + ", e(INT, 0), " % 9)"),
              "}}\"");
    };
  }

  private Expr format(int d) {
    return switch (pen.below(4)) {
      case 0 -> Expr.of(STR, "format(", e(INT, d), ", '" + pen.one(SPECS) + "')");
      case 1 -> Expr.of(STR, "format(", e(FLOAT, d), ", '" + pen.one(FLOAT_SPECS) + "')");
      case 2 ->
          Expr.of(
              STR,
              pen.one("'{} {}'", "'{1}{0!r}'", "'{0:>5}|{1}'", "'{{}}{}{:>4}'") + ".format(",
              e(INT, d),
              ", ",
              e(STR, d),
              ")");
      default ->
          Expr.of(STR, pen.one("'{a}{a!r:>6}'", "'{a:^{w}}'") + ".format(a=", e(STR, d), ", w=7)");
    };
  }

  private Expr percent(int d) {
    return switch (pen.below(4)) {
      case 0 ->
          Expr.of(
              STR,
              "(" + pen.one("'%d'", "'%5d|'", "'%x'", "'%s'", "'%+d'", "'%05d'", "'%r'") + " % (",
              e(INT, d),
              ",))");
      case 1 ->
          Expr.of(
              STR,
              "(" + pen.one("'%.2f'", "'%e'", "'%g'", "'%8.3f|'") + " % (",
              e(FLOAT, d),
              ",))");
      case 2 ->
          Expr.of(
              STR,
              "(" + pen.one("'%s'", "'%r'", "'%10s|'", "'%-5s|'", "'%.1s'") + " % (",
              e(STR, d),
              ",))");
      default -> Expr.of(STR, "('%s %s%%' % (", e(INT, d), ", ", e(STR, d), "))");
    };
  }

  List<Pen.Option<Expr>> bytes(int d) {
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(
        with(Feature.BYTES, () -> Expr.of(BYTES, "(", e(BYTES, d), " + ", e(BYTES, d), cut())));
    options.add(with(Feature.BYTES, () -> Expr.of(BYTES, e(STR, d), ".encode()")));
    options.add(
        with(
            Feature.BYTES,
            () -> Expr.of(BYTES, e(BYTES, d), pen.one("[::-1]", "[1:]", ".upper()", ".strip()"))));
    options.add(with(Feature.BYTES, () -> Expr.of(BYTES, "bytes([", e(INT, d), " % 256])")));
    options.add(with(Feature.BYTES, () -> literals.of(BYTES)));
    return options;
  }
}
