package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.generate.Pen.plain;
import static dev.waymark.fuzz.generate.Pen.with;
import static dev.waymark.fuzz.program.Type.Plain.BOOL;
import static dev.waymark.fuzz.program.Type.Plain.FLOAT;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Expressions that give numbers and truth.
final class Numbers {
  private static final Type INTS = new Type.ListOf(INT);

  private final Pen pen;
  private final Values values;

  Numbers(Pen pen, Values values) {
    this.pen = pen;
    this.values = values;
  }

  private Expr e(Type type, int depth) {
    return values.of(type, depth);
  }

  private Expr infix(Type type, Type of, int d, String... operators) {
    var left = e(of, d);
    return Expr.of(type, "(", left, " " + pen.one(operators) + " ", e(of, d), ")");
  }

  /// A divisor is 0 in one of eight cases at least.
  private Expr divisor(Type type, int d) {
    return pen.below(8) == 7
        ? e(type, d)
        : Expr.of(type, pen.one("2", "3", "7", "(-2)", "(-3)", "10", "1", "(-7)"));
  }

  List<Pen.Option<Expr>> ints(int d) {
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(with(Feature.ARITHMETIC, () -> infix(INT, INT, d, "+", "-")));
    options.add(
        with(
            Feature.ARITHMETIC,
            () -> Expr.of(INT, "(", e(INT, d), " * ", pen.one("2", "3", "-1", "7"), ")")));
    options.add(
        with(
            Feature.ARITHMETIC,
            () -> Expr.of(INT, "((", e(INT, d), " % 1009) * ", e(INT, d), ")")));
    options.add(
        with(Feature.ARITHMETIC, () -> Expr.of(INT, pen.one("(-", "(+", "(~"), e(INT, d), ")")));
    options.add(
        with(
            Feature.ARITHMETIC,
            () -> Expr.of(INT, "((", e(INT, d), " % 50) ** ", pen.one("2", "3", "0"), ")")));
    options.add(
        with(
            Feature.DIVISION,
            () -> Expr.of(INT, "(", e(INT, d), pen.one(" // ", " % "), divisor(INT, d), ")")));
    options.add(
        with(
            Feature.DIVISION,
            () ->
                Expr.of(
                    INT, "divmod(", e(INT, d), ", ", divisor(INT, d), pen.one(")[0]", ")[1]"))));
    options.add(with(Feature.BITS, () -> infix(INT, INT, d, "&", "|", "^")));
    options.add(
        with(
            Feature.BITS,
            () -> Expr.of(INT, "(", e(INT, d), pen.one(" << 3", " >> 2", " >> 70"), ")")));
    options.add(with(Feature.LISTS, () -> Expr.of(INT, "len(", e(sized(), d), ")")));
    options.add(with(Feature.BUILTINS, () -> builtin(d)));
    options.add(with(Feature.STR_METHODS, () -> ofText(d)));
    options.add(with(Feature.LIST_METHODS, () -> ofList(d)));
    options.add(with(Feature.MODULES, () -> ofModule(d)));
    options.add(
        with(Feature.MIXED_TYPES, () -> Expr.of(INT, "(", e(BOOL, d), " + ", e(INT, d), ")")));
    options.add(
        with(
            Feature.RECORDS,
            () -> Expr.of(INT, "Point(", e(INT, d), ", ", e(INT, d), ")" + pen.one(".x", ".y"))));
    options.add(
        with(
            Feature.ENUMS,
            () -> Expr.of(INT, pen.one("Color.RED.value", "Color['BLUE'].value", "len(Color)"))));
    return options;
  }

  private Type sized() {
    return switch (pen.below(4)) {
      case 0 -> STR;
      case 1 -> new Type.DictOf(STR, INT);
      case 2 -> new Type.ListOf(STR);
      default -> INTS;
    };
  }

