package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Classes;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Decimal.Kind;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decimals: reading, rounding to the context, and the errors of the module.
final class Decimals {
  static final int PRECISION = 28;
  static final int EXPONENT_MAX = 999_999;
  static final int EXPONENT_LEAST = -999_999 - PRECISION + 1;

  /// How far apart two exponents may be before aligning them costs too much.
  private static final int SPAN_MAX = 100_000;

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?)(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d+))?");
  private static final Pattern SPECIAL =
      Pattern.compile("([+-]?)(inf(?:inity)?|s?nan)(\\d*)", Pattern.CASE_INSENSITIVE);

  private Decimals() {}

  static @Nullable Decimal of(Value value) {
    return switch (Numbers.unboxed(value)) {
      case Decimal number -> number;
      case Int number -> Decimal.finite(number.signum() < 0, number.big().abs(), 0);
      case Value _ -> null;
    };
  }

  static Decimal of(BigDecimal number) {
    return Decimal.finite(number.signum() < 0, number.unscaledValue().abs(), -number.scale());
  }

  static BigDecimal exact(Decimal number) {
    var unsigned = new BigDecimal(number.coefficient(), -number.exponent());
    return number.negative() ? unsigned.negate() : unsigned;
  }

  static int digits(Decimal number) {
    return number.coefficient().signum() == 0 ? 1 : number.coefficient().toString().length();
  }

  static Decimal negate(Decimal number) {
    return new Decimal(number.kind(), !number.negative(), number.coefficient(), number.exponent());
  }

  static void checkSpan(Decimal a, Decimal b) {
    if (Math.abs((long) a.exponent() - b.exponent()) > SPAN_MAX) {
      throw Errors.tooLarge("the distance between two exponents", SPAN_MAX);
    }
  }

  /// What an operation on a NaN gives, or null where there is none.
  static @Nullable Decimal nan(Decimal a, Decimal b) {
    if (a.kind() == Kind.SIGNALLING_NAN || b.kind() == Kind.SIGNALLING_NAN) {
      throw invalid("decimal.InvalidOperation");
    }
    return a.kind() == Kind.NAN ? a : b.kind() == Kind.NAN ? b : null;
  }

  static Decimal rounded(boolean negative, BigDecimal number) {
    return rounded(negative, number.unscaledValue().abs(), -(long) number.scale());
  }

  static Decimal rounded(boolean negative, BigInteger coefficient, long exponent) {
    var number = new BigDecimal(coefficient, 0);
    if (number.precision() > PRECISION) {
      number = number.round(new MathContext(PRECISION, RoundingMode.HALF_EVEN));
    }
    long rounded = exponent - number.scale();
    var digits = number.unscaledValue();
    if (digits.signum() != 0 && rounded + digits.toString().length() - 1 > EXPONENT_MAX) {
      throw overflow();
    }
    if (rounded < EXPONENT_LEAST) {
      int cut = (int) Math.min(EXPONENT_LEAST - rounded, PRECISION + 2);
      digits = new BigDecimal(digits, cut).setScale(0, RoundingMode.HALF_EVEN).unscaledValue();
      rounded = EXPONENT_LEAST;
    }
    return Decimal.finite(negative, digits, (int) Math.min(rounded, EXPONENT_MAX));
  }

  private static Raised overflow() {
    return raised("decimal.Overflow", "decimal.Overflow");
  }

  static Raised invalid(String condition) {
    return raised("decimal.InvalidOperation", condition);
  }

  /// The module's errors carry the list of the conditions that were met.
  static Raised raised(String error, String condition) {
    var conditions = ListValue.of(Classes.get(condition));
    return new Raised(new ErrorValue(Classes.get(error), Tuple.of(conditions)));
  }

  /// `Decimal(text)`
  static Decimal parse(String source) {
    var text =
        IntTexts.ascii(Spaces.strip(source.replaceAll("[\\x1c-\\x1f]", " "))).replace("_", "");
    var special = SPECIAL.matcher(text);
    if (special.matches()) {
      boolean negative = special.group(1).equals("-");
      var name = special.group(2).toLowerCase(Locale.ROOT);
      if (name.startsWith("inf") && special.group(3).isEmpty()) {
        return Decimal.special(Kind.INFINITY, negative);
      }
      if (!name.startsWith("inf")) {
        var payload =
            special.group(3).isEmpty() ? BigInteger.ZERO : new BigInteger(special.group(3));
        var kind = name.startsWith("s") ? Kind.SIGNALLING_NAN : Kind.NAN;
        return new Decimal(kind, negative, payload, 0);
      }
    }
    var match = NUMBER.matcher(text);
    if (!match.matches() || text.length() > Sizes.MAX) {
      throw invalid("decimal.ConversionSyntax");
    }
    var fraction = match.group(3) == null ? "" : match.group(3);
    var digits = match.group(2) + fraction;
    if (digits.isEmpty()) {
      throw invalid("decimal.ConversionSyntax");
    }
    var power = match.group(4) == null ? BigInteger.ZERO : new BigInteger(match.group(4));
    var exponent = power.subtract(BigInteger.valueOf(fraction.length()));
    if (exponent.abs().bitLength() > 30) {
      throw invalid("decimal.InvalidOperation");
    }
    return Decimal.finite(match.group(1).equals("-"), new BigInteger(digits), exponent.intValue());
  }
}
