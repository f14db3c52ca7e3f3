package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Decimal.Kind;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Arithmetic of `decimal.Decimal`, under the default context: 28 digits, half even, invalid
/// operations and divisions by zero raise.
final class DecimalOperators {
  private static final int POWER_DIGITS = 60;
  private static final int POWER_MAX = 1_000_000;

  private DecimalOperators() {}

  /// Null where the operator does not take these two (a Decimal and a float).
  static @Nullable Value binary(BinaryOperator operator, Value a, Value b) {
    if (a instanceof Float || b instanceof Float) {
      return null;
    }
    var x = Decimals.of(a);
    var y = Decimals.of(b);
    if (x == null || y == null) {
      return null;
    }
    var nan = Decimals.nan(x, y);
    if (nan != null) {
      return nan;
    }
    return switch (operator) {
      case ADD -> add(x, y);
      case SUBTRACT -> add(x, Decimals.negate(y));
      case MULTIPLY -> multiply(x, y);
      case DIVIDE -> divide(x, y);
      case FLOOR_DIVIDE -> divideWhole(x, y);
      case MODULO -> modulo(x, y);
      case POWER -> power(x, y);
      case LEFT_SHIFT, RIGHT_SHIFT, AND, OR, XOR, MATRIX_MULTIPLY -> null;
    };
  }

  private static Decimal add(Decimal a, Decimal b) {
    if (!a.isFinite() || !b.isFinite()) {
      if (!a.isFinite() && !b.isFinite() && a.negative() != b.negative()) {
        throw Decimals.invalid("decimal.InvalidOperation");
      }
      return a.isFinite() ? b : a;
    }
    int exponent = Math.min(a.exponent(), b.exponent());
    if (a.isZero() && b.isZero()) {
      return Decimal.finite(a.negative() && b.negative(), BigInteger.ZERO, exponent);
    }
    Decimals.checkSpan(a, b);
    var sum = Decimals.exact(a).add(Decimals.exact(b));
    return Decimals.rounded(sum.signum() < 0, sum.setScale(-exponent));
  }

  private static Decimal multiply(Decimal a, Decimal b) {
    boolean negative = a.negative() != b.negative();
    if (!a.isFinite() || !b.isFinite()) {
      if (a.isZero() || b.isZero()) {
        throw Decimals.invalid("decimal.InvalidOperation");
      }
      return Decimal.special(Kind.INFINITY, negative);
    }
    var product = a.coefficient().multiply(b.coefficient());
    return Decimals.rounded(negative, product, (long) a.exponent() + b.exponent());
  }

  private static Decimal divide(Decimal a, Decimal b) {
    boolean negative = a.negative() != b.negative();
    if (!a.isFinite() || !b.isFinite()) {
      if (!a.isFinite() && !b.isFinite()) {
        throw Decimals.invalid("decimal.InvalidOperation");
      }
      return a.isFinite()
          ? Decimal.finite(negative, BigInteger.ZERO, Decimals.EXPONENT_LEAST)
          : Decimal.special(Kind.INFINITY, negative);
    }
    byZero(a, b);
    long ideal = (long) a.exponent() - b.exponent();
    if (a.isZero()) {
      return Decimals.rounded(negative, BigInteger.ZERO, ideal);
    }
    int shift = Math.max(0, Decimals.digits(b) - Decimals.digits(a) + Decimals.PRECISION + 1);
    var parts =
        a.coefficient().multiply(BigInteger.TEN.pow(shift)).divideAndRemainder(b.coefficient());
    var quotient = parts[0];
    long exponent = ideal - shift;
    if (parts[1].signum() != 0) {
      int last = quotient.mod(BigInteger.valueOf(5)).intValue();
      quotient = last == 0 ? quotient.add(BigInteger.ONE) : quotient;
      return Decimals.rounded(negative, quotient, exponent);
    }
    while (exponent < ideal && quotient.mod(BigInteger.TEN).signum() == 0) {
      quotient = quotient.divide(BigInteger.TEN);
      exponent++;
    }
    return Decimals.rounded(negative, quotient, exponent);
  }