  private Expr builtin(int d) {
    return switch (pen.below(11)) {
      case 0 -> Expr.of(INT, "abs(", e(INT, d), ")");
      case 1 -> Expr.of(INT, "sum(", e(INTS, d), ")");
      case 2 -> Expr.of(INT, pen.one("min(", "max("), e(INTS, d), ", default=", e(INT, d), ")");
      case 3 -> Expr.of(INT, pen.one("min(", "max("), e(INT, d), ", ", e(INT, d), ")");
      case 4 -> Expr.of(INT, pen.one("int(", "round("), e(FLOAT, d), ")");
      case 5 -> Expr.of(INT, "int(", e(STR, d), ")");
      case 6 -> Expr.of(INT, "pow(", e(INT, d), ", ", pen.one("3", "5", "-1"), ", 7)");
      case 7 -> Expr.of(INT, "round(", e(INT, d), ", ", pen.one("-1", "-2", "1"), ")");
      case 8 -> Expr.of(INT, "int(", e(BOOL, d), ")");
      case 9 -> Expr.of(INT, "(", e(INT, d), ").bit_length()");
      default -> Expr.of(INT, "ord((", e(STR, d), " or 'z')[-1])");
    };
  }

  private Expr ofText(int d) {
    var method = pen.one("find", "rfind", "count", "index");
    var text = e(STR, d);
    return Expr.of(INT, text, "." + method + "(", e(STR, d), ")");
  }

  private Expr ofList(int d) {
    var list = e(INTS, d);
    return Expr.of(INT, list, pen.one(".count(", ".index("), e(INT, d), ")");
  }

  private Expr ofModule(int d) {
    return switch (pen.below(6)) {
      case 0 -> Expr.of(INT, "math.gcd(", e(INT, d), ", ", e(INT, d), ")");
      case 1 -> Expr.of(INT, pen.one("math.floor(", "math.ceil(", "math.trunc("), e(FLOAT, d), ")");
      case 2 -> Expr.of(INT, "math.isqrt(abs(", e(INT, d), "))");
      case 3 -> Expr.of(INT, "functools.reduce(operator.add, ", e(INTS, d), ", 0)");
      case 4 -> Expr.of(INT, "Counter(", e(STR, d), ")[", e(STR, d), "]");
      default -> Expr.of(INT, "math.comb(abs(", e(INT, d), ") % 9, ", e(INT, d), " % 5)");
    };
  }

  List<Pen.Option<Expr>> floats(int d) {
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(with(Feature.ARITHMETIC, () -> infix(FLOAT, FLOAT, d, "+", "-", "*")));
    options.add(
        with(Feature.DIVISION, () -> Expr.of(FLOAT, "(", e(INT, d), " / ", divisor(INT, d), ")")));
    options.add(
        with(
            Feature.DIVISION,
            () ->
                Expr.of(
                    FLOAT,
                    "(",
                    e(FLOAT, d),
                    pen.one(" // ", " % ", " / "),
                    divisor(FLOAT, d),
                    ")")));
    options.add(
        with(Feature.ARITHMETIC, () -> Expr.of(FLOAT, "(", e(INT, d), " * ", e(FLOAT, d), ")")));
    options.add(with(Feature.ARITHMETIC, () -> Expr.of(FLOAT, "(-", e(FLOAT, d), ")")));
    options.add(with(Feature.BUILTINS, () -> Expr.of(FLOAT, "float(", e(INT, d), ")")));
    options.add(
        with(
            Feature.BUILTINS,
            () -> Expr.of(FLOAT, "round(", e(FLOAT, d), ", ", pen.one("0", "1", "2", "-1"), ")")));
    options.add(
        with(
            Feature.BUILTINS,
            () -> Expr.of(FLOAT, "sum(", e(new Type.ListOf(FLOAT), d), ", 0.0)")));
    options.add(with(Feature.BUILTINS, () -> Expr.of(FLOAT, "abs(", e(FLOAT, d), ")")));
    options.add(
        with(
            Feature.BUILTINS,
            () -> Expr.of(FLOAT, pen.one("max(", "min("), e(FLOAT, d), ", ", e(INT, d), ")")));
    options.add(with(Feature.BUILTINS, () -> Expr.of(FLOAT, "float(", e(STR, d), ")")));
    options.add(
        with(
            Feature.MODULES,
            () ->
                Expr.of(
                    FLOAT,
                    pen.one("math.sqrt(abs(", "math.fabs((", "math.copysign(1.0, ("),
                    e(FLOAT, d),
                    "))")));
    options.add(
        with(
            Feature.ARITHMETIC,
            () ->
                Expr.of(
                    FLOAT,
                    "(",
                    pen.one("abs(", "("),
                    e(FLOAT, d),
                    ") ** ",
                    pen.one("2", "2.0", "-1"),
                    ")")));
    return options;
  }

