package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;

/// `math`. Transcendental functions are those of [StrictMath], equal on every machine; their last
/// digit may differ from a C library's.
final class MathModule {
  private static final int FACTORIAL_MAX = 20_000;

  private MathModule() {}

  static BuiltinTable table() {
    var table = new BuiltinTable();
    total(table, "sin", StrictMath::sin);
    total(table, "cos", StrictMath::cos);
    total(table, "tan", StrictMath::tan);
    total(table, "asin", StrictMath::asin);
    total(table, "acos", StrictMath::acos);
    total(table, "atan", StrictMath::atan);
    total(table, "sinh", StrictMath::sinh);
    total(table, "cosh", StrictMath::cosh);
    total(table, "tanh", StrictMath::tanh);
    total(table, "exp", StrictMath::exp);
    total(table, "expm1", StrictMath::expm1);
    total(table, "sqrt", StrictMath::sqrt);
    total(table, "cbrt", StrictMath::cbrt);
    total(table, "log10", x -> logarithm(x, StrictMath::log10));
    total(table, "log2", x -> logarithm(x, MathModule::log2));
    total(table, "log1p", x -> x <= -1 ? Double.NaN : StrictMath.log1p(x));
    table.function("math.fabs", (in, a) -> new Float(Math.abs(number("fabs", a))));
    table.function("math.degrees", (in, a) -> new Float(number("degrees", a) * (180.0 / Math.PI)));
    table.function("math.radians", (in, a) -> new Float(number("radians", a) * (Math.PI / 180.0)));
    return table
        .constant("math.pi", new Float(Math.PI))
        .constant("math.e", new Float(Math.E))
        .constant("math.tau", new Float(2 * Math.PI))
        .constant("math.inf", new Float(Double.POSITIVE_INFINITY))
        .constant("math.nan", new Float(Double.NaN))
        .function("math.floor", (in, a) -> whole("floor", a, RoundingMode.FLOOR))
        .function("math.ceil", (in, a) -> whole("ceil", a, RoundingMode.CEILING))
        .function("math.trunc", (in, a) -> whole("trunc", a, RoundingMode.DOWN))
        .function("math.log", (in, a) -> log(a))
        .function("math.pow", (in, a) -> power(a))
        .function("math.atan2", (in, a) -> new Float(StrictMath.atan2(at(a, 0), at(a, 1))))
        .function("math.hypot", (in, a) -> hypot(a))
        .function("math.fmod", (in, a) -> fmod(at(a, 0), at(a, 1)))
        .function("math.copysign", (in, a) -> new Float(Math.copySign(at(a, 0), at(a, 1))))
        .function("math.isnan", (in, a) -> Bool.of(Double.isNaN(number("isnan", a))))
        .function("math.isinf", (in, a) -> Bool.of(Double.isInfinite(number("isinf", a))))
        .function("math.isfinite", (in, a) -> Bool.of(Double.isFinite(number("isfinite", a))))
        .function("math.isclose", (in, a) -> isClose(a))
        .function("math.factorial", (in, a) -> factorial(in, a))
        .function("math.comb", (in, a) -> comb(in, a))
        .function("math.perm", (in, a) -> perm(in, a))
        .function("math.gcd", (in, a) -> gcd(a))
        .function("math.lcm", (in, a) -> lcm(a))
        .function("math.isqrt", (in, a) -> isqrt(a))
        .function("math.fsum", MathModule::fsum)
        .function("math.prod", MathModule::prod)
        .function("math.modf", (in, a) -> modf(number("modf", a)))
        .function("math.frexp", (in, a) -> frexp(number("frexp", a)))
        .function("math.ldexp", (in, a) -> ldexp(a));
  }

  private static void total(BuiltinTable table, String name, DoubleUnaryOperator function) {
    table.function(
        "math." + name,
        (in, a) -> {
          double x = number(name, a);
          double result = function.applyAsDouble(x);
          if (Double.isNaN(result) && !Double.isNaN(x)) {
            throw Errors.valueError("math domain error");
          }
          if (Double.isInfinite(result) && Double.isFinite(x)) {
            throw Errors.overflow("math range error");
          }
          return new Float(result);
        });
  }

  private static double logarithm(double x, DoubleUnaryOperator function) {
    return x <= 0 ? Double.NaN : function.applyAsDouble(x);
  }

  private static double log2(double x) {
    int exponent = Math.getExponent(x);
    return x == Math.scalb(1.0, exponent) ? exponent : StrictMath.log(x) / StrictMath.log(2);
  }

  static double toDouble(Value value) {
    return switch (Enums.plain(value)) {
      case Float number -> number.value();
      case Int number -> IntTexts.toDouble(number.big());
      case Bool flag -> flag.value() ? 1 : 0;
      case Decimal number -> Double.parseDouble(Repr.text(number));
      case Value _ -> throw Errors.typeError("must be real number, not " + Types.name(value));
    };
  }