  private static void byZero(Decimal a, Decimal b) {
    if (b.isZero()) {
      if (a.isZero()) {
        throw Decimals.invalid("decimal.DivisionUndefined");
      }
      throw Decimals.raised("decimal.DivisionByZero", "decimal.DivisionByZero");
    }
  }

  private static Decimal divideWhole(Decimal a, Decimal b) {
    boolean negative = a.negative() != b.negative();
    if (!a.isFinite()) {
      if (!b.isFinite()) {
        throw Decimals.invalid("decimal.InvalidOperation");
      }
      return Decimal.special(Kind.INFINITY, negative);
    }
    if (!b.isFinite()) {
      return Decimal.finite(negative, BigInteger.ZERO, 0);
    }
    byZero(a, b);
    return Decimal.finite(negative, quotient(a, b), 0);
  }

  private static BigInteger quotient(Decimal a, Decimal b) {
    Decimals.checkSpan(a, b);
    var quotient =
        Decimals.exact(a).abs().divideToIntegralValue(Decimals.exact(b).abs()).toBigInteger();
    if (quotient.toString().length() > Decimals.PRECISION) {
      throw Decimals.invalid("decimal.DivisionImpossible");
    }
    return quotient;
  }

  private static Decimal modulo(Decimal a, Decimal b) {
    if (!a.isFinite()) {
      throw Decimals.invalid("decimal.InvalidOperation");
    }
    if (!b.isFinite()) {
      return a;
    }
    if (b.isZero()) {
      throw Decimals.invalid(a.isZero() ? "decimal.DivisionUndefined" : "decimal.InvalidOperation");
    }
    var whole = new BigDecimal(quotient(a, b));
    var rest = Decimals.exact(a).abs().subtract(whole.multiply(Decimals.exact(b).abs()));
    int exponent = Math.min(a.exponent(), b.exponent());
    return Decimals.rounded(a.negative(), rest.setScale(-exponent));
  }

  private static Decimal power(Decimal a, Decimal b) {
    if (!a.isFinite() || !b.isFinite() || !isWhole(b)) {
      throw Errors.raised(
          "NotImplementedError", "a Decimal raised to a power that is no whole number");
    }
    var exponent = Decimals.exact(b).toBigInteger();
    if (a.isZero() && exponent.signum() == 0) {
      throw Decimals.invalid("decimal.InvalidOperation");
    }
    if (exponent.abs().bitLength() > 31 || Math.abs(exponent.intValue()) > POWER_MAX) {
      throw Errors.tooLarge("the exponent of a Decimal", POWER_MAX);
    }
    int n = Math.abs(exponent.intValue());
    boolean negative = a.negative() && (n & 1) == 1;
    if (exponent.signum() < 0 && a.isZero()) {
      return Decimal.special(Kind.INFINITY, negative);
    }
    var context = new java.math.MathContext(POWER_DIGITS, RoundingMode.HALF_EVEN);
    var base = new BigDecimal(a.coefficient(), -a.exponent());
    var power = (long) Decimals.digits(a) * n <= POWER_DIGITS ? base.pow(n) : base.pow(n, context);
    return exponent.signum() < 0
        ? divide(Decimal.finite(negative, BigInteger.ONE, 0), Decimals.of(power))
        : Decimals.rounded(negative, power);
  }

  private static boolean isWhole(Decimal number) {
    return Decimals.exact(number).stripTrailingZeros().scale() <= 0;
  }

  /// `-number` and `+number` round, and make no negative zero.
  static Decimal unary(Decimal number, boolean negate) {
    if (!number.isFinite()) {
      return negate ? Decimals.negate(number) : number;
    }
    if (number.isZero()) {
      return Decimal.finite(false, BigInteger.ZERO, number.exponent());
    }
    boolean negative = number.negative() != negate;
    return Decimals.rounded(negative, number.coefficient(), number.exponent());
  }
}
