package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Equality;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Ordering;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import dev.waymark.ir.Expression.ComparisonOperator;
import dev.waymark.ir.Expression.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The binary and unary operators.
public final class Operators {
  private Operators() {}

  /// `a <operator> b`, or the in-place form, which lets lists and sets change themselves.
  public static Value binary(
      Interpreter in, BinaryOperator operator, Value left, Value right, boolean inPlace) {
    if (left instanceof Int a && right instanceof Int b) {
      var number = Arithmetic.ints(in, operator, a, b);
      if (number != null) {
        return number;
      }
    }
    if (left instanceof Str a && right instanceof Str b && operator == BinaryOperator.ADD) {
      return Sequences.concatenate(in, a, b);
    }
    if (inPlace) {
      var changed = inPlace(in, operator, left, right);
      if (changed != null) {
        return changed;
      }
    }
    var a = Enums.plain(left);
    var b = Enums.plain(right);
    var result = dispatch(in, operator, a, b);
    if (result == null) {
      throw unsupported(operator, left, right, inPlace);
    }
    return result;
  }

  private static @Nullable Value dispatch(
      Interpreter in, BinaryOperator operator, Value a, Value b) {
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return Arithmetic.numbers(in, operator, a, b);
    }
    var sequence = Sequences.binary(in, operator, a, b);
    if (sequence != null) {
      return sequence;
    }
    var set = SetOperators.binary(in, operator, a, b);
    if (set != null) {
      return set;
    }
    var union = operator == BinaryOperator.OR ? TypeUnions.of(a, b) : null;
    return union != null ? union : LibraryOperators.binary(in, operator, a, b);
  }

  private static @Nullable Value inPlace(
      Interpreter in, BinaryOperator operator, Value left, Value right) {
    return switch (left) {
      case ListValue list -> Sequences.inPlace(in, operator, list, right);
      case SetValue set when !set.frozen() -> SetOperators.inPlace(operator, set, right);
      case Dict dict when operator == BinaryOperator.OR -> {
        DictMethods.merge(in, dict, right);
        yield dict;
      }
      case Value _ -> null;
    };
  }

  private static Raised unsupported(BinaryOperator operator, Value a, Value b, boolean inPlace) {
    if (operator == BinaryOperator.ADD && Sequences.isSequence(a)) {
      var name = Types.name(a);
      if (a instanceof Bytes) {
        return Errors.typeError("can't concat " + Types.name(b) + " to bytes");
      }
      return Errors.typeError(
          "can only concatenate %s (not \"%s\") to %s".formatted(name, Types.name(b), name));
    }
    if (operator == BinaryOperator.MULTIPLY
        && (Sequences.isSequence(a) || Sequences.isSequence(b))) {
      return Errors.typeError(
          "can't multiply sequence by non-int of type '%s'"
              .formatted(Types.name(Sequences.isSequence(a) ? b : a)));
    }
    return Errors.typeError(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(symbol(operator, inPlace), Types.name(a), Types.name(b)));
  }

  private static String symbol(BinaryOperator operator, boolean inPlace) {
    var symbol =
        switch (operator) {
          case ADD -> "+";
          case SUBTRACT -> "-";
          case MULTIPLY -> "*";
          case DIVIDE -> "/";
          case FLOOR_DIVIDE -> "//";
          case MODULO -> "%";
          case POWER -> inPlace ? "**" : "** or pow()";
          case LEFT_SHIFT -> "<<";
          case RIGHT_SHIFT -> ">>";
          case AND -> "&";
          case OR -> "|";
          case XOR -> "^";
          case MATRIX_MULTIPLY -> "@";
        };
    return inPlace ? symbol + "=" : symbol;
  }

  public static Value unary(UnaryOperator operator, Value operand) {
    var value = Numbers.unboxed(Enums.plain(operand));
    var result =
        switch (value) {
          case Int number ->
              switch (operator) {
                case MINUS -> Int.of(number.big().negate());
                case PLUS -> number;
                case INVERT -> Int.of(number.big().not());
              };
          case Float number when operator == UnaryOperator.MINUS -> new Float(-number.value());
          case Float number when operator == UnaryOperator.PLUS -> number;
          case Value _ -> LibraryOperators.unary(operator, value);
        };
    if (result == null) {
      var symbol =
          switch (operator) {
            case MINUS -> "-";
            case PLUS -> "+";
            case INVERT -> "~";
          };
      throw Errors.typeError(
          "bad operand type for unary %s: '%s'".formatted(symbol, Types.name(operand)));
    }
    return result;
  }

  /// `a <operator> b` of a comparison.
  public static boolean compare(Interpreter in, ComparisonOperator operator, Value a, Value b) {
    return switch (operator) {
      case EQUAL -> Equality.equal(a, b);
      case NOT_EQUAL -> !Equality.equal(a, b);
      case LESS -> Ordering.compare(Ordering.Operator.LESS, a, b);
      case LESS_OR_EQUAL -> Ordering.compare(Ordering.Operator.LESS_OR_EQUAL, a, b);
      case GREATER -> Ordering.compare(Ordering.Operator.GREATER, a, b);
      case GREATER_OR_EQUAL -> Ordering.compare(Ordering.Operator.GREATER_OR_EQUAL, a, b);
      case IS -> Equality.identical(a, b);
      case IS_NOT -> !Equality.identical(a, b);
      case IN -> Items.contains(in, b, a);
      case NOT_IN -> !Items.contains(in, b, a);
    };
  }
}