  private static double number(String name, Arguments a) {
    Parameters.positional("math." + name, a, 1, 1);
    return toDouble(a.get(0));
  }

  private static double at(Arguments a, int index) {
    if (a.count() != 2) {
      throw Errors.typeError("expected 2 arguments, got " + a.count());
    }
    return toDouble(a.get(index));
  }

  private static Value whole(String name, Arguments a, RoundingMode mode) {
    Parameters.positional("math." + name, a, 1, 1);
    return switch (Enums.plain(a.get(0))) {
      case Int number -> number;
      case Bool flag -> flag.toInt();
      case Decimal number -> {
        NumberFunctions.whole(number);
        yield Int.of(Decimals.exact(number).setScale(0, mode).toBigInteger());
      }
      case Float number -> {
        double x = number.value();
        yield NumberFunctions.truncate(
            switch (mode) {
              case FLOOR -> Math.floor(x);
              case CEILING -> Math.ceil(x);
              default -> x;
            });
      }
      case Value other -> throw Errors.typeError("must be real number, not " + Types.name(other));
    };
  }

  private static double log(Value value) {
    if (Numbers.unboxed(value) instanceof Int number && !number.isSmall()) {
      var big = number.big();
      if (big.signum() <= 0) {
        throw Errors.valueError("math domain error");
      }
      int shift = Math.max(0, big.bitLength() - 1_000);
      return StrictMath.log(big.shiftRight(shift).doubleValue()) + shift * StrictMath.log(2);
    }
    double x = toDouble(value);
    if (x <= 0) {
      throw Errors.valueError("math domain error");
    }
    return StrictMath.log(x);
  }

  private static Value log(Arguments a) {
    if (a.count() < 1 || a.count() > 2) {
      throw Errors.typeError("log expected at least 1 argument, got " + a.count());
    }
    double numerator = log(a.get(0));
    if (a.count() == 1) {
      return new Float(numerator);
    }
    double denominator = log(a.get(1));
    if (denominator == 0) {
      throw Errors.raised("ZeroDivisionError", "float division by zero");
    }
    return new Float(numerator / denominator);
  }

