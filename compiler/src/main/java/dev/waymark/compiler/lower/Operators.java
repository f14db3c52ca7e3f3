package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Operator;
import dev.waymark.ir.Expression.BinaryOperator;
import dev.waymark.ir.Expression.ComparisonOperator;

/// Operators of the source as those of programs.
final class Operators {
  private Operators() {}

  static BinaryOperator binary(Operator.Binary operator) {
    return switch (operator) {
      case ADD -> BinaryOperator.ADD;
      case SUB -> BinaryOperator.SUBTRACT;
      case MUL -> BinaryOperator.MULTIPLY;
      case MATMUL -> BinaryOperator.MATRIX_MULTIPLY;
      case DIV -> BinaryOperator.DIVIDE;
      case FLOOR_DIV -> BinaryOperator.FLOOR_DIVIDE;
      case MOD -> BinaryOperator.MODULO;
      case POW -> BinaryOperator.POWER;
      case SHIFT_LEFT -> BinaryOperator.LEFT_SHIFT;
      case SHIFT_RIGHT -> BinaryOperator.RIGHT_SHIFT;
      case BIT_OR -> BinaryOperator.OR;
      case BIT_XOR -> BinaryOperator.XOR;
      case BIT_AND -> BinaryOperator.AND;
    };
  }

  static ComparisonOperator comparison(Operator.Comparison operator) {
    return switch (operator) {
      case EQ -> ComparisonOperator.EQUAL;
      case NOT_EQ -> ComparisonOperator.NOT_EQUAL;
      case LT -> ComparisonOperator.LESS;
      case LE -> ComparisonOperator.LESS_OR_EQUAL;
      case GT -> ComparisonOperator.GREATER;
      case GE -> ComparisonOperator.GREATER_OR_EQUAL;
      case IS -> ComparisonOperator.IS;
      case IS_NOT -> ComparisonOperator.IS_NOT;
      case IN -> ComparisonOperator.IN;
      case NOT_IN -> ComparisonOperator.NOT_IN;
    };
  }
}
