package dev.waymark.engine.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Comparing numbers of different kinds, exactly.
public final class Numbers {
  private static final long DOUBLE_EXACT = 1L << 53;
  private static final int DIGITS_MAX = 4_300;

  private Numbers() {}

  public static boolean isNumber(Value value) {
    return value instanceof Int
        || value instanceof Bool
        || value instanceof Float
        || value instanceof Decimal;
  }

  /// A bool as the int that it is; anything else as it is.
  public static Value unboxed(Value value) {
    return value instanceof Bool flag ? flag.toInt() : value;
  }

  public static boolean isNan(Value value) {
    return value instanceof Float number && Double.isNaN(number.value())
        || value instanceof Decimal decimal
            && (decimal.kind() == Decimal.Kind.NAN
                || decimal.kind() == Decimal.Kind.SIGNALLING_NAN);
  }

  public static boolean equal(Value a, Value b) {
    return !isNan(a) && !isNan(b) && compare(a, b) == 0;
  }

  /// Neither may be NaN.
  public static int compare(Value left, Value right) {
    var a = unboxed(left);
    var b = unboxed(right);
    if (a instanceof Int x && b instanceof Int y) {
      return x.isSmall() && y.isSmall()
          ? Long.compare(x.small(), y.small())
          : x.big().compareTo(y.big());
    }
    if (a instanceof Float x && b instanceof Float y) {
      return x.value() < y.value() ? -1 : x.value() > y.value() ? 1 : 0;
    }
    if (a instanceof Float x && b instanceof Int y && y.isSmall() && fits(y.small())) {
      double other = y.small();
      return x.value() < other ? -1 : x.value() > other ? 1 : 0;
    }
    if (b instanceof Float && a instanceof Int) {
      return Integer.compare(0, compare(b, a));
    }
    return compareExact(a, b);
  }

  private static boolean fits(long value) {
    return value >= -DOUBLE_EXACT && value <= DOUBLE_EXACT;
  }

  private static int compareExact(Value a, Value b) {
    int x = infinite(a);
    int y = infinite(b);
    if (x != 0 || y != 0) {
      return Integer.compare(x, y);
    }
    if (a instanceof Decimal p && b instanceof Decimal q && far(p, q)) {
      return compareFar(p, q);
    }
    return exact(a).compareTo(exact(b));
  }

  private static int infinite(Value value) {
    if (value instanceof Float number && Double.isInfinite(number.value())) {
      return number.value() > 0 ? 1 : -1;
    }
    if (value instanceof Decimal number && number.kind() == Decimal.Kind.INFINITY) {
      return number.negative() ? -1 : 1;
    }
    return 0;
  }

  /// Exponents so far apart that lining them up would cost too much.
  private static boolean far(Decimal a, Decimal b) {
    return Math.abs((long) a.exponent() - b.exponent()) > 10_000;
  }

  private static int compareFar(Decimal a, Decimal b) {
    int x = a.isZero() ? 0 : a.negative() ? -1 : 1;
    int y = b.isZero() ? 0 : b.negative() ? -1 : 1;
    if (x != y || x == 0) {
      return Integer.compare(x, y);
    }
    long p = magnitude(a);
    long q = magnitude(b);
    return x < 0 ? Long.compare(q, p) : Long.compare(p, q);
  }

  private static long magnitude(Decimal number) {
    return (long) number.exponent() + new BigDecimal(number.coefficient()).precision();
  }

  public static BigDecimal exact(Value value) {
    return switch (value) {
      case Int number -> new BigDecimal(number.big());
      case Bool flag -> flag.value() ? BigDecimal.ONE : BigDecimal.ZERO;
      case Float number -> new BigDecimal(number.value());
      case Decimal number -> Equality.exact(number);
      case Value _ -> throw new IllegalArgumentException("no number: " + Types.name(value));
    };
  }

  /// An int, taking bools (and members of int enums) for one; TypeError for anything else.
  public static BigInteger index(Value value) {
    return switch (Enums.plain(value)) {
      case Int number -> number.big();
      case Bool flag -> flag.toInt().big();
      case Value _ ->
          throw Errors.typeError(
              "'" + Types.name(value) + "' object cannot be interpreted as an integer");
    };
  }

  /// `str` of an int; CPython refuses more than 4,300 digits.
  public static String digits(Int number) {
    if (number.isSmall() || number.big().bitLength() < DIGITS_MAX * 3) {
      return number.toString();
    }
    var text = number.toString();
    if (text.length() - (number.signum() < 0 ? 1 : 0) > DIGITS_MAX) {
      throw Errors.valueError(
          "Exceeds the limit (4300 digits) for integer string conversion; "
              + "use sys.set_int_max_str_digits() to increase the limit");
    }
    return text;
  }

  /// `repr` of a float: the shortest text that reads back as the same number.
  public static String repr(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    var decimal = shortest(Math.abs(number));
    var digits = decimal.unscaledValue().toString();
    int point = digits.length() - decimal.scale();
    var sign = number < 0 ? "-" : "";
    if (point > -4 && point <= 16) {
      return sign + positional(digits, point);
    }
    int exponent = point - 1;
    var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    var power = Integer.toString(Math.abs(exponent));
    return sign
        + mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (power.length() < 2 ? "0" + power : power);
  }

  /// Java gives two digits at least, CPython one (`5e-324`).
  private static BigDecimal shortest(double number) {
    var decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      var one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
      if (one.doubleValue() == number) {
        return one.stripTrailingZeros();
      }
    }
    return decimal;
  }

  private static String positional(String digits, int point) {
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return digits + "0".repeat(point - digits.length()) + ".0";
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }
}
