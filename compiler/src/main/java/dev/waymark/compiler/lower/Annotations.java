package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Module;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Annotations as types of the border. What is not known there is `Any`: a value is then taken as
/// it comes.
final class Annotations {
  private final Unit unit;

  Annotations(Unit unit) {
    this.unit = unit;
  }

  Type type(Module module, @Nullable Expression annotation) {
    return switch (annotation) {
      case null -> Type.ANY;
      case Literal.None _ -> new Type.Scalar(Type.Kind.NONE);
      case Literal.Str s -> quoted(module, s);
      case Expression.BinOp b when b.operator() == Operator.Binary.BIT_OR ->
          union(List.of(type(module, b.left()), type(module, b.right())));
      case Expression.Subscript s -> generic(module, s);
      default -> named(module, annotation);
    };
  }

  /// A missing result type is `Any`; the border then takes what comes.
  Type result(Module module, @Nullable Expression returns) {
    return returns == null && !module.isPython()
        ? new Type.Scalar(Type.Kind.NONE)
        : type(module, returns);
  }

  /// A forward reference: only a plain name is followed.
  private Type quoted(Module module, Literal.Str text) {
    return text.value().matches("[A-Za-z_][A-Za-z_0-9]*")
        ? type(module, new Expression.Name(text.value(), text.span()))
        : Type.ANY;
  }

  private Type named(Module module, Expression annotation) {
    return switch (unit.modules().resolve(module, annotation)) {
      case Symbol.Builtin b -> builtin(b.name());
      case Symbol.Type t when t.declared().kind() != Declared.Kind.PLAIN ->
          new Type.Named(unit.type(t.declared()));
      case Symbol.Constant c -> type(c.module(), c.value());
      case null, default -> Type.ANY;
    };
  }

  private static Type builtin(String name) {
    return switch (name) {
      case "bool" -> new Type.Scalar(Type.Kind.BOOL);
      case "int" -> new Type.Scalar(Type.Kind.INT);
      case "float" -> new Type.Scalar(Type.Kind.FLOAT);
      case "str" -> new Type.Scalar(Type.Kind.STR);
      case "bytes" -> new Type.Scalar(Type.Kind.BYTES);
      case "decimal.Decimal" -> new Type.Scalar(Type.Kind.DECIMAL);
      case "datetime.datetime" -> new Type.Scalar(Type.Kind.DATETIME);
      case "datetime.date" -> new Type.Scalar(Type.Kind.DATE);
      case "datetime.time" -> new Type.Scalar(Type.Kind.TIME);
      case "datetime.timedelta" -> new Type.Scalar(Type.Kind.TIMEDELTA);
      case "uuid.UUID" -> new Type.Scalar(Type.Kind.UUID);
      case "list", "typing.List" -> new Type.ListOf(Type.ANY);
      case "set", "typing.Set" -> new Type.SetOf(Type.ANY);
      case "frozenset", "typing.FrozenSet" -> new Type.FrozenSetOf(Type.ANY);
      case "dict", "typing.Dict" -> new Type.DictOf(Type.ANY, Type.ANY);
      case "tuple", "typing.Tuple" -> new Type.TupleOfAny(Type.ANY);
      default -> Type.ANY;
    };
  }

  private Type generic(Module module, Expression.Subscript subscript) {
    var base = unit.modules().resolve(module, subscript.value());
    var name = base instanceof Symbol.Builtin b ? b.name() : "";
    var arguments =
        subscript.index() instanceof Expression.TupleDisplay t
            ? t.elements()
            : List.of(subscript.index());
    return switch (name) {
      case "list", "typing.List", "typing.Sequence", "typing.Iterable" ->
          new Type.ListOf(type(module, arguments.getFirst()));
      case "set", "typing.Set" -> new Type.SetOf(type(module, arguments.getFirst()));
      case "frozenset", "typing.FrozenSet" ->
          new Type.FrozenSetOf(type(module, arguments.getFirst()));
      case "dict", "typing.Dict", "typing.Mapping" ->
          arguments.size() == 2
              ? new Type.DictOf(
                  type(module, arguments.getFirst()), type(module, arguments.getLast()))
              : Type.ANY;
      case "tuple", "typing.Tuple" -> tuple(module, arguments);
      case "typing.Optional" ->
          union(List.of(type(module, arguments.getFirst()), new Type.Scalar(Type.Kind.NONE)));
      case "typing.Union" -> union(arguments.stream().map(a -> type(module, a)).toList());
      case "typing.Annotated", "typing.Final", "typing.ClassVar" ->
          type(module, arguments.getFirst());
      case "typing.Literal" -> literal(arguments);
      default -> Type.ANY;
    };
  }

  private Type tuple(Module module, List<Expression> arguments) {
    return arguments.size() == 2 && arguments.getLast() instanceof Literal.Ellipsis
        ? new Type.TupleOfAny(type(module, arguments.getFirst()))
        : new Type.TupleOf(arguments.stream().map(a -> type(module, a)).toList());
  }

  private static Type literal(List<Expression> arguments) {
    var values = new ArrayList<Constant>();
    for (var argument : arguments) {
      var constant = Constants.inline(argument);
      if (constant == null) {
        return Type.ANY;
      }
      values.add(constant.value());
    }
    return new Type.Literal(values);
  }

  private static Type union(List<Type> members) {
    var flat = new ArrayList<Type>();
    for (var member : members) {
      flat.addAll(member instanceof Type.Union u ? u.members() : List.of(member));
    }
    return new Type.Union(flat);
  }
}
