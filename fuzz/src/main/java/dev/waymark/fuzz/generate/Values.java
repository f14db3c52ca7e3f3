package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.program.Type.Plain.ANY;
import static dev.waymark.fuzz.program.Type.Plain.BOOL;
import static dev.waymark.fuzz.program.Type.Plain.FLOAT;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Expressions of a wanted type.
final class Values {
  static final List<Type> SCALARS = List.of(INT, STR, FLOAT, BOOL);

  private final Pen pen;
  private final Literals literals;
  private final Numbers numbers;
  private final Texts texts;
  private final Collections collections;

  Values(Pen pen) {
    this.pen = pen;
    this.literals = new Literals(pen);
    this.numbers = new Numbers(pen, this);
    this.texts = new Texts(pen, this, literals);
    this.collections = new Collections(pen, this);
  }

  /// A type that a variable may have.
  Type someType() {
    return switch (pen.below(12)) {
      case 0, 1, 2 -> INT;
      case 3, 4 -> STR;
      case 5 -> pen.may(Feature.FLOATS) ? FLOAT : INT;
      case 6 -> BOOL;
      case 7, 8 -> new Type.ListOf(pen.one(SCALARS));
      case 9 -> pen.may(Feature.DICTS) ? new Type.DictOf(pen.one(INT, STR), pen.one(SCALARS)) : INT;
      case 10 ->
          pen.may(Feature.TUPLES)
              ? new Type.TupleOf(List.of(pen.one(SCALARS), pen.one(SCALARS)))
              : STR;
      default ->
          switch (pen.below(3)) {
            case 0 -> pen.may(Feature.SETS) ? new Type.SetOf(pen.one(INT, STR)) : INT;
            case 1 -> pen.may(Feature.BYTES) ? Type.Plain.BYTES : STR;
            default -> new Type.ListOf(new Type.ListOf(INT));
          };
    };
  }

  /// A type whose text says the same everywhere: the order of a set is nobody's contract.
  Type orderedType() {
    var type = someType();
    return type instanceof Type.SetOf set ? new Type.ListOf(set.of()) : type;
  }

  Expr literal(Type type) {
    return literals.of(type);
  }

  /// @param depth how many expressions may stand inside each other
  Expr of(Type type, int depth) {
    if (depth <= 0 || pen.below(5) == 0) {
      return leaf(type);
    }
    if (type instanceof Type.Plain && pen.may(Feature.MIXED_TYPES) && pen.chance(2)) {
      pen.used.add(Feature.MIXED_TYPES);
      return Expr.of(type, "(", of(pen.one(SCALARS), depth - 1), ")");
    }
    var made = pen.chance(25) ? general(type, depth - 1) : special(type, depth - 1);
    return made == null ? leaf(type) : made;
  }

  private Expr leaf(Type type) {
    var names = pen.scope.of(type::equals);
    if (!names.isEmpty() && pen.chance(65)) {
      return Expr.of(type, pen.one(names));
    }
    return literals.of(type);
  }

  private @Nullable Expr special(Type type, int depth) {
    return switch (type) {
      case Type.Plain.INT -> pen.choose(numbers.ints(depth));
      case Type.Plain.FLOAT -> pen.choose(numbers.floats(depth));
      case Type.Plain.BOOL -> pen.choose(numbers.bools(depth));
      case Type.Plain.STR -> pen.choose(texts.strings(depth));
      case Type.Plain.BYTES -> pen.choose(texts.bytes(depth));
      case Type.Plain.ANY -> of(someType(), depth);
      case Type.ListOf list -> pen.choose(collections.lists(list, depth));
      case Type.SetOf set -> pen.choose(collections.sets(set, depth));
      case Type.DictOf dict -> pen.choose(collections.dicts(dict, depth));
      case Type.TupleOf tuple -> collections.tuple(tuple, depth);
      case Type.FunctionOf function -> lambda(function, depth);
    };
  }

