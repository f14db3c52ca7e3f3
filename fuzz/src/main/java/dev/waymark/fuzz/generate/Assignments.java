package dev.waymark.fuzz.generate;

import static dev.waymark.fuzz.generate.Pen.plain;
import static dev.waymark.fuzz.generate.Pen.with;
import static dev.waymark.fuzz.program.Type.Plain.BOOL;
import static dev.waymark.fuzz.program.Type.Plain.FLOAT;
import static dev.waymark.fuzz.program.Type.Plain.INT;
import static dev.waymark.fuzz.program.Type.Plain.STR;

import dev.waymark.fuzz.program.Expr;
import dev.waymark.fuzz.program.Stmt;
import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements that bind names and change what they are bound to.
final class Assignments {
  private final Pen pen;
  private final Values values;

  Assignments(Pen pen, Values values) {
    this.pen = pen;
    this.values = values;
  }

  private Expr e(Type type) {
    return values.of(type, 3);
  }

  List<Pen.Option<Stmt>> options() {
    var options = new ArrayList<Pen.Option<Stmt>>();
    options.add(plain(this::assign));
    options.add(plain(this::assign));
    options.add(plain(this::assign));
    options.add(with(Feature.CHAINED_ASSIGNMENT, this::chained));
    options.add(with(Feature.STARRED_ASSIGNMENT, this::unpacked));
    options.add(with(Feature.STARRED_ASSIGNMENT, this::swapped));
    options.add(with(Feature.AUGMENTED, this::augmented));
    options.add(with(Feature.AUGMENTED, this::augmented));
    options.add(with(Feature.SUBSCRIPT_ASSIGNMENT, this::subscript));
    options.add(with(Feature.SUBSCRIPT_ASSIGNMENT, this::slice));
    options.add(with(Feature.DEL, this::del));
    options.add(with(Feature.LIST_METHODS, this::changedList));
    options.add(with(Feature.DICT_METHODS, this::changedDict));
    options.add(with(Feature.ALIASING, this::alias));
    options.add(with(Feature.LAMBDA, this::lambda));
    return options;
  }

  private @Nullable Stmt assign() {
    var type = values.someType();
    var value = e(type);
    return bound(type, " = ", value);
  }

  private @Nullable Stmt bound(Type type, String equals, Expr value) {
    var targets = pen.scope.targets(type);
    if (targets.isEmpty()) {
      return null;
    }
    var name = pen.one(targets);
    pen.scope.bind(name, type);
    return Stmt.line(name + equals, value);
  }

  private @Nullable Stmt chained() {
    var type = values.someType();
    var value = e(type);
    var targets = pen.scope.targets(type);
    if (targets.size() < 2) {
      return null;
    }
    var first = pen.one(targets);
    var second = pen.one(targets);
    pen.scope.bind(first, type);
    pen.scope.bind(second, type);
    return Stmt.line(first + " = " + second + " = ", value);
  }

  private @Nullable Stmt unpacked() {
    var of = pen.one(Values.SCALARS);
    var list = new Type.ListOf(of);
    var value = e(list);
    var rest = pen.scope.targets(list);
    var one = pen.scope.targets(of);
    if (rest.isEmpty() || one.isEmpty()) {
      return null;
    }
    var head = pen.one(one);
    var tail = pen.one(rest);
    if (head.equals(tail)) {
      return null;
    }
    pen.scope.bind(head, of);
    pen.scope.bind(tail, list);
    return switch (pen.below(3)) {
      case 0 -> Stmt.line(head + ", *" + tail + " = ", value);
      case 1 -> Stmt.line("*" + tail + ", " + head + " = ", value);
      default -> Stmt.line("[" + head + ", (*" + tail + ",)] = ", e(of), ", ", value);
    };
  }

  private @Nullable Stmt swapped() {
    var type = pen.one(Values.SCALARS);
    var names = pen.scope.assignable(type::equals);
    if (names.size() < 2) {
      return null;
    }
    var first = pen.one(names);
    var second = pen.one(names);
    return Stmt.line(first + ", " + second + " = " + second + ", " + first);
  }

  private @Nullable Stmt augmented() {
    var names =
        pen.scope.assignable(t -> t == INT || t == STR || t == FLOAT || t instanceof Type.ListOf);
    if (names.isEmpty()) {
      return null;
    }
    var name = pen.one(names);
    return switch (pen.scope.type(name)) {
      case Type.Plain.INT ->
          pen.chance(60)
              ? Stmt.line(name + pen.one(" += ", " -= ", " ^= ", " |= ", " &= "), e(INT))
              : Stmt.line(name + pen.one(" //= ", " %= ", " *= ") + pen.one("3", "7", "-2", "2"));
      case Type.Plain.FLOAT -> Stmt.line(name + pen.one(" += ", " -= ", " *= ", " /= "), e(FLOAT));
      case Type.Plain.STR ->
          pen.repeated ? Stmt.line(name + " += 'z'") : Stmt.line(name + " += ", e(STR));
      case Type list ->
          pen.repeated
              ? Stmt.line(name + " += ", values.literal(list))
              : Stmt.line(name + " += ", e(list));
    };
  }

