package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.generate.Pen.with;
import static dev.waymark.fuzz.program.Type.Plain.BOOL;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Expressions that give lists, dicts, sets and tuples, and what is in them.
final class Collections {
  private final Pen pen;
  private final Values values;

  Collections(Pen pen, Values values) {
    this.pen = pen;
    this.values = values;
  }

  private Expr e(Type type, int depth) {
    return values.of(type, depth);
  }

  private String cut() {
    return pen.repeated ? ")[:6]" : ")";
  }

  /// An element of a collection that may be shorter.
  @Nullable Expr element(Type type, int d) {
    return switch (pen.below(4)) {
      case 0 -> Expr.of(type, e(new Type.ListOf(type), d), "[", index(d), "]");
      case 1 ->
          pen.may(Feature.DICTS)
              ? Expr.of(
                  type, e(new Type.DictOf(STR, type), d), ".get(", e(STR, d), ", ", e(type, d), ")")
              : null;
      case 2 ->
          pen.may(Feature.TUPLES)
              ? Expr.of(type, e(new Type.TupleOf(List.of(type, INT)), d), pen.one("[0]", "[-2]"))
              : null;
      default ->
          pen.may(Feature.ITERATORS)
              ? Expr.of(type, "next(iter(", e(new Type.ListOf(type), d), "), ", e(type, d), ")")
              : null;
    };
  }

  private Expr index(int d) {
    return pen.chance(60) ? Expr.of(INT, pen.one("0", "-1", "1", "-2")) : e(INT, d);
  }

  List<Pen.Option<Expr>> lists(Type.ListOf type, int d) {
    var of = type.of();
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(with(Feature.LISTS, () -> display(type, of, d)));
    options.add(
        with(Feature.LISTS, () -> Expr.of(type, "(", e(type, d), " + ", e(type, d), cut())));
    options.add(
        with(Feature.LISTS, () -> Expr.of(type, "(", e(type, d), " * " + pen.below(3), cut())));
    options.add(with(Feature.SLICES, () -> Expr.of(type, e(type, d), "[", slice(d), "]")));
    options.add(with(Feature.COMPREHENSION, () -> comprehension(type, "[", of, "]", d)));
    options.add(with(Feature.COMPREHENSION, () -> comprehension(type, "[", of, "]", d)));
    options.add(
        with(
            Feature.STARS,
            () ->
                Expr.of(
                    type,
                    "[*",
                    e(type, d),
                    ", *",
                    e(type, d),
                    "]" + (pen.repeated ? "[:6]" : ""))));
    options.add(with(Feature.SORTING, () -> sorted(type, d)));
    options.add(with(Feature.LIST_METHODS, () -> Expr.of(type, e(type, d), ".copy()")));
    options.add(with(Feature.ITERATORS, () -> iterated(type, d)));
    options.add(with(Feature.ITERATORS, () -> iterated(type, d)));
    options.add(with(Feature.MODULES, () -> chained(type, d)));
    if (of == INT) {
      options.add(with(Feature.BUILTINS, () -> Expr.of(type, "list(range(", range(d), "))")));
      options.add(with(Feature.BYTES, () -> Expr.of(type, "list(", e(Type.Plain.BYTES, d), ")")));
    }
    if (of == STR) {
      options.add(with(Feature.STR_METHODS, () -> split(type, d)));
      options.add(with(Feature.STRINGS, () -> Expr.of(type, "list(", e(STR, d), ")")));
    }
    if (of.isHashable()) {
      options.add(
          with(
              Feature.DICTS,
              () ->
                  Expr.of(
                      type, "list(", e(new Type.DictOf(of, INT), d), pen.one(")", ".keys())"))));
      options.add(
          with(
              Feature.DICTS,
              () -> Expr.of(type, "list(", e(new Type.DictOf(STR, of), d), ".values())")));
    }
    return options;
  }

  private Expr range(int d) {
    return switch (pen.below(3)) {
      case 0 -> Expr.of(INT, e(INT, d), " % 6");
      case 1 -> Expr.of(INT, e(INT, d), " % 4, " + pen.below(9));
      default -> Expr.of(INT, e(INT, d), " % 7, ", e(INT, d), " % 7, " + pen.one("-1", "2", "-2"));
    };
  }

  private Expr slice(int d) {
    var from = pen.chance(60) ? e(INT, d) : Expr.of(INT, "");
    var to = pen.chance(60) ? e(INT, d) : Expr.of(INT, "");
    return pen.chance(40)
        ? Expr.of(INT, from, ":", to, ":" + pen.one("-1", "2", "-2", "1", "0"))
        : Expr.of(INT, from, ":", to);
  }

  private Expr display(Type type, Type of, int d) {
    var parts = new ArrayList<Object>(List.of("["));
    int count = pen.below(4);
    for (int i = 0; i < count; i++) {
      parts.add(i == 0 ? "" : ", ");
      parts.add(e(of, d));
    }
    parts.add("]");
    return Expr.of(type, parts.toArray());
  }

