package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Format specifications of Decimal.
final class DecimalFormat {
  private DecimalFormat() {}

  static String format(Interpreter in, Decimal number, String specification) {
    var spec = FormatSpec.parse(specification, "decimal.Decimal");
    Formatting.allowed(in, spec);
    if (spec.type() != 0 && "eEfFgG%n".indexOf(spec.type()) < 0) {
      throw Errors.valueError("invalid format string");
    }
    boolean upper = spec.type() == 'E' || spec.type() == 'F' || spec.type() == 'G';
    var text = number.isFinite() ? finite(number, spec) : special(number);
    var shown = upper ? text.toUpperCase(Locale.ROOT) : text;
    return FloatFormat.parts(Formatting.sign(number.negative(), spec), shown).format(spec);
  }

  private static String special(Decimal number) {
    return unsigned(Texts.of(number));
  }

  private static String unsigned(String text) {
    return text.startsWith("-") ? text.substring(1) : text;
  }

  private static String finite(Decimal number, FormatSpec spec) {
    BigDecimal exact = Numbers.exact(number).abs();
    int precision = spec.precision();
    return switch (spec.type()) {
      case 'f', 'F' -> FloatFormat.fixed(exact, places(exact, precision), spec.alternate());
      case '%' -> {
        var hundredfold = exact.movePointRight(2);
        int places = precision < 0 ? Math.max(0, exact.scale() - 2) : precision;
        yield FloatFormat.fixed(hundredfold, places, spec.alternate()) + "%";
      }
      case 'e', 'E' -> {
        int places = precision < 0 ? exact.precision() - 1 : precision;
        yield withoutPadding(FloatFormat.scientific(exact, places, spec.alternate()));
      }
      default ->
          precision < 0 ? unsigned(Texts.of(number)) : general(exact, Math.max(1, precision));
    };
  }

  private static String general(BigDecimal exact, int precision) {
    var rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
    return Texts.of(Decimal.finite(false, rounded.unscaledValue(), -rounded.scale()));
  }

  private static int places(BigDecimal exact, int precision) {
    return precision < 0 ? Math.max(0, exact.scale()) : precision;
  }

  /// Decimal writes exponents without a leading zero.
  private static String withoutPadding(String text) {
    return text.replaceFirst("e([+-])0(\\d)$", "e$1$2");
  }
}