  private static Value power(Arguments a) {
    double x = at(a, 0);
    double y = at(a, 1);
    double result = x == 1 || y == 0 ? 1 : StrictMath.pow(x, y);
    if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y) || x == 0 && y < 0) {
      throw Errors.valueError("math domain error");
    }
    if (Double.isInfinite(result) && Double.isFinite(x) && Double.isFinite(y)) {
      throw Errors.overflow("math range error");
    }
    return new Float(result);
  }

  private static Value hypot(Arguments a) {
    double result = 0;
    for (Value value : a.positional()) {
      result = StrictMath.hypot(result, toDouble(value));
    }
    return new Float(result);
  }

  private static Value fmod(double x, double y) {
    boolean known = !Double.isNaN(x) && !Double.isNaN(y);
    if (known && (Double.isInfinite(x) || y == 0)) {
      throw Errors.valueError("math domain error");
    }
    return new Float(x % y);
  }

  private static Value isClose(Arguments a) {
    Parameters.known("isclose", a, "a", "b", "rel_tol", "abs_tol");
    double x = toDouble(Parameters.find(a, 0, "a", Int.ZERO));
    double y = toDouble(Parameters.find(a, 1, "b", Int.ZERO));
    double relative = toDouble(Parameters.find(a, -1, "rel_tol", new Float(1e-9)));
    double absolute = toDouble(Parameters.find(a, -1, "abs_tol", new Float(0)));
    if (relative < 0 || absolute < 0) {
      throw Errors.valueError("tolerances must be non-negative");
    }
    if (x == y) {
      return Bool.TRUE;
    }
    if (Double.isInfinite(x) || Double.isInfinite(y)) {
      return Bool.FALSE;
    }
    double difference = Math.abs(x - y);
    return Bool.of(
        difference <= Math.abs(relative * y)
            || difference <= Math.abs(relative * x)
            || difference <= absolute);
  }

  private static BigInteger integer(Value value) {
    return Numbers.index(value);
  }

  private static Value factorial(Interpreter in, Arguments a) {
    Parameters.positional("math.factorial", a, 1, 1);
    var n = integer(a.get(0));
    if (n.signum() < 0) {
      throw Errors.valueError("factorial() not defined for negative values");
    }
    return Int.of(product(in, BigInteger.ONE, n));
  }

  private static BigInteger product(Interpreter in, BigInteger from, BigInteger to) {
    if (to.bitLength() > 31 || to.subtract(from).intValue() > FACTORIAL_MAX) {
      throw Errors.tooLarge("the number of factors", FACTORIAL_MAX);
    }
    in.charge(Math.max(0, to.subtract(from).intValue()));
    var result = BigInteger.ONE;
    for (int i = from.intValue(); i <= to.intValue(); i++) {
      result = result.multiply(BigInteger.valueOf(i));
    }
    return result;
  }

  private static Value comb(Interpreter in, Arguments a) {
    Parameters.positional("comb", a, 2, 2);
    var _ = integer(a.get(0));
    var _ = integer(a.get(1));
    var n = positive(a.get(0), "n");
    var k = positive(a.get(1), "k");
    if (k.compareTo(n) > 0) {
      return Int.ZERO;
    }
    var least = k.min(n.subtract(k));
    if (least.bitLength() > 31 || least.intValue() > FACTORIAL_MAX) {
      throw Errors.tooLarge("the number of factors", FACTORIAL_MAX);
    }
    in.charge(least.intValue());
    var result = BigInteger.ONE;
    for (int i = 0; i < least.intValue(); i++) {
      var factor = n.subtract(BigInteger.valueOf(i));
      result = result.multiply(factor).divide(BigInteger.valueOf(i + 1L));
    }
    return Int.of(result);
  }

  private static BigInteger positive(Value value, String name) {
    var number = integer(value);
    if (number.signum() < 0) {
      throw Errors.valueError(name + " must be a non-negative integer");
    }
    return number;
  }

  private static Value perm(Interpreter in, Arguments a) {
    Parameters.positional("perm", a, 1, 2);
    a.positional().forEach(MathModule::integer);
    var n = positive(a.get(0), "n");
    var k = a.count() == 1 ? n : positive(a.get(1), "k");
    return k.compareTo(n) > 0
        ? Int.ZERO
        : Int.of(product(in, n.subtract(k).add(BigInteger.ONE), n));
  }

  private static Value gcd(Arguments a) {
    var result = BigInteger.ZERO;
    for (Value value : a.positional()) {
      result = result.gcd(integer(value));
    }
    return Int.of(result);
  }

  private static Value lcm(Arguments a) {
    var result = BigInteger.ONE;
    for (Value value : a.positional()) {
      var number = integer(value).abs();
      if (number.signum() == 0 || result.signum() == 0) {
        result = BigInteger.ZERO;
        continue;
      }
      result = result.divide(result.gcd(number)).multiply(number);
      Sizes.check(result.bitLength(), "an int");
    }
    return Int.of(result);
  }

  private static Value isqrt(Arguments a) {
    Parameters.positional("math.isqrt", a, 1, 1);
    var number = integer(a.get(0));
    if (number.signum() < 0) {
      throw Errors.valueError("isqrt() argument must be nonnegative");
    }
    return Int.of(number.sqrt());
  }

  private static Value fsum(Interpreter in, Arguments a) {
    Parameters.positional("math.fsum", a, 1, 1);
    var exact = BigDecimal.ZERO;
    double special = 0;
    for (Value value : Iterables.all(in, a.get(0))) {
      double x = toDouble(value);
      if (Double.isNaN(x) || Double.isInfinite(x)) {
        special += x;
      } else {
        exact = exact.add(new BigDecimal(x));
      }
    }
    return new Float(special == 0 && !Double.isNaN(special) ? exact.doubleValue() : special);
  }

  private static Value prod(Interpreter in, Arguments a) {
    Parameters.known("prod", a, "start");
    var result = Parameters.find(a, -1, "start", Int.ONE);
    for (Value value : Iterables.all(in, a.get(0))) {
      result = Operators.binary(in, BinaryOperator.MULTIPLY, result, value, false);
    }
    return result;
  }

  private static Value modf(double x) {
    if (Double.isInfinite(x)) {
      return Tuple.of(new Float(Math.copySign(0.0, x)), new Float(x));
    }
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return Tuple.of(new Float(Math.copySign(x - whole, x)), new Float(whole));
  }

  private static Value frexp(double x) {
    if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
      return Tuple.of(new Float(x), Int.ZERO);
    }
    boolean subnormal = Math.abs(x) < Double.MIN_NORMAL;
    double scaled = subnormal ? x * 0x1p54 : x;
    int exponent = Math.getExponent(scaled) + 1;
    return Tuple.of(
        new Float(Math.scalb(scaled, -exponent)), Int.of(subnormal ? exponent - 54 : exponent));
  }

  private static Value ldexp(Arguments a) {
    double x = at(a, 0);
    int exponent = Parameters.index(a.get(1));
    double result = Math.scalb(x, Math.max(-5_000, Math.min(5_000, exponent)));
    if (Double.isInfinite(result) && Double.isFinite(x)) {
      throw Errors.overflow("math range error");
    }
    return new Float(result);
  }
}
