package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// Arithmetic of ints and floats: exact ints, floor division, CPython's complaints.
final class Arithmetic {
  private Arithmetic() {}

  static @Nullable Value numbers(Interpreter in, BinaryOperator operator, Value a, Value b) {
    var x = Numbers.unboxed(a);
    var y = Numbers.unboxed(b);
    if (x instanceof Int p && y instanceof Int q) {
      boolean flags = a instanceof Bool && b instanceof Bool;
      return flags && isBitwise(operator)
          ? Bool.of(bits(operator, p, q).signum() != 0)
          : ints(in, operator, p, q);
    }
    if (x instanceof Decimal || y instanceof Decimal) {
      return DecimalOperators.binary(operator, x, y);
    }
    return floats(operator, toDouble(x), toDouble(y));
  }

  private static boolean isBitwise(BinaryOperator operator) {
    return operator == BinaryOperator.AND
        || operator == BinaryOperator.OR
        || operator == BinaryOperator.XOR;
  }

  static double toDouble(Value value) {
    return switch (value) {
      case Float number -> number.value();
      case Bool flag -> flag.value() ? 1 : 0;
      case Int number when number.isSmall() -> number.small();
      case Int number -> {
        double result = number.big().doubleValue();
        if (Double.isInfinite(result)) {
          throw Errors.overflow("int too large to convert to float");
        }
        yield result;
      }
      case Value _ -> throw Errors.typeError("must be real number, not " + Types.name(value));
    };
  }

  static @Nullable Value ints(Interpreter in, BinaryOperator operator, Int a, Int b) {
    return switch (operator) {
      case ADD -> add(a, b);
      case SUBTRACT -> subtract(a, b);
      case MULTIPLY -> multiply(in, a, b);
      case DIVIDE -> divide(a, b);
      case FLOOR_DIVIDE -> floorDivide(a, b);
      case MODULO -> modulo(a, b);
      case POWER -> power(in, a, b);
      case LEFT_SHIFT -> shiftLeft(in, a, b);
      case RIGHT_SHIFT -> shiftRight(a, b);
      case AND, OR, XOR -> bits(operator, a, b);
      case MATRIX_MULTIPLY -> null;
    };
  }

  private static Int add(Int a, Int b) {
    if (a.isSmall() && b.isSmall()) {
      long x = a.small();
      long y = b.small();
      long sum = x + y;
      if (((x ^ sum) & (y ^ sum)) >= 0) {
        return Int.of(sum);
      }
    }
    return Int.of(a.big().add(b.big()));
  }

  private static Int subtract(Int a, Int b) {
    if (a.isSmall() && b.isSmall()) {
      long x = a.small();
      long y = b.small();
      long difference = x - y;
      if (((x ^ y) & (x ^ difference)) >= 0) {
        return Int.of(difference);
      }
    }
    return Int.of(a.big().subtract(b.big()));
  }

  private static Int multiply(Interpreter in, Int a, Int b) {
    if (a.isSmall() && b.isSmall()) {
      long high = Math.multiplyHigh(a.small(), b.small());
      long low = a.small() * b.small();
      if (high == low >> 63) {
        return Int.of(low);
      }
    }
    bitsAllowed(in, (long) a.big().bitLength() + b.big().bitLength());
    return Int.of(a.big().multiply(b.big()));
  }

  /// Refuses an int of more bits than the limit on a value has, before it is computed.
  static void bitsAllowed(Interpreter in, long bits) {
    long limit = in.sizeLimit() * 8L;
    if (bits > limit) {
      throw Errors.tooLarge("an int of " + bits + " bits", limit);
    }
    in.charge(bits / 1_024);
  }

  private static Float divide(Int a, Int b) {
    if (b.signum() == 0) {
      throw Errors.raised("ZeroDivisionError", "division by zero");
    }
    if (exact(a) && exact(b)) {
      return new Float((double) a.small() / b.small());
    }
    var quotient = new BigDecimal(a.big()).divide(new BigDecimal(b.big()), new MathContext(800));
    double result = quotient.doubleValue();
    if (Double.isInfinite(result)) {
      throw Errors.overflow("integer division result too large for a float");
    }
    return new Float(result);
  }

  private static boolean exact(Int number) {
    return number.isSmall() && number.small() >= -(1L << 53) && number.small() <= 1L << 53;
  }

  static Int floorDivide(Int a, Int b) {
    if (b.signum() == 0) {
      throw Errors.raised("ZeroDivisionError", "integer division or modulo by zero");
    }
    if (a.isSmall() && b.isSmall() && a.small() != Long.MIN_VALUE) {
      return Int.of(Math.floorDiv(a.small(), b.small()));
    }
    var parts = a.big().divideAndRemainder(b.big());
    boolean lower = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return Int.of(lower ? parts[0].subtract(BigInteger.ONE) : parts[0]);
  }

