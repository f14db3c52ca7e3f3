package dev.waymark.ir.text;

import dev.waymark.ir.Constant;
import dev.waymark.ir.Type;
import java.util.ArrayList;
import java.util.List;

/// Types in the text form: `any`, `int`, `list[str]`, `tuple[int, ...]`, `(int | none)`, `#2`.
final class TypeText {
  private TypeText() {}

  static String print(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> IrPrinter.word(scalar.kind());
      case Type.ListOf list -> "list[" + print(list.item()) + "]";
      case Type.SetOf set -> "set[" + print(set.item()) + "]";
      case Type.FrozenSetOf set -> "frozenset[" + print(set.item()) + "]";
      case Type.DictOf dict -> "dict[" + print(dict.key()) + ", " + print(dict.value()) + "]";
      case Type.TupleOf tuple -> "tuple[" + join(", ", tuple.items()) + "]";
      case Type.TupleOfAny tuple -> "tuple[" + print(tuple.item()) + ", ...]";
      case Type.Union union -> "(" + join(" | ", union.members()) + ")";
      case Type.Literal literal ->
          "literal["
              + String.join(
                  ", ", literal.values().stream().map(ExpressionPrinter::constant).toList())
              + "]";
      case Type.Named named -> "#" + named.type();
    };
  }

  private static String join(String separator, List<Type> types) {
    return String.join(separator, types.stream().map(TypeText::print).toList());
  }

  static Type parse(Tokens in) {
    if (in.accept("#")) {
      return new Type.Named(in.index());
    }
    if (in.accept("(")) {
      var members = new ArrayList<Type>();
      while (!in.accept(")")) {
        members.add(parse(in));
        in.accept("|");
      }
      return new Type.Union(List.copyOf(members));
    }
    var word = in.word();
    return switch (word) {
      case "list" -> new Type.ListOf(single(in));
      case "set" -> new Type.SetOf(single(in));
      case "frozenset" -> new Type.FrozenSetOf(single(in));
      case "dict" -> {
        in.expect("[");
        var key = parse(in);
        in.expect(",");
        var value = parse(in);
        in.expect("]");
        yield new Type.DictOf(key, value);
      }
      case "tuple" -> tuple(in);
      case "literal" -> literal(in);
      default -> new Type.Scalar(in.constant(Type.Kind.class, word));
    };
  }

  private static Type single(Tokens in) {
    in.expect("[");
    var item = parse(in);
    in.expect("]");
    return item;
  }

  private static Type tuple(Tokens in) {
    in.expect("[");
    var items = new ArrayList<Type>();
    while (!in.accept("]")) {
      if (in.accept("...")) {
        in.expect("]");
        return new Type.TupleOfAny(items.getFirst());
      }
      items.add(parse(in));
      in.accept(",");
    }
    return new Type.TupleOf(List.copyOf(items));
  }

  private static Type literal(Tokens in) {
    in.expect("[");
    var values = new ArrayList<Constant>();
    while (!in.accept("]")) {
      values.add(ExpressionParser.constant(in));
      in.accept(",");
    }
    return new Type.Literal(List.copyOf(values));
  }
}
