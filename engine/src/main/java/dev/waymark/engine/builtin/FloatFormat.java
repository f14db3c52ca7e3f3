package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Floats in the ways of `e f g %`, from their exact value, rounded half to even.
final class FloatFormat {
  private FloatFormat() {}

  static String format(double number, FormatSpec spec) {
    switch (spec.type()) {
      case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' -> {
        // known
      }
      default -> throw spec.unknownType("float");
    }
    boolean upper = spec.type() == 'E' || spec.type() == 'F' || spec.type() == 'G';
    boolean negative = number < 0 || number == 0 && 1 / number < 0;
    var text = unsigned(Math.abs(number), spec);
    if (negative && spec.positiveZero() && isZero(text)) {
      negative = false;
    }
    var shown = upper ? text.toUpperCase(Locale.ROOT) : text;
    return parts(Formatting.sign(negative, spec), shown).format(spec);
  }

  private static boolean isZero(String text) {
    int exponent = text.indexOf('e');
    var mantissa = exponent < 0 ? text : text.substring(0, exponent);
    return mantissa.chars().allMatch(c -> c == '0' || c == '.' || c == '%');
  }

  /// Splits behind the whole digits, which alone are grouped.
  static NumberText parts(String before, String unsigned) {
    int end = 0;
    while (end < unsigned.length() && Character.isDigit(unsigned.charAt(end))) {
      end++;
    }
    return NumberText.of(before, unsigned.substring(0, end), unsigned.substring(end), 3);
  }

  private static String unsigned(double number, FormatSpec spec) {
    boolean percent = spec.type() == '%';
    double shown = percent ? number * 100 : number;
    if (Double.isNaN(shown) || Double.isInfinite(shown)) {
      return (Double.isNaN(shown) ? "nan" : "inf") + (percent ? "%" : "");
    }
    var exact = new BigDecimal(shown);
    int precision = spec.precision() < 0 ? 6 : spec.precision();
    return switch (spec.type()) {
      case 0 -> plain(number, exact, spec);
      case 'f', 'F' -> fixed(exact, precision, spec.alternate());
      case '%' -> fixed(exact, precision, spec.alternate()) + "%";
      case 'e', 'E' -> scientific(exact, precision, spec.alternate());
      default -> general(exact, precision, spec.alternate(), Integer.MAX_VALUE);
    };
  }

  /// No type: `repr`; with a precision as `g`, but a float still looks like one.
  private static String plain(double number, BigDecimal exact, FormatSpec spec) {
    if (spec.precision() < 0) {
      var text = Numbers.repr(number);
      boolean bare = spec.alternate() && text.indexOf('.') < 0;
      return bare ? text.replace("e", ".e") : text;
    }
    int precision = Math.max(1, spec.precision());
    var text = general(exact, precision, spec.alternate(), precision - 1);
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 ? text + ".0" : text;
  }

  static String fixed(BigDecimal exact, int precision, boolean alternate) {
    var text = exact.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    return alternate && precision == 0 ? text + "." : text;
  }

  static String scientific(BigDecimal exact, int precision, boolean alternate) {
    var rounded = exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    var digits = rounded.unscaledValue().toString();
    int exponent = rounded.signum() == 0 ? 0 : digits.length() - 1 - rounded.scale();
    if (digits.length() <= precision) {
      digits = digits + "0".repeat(precision + 1 - digits.length());
    }
    var fraction = digits.substring(1, precision + 1);
    var point = fraction.isEmpty() && !alternate ? "" : ".";
    return digits.charAt(0) + point + fraction + exponent(exponent);
  }

  private static String exponent(int exponent) {
    var digits = Integer.toString(Math.abs(exponent));
    return (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
  }

  /// Fixed for exponents from -4 up to the precision (or `fixedBelow`, if that is less), without
  /// zeros at the end.
  private static String general(
      BigDecimal exact, int precision, boolean alternate, int fixedBelow) {
    int significant = Math.max(1, precision);
    var rounded = exact.round(new MathContext(significant, RoundingMode.HALF_EVEN));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - 1 - rounded.scale();
    if (exponent >= -4 && exponent < significant && exponent < fixedBelow) {
      var text = fixed(rounded, significant - 1 - exponent, alternate);
      return alternate ? text : withoutZeros(text);
    }
    var text = scientific(exact, significant - 1, alternate);
    int e = text.indexOf('e');
    return alternate ? text : withoutZeros(text.substring(0, e)) + text.substring(e);
  }

  private static String withoutZeros(String text) {
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }
}
