package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// Ints to and from text, with CPython's limit of 4,300 digits.
final class IntTexts {
  static final int DIGITS_MAX = 4_300;

  /// Fewer bits than this can never have too many digits.
  private static final int BITS_SAFE = 14_280;

  private static final BigInteger TOO_LONG = BigInteger.TEN.pow(DIGITS_MAX);
  private static final Pattern DIGITS = Pattern.compile("[0-9A-Za-z]+(?:_[0-9A-Za-z]+)*");

  private IntTexts() {}

  /// Raises where the decimal text of a number would be too long.
  static void checkDigits(BigInteger number) {
    if (number.bitLength() > BITS_SAFE && number.abs().compareTo(TOO_LONG) >= 0) {
      throw Errors.valueError(
          "Exceeds the limit (4300 digits) for integer string conversion; use"
              + " sys.set_int_max_str_digits() to increase the limit");
    }
  }

  static double toDouble(BigInteger number) {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      throw Errors.overflow("int too large to convert to float");
    }
    return value;
  }

  /// `int(text, base)`; base 0 reads a prefix.
  static Int parse(Str source, int base) {
    var text = Spaces.strip(source.text());
    boolean negative = text.startsWith("-");
    var rest = negative || text.startsWith("+") ? text.substring(1) : text;
    rest = ascii(rest);
    int radix = base;
    int prefixed = prefix(rest);
    if (prefixed > 0 && (base == 0 || base == prefixed)) {
      rest = rest.substring(2);
      rest = rest.startsWith("_") ? rest.substring(1) : rest;
      radix = prefixed;
    } else if (base == 0) {
      radix = 10;
      if (rest.length() > 1 && rest.startsWith("0") && !rest.matches("[0_]+")) {
        throw invalid(source, base);
      }
    }
    if (!DIGITS.matcher(rest).matches()) {
      throw invalid(source, base);
    }
    var digits = rest.replace("_", "");
    if (Integer.bitCount(radix) != 1 && digits.length() > DIGITS_MAX) {
      throw Errors.valueError(
          "Exceeds the limit (4300 digits) for integer string conversion: value has "
              + digits.length()
              + " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), radix) < 0) {
        throw invalid(source, base);
      }
    }
    var number = new BigInteger(digits, radix);
    return Int.of(negative ? number.negate() : number);
  }

  private static int prefix(String text) {
    if (text.length() < 3 || text.charAt(0) != '0') {
      return 0;
    }
    return switch (text.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  /// Digits of other scripts as ASCII ones.
  static String ascii(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          int digit =
              Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER
                  ? Character.digit(point, 10)
                  : -1;
          out.appendCodePoint(digit >= 0 ? '0' + digit : point);
        });
    return out.toString();
  }

  private static dev.waymark.engine.value.Raised invalid(Str source, int base) {
    return Errors.valueError(
        "invalid literal for int() with base " + base + ": " + Repr.of(source));
  }
}