  /// `[f(x) for x in xs if p(x)]`, and the same of sets and dicts.
  private Expr comprehension(Type type, String open, Type of, String close, int d) {
    var from = pen.one(Values.SCALARS);
    var source = values.unbound(pen.scope, pen.awaits, new Type.ListOf(from), d);
    var inner = pen.scope.nested();
    var name = pen.one("i", "j", "x", "a");
    inner.fix(name, from);
    boolean awaits = pen.awaits && !close.equals(")") && pen.chance(40);
    boolean before = pen.repeated;
    pen.repeated = true;
    try {
      var parts = new ArrayList<Object>(List.of(open));
      if (type instanceof Type.DictOf(var key, _)) {
        parts.add(values.unbound(inner, awaits, key, Math.min(d, 1)));
        parts.add(": ");
      }
      parts.add(values.unbound(inner, awaits, of, d));
      parts.add(" for " + name + " in ");
      parts.add(source);
      parts.add("[:4]");
      if (pen.chance(35)) {
        parts.add(" if ");
        parts.add(values.unbound(inner, awaits, BOOL, Math.min(d, 1)));
      }
      parts.add(close);
      return Expr.of(type, parts.toArray());
    } finally {
      pen.repeated = before;
    }
  }

  private Expr sorted(Type.ListOf type, int d) {
    var key =
        pen.chance(40)
            ? List.of(", key=", values.lambda(new Type.FunctionOf(type.of(), pen.one(INT, STR)), d))
            : List.<Object>of();
    return Expr.of(type, "sorted(", e(type, d), key, pen.one("", "", ", reverse=True"), ")");
  }

  private Expr iterated(Type.ListOf type, int d) {
    return switch (pen.below(5)) {
      case 0 -> Expr.of(type, "list(reversed(", e(type, d), "))");
      case 1 -> {
        var from = pen.one(Values.SCALARS);
        var function = values.lambda(new Type.FunctionOf(from, type.of()), d);
        yield Expr.of(type, "list(map(", function, ", ", e(new Type.ListOf(from), d), "))");
      }
      case 2 -> {
        var test = values.lambda(new Type.FunctionOf(type.of(), BOOL), d);
        yield Expr.of(type, "list(filter(", test, ", ", e(type, d), "))");
      }
      case 3 -> {
        var other = e(new Type.ListOf(INT), d);
        yield Expr.of(type, "[p for p, _ in zip(", e(type, d), ", ", other, ")]");
      }
      default -> comprehension(type, "list(", type.of(), ")", d);
    };
  }

  private Expr chained(Type.ListOf type, int d) {
    return switch (pen.below(4)) {
      case 0 -> Expr.of(type, "list(itertools.chain(", e(type, d), ", ", e(type, d), ")" + cut());
      case 1 -> Expr.of(type, "list(itertools.islice(", e(type, d), ", " + pen.below(4) + "))");
      case 2 -> Expr.of(type, "list(deque(", e(type, d), ", maxlen=" + (1 + pen.below(3)) + "))");
      default -> Expr.of(type, pen.one("copy.copy(", "copy.deepcopy("), e(type, d), ")");
    };
  }

  private Expr split(Type type, int d) {
    var text = e(STR, d);
    return Expr.of(
        type,
        text,
        pen.one(
            ".split()",
            ".split(',')",
            ".split(',', 1)",
            ".rsplit(None, 1)",
            ".splitlines()",
            ".rsplit('b')",
            ".splitlines(True)",
            ".split(' ')"));
  }

  List<Pen.Option<Expr>> sets(Type.SetOf type, int d) {
    var options = new ArrayList<Pen.Option<Expr>>();
    var list = new Type.ListOf(type.of());
    options.add(with(Feature.SETS, () -> Expr.of(type, "set(", e(list, d), ")")));
    options.add(
        with(
            Feature.SETS,
            () ->
                Expr.of(
                    type, "(", e(type, d), pen.one(" | ", " & ", " - ", " ^ "), e(type, d), ")")));
    options.add(with(Feature.COMPREHENSION, () -> comprehension(type, "{", type.of(), "}", d)));
    return options;
  }

  List<Pen.Option<Expr>> dicts(Type.DictOf type, int d) {
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(with(Feature.DICTS, () -> displayed(type, d)));
    options.add(with(Feature.DICT_METHODS, () -> Expr.of(type, e(type, d), ".copy()")));
    options.add(
        with(Feature.DICT_METHODS, () -> Expr.of(type, "(", e(type, d), " | ", e(type, d), ")")));
    options.add(
        with(Feature.STARS, () -> Expr.of(type, "{**", e(type, d), ", **", e(type, d), "}")));
    options.add(with(Feature.COMPREHENSION, () -> comprehension(type, "{", type.value(), "}", d)));
    options.add(
        with(
            Feature.DICT_METHODS,
            () ->
                Expr.of(
                    type,
                    "dict.fromkeys(",
                    e(new Type.ListOf(type.key()), d),
                    ", ",
                    e(type.value(), d),
                    ")")));
    options.add(
        with(
            Feature.ITERATORS,
            () ->
                Expr.of(
                    type,
                    "dict(zip(",
                    e(new Type.ListOf(type.key()), d),
                    ", ",
                    e(new Type.ListOf(type.value()), d),
                    "))")));
    options.add(
        with(Feature.SORTING, () -> Expr.of(type, "dict(sorted(", e(type, d), ".items()))")));
    return options;
  }

  private Expr displayed(Type.DictOf type, int d) {
    var parts = new ArrayList<Object>(List.of("{"));
    int count = pen.below(4);
    for (int i = 0; i < count; i++) {
      parts.add(i == 0 ? "" : ", ");
      parts.add(e(type.key(), d));
      parts.add(": ");
      parts.add(e(type.value(), d));
    }
    parts.add("}");
    return Expr.of(type, parts.toArray());
  }

  Expr tuple(Type.TupleOf type, int d) {
    var parts = new ArrayList<Object>(List.of("("));
    for (var of : type.of()) {
      parts.add(e(of, d));
      parts.add(", ");
    }
    parts.add(")");
    pen.used.add(Feature.TUPLES);
    return Expr.of(type, parts.toArray());
  }
}
