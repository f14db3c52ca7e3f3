package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Decimal.Kind;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// `decimal.Decimal` and its methods.
final class DecimalMethods {
  private DecimalMethods() {}

  static BuiltinTable table() {
    var table =
        new BuiltinTable()
            .function("decimal.Decimal", (in, a) -> decimal(a))
            .function("decimal.Decimal.quantize", (in, a) -> quantize(a))
            .function("decimal.Decimal.normalize", (in, a) -> normalize(self(a)))
            .function("decimal.Decimal.to_integral_value", (in, a) -> toIntegral(a))
            .function("decimal.Decimal.copy_abs", (in, a) -> signed(self(a), false))
            .function("decimal.Decimal.copy_negate", (in, a) -> Decimals.negate(self(a)))
            .function("decimal.Decimal.is_nan", (in, a) -> Bool.of(Numbers.isNan(self(a))))
            .function("decimal.Decimal.is_zero", (in, a) -> Bool.of(self(a).isZero()))
            .function("decimal.Decimal.is_signed", (in, a) -> Bool.of(self(a).negative()))
            .function("decimal.Decimal.is_finite", (in, a) -> Bool.of(self(a).isFinite()))
            .function(
                "decimal.Decimal.is_infinite", (in, a) -> Bool.of(self(a).kind() == Kind.INFINITY))
            .function("decimal.Decimal.adjusted", (in, a) -> Int.of(adjusted(self(a))))
            .function("decimal.Decimal.sqrt", (in, a) -> sqrt(self(a)))
            .function("decimal.Decimal.as_tuple", (in, a) -> asTuple(self(a)));
    for (String mode :
        new String[] {
          "ROUND_HALF_EVEN",
          "ROUND_HALF_UP",
          "ROUND_HALF_DOWN",
          "ROUND_DOWN",
          "ROUND_UP",
          "ROUND_CEILING",
          "ROUND_FLOOR",
          "ROUND_05UP"
        }) {
      table.constant("decimal." + mode, Str.of(mode));
    }
    return table;
  }

  private static Decimal self(Arguments arguments) {
    return (Decimal) arguments.get(0);
  }

  private static Decimal signed(Decimal number, boolean negative) {
    return new Decimal(number.kind(), negative, number.coefficient(), number.exponent());
  }

  private static Value decimal(Arguments arguments) {
    Parameters.known("Decimal", arguments, "value");
    var value = Enums.plain(Parameters.find(arguments, 0, "value", Str.of("0")));
    return switch (value) {
      case Str text -> Decimals.parse(text.text());
      case Float number -> exact(number.value());
      case Tuple tuple when tuple.size() == 3 -> fromTuple(tuple);
      case Value other -> {
        var number = Decimals.of(other);
        if (number == null) {
          throw Errors.typeError(
              "conversion from %s to Decimal is not supported".formatted(Types.name(other)));
        }
        yield number;
      }
    };
  }

  private static Decimal exact(double number) {
    if (Double.isNaN(number)) {
      return Decimal.special(Kind.NAN, false);
    }
    if (Double.isInfinite(number)) {
      return Decimal.special(Kind.INFINITY, number < 0);
    }
    if (number == 0) {
      return Decimal.finite(1 / number < 0, BigInteger.ZERO, 0);
    }
    return Decimals.of(new BigDecimal(number));
  }

  private static Decimal fromTuple(Tuple tuple) {
    var digits = new StringBuilder("0");
    if (tuple.get(1) instanceof Tuple items) {
      items.items().forEach(d -> digits.append(Numbers.index(d)));
    }
    boolean negative = Numbers.index(tuple.get(0)).signum() != 0;
    return Decimal.finite(
        negative, new BigInteger(digits.toString()), Parameters.index(tuple.get(2)));
  }

  private static BigDecimal scaled(Decimal number, int scale, String mode) {
    var exact = Decimals.exact(number);
    if (mode.equals("ROUND_05UP")) {
      var down = exact.setScale(scale, RoundingMode.DOWN);
      int last = down.unscaledValue().abs().mod(BigInteger.TEN).intValue();
      boolean up = (last == 0 || last == 5) && down.compareTo(exact) != 0;
      return up ? exact.setScale(scale, RoundingMode.UP) : down;
    }
    return exact.setScale(scale, roundingMode(mode));
  }

  private static RoundingMode roundingMode(String mode) {
    return switch (mode) {
      case "ROUND_HALF_EVEN" -> RoundingMode.HALF_EVEN;
      case "ROUND_HALF_UP" -> RoundingMode.HALF_UP;
      case "ROUND_HALF_DOWN" -> RoundingMode.HALF_DOWN;
      case "ROUND_DOWN" -> RoundingMode.DOWN;
      case "ROUND_UP" -> RoundingMode.UP;
      case "ROUND_CEILING" -> RoundingMode.CEILING;
      case "ROUND_FLOOR" -> RoundingMode.FLOOR;
      default ->
          throw Errors.typeError(
              "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP,"
                  + " ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n"
                  + "   ROUND_05UP]");
    };
  }