  static Int modulo(Int a, Int b) {
    if (b.signum() == 0) {
      throw Errors.raised("ZeroDivisionError", "integer modulo by zero");
    }
    if (a.isSmall() && b.isSmall()) {
      return Int.of(Math.floorMod(a.small(), b.small()));
    }
    var rest = a.big().remainder(b.big());
    return Int.of(rest.signum() != 0 && rest.signum() != b.signum() ? rest.add(b.big()) : rest);
  }

  private static Value power(Interpreter in, Int base, Int exponent) {
    if (exponent.signum() < 0) {
      return floatPower(toDouble(base), toDouble(exponent));
    }
    if (base.isSmall() && base.small() >= -1 && base.small() <= 1) {
      boolean odd = exponent.big().testBit(0);
      return base.small() == 0
          ? Int.of(exponent.signum() == 0 ? 1 : 0)
          : Int.of(base.small() == 1 || odd ? base.small() : 1);
    }
    if (!exponent.isSmall() || exponent.small() > Integer.MAX_VALUE) {
      throw Errors.tooLarge("this power", in.sizeLimit());
    }
    bitsAllowed(in, (base.big().abs().bitLength() - 1L) * exponent.small());
    return Int.of(base.big().pow((int) exponent.small()));
  }

  private static Int shiftLeft(Interpreter in, Int a, Int b) {
    if (b.signum() < 0) {
      throw Errors.valueError("negative shift count");
    }
    if (a.signum() == 0) {
      return a;
    }
    if (!b.isSmall() || b.small() > Integer.MAX_VALUE) {
      throw Errors.overflow("too many digits in integer");
    }
    bitsAllowed(in, a.big().bitLength() + b.small());
    return Int.of(a.big().shiftLeft((int) b.small()));
  }

  private static Int shiftRight(Int a, Int b) {
    if (b.signum() < 0) {
      throw Errors.valueError("negative shift count");
    }
    int count = (int) Math.min(b.isSmall() ? b.small() : Long.MAX_VALUE, Integer.MAX_VALUE);
    return Int.of(a.big().shiftRight(count));
  }

  private static Int bits(BinaryOperator operator, Int a, Int b) {
    return switch (operator) {
      case AND -> Int.of(a.big().and(b.big()));
      case OR -> Int.of(a.big().or(b.big()));
      case BinaryOperator _ -> Int.of(a.big().xor(b.big()));
    };
  }

  private static @Nullable Value floats(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> new Float(a + b);
      case SUBTRACT -> new Float(a - b);
      case MULTIPLY -> new Float(a * b);
      case DIVIDE -> {
        nonZero(b, "float division by zero");
        yield new Float(a / b);
      }
      case FLOOR_DIVIDE -> {
        nonZero(b, "float floor division by zero");
        yield new Float(floorDivide(a, b));
      }
      case MODULO -> {
        nonZero(b, "float modulo");
        yield new Float(modulo(a, b));
      }
      case POWER -> floatPower(a, b);
      case BinaryOperator _ -> null;
    };
  }

  private static void nonZero(double divisor, String message) {
    if (divisor == 0) {
      throw Errors.raised("ZeroDivisionError", message);
    }
  }

  /// The remainder has the divisor's sign.
  static double modulo(double a, double b) {
    double rest = a % b;
    if (rest == 0) {
      return Math.copySign(0.0, b);
    }
    return rest < 0 != b < 0 ? rest + b : rest;
  }

  static double floorDivide(double a, double b) {
    double rest = a % b;
    double quotient = (a - rest) / b;
    if (rest != 0 && rest < 0 != b < 0) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  static Float floatPower(double base, double exponent) {
    if (base == 0 && exponent < 0) {
      throw Errors.raised("ZeroDivisionError", "0.0 cannot be raised to a negative power");
    }
    if (base < 0
        && !Double.isInfinite(base)
        && !Double.isInfinite(exponent)
        && exponent != Math.rint(exponent)) {
      throw Errors.valueError("a negative number to a fractional power is complex");
    }
    if (base == 1 || base == -1 && Double.isInfinite(exponent)) {
      return new Float(1.0);
    }
    double result = StrictMath.pow(base, exponent);
    boolean finite = !Double.isInfinite(base) && !Double.isInfinite(exponent);
    if (Double.isInfinite(result) && finite) {
      throw new Raised(
          Errors.error("OverflowError", Int.of(34), Str.of("Numerical result out of range")));
    }
    return new Float(result);
  }
}