  /// What gives a value of any type.
  private @Nullable Expr general(Type type, int depth) {
    var options = new ArrayList<Pen.Option<Expr>>();
    options.add(
        Pen.with(
            Feature.TERNARY,
            () -> {
              var yes = of(type, depth);
              var test = of(BOOL, depth);
              return Expr.of(type, "(", yes, " if ", test, " else ", of(type, depth), ")");
            }));
    options.add(
        Pen.with(
            Feature.LOGIC,
            () -> {
              var left = of(type, depth);
              return Expr.of(type, "(", left, pen.one(" and ", " or "), of(type, depth), ")");
            }));
    options.add(Pen.with(Feature.WALRUS, () -> walrus(type, depth)));
    options.add(Pen.with(Feature.CALL, () -> action(type, depth)));
    options.add(Pen.with(Feature.HELPER, () -> helper(type, false, depth)));
    options.add(Pen.with(Feature.ASYNC_HELPER, () -> helper(type, true, depth)));
    options.add(Pen.with(Feature.CLOSURE, () -> local(type, depth)));
    options.add(Pen.with(Feature.LAMBDA, () -> applied(type, depth)));
    options.add(Pen.plain(() -> collections.element(type, depth)));
    return pen.choose(options);
  }

  private @Nullable Expr walrus(Type type, int depth) {
    if (!pen.binds) {
      return null;
    }
    var targets = pen.scope.targets(type);
    if (targets.isEmpty()) {
      return null;
    }
    // Not known afterwards: what stands after it in the expression may not have waited for it.
    var name = pen.one(targets);
    return Expr.of(type, "(" + name + " := ", of(type, depth), ")");
  }

  private @Nullable Expr action(Type type, int depth) {
    if (!pen.awaits) {
      return null;
    }
    var fitting = pen.actions.stream().filter(a -> a.to().equals(type)).toList();
    if (fitting.isEmpty()) {
      return null;
    }
    var act = pen.one(fitting);
    return Expr.of(type, "(await ", begun(act, depth), ")");
  }

  /// A call of an action that has not begun. What says how long it takes is kept small, also when
  /// the argument is made simpler.
  Expr begun(Core.Act act, int depth) {
    boolean seconds = act.answers().startsWith("takes arg");
    return Expr.of(
        ANY,
        act.name() + (seconds ? "(int(abs(" : "("),
        of(act.from(), depth),
        seconds ? ")) % 4)" : ")");
  }

  private @Nullable Expr helper(Type type, boolean async, int depth) {
    if (async && !pen.awaits) {
      return null;
    }
    var fitting =
        pen.functions.stream().filter(f -> f.to().equals(type) && f.isAsync() == async).toList();
    if (fitting.isEmpty()) {
      return null;
    }
    var function = pen.one(fitting);
    var call = async ? "(await " + function.name() + "(" : "(" + function.name() + "(";
    return Expr.of(type, call, of(function.from(), depth), "))");
  }

  private @Nullable Expr local(Type type, int depth) {
    var fitting = pen.scope.of(t -> t instanceof Type.FunctionOf f && f.to().equals(type));
    if (fitting.isEmpty()) {
      return null;
    }
    var name = pen.one(fitting);
    var from = ((Type.FunctionOf) pen.scope.type(name)).from();
    return Expr.of(type, name + "(", of(from, depth), ")");
  }

  private Expr applied(Type type, int depth) {
    var from = pen.one(SCALARS);
    return Expr.of(type, lambda(new Type.FunctionOf(from, type), depth), "(", of(from, depth), ")");
  }

  Expr lambda(Type.FunctionOf type, int depth) {
    var inner = pen.scope.nested();
    var name = pen.one("p", "q");
    inner.fix(name, type.from());
    var body = unbound(inner, false, type.to(), depth);
    return Expr.of(type, "(lambda " + name + ": ", body, ")");
  }

  /// An expression inside another scope, where no walrus may stand.
  Expr unbound(Scope inner, boolean awaits, Type type, int depth) {
    boolean before = pen.binds;
    pen.binds = false;
    try {
      return pen.inside(inner, awaits, pen.repeated, () -> of(type, depth));
    } finally {
      pen.binds = before;
    }
  }

  /// An expression whose value shows what is in it.
  Expr shown(int depth) {
    if (pen.chance(20)) {
      var names = pen.scope.of(t -> !(t instanceof Type.FunctionOf));
      if (!names.isEmpty()) {
        return Expr.of(ANY, pen.one(names));
      }
    }
    return of(someType(), depth);
  }
}
