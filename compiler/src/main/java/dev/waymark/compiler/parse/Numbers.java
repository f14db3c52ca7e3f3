package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/// Numbers and durations as they are written.
final class Numbers {
  /// CPython's limit for decimal digits in a source file.
  private static final int DIGITS = 4300;

  private final Draft draft;

  Numbers(Draft draft) {
    this.draft = draft;
  }

  Expression number(Token token) {
    var span = draft.span(token);
    var digits = token.getText().replace("_", "").toLowerCase(Locale.ROOT);
    return switch (token.getType()) {
      case INTEGER -> integer(digits, span);
      case FLOAT -> new Literal.Float(Double.parseDouble(digits), span);
      case IMAGINARY -> {
        var real = digits.substring(0, digits.length() - 1);
        yield new Literal.Imaginary(Double.parseDouble(real), span);
      }
      case DURATION -> duration(digits, span);
      default -> throw new IllegalStateException("no number: " + token);
    };
  }

  private Expression integer(String digits, Span span) {
    int radix = radix(digits);
    if (radix != 10) {
      return new Literal.Int(new BigInteger(digits.substring(2), radix), span);
    }
    if (digits.length() > DIGITS) {
      draft.refuse(span, "a decimal number has at most 4300 digits in a source file");
      return new Expression.Invalid(span);
    }
    var value = new BigInteger(digits);
    if (digits.startsWith("0") && value.signum() != 0) {
      draft.report(
          Diagnostic.of(Code.WM111, span, "a number does not begin with 0")
              .help("for an octal number write `0o" + digits.replaceFirst("^0+", "") + "`"));
    }
    return new Literal.Int(value, span);
  }

  private static int radix(String digits) {
    if (digits.startsWith("0x")) {
      return 16;
    }
    if (digits.startsWith("0o")) {
      return 8;
    }
    return digits.startsWith("0b") ? 2 : 10;
  }

  private Expression duration(String text, Span span) {
    int at = text.length() - 1;
    while (Character.isLetter(text.charAt(at - 1))) {
      at--;
    }
    var count = text.substring(0, at);
    var unit = text.substring(at);
    if (draft.dialect() == Dialect.PYTHON) {
      draft.report(
          Diagnostic.of(Code.WM108, span, "`" + text + "` is a duration only in `.wm`")
              .help(
                  "write `timedelta("
                      + keyword(unit)
                      + "="
                      + count
                      + ")`, or a number of seconds"));
    }
    if (count.length() > DIGITS) {
      draft.refuse(span, "a duration has at most 4300 digits");
      return new Expression.Invalid(span);
    }
    var exact = new BigDecimal(count).multiply(BigDecimal.valueOf(micros(unit)));
    var micros = exact.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    if (micros.bitLength() >= Long.SIZE) {
      draft.report(Diagnostic.of(Code.WM902, span, "this duration is longer than 290,000 years"));
      return new Expression.Invalid(span);
    }
    return new Literal.Duration(micros, span);
  }

  private static long micros(String unit) {
    return switch (unit) {
      case "ms" -> 1_000L;
      case "s" -> 1_000_000L;
      case "m" -> 60_000_000L;
      case "h" -> 3_600_000_000L;
      default -> 86_400_000_000L;
    };
  }

  private static String keyword(String unit) {
    return switch (unit) {
      case "ms" -> "milliseconds";
      case "s" -> "seconds";
      case "m" -> "minutes";
      case "h" -> "hours";
      default -> "days";
    };
  }
}
