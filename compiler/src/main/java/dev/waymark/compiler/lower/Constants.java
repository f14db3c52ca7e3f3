package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Expression;
import java.math.BigInteger;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Literals as constants.
final class Constants {
  static final Expression.Const NONE = new Expression.Const(new Constant.None());

  private Constants() {}

  static Expression.Const of(boolean value) {
    return new Expression.Const(new Constant.Bool(value));
  }

  static Expression.Const of(String value) {
    return new Expression.Const(new Constant.Str(value));
  }

  static Expression.Const of(long value) {
    return new Expression.Const(new Constant.Int(BigInteger.valueOf(value)));
  }

  /// Nothing for a complex number, which no program holds.
  static @Nullable Constant constant(Literal literal) {
    return switch (literal) {
      case Literal.Str l -> new Constant.Str(l.value());
      case Literal.Bytes l -> {
        var bytes = new ArrayList<Byte>();
        l.latin1().chars().forEach(c -> bytes.add((byte) c));
        yield new Constant.Bytes(bytes);
      }
      case Literal.Int l -> new Constant.Int(l.value());
      case Literal.Float l -> new Constant.Float(Double.doubleToRawLongBits(l.value()));
      case Literal.Imaginary _ -> null;
      case Literal.Bool l -> new Constant.Bool(l.value());
      case Literal.None _ -> new Constant.None();
      case Literal.Ellipsis _ -> new Constant.Ellipsis();
      case Literal.Duration l -> new Constant.Duration(l.micros().longValueExact());
    };
  }

  /// A literal, or the negative of a number, which CPython folds too.
  static Expression.@Nullable Const inline(dev.waymark.compiler.ast.Expression expression) {
    return switch (expression) {
      case Literal l -> {
        var constant = constant(l);
        yield constant == null ? null : new Expression.Const(constant);
      }
      case dev.waymark.compiler.ast.Expression.UnaryOp u
          when u.operator() == Operator.Unary.MINUS ->
          negative(u.operand());
      default -> null;
    };
  }

  private static Expression.@Nullable Const negative(dev.waymark.compiler.ast.Expression operand) {
    return switch (operand) {
      case Literal.Int l -> new Expression.Const(new Constant.Int(l.value().negate()));
      case Literal.Float l ->
          new Expression.Const(new Constant.Float(Double.doubleToRawLongBits(-l.value())));
      default -> null;
    };
  }
}