  List<Pen.Option<Expr>> bools(int d) {
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(with(Feature.COMPARISON, () -> comparison(d)));
    options.add(with(Feature.COMPARISON, () -> comparison(d)));
    options.add(with(Feature.COMPARISON, () -> equality(d)));
    options.add(with(Feature.CHAINED_COMPARISON, () -> chained(d)));
    options.add(with(Feature.LOGIC, () -> Expr.of(BOOL, "(not ", e(values.someType(), d), ")")));
    options.add(
        with(
            Feature.LISTS,
            () -> {
              var of = pen.one(INT, STR);
              var item = e(of, d);
              return Expr.of(
                  BOOL, "(", item, pen.one(" in ", " not in "), e(new Type.ListOf(of), d), ")");
            }));
    options.add(with(Feature.STRINGS, () -> Expr.of(BOOL, "(", e(STR, d), " in ", e(STR, d), ")")));
    options.add(
        with(
            Feature.DICTS,
            () -> Expr.of(BOOL, "(", e(STR, d), " in ", e(new Type.DictOf(STR, INT), d), ")")));
    options.addAll(predicates(d));
    return options;
  }

  private List<Pen.Option<Expr>> predicates(int d) {
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(with(Feature.BUILTINS, () -> Expr.of(BOOL, "bool(", e(values.someType(), d), ")")));
    options.add(
        with(Feature.BUILTINS, () -> Expr.of(BOOL, pen.one("any(", "all("), e(INTS, d), ")")));
    options.add(
        with(
            Feature.BUILTINS,
            () ->
                Expr.of(
                    BOOL,
                    "isinstance(",
                    e(values.someType(), d),
                    pen.one(", int)", ", str)", ", (float, list))", ", bool)"))));
    options.add(
        with(
            Feature.STR_METHODS,
            () -> {
              var text = e(STR, d);
              return pen.chance(50)
                  ? Expr.of(BOOL, text, pen.one(".startswith(", ".endswith("), e(STR, d), ")")
                  : Expr.of(
                      BOOL,
                      text,
                      "."
                          + pen.one(
                              "isdigit",
                              "isalpha",
                              "isupper",
                              "islower",
                              "isspace",
                              "istitle",
                              "isalnum",
                              "isdecimal",
                              "isnumeric",
                              "isidentifier",
                              "isascii",
                              "isprintable")
                          + "()");
            }));
    options.add(
        with(
            Feature.MODULES,
            () ->
                Expr.of(
                    BOOL,
                    pen.one("math.isnan(", "math.isinf(", "math.isclose(1.0, "),
                    e(FLOAT, d),
                    ")")));
    options.add(
        with(
            Feature.SETS,
            () -> {
              var set = new Type.SetOf(INT);
              return infix(BOOL, set, d, "<=", "<", "==", ">=");
            }));
    options.add(plain(this::identity));
    return options;
  }

  /// Identity is only what None, True and False have for certain.
  private @Nullable Expr identity() {
    var names = pen.scope.of(t -> !(t instanceof Type.FunctionOf));
    return names.isEmpty()
        ? null
        : Expr.of(BOOL, "(" + pen.one(names) + pen.one(" is None)", " is not None)"));
  }

  private Expr comparison(int d) {
    var type = pen.one(Values.SCALARS);
    return infix(BOOL, type, d, "<", "<=", ">", ">=", "==", "!=");
  }

  private Expr equality(int d) {
    var left = e(values.someType(), d);
    return Expr.of(BOOL, "(", left, pen.one(" == ", " != "), e(values.someType(), d), ")");
  }

  private Expr chained(int d) {
    var first = e(INT, d);
    var second = e(INT, d);
    return Expr.of(
        BOOL,
        "(",
        first,
        " " + pen.one("<", "<=", "==", "!=", ">") + " ",
        second,
        " " + pen.one("<", ">=", "==", "!=", ">") + " ",
        e(INT, d),
        ")");
  }
}
