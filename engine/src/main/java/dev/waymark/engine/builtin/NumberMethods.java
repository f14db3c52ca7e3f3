package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;

/// The methods of int and float.
final class NumberMethods {
  private NumberMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("int.bit_length", (in, a) -> Int.of(self(a).abs().bitLength()))
        .function("int.bit_count", (in, a) -> Int.of(self(a).abs().bitCount()))
        .function("int.to_bytes", (in, a) -> toBytes(a))
        .function("int.from_bytes", (in, a) -> fromBytes(a))
        .function("int.as_integer_ratio", (in, a) -> Tuple.of(Int.of(self(a)), Int.ONE))
        .function("int.is_integer", (in, a) -> Bool.TRUE)
        .function("int.conjugate", (in, a) -> Int.of(self(a)))
        .property("int.real", (in, a) -> Int.of(self(a)))
        .property("int.imag", (in, a) -> Int.ZERO)
        .property("int.numerator", (in, a) -> Int.of(self(a)))
        .property("int.denominator", (in, a) -> Int.ONE)
        .function("float.is_integer", (in, a) -> Bool.of(isWhole(number(a))))
        .function("float.as_integer_ratio", (in, a) -> ratio(number(a)))
        .function("float.hex", (in, a) -> Str.of(hex(number(a))))
        .function("float.conjugate", (in, a) -> a.get(0))
        .property("float.real", (in, a) -> a.get(0))
        .property("float.imag", (in, a) -> new Float(0.0));
  }

  private static BigInteger self(Arguments arguments) {
    return Numbers.index(arguments.get(0));
  }

  private static double number(Arguments arguments) {
    return ((Float) arguments.get(0)).value();
  }

  private static boolean isWhole(double number) {
    return !Double.isInfinite(number) && number == Math.rint(number);
  }

  private static Value ratio(double number) {
    if (Double.isNaN(number)) {
      throw Errors.valueError("cannot convert NaN to integer ratio");
    }
    if (Double.isInfinite(number)) {
      throw Errors.overflow("cannot convert Infinity to integer ratio");
    }
    var exact = new BigDecimal(number);
    var denominator = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    var numerator = exact.scale() > 0 ? exact.unscaledValue() : exact.toBigIntegerExact();
    var common = numerator.gcd(denominator);
    return common.signum() == 0
        ? Tuple.of(Int.ZERO, Int.ONE)
        : Tuple.of(Int.of(numerator.divide(common)), Int.of(denominator.divide(common)));
  }

  private static String hex(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    var text = Double.toHexString(number);
    int point = text.indexOf('.');
    int power = text.indexOf('p');
    var fraction = text.substring(point + 1, power);
    var exponent = text.substring(power + 1);
    if (number == 0) {
      return (text.startsWith("-") ? "-" : "") + "0x0.0p+0";
    }
    return text.substring(0, point + 1)
        + fraction
        + "0".repeat(Math.max(0, 13 - fraction.length()))
        + "p"
        + (exponent.startsWith("-") ? "" : "+")
        + exponent;
  }

  private static boolean big(Arguments arguments, int position) {
    var order = Parameters.find(arguments, position, "byteorder", Str.of("big"));
    return switch (Parameters.text(order, "to_bytes() argument 'byteorder'").text()) {
      case "big" -> true;
      case "little" -> false;
      default -> throw Errors.valueError("byteorder must be either 'little' or 'big'");
    };
  }

  private static boolean signed(Arguments arguments) {
    return Truth.of(Parameters.find(arguments, -1, "signed", Bool.FALSE));
  }

  private static Value toBytes(Arguments arguments) {
    Parameters.known("to_bytes", arguments, "length", "byteorder", "signed");
    int length = Parameters.index(Parameters.find(arguments, 1, "length", Int.ONE));
    boolean big = big(arguments, 2);
    boolean signed = signed(arguments);
    var number = self(arguments);
    if (length < 0) {
      throw Errors.valueError("length argument must be non-negative");
    }
    Sizes.check(length, "bytes");
    if (number.signum() < 0 && !signed) {
      throw Errors.overflow("can't convert negative int to unsigned");
    }
    int bits = number.bitLength() + (signed ? 1 : 0);
    if (bits > length * 8L && !(number.signum() == 0)) {
      throw Errors.overflow("int too big to convert");
    }
    var bytes = new byte[length];
    var source = number.toByteArray();
    for (int i = 0; i < length; i++) {
      int from = source.length - 1 - i;
      byte value = from >= 0 ? source[from] : (byte) (number.signum() < 0 ? -1 : 0);
      bytes[big ? length - 1 - i : i] = value;
    }
    return Bytes.of(bytes);
  }

  private static Value fromBytes(Arguments all) {
    Parameters.known("from_bytes", all, "bytes", "byteorder", "signed");
    boolean receiver = all.count() > 0 && !(all.get(0) instanceof Bytes);
    var arguments =
        receiver ? new Arguments(all.positional().subList(1, all.count()), all.named()) : all;
    var source = Parameters.find(arguments, 0, "bytes");
    if (!(source instanceof Bytes bytes)) {
      throw Errors.typeError("cannot convert object to bytes");
    }
    var ordered = bytes.bytes().clone();
    if (!big(arguments, 1)) {
      for (int i = 0; i < ordered.length / 2; i++) {
        byte swap = ordered[i];
        ordered[i] = ordered[ordered.length - 1 - i];
        ordered[ordered.length - 1 - i] = swap;
      }
    }
    if (ordered.length == 0) {
      return Int.ZERO;
    }
    return Int.of(signed(arguments) ? new BigInteger(ordered) : new BigInteger(1, ordered));
  }
}