  private static String mode(Arguments arguments, int position) {
    var mode = Parameters.find(arguments, position, "rounding", None.NONE);
    return mode == None.NONE ? "ROUND_HALF_EVEN" : Parameters.text(mode, "rounding").text();
  }

  private static Value quantize(Arguments arguments) {
    Parameters.known("quantize", arguments, "exp", "rounding");
    var by = Decimals.of(Parameters.find(arguments, 1, "exp", None.NONE));
    if (by == null) {
      throw Errors.typeError("conversion to Decimal is not supported");
    }
    var number = self(arguments);
    var nan = Decimals.nan(number, by);
    if (nan != null) {
      return nan;
    }
    if (!number.isFinite() || !by.isFinite()) {
      if (number.isFinite() || by.isFinite()) {
        throw Decimals.invalid("decimal.InvalidOperation");
      }
      return number;
    }
    Decimals.checkSpan(number, by);
    var result = scaled(number, -by.exponent(), mode(arguments, 2));
    if (result.precision() > Decimals.PRECISION && result.signum() != 0) {
      throw Decimals.invalid("decimal.InvalidOperation");
    }
    return Decimal.finite(number.negative(), result.unscaledValue().abs(), by.exponent());
  }

  private static Value normalize(Decimal number) {
    if (!number.isFinite()) {
      return number;
    }
    if (number.isZero()) {
      return Decimal.finite(number.negative(), BigInteger.ZERO, 0);
    }
    var rounded = Decimals.rounded(number.negative(), number.coefficient(), number.exponent());
    var stripped = new BigDecimal(rounded.coefficient(), -rounded.exponent()).stripTrailingZeros();
    return Decimal.finite(number.negative(), stripped.unscaledValue(), -stripped.scale());
  }

  private static Value toIntegral(Arguments arguments) {
    Parameters.known("to_integral_value", arguments, "rounding");
    var number = self(arguments);
    if (!number.isFinite() || number.exponent() >= 0) {
      return number;
    }
    var result = scaled(number, 0, mode(arguments, 1));
    return Decimal.finite(number.negative(), result.unscaledValue().abs(), 0);
  }

  private static int adjusted(Decimal number) {
    return number.isFinite() ? number.exponent() + Decimals.digits(number) - 1 : 0;
  }

  private static Value sqrt(Decimal number) {
    if (!number.isFinite()) {
      if (number.kind() == Kind.INFINITY && !number.negative()) {
        return number;
      }
      throw Decimals.invalid("decimal.InvalidOperation");
    }
    if (number.isZero()) {
      return Decimal.finite(
          number.negative(), BigInteger.ZERO, Math.floorDiv(number.exponent(), 2));
    }
    if (number.negative()) {
      throw Decimals.invalid("decimal.InvalidOperation");
    }
    var context = new java.math.MathContext(Decimals.PRECISION, RoundingMode.HALF_EVEN);
    var root = Decimals.exact(number).sqrt(context);
    int ideal = Math.floorDiv(number.exponent(), 2);
    boolean wholeRoot = root.multiply(root).compareTo(Decimals.exact(number)) == 0;
    return Decimals.of(
        wholeRoot && -root.scale() != ideal && root.stripTrailingZeros().scale() <= -ideal
            ? root.setScale(-ideal)
            : root);
  }

  private static Value asTuple(Decimal number) {
    var digits = ListValue.empty();
    number.coefficient().toString().chars().forEach(c -> digits.add(Int.of(c - '0')));
    Value exponent =
        switch (number.kind()) {
          case FINITE -> Int.of(number.exponent());
          case INFINITY -> Str.of("F");
          case NAN -> Str.of("n");
          case SIGNALLING_NAN -> Str.of("N");
        };
    return Tuple.of(Int.of(number.negative() ? 1 : 0), Tuple.of(digits.items()), exponent);
  }

  /// `round(number[, digits])`
  static Value round(Decimal number, Value digits) {
    if (digits == None.NONE) {
      if (!number.isFinite()) {
        NumberFunctions.whole(number);
      }
      return Int.of(scaled(number, 0, "ROUND_HALF_EVEN").toBigInteger());
    }
    int places = Parameters.index(digits);
    if (!number.isFinite()) {
      return number;
    }
    var result = scaled(number, places, "ROUND_HALF_EVEN");
    return Decimal.finite(number.negative(), result.unscaledValue().abs(), -places);
  }
}
