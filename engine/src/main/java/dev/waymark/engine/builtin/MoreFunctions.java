package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.BoundMethod;
import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.Hashing;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Partial;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Range;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.SliceValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The other functions of the builtins module.
final class MoreFunctions {
  private MoreFunctions() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function(
            "ascii",
            (in, a) -> Str.of(TextTemplate.ascii(Repr.of(NumberFunctions.one("ascii", a)))))
        .function("callable", (in, a) -> Bool.of(isCallable(NumberFunctions.one("callable", a))))
        .function("format", MoreFunctions::format)
        .function("getattr", MoreFunctions::getAttribute)
        .function("hasattr", MoreFunctions::hasAttribute)
        .function("hash", (in, a) -> hash(NumberFunctions.one("hash", a)))
        .function("issubclass", (in, a) -> isSubclass(a))
        .function("reversed", MoreFunctions::reversed)
        .iterator("reversed", MoreFunctions::nextReversed)
        .function("slice", (in, a) -> slice(a))
        .function("slice.indices", (in, a) -> indices(a))
        .property("slice.start", (in, a) -> ((SliceValue) a.get(0)).low())
        .property("slice.stop", (in, a) -> ((SliceValue) a.get(0)).high())
        .property("slice.step", (in, a) -> ((SliceValue) a.get(0)).step())
        .property("range.start", (in, a) -> ((Range) a.get(0)).start())
        .property("range.stop", (in, a) -> ((Range) a.get(0)).stop())
        .property("range.step", (in, a) -> ((Range) a.get(0)).step())
        .function("range.index", (in, a) -> rangeIndex(a))
        .function("range.count", (in, a) -> rangeCount(in, a));
  }

  private static boolean isCallable(Value value) {
    return switch (value) {
      case FunctionValue _, Builtin _, BoundMethod _, ClassValue _, Partial _ -> true;
      case Value _ -> false;
    };
  }

  private static Value format(Interpreter in, Arguments arguments) {
    Parameters.positional("format", arguments, 1, 2);
    var specification = Parameters.text(arguments.get(1, Str.EMPTY), "format() argument 2").text();
    return Str.of(Formatting.format(in, arguments.get(0), specification));
  }

  private static @Nullable Value attribute(Interpreter in, Value object, String name) {
    try {
      return in.attribute(object, name);
    } catch (Raised raised) {
      if (raised.error().isA("AttributeError")) {
        return null;
      }
      throw raised;
    }
  }

  private static Value getAttribute(Interpreter in, Arguments arguments) {
    Parameters.positional("getattr", arguments, 2, 3);
    if (!(Enums.plain(arguments.get(1)) instanceof Str name)) {
      throw Errors.typeError(
          "attribute name must be string, not '" + Types.name(arguments.get(1)) + "'");
    }
    if (arguments.count() == 2) {
      return in.attribute(arguments.get(0), name.text());
    }
    var found = attribute(in, arguments.get(0), name.text());
    return found == null ? arguments.get(2) : found;
  }

  private static Value hasAttribute(Interpreter in, Arguments arguments) {
    Parameters.positional("hasattr", arguments, 2, 2);
    var name = Parameters.text(arguments.get(1), "attribute name").text();
    return Bool.of(attribute(in, arguments.get(0), name) != null);
  }

  /// Only where CPython's own is the same in every process.
  private static Value hash(Value value) {
    return switch (Enums.plain(value)) {
      case Int number -> Int.of(ofInt(number.big()));
      case Bool flag -> flag.toInt();
      case Float number when !Double.isNaN(number.value()) -> Int.of(ofFloat(number.value()));
      case Decimal number when number.isFinite() -> Int.of(ofDecimal(number));
      case Value other -> {
        int _ = Hashing.hash(other);
        throw Errors.typeError(
            "hash() of '%s' differs from process to process".formatted(Types.name(other)));
      }
    };
  }

  /// The fraction modulo the prime, as for ints: equal numbers hash equal.
  private static BigInteger ofFloat(double number) {
    if (Double.isInfinite(number)) {
      return BigInteger.valueOf(number > 0 ? 314159 : -314159);
    }
    var prime = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
    var exact = new BigDecimal(number);
    var denominator = BigInteger.TEN.pow(Math.max(0, exact.scale()));
    var numerator = exact.scaleByPowerOfTen(Math.max(0, exact.scale())).toBigInteger();
    var gcd = numerator.gcd(denominator);
    var over = denominator.divide(gcd).modInverse(prime);
    var hash = numerator.abs().divide(gcd).multiply(over).mod(prime);
    return ofInt(number < 0 ? hash.negate() : hash);
  }

  private static BigInteger ofDecimal(Decimal number) {
    var prime = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
    var power = BigInteger.TEN.modPow(BigInteger.valueOf(number.exponent()), prime);
    var hash = number.coefficient().mod(prime).multiply(power).mod(prime);
    return ofInt(number.negative() ? hash.negate() : hash);
  }

  private static BigInteger ofInt(BigInteger number) {
    var modulus = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
    var hash = number.abs().mod(modulus);
    hash = number.signum() < 0 ? hash.negate() : hash;
    return hash.equals(BigInteger.ONE.negate()) ? BigInteger.valueOf(-2) : hash;
  }

  private static Value isSubclass(Arguments arguments) {
    Parameters.positional("issubclass", arguments, 2, 2);
    if (!(arguments.get(0) instanceof ClassValue type)) {
      throw Errors.typeError("issubclass() arg 1 must be a class");
    }
    return Bool.of(isSubclass(type, arguments.get(1)));
  }

  private static boolean isSubclass(ClassValue type, Value wanted) {
    return switch (wanted) {
      case ClassValue other -> type.isSubclassOf(other);
      case Tuple several -> several.items().stream().anyMatch(each -> isSubclass(type, each));
      case Value _ ->
          throw Errors.typeError(
              "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    };
  }

  private static Value reversed(Interpreter in, Arguments arguments) {
    var source = Enums.plain(NumberFunctions.one("reversed", arguments));
    return switch (source) {
      case ListValue list -> new IteratorValue.Native("reversed", list, Int.of(list.size() - 1L));
      case Tuple tuple -> new IteratorValue.Native("reversed", tuple, Int.of(tuple.size() - 1L));
      case Str text -> new IteratorValue.Native("reversed", text, Int.of(text.length() - 1L));
      case Bytes bytes -> new IteratorValue.Native("reversed", bytes, Int.of(bytes.length() - 1L));
      case Range range ->
          new IteratorValue.OfRange(
              range.length().signum() == 0
                  ? range
                  : new Range(
                      range.item(range.length().subtract(BigInteger.ONE)),
                      Int.of(range.start().big().subtract(range.step().big())),
                      Int.of(range.step().big().negate())));
      case Dict dict -> backwards(in, dict);
      case DictView view -> backwards(in, view);
      case dev.waymark.engine.value.Deque deque ->
          new IteratorValue.Native(
              "reversed", ListValue.of(deque.items()), Int.of(deque.items().size() - 1L));
      case Value _ ->
          throw Errors.typeError("'" + Types.name(source) + "' object is not reversible");
    };
  }

  private static Value backwards(Interpreter in, Value source) {
    var items = ListValue.of(dev.waymark.engine.value.Iterables.all(in, source));
    return new IteratorValue.Native("reversed", items, Int.of(items.size() - 1L));
  }

  private static @Nullable Value nextReversed(Interpreter in, IteratorValue.Native it) {
    long at = it.number(1);
    if (at < 0) {
      return null;
    }
    it.set(1, at - 1);
    return switch (it.get(0)) {
      case ListValue list when at >= list.size() -> {
        it.set(1, -1);
        yield null;
      }
      case Value source -> Items.get(in, source, Int.of(at));
    };
  }

  private static Value slice(Arguments arguments) {
    Parameters.positional("slice", arguments, 1, 3);
    return arguments.count() == 1
        ? new SliceValue(None.NONE, arguments.get(0), None.NONE)
        : new SliceValue(arguments.get(0), arguments.get(1), arguments.get(2, None.NONE));
  }

  private static Value indices(Arguments arguments) {
    Parameters.method("slice.indices", arguments, 1, 1);
    int length = Parameters.index(arguments.get(1));
    if (length < 0) {
      throw Errors.valueError("length should not be negative");
    }
    var slice = (SliceValue) arguments.get(0);
    int step = Parameters.index(slice.step(), 1);
    if (step == 0) {
      throw Errors.valueError("slice step cannot be zero");
    }
    int low = step > 0 ? 0 : -1;
    int high = step > 0 ? length : length - 1;
    return Tuple.of(
        Int.of(bound(slice.low(), length, step > 0 ? low : high, low, high)),
        Int.of(bound(slice.high(), length, step > 0 ? high : low, low, high)),
        Int.of(step));
  }

  private static int bound(Value value, int length, int otherwise, int low, int high) {
    if (value == None.NONE) {
      return otherwise;
    }
    int index = Parameters.index(value);
    return index < 0 ? Math.max(low, index + length) : Math.min(index, high);
  }

  private static Value rangeIndex(Arguments arguments) {
    Parameters.method("range.index", arguments, 1, 1);
    var range = (Range) arguments.get(0);
    if (dev.waymark.engine.value.Numbers.unboxed(arguments.get(1)) instanceof Int number) {
      var parts = number.big().subtract(range.start().big()).divideAndRemainder(range.step().big());
      if (parts[1].signum() == 0
          && parts[0].signum() >= 0
          && parts[0].compareTo(range.length()) < 0) {
        return Int.of(parts[0]);
      }
      throw Errors.valueError(number + " is not in range");
    }
    throw Errors.valueError("sequence.index(x): x not in sequence");
  }

  private static Value rangeCount(Interpreter in, Arguments arguments) {
    Parameters.method("range.count", arguments, 1, 1);
    return Items.contains(in, arguments.get(0), arguments.get(1)) ? Int.ONE : Int.ZERO;
  }
}
