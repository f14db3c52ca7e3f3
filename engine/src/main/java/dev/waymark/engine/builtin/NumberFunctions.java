package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// `int`, `float` and the functions of numbers.
final class NumberFunctions {
  private NumberFunctions() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("int", (in, a) -> integer(a))
        .function("float", (in, a) -> floating(a))
        .function("abs", (in, a) -> absolute(one("abs", a)))
        .function("bin", (in, a) -> digits(one("bin", a), "0b", 2))
        .function("oct", (in, a) -> digits(one("oct", a), "0o", 8))
        .function("hex", (in, a) -> digits(one("hex", a), "0x", 16))
        .function("chr", (in, a) -> chr(one("chr", a)))
        .function("ord", (in, a) -> ord(one("ord", a)))
        .function("divmod", NumberFunctions::divmod)
        .function("pow", NumberFunctions::pow)
        .function("round", (in, a) -> round(a));
  }

  static Value one(String name, Arguments arguments) {
    Parameters.positional(name, arguments, 1, 1);
    return arguments.get(0);
  }

  private static Value integer(Arguments arguments) {
    Parameters.known("int", arguments, "base");
    if (arguments.count() == 0) {
      return Int.ZERO;
    }
    var base = Parameters.find(arguments, 1, "base");
    var value = Enums.plain(arguments.get(0));
    if (base != null) {
      int radix = Parameters.index(base);
      if (radix != 0 && (radix < 2 || radix > 36)) {
        throw Errors.valueError("int() base must be >= 2 and <= 36, or 0");
      }
      return switch (value) {
        case Str text -> IntTexts.parse(text, radix);
        case Bytes bytes -> IntTexts.parse(latin(bytes), radix);
        case Value _ -> throw Errors.typeError("int() can't convert non-string with explicit base");
      };
    }
    return switch (value) {
      case Int number -> number;
      case Bool flag -> flag.toInt();
      case Float number -> truncate(number.value());
      case Decimal number -> Int.of(whole(number));
      case Str text -> IntTexts.parse(text, 10);
      case Bytes bytes -> IntTexts.parse(latin(bytes), 10);
      case Value _ ->
          throw Errors.typeError(
              "int() argument must be a string, a bytes-like object or a real number, not '%s'"
                  .formatted(Types.name(value)));
    };
  }

  private static Str latin(Bytes bytes) {
    return Str.of(new String(bytes.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  static Int truncate(double number) {
    if (Double.isNaN(number)) {
      throw Errors.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(number)) {
      throw Errors.overflow("cannot convert float infinity to integer");
    }
    return Math.abs(number) < 0x1p62
        ? Int.of((long) number)
        : Int.of(new BigDecimal(number).toBigInteger());
  }

  static BigInteger whole(Decimal number) {
    if (!number.isFinite()) {
      if (number.kind() == Decimal.Kind.INFINITY) {
        throw Errors.overflow("cannot convert Infinity to integer");
      }
      throw Errors.valueError("cannot convert NaN to integer");
    }
    Sizes.check(number.exponent(), "an int");
    var exact = new BigDecimal(number.coefficient(), -number.exponent()).toBigInteger();
    return number.negative() ? exact.negate() : exact;
  }

  private static Value floating(Arguments arguments) {
    Parameters.positional("float", arguments, 0, 1);
    if (arguments.count() == 0) {
      return new Float(0.0);
    }
    var value = Enums.plain(arguments.get(0));
    return switch (value) {
      case Float number -> number;
      case Int number -> new Float(IntTexts.toDouble(number.big()));
      case Bool flag -> new Float(flag.value() ? 1 : 0);
      case Decimal number -> new Float(Double.parseDouble(javaText(Repr.text(number))));
      case Str text -> new Float(parseFloat(text));
      case Bytes bytes -> new Float(parseFloat(latin(bytes)));
      case Value _ ->
          throw Errors.typeError(
              "float() argument must be a string or a real number, not '%s'"
                  .formatted(Types.name(value)));
    };
  }

  private static String javaText(String text) {
    return text.startsWith("sNaN") || text.contains("NaN") ? "NaN" : text;
  }

  private static double parseFloat(Str source) {
    var text = IntTexts.ascii(Spaces.strip(source.text()));
    var sign = text.startsWith("-") ? "-" : "";
    var rest = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    switch (rest.toLowerCase(java.util.Locale.ROOT)) {
      case "inf", "infinity" -> {
        return sign.isEmpty() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {}
    }
    if (!rest.matches("(?:\\d+(?:_\\d+)*)?(?:\\.(?:\\d+(?:_\\d+)*)?)?(?:[eE][+-]?\\d+(?:_\\d+)*)?")
        || !rest.matches("\\.?\\d.*")) {
      throw Errors.valueError("could not convert string to float: " + Repr.of(source));
    }
    return Double.parseDouble(sign + rest.replace("_", ""));
  }

  private static Value absolute(Value value) {
    return switch (Enums.plain(value)) {
      case Int number -> number.signum() < 0 ? Int.of(number.big().negate()) : number;
      case Bool flag -> flag.toInt();
      case Float number -> new Float(Math.abs(number.value()));
      case Decimal number ->
          new Decimal(number.kind(), false, number.coefficient(), number.exponent());
      case Timedelta delta -> delta.days() < 0 ? Timedelta.ofMicros(delta.micros().abs()) : delta;
      case Value _ ->
          throw Errors.typeError("bad operand type for abs(): '" + Types.name(value) + "'");
    };
  }

  private static Value digits(Value value, String prefix, int radix) {
    var number = Numbers.index(value);
    return Str.of((number.signum() < 0 ? "-" : "") + prefix + number.abs().toString(radix));
  }

  private static Value chr(Value value) {
    var number = Numbers.index(value);
    if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(0x10FFFF)) > 0) {
      if (number.bitLength() > 31) {
        throw Errors.overflow("Python int too large to convert to C int");
      }
      throw Errors.valueError("chr() arg not in range(0x110000)");
    }
    return Str.of(Character.toString(number.intValue()));
  }

  private static Value ord(Value value) {
    int length =
        switch (Enums.plain(value)) {
          case Str text -> text.length();
          case Bytes bytes -> bytes.length();
          case Value _ ->
              throw Errors.typeError(
                  "ord() expected string of length 1, but %s found".formatted(Types.name(value)));
        };
    if (length != 1) {
      throw Errors.typeError(
          "ord() expected a character, but string of length %d found".formatted(length));
    }
    return Enums.plain(value) instanceof Str text
        ? Int.of(text.text().codePointAt(0))
        : Int.of(((Bytes) value).bytes()[0] & 0xff);
  }

  private static Value divmod(Interpreter in, Arguments arguments) {
    Parameters.positional("divmod", arguments, 2, 2);
    var a = arguments.get(0);
    var b = arguments.get(1);
    if (!(Numbers.isNumber(Enums.plain(a)) || a instanceof Timedelta)
        || !(Numbers.isNumber(Enums.plain(b)) || b instanceof Timedelta)) {
      throw Errors.typeError(
          "unsupported operand type(s) for divmod(): '%s' and '%s'"
              .formatted(Types.name(a), Types.name(b)));
    }
    boolean floats = a instanceof Float || b instanceof Float;
    if (floats && Numbers.isNumber(b) && !Truth.of(b)) {
      throw Errors.raised("ZeroDivisionError", "float divmod()");
    }
    return Tuple.of(
        Operators.binary(in, BinaryOperator.FLOOR_DIVIDE, a, b, false),
        Operators.binary(in, BinaryOperator.MODULO, a, b, false));
  }

  private static Raised noPower(Value base, Value exponent, Value modulus) {
    boolean floats = base instanceof Float || exponent instanceof Float || modulus instanceof Float;
    return Errors.typeError(
        floats
            ? "pow() 3rd argument not allowed unless all arguments are integers"
            : "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'"
                .formatted(Types.name(base), Types.name(exponent), Types.name(modulus)));
  }

  private static Value pow(Interpreter in, Arguments arguments) {
    Parameters.known("pow", arguments, "base", "exp", "mod");
    var base = required(arguments, 0, "base");
    var exponent = required(arguments, 1, "exp");
    var modulus = Parameters.find(arguments, 2, "mod", None.NONE);
    if (modulus == None.NONE) {
      return Operators.binary(in, BinaryOperator.POWER, base, exponent, false);
    }
    if (!(Numbers.unboxed(base) instanceof Int a)
        || !(Numbers.unboxed(exponent) instanceof Int e)
        || !(Numbers.unboxed(modulus) instanceof Int m)) {
      throw noPower(base, exponent, modulus);
    }
    if (m.signum() == 0) {
      throw Errors.valueError("pow() 3rd argument cannot be 0");
    }
    try {
      var result = a.big().modPow(e.big(), m.big().abs());
      return Int.of(m.signum() < 0 && result.signum() != 0 ? result.add(m.big()) : result);
    } catch (ArithmeticException notInvertible) {
      throw Errors.valueError("base is not invertible for the given modulus");
    }
  }

  private static Value required(Arguments arguments, int index, String name) {
    var value = Parameters.find(arguments, index, name);
    if (value == null) {
      throw Errors.typeError(
          "pow() missing required argument '%s' (pos %d)".formatted(name, index + 1));
    }
    return value;
  }

  private static Value round(Arguments arguments) {
    Parameters.known("round", arguments, "number", "ndigits");
    var value = Parameters.find(arguments, 0, "number");
    if (value == null) {
      throw Errors.typeError("round() missing required argument 'number' (pos 1)");
    }
    var digits = Parameters.find(arguments, 1, "ndigits", None.NONE);
    return switch (Enums.plain(value)) {
      case Int number -> round(number, digits);
      case Bool flag -> round(flag.toInt(), digits);
      case Float number -> round(number.value(), digits);
      case Decimal number -> DecimalMethods.round(number, digits);
      case Value _ ->
          throw Errors.typeError(
              "type %s doesn't define __round__ method".formatted(Types.name(value)));
    };
  }

  private static Value round(Int number, Value digits) {
    if (digits == None.NONE || Numbers.index(digits).signum() >= 0) {
      return number;
    }
    int places = Parameters.index(digits);
    if (-(long) places > number.big().bitLength()) {
      return Int.ZERO;
    }
    return Int.of(
        new BigDecimal(number.big()).setScale(places, RoundingMode.HALF_EVEN).toBigInteger());
  }

  private static Value round(double number, Value digits) {
    if (digits == None.NONE) {
      return truncate(Math.rint(number));
    }
    int places = Parameters.index(digits);
    if (Double.isNaN(number) || Double.isInfinite(number) || number == 0 || places > 323) {
      return new Float(number);
    }
    if (places < -308) {
      return new Float(number < 0 ? -0.0 : 0.0);
    }
    double rounded = new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
    if (Double.isInfinite(rounded)) {
      throw Errors.overflow("rounded value too large to represent");
    }
    return new Float(rounded == 0 && number < 0 ? -0.0 : rounded);
  }
}
