package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.EnumMember;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;

/// `format(value, specification)`: what f-strings, `str.format` and `format` do with one value.
public final class Formatting {
  private Formatting() {}

  public static String format(Interpreter in, Value value, String specification) {
    if (specification.isEmpty()) {
      return Repr.text(value);
    }
    return switch (Enums.plain(value)) {
      case Str text -> text(in, text.text(), specification);
      case Bool flag -> integer(in, flag.toInt(), specification, "bool");
      case Int number -> integer(in, number, specification, "int");
      case Float number -> floating(in, number.value(), specification);
      case Decimal number -> DecimalFormat.format(in, number, specification);
      case EnumMember member -> text(in, Repr.text(member), specification);
      case Datetime _, Date _, Time _ -> Strftime.format(value, specification);
      case Value other ->
          throw Errors.typeError(
              "unsupported format string passed to " + Types.name(other) + ".__format__");
    };
  }

  private static String text(Interpreter in, String value, String specification) {
    var spec = FormatSpec.parse(specification, "str");
    if (spec.type() != 0 && spec.type() != 's') {
      throw spec.unknownType("str");
    }
    if (spec.sign() != 0) {
      throw Errors.valueError(
          spec.sign() == ' '
              ? "Space not allowed in string format specifier"
              : "Sign not allowed in string format specifier");
    }
    if (spec.positiveZero()) {
      throw Errors.valueError("Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate()) {
      throw Errors.valueError("Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align() == '=') {
      throw Errors.valueError("'=' alignment not allowed in string format specifier");
    }
    if (spec.grouping() != 0) {
      throw Errors.valueError("Cannot specify '" + spec.grouping() + "' with 's'.");
    }
    allowed(in, spec);
    int length = value.codePointCount(0, value.length());
    boolean cut = spec.precision() >= 0 && spec.precision() < length;
    var shown = cut ? value.substring(0, value.offsetByCodePoints(0, spec.precision())) : value;
    return spec.padded(shown, '<');
  }

  static void allowed(Interpreter in, FormatSpec spec) {
    Sequences.allowed(in, Math.max(spec.width(), spec.precision()));
  }

  private static String integer(Interpreter in, Int number, String specification, String type) {
    var spec = FormatSpec.parse(specification, type);
    allowed(in, spec);
    return switch (spec.type()) {
      case 0, 'd', 'n' -> digits(number, spec, 10, "");
      case 'b' -> digits(number, spec, 2, "0b");
      case 'o' -> digits(number, spec, 8, "0o");
      case 'x' -> digits(number, spec, 16, "0x");
      case 'X' -> digits(number, spec, 16, "0X");
      case 'c' -> character(number, spec);
      case 'e', 'E', 'f', 'F', 'g', 'G', '%' ->
          FloatFormat.format(Arithmetic.toDouble(number), spec);
      default -> throw spec.unknownType(type);
    };
  }

  private static String digits(Int number, FormatSpec spec, int radix, String prefix) {
    check(spec);
    var digits = radix == 10 ? Numbers.digits(number) : number.big().toString(radix);
    digits = digits.startsWith("-") ? digits.substring(1) : digits;
    digits = spec.type() == 'X' ? digits.toUpperCase(java.util.Locale.ROOT) : digits;
    var before = sign(number.signum() < 0, spec) + (spec.alternate() ? prefix : "");
    return NumberText.of(before, digits, "", radix == 10 ? 3 : 4).format(spec);
  }

  private static void check(FormatSpec spec) {
    if (spec.precision() >= 0) {
      throw Errors.valueError("Precision not allowed in integer format specifier");
    }
    if (spec.positiveZero()) {
      throw Errors.valueError("Negative zero coercion (z) not allowed in integer format specifier");
    }
  }

  private static String character(Int number, FormatSpec spec) {
    check(spec);
    if (spec.sign() != 0) {
      throw Errors.valueError("Sign not allowed with integer format specifier 'c'");
    }
    if (spec.alternate()) {
      throw Errors.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (number.big().bitLength() >= Long.SIZE) {
      throw Errors.overflow("Python int too large to convert to C long");
    }
    if (number.signum() < 0 || !number.isSmall() || number.small() > Character.MAX_CODE_POINT) {
      throw Errors.overflow("%c arg not in range(0x110000)");
    }
    return spec.padded(Character.toString((int) number.small()), '<');
  }

  static String sign(boolean negative, FormatSpec spec) {
    return negative ? "-" : spec.sign() == '+' ? "+" : spec.sign() == ' ' ? " " : "";
  }

  private static String floating(Interpreter in, double number, String specification) {
    var spec = FormatSpec.parse(specification, "float");
    allowed(in, spec);
    return FloatFormat.format(number, spec);
  }
}