  private @Nullable Stmt subscript() {
    var names = pen.scope.of(t -> t instanceof Type.ListOf || t instanceof Type.DictOf);
    if (names.isEmpty()) {
      return null;
    }
    var name = pen.one(names);
    return switch (pen.scope.type(name)) {
      case Type.DictOf(var key, var value) -> Stmt.line(name + "[", e(key), "] = ", e(value));
      case Type.ListOf(var of) -> {
        var at = pen.chance(70) ? Expr.of(INT, pen.one("0", "-1", "1")) : e(INT);
        yield of == INT && pen.chance(40)
            ? Stmt.line(name + "[", at, "] " + pen.one("+=", "-=", "//=") + " ", e(of))
            : Stmt.line(name + "[", at, "] = ", e(of));
      }
      default -> throw new IllegalStateException("neither list nor dict: " + name);
    };
  }

  private @Nullable Stmt slice() {
    var names = pen.scope.of(t -> t instanceof Type.ListOf);
    if (names.isEmpty() || pen.repeated) {
      return null;
    }
    var name = pen.one(names);
    var list = pen.scope.type(name);
    var part = pen.one("[1:]", "[:2]", "[:]", "[1:1]", "[::2]", "[-1:0]", "[::-1]", "[5:2]");
    return Stmt.line(name + part + " = ", e(list));
  }

  private @Nullable Stmt del() {
    if (pen.chance(40)) {
      var names = pen.scope.assignable(t -> !(t instanceof Type.FunctionOf));
      if (names.isEmpty() || pen.repeated) {
        return null;
      }
      var name = pen.one(names);
      pen.scope.forget(name);
      return Stmt.line("del " + name);
    }
    var names = pen.scope.of(t -> t instanceof Type.ListOf || t instanceof Type.DictOf);
    if (names.isEmpty()) {
      return null;
    }
    var name = pen.one(names);
    return pen.scope.type(name) instanceof Type.DictOf(var key, _)
        ? Stmt.line("del " + name + "[", e(key), "]")
        : Stmt.line("del " + name + pen.one("[0]", "[-1]", "[1:]", "[::2]", "[:1]", "[7]"));
  }

  private @Nullable Stmt changedList() {
    var names = pen.scope.of(t -> t instanceof Type.ListOf);
    if (names.isEmpty()) {
      return null;
    }
    var name = pen.one(names);
    var list = (Type.ListOf) pen.scope.type(name);
    return switch (pen.below(9)) {
      case 0, 1 -> Stmt.line(name + ".append(", e(list.of()), ")");
      case 2 -> pen.repeated ? null : Stmt.line(name + ".extend(", e(list), ")");
      case 3 -> Stmt.line(name + ".insert(", e(INT), ", ", e(list.of()), ")");
      case 4 -> Stmt.line(name + ".pop(" + pen.one("", "0", "-1", "3") + ")");
      case 5 -> Stmt.line(name + ".remove(", e(list.of()), ")");
      case 6 -> Stmt.line(name + pen.one(".reverse()", ".clear()"));
      case 7 ->
          Stmt.line(
              name + ".sort(",
              pen.chance(50)
                  ? List.of(
                      "key=", values.lambda(new Type.FunctionOf(list.of(), pen.one(INT, STR)), 2))
                  : List.of(),
              ")");
      default -> Stmt.line(name + ".sort(reverse=", e(BOOL), ")");
    };
  }

  private @Nullable Stmt changedDict() {
    var names = pen.scope.of(t -> t instanceof Type.DictOf);
    if (names.isEmpty()) {
      return null;
    }
    var name = pen.one(names);
    var dict = (Type.DictOf) pen.scope.type(name);
    return switch (pen.below(6)) {
      case 0 -> Stmt.line(name + ".update(", e(dict), ")");
      case 1 -> Stmt.line(name + ".setdefault(", e(dict.key()), ", ", e(dict.value()), ")");
      case 2 -> Stmt.line(name + ".pop(", e(dict.key()), ", None)");
      case 3 -> Stmt.line(name + ".pop(", e(dict.key()), ")");
      case 4 -> Stmt.line(name + " |= ", e(dict));
      default -> Stmt.line(name + pen.one(".popitem()", ".clear()"));
    };
  }

  private @Nullable Stmt alias() {
    var names = pen.scope.of(t -> t instanceof Type.ListOf || t instanceof Type.DictOf);
    if (names.isEmpty()) {
      return null;
    }
    var name = pen.one(names);
    var type = pen.scope.type(name);
    return bound(type, " = ", Expr.of(type, name));
  }

  private Stmt lambda() {
    var type = new Type.FunctionOf(pen.one(Values.SCALARS), pen.one(Values.SCALARS));
    var name = pen.fresh("f");
    var value = values.lambda(type, 2);
    pen.scope.bind(name, type);
    return Stmt.line(name + " = ", value);
  }
}
