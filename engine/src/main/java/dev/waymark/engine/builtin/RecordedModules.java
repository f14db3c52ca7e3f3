package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Uuid;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zone;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.UUID;

/// Values that are evaluated once and recorded, as they derive from the step's time and seed: the
/// clock, `random`, `uuid`.
final class RecordedModules {
  private static final double TWO_53 = 0x1.0p-53;

  private RecordedModules() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("time.time", (in, a) -> seconds(in))
        .function("time.monotonic", (in, a) -> seconds(in))
        .function("time.perf_counter", (in, a) -> seconds(in))
        .function("time.time_ns", (in, a) -> nanos(in))
        .function("waymark.now", (in, a) -> now(in))
        .function("uuid.uuid4", (in, a) -> uuid(in))
        .function("uuid.UUID", (in, a) -> parse(a))
        .property("uuid.UUID.hex", (in, a) -> Str.of(self(a).toString().replace("-", "")))
        .property(
            "uuid.UUID.int",
            (in, a) -> Int.of(new BigInteger(self(a).toString().replace("-", ""), 16)))
        .property("uuid.UUID.version", (in, a) -> version(self(a)))
        .function("random.random", (in, a) -> new Float(unit(in)))
        .function(
            "random.randint", (in, a) -> between(in, whole(a, 0), whole(a, 1).add(BigInteger.ONE)))
        .function("random.randrange", RecordedModules::range)
        .function("random.getrandbits", (in, a) -> bits(in, Parameters.index(a.get(0))))
        .function("random.uniform", (in, a) -> uniform(in, a))
        .function("random.choice", RecordedModules::choice)
        .function("random.choices", RecordedModules::choices)
        .function("random.sample", RecordedModules::sample)
        .function("random.shuffle", RecordedModules::shuffle);
  }

  private static Value seconds(Interpreter in) {
    return new Float(BigDecimal.valueOf(in.nowMicros(), 6).doubleValue());
  }

  private static Value nanos(Interpreter in) {
    return Int.of(BigInteger.valueOf(in.nowMicros()).multiply(BigInteger.valueOf(1_000)));
  }

  private static Value now(Interpreter in) {
    return DatetimeModule.at(BigInteger.valueOf(in.nowMicros()), Zone.UTC);
  }

  private static Value uuid(Interpreter in) {
    long high = in.randomBits() & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
    long low = in.randomBits() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new Uuid(new UUID(high, low));
  }

  private static UUID self(Arguments a) {
    return ((Uuid) a.get(0)).uuid();
  }

  /// Only ids of the usual variant have a version.
  private static Value version(UUID id) {
    return id.variant() == 2 ? Int.of(id.version()) : None.NONE;
  }

  private static Value ofNumber(BigInteger number) {
    if (number.signum() < 0 || number.bitLength() > 128) {
      throw Errors.valueError("int is out of range (need a 128-bit value)");
    }
    return new Uuid(new UUID(number.shiftRight(64).longValue(), number.longValue()));
  }

  private static Value parse(Arguments a) {
    Parameters.known("UUID", a, "hex", "int");
    if (a.named().get("int") instanceof Int number && a.count() == 0) {
      return ofNumber(number.big());
    }
    var text = Parameters.text(Parameters.find(a, 0, "hex", None.NONE), "hex").text();
    var digits = text.replace("urn:", "").replace("uuid:", "").replaceAll("[{}-]", "");
    if (!digits.matches("[0-9a-fA-F]{32}")) {
      throw Errors.valueError("badly formed hexadecimal UUID string");
    }
    return new Uuid(
        new UUID(
            Long.parseUnsignedLong(digits.substring(0, 16), 16),
            Long.parseUnsignedLong(digits.substring(16), 16)));
  }

  private static double unit(Interpreter in) {
    return (in.randomBits() >>> 11) * TWO_53;
  }

  private static BigInteger whole(Arguments a, int index) {
    return Numbers.index(a.get(index));
  }

  private static BigInteger random(Interpreter in, int count) {
    Sizes.check(count, "random bits");
    var result = BigInteger.ZERO;
    for (int done = 0; done < count; done += 32) {
      result = result.shiftLeft(32).or(BigInteger.valueOf(in.randomBits() >>> 32));
    }
    return result.shiftRight(Math.max(0, (count + 31) / 32 * 32 - count));
  }

  private static Value bits(Interpreter in, int count) {
    if (count < 0) {
      throw Errors.valueError("number of bits must be non-negative");
    }
    return Int.of(random(in, count));
  }

  /// Evenly in `[from, to)`.
  private static Value between(Interpreter in, BigInteger from, BigInteger to) {
    var width = to.subtract(from);
    if (width.signum() <= 0) {
      throw Errors.valueError(
          "empty range in randrange(%s, %s)".formatted(from.toString(), to.toString()));
    }
    int count = width.bitLength();
    var drawn = random(in, count);
    while (drawn.compareTo(width) >= 0) {
      in.charge(1);
      drawn = random(in, count);
    }
    return Int.of(from.add(drawn));
  }

  private static int below(Interpreter in, int bound) {
    return (int) ((Int) between(in, BigInteger.ZERO, BigInteger.valueOf(bound))).small();
  }

  private static Value range(Interpreter in, Arguments a) {
    Parameters.positional("randrange", a, 1, 3);
    var from = a.count() == 1 ? BigInteger.ZERO : whole(a, 0);
    var to = whole(a, a.count() == 1 ? 0 : 1);
    var step = a.count() < 3 ? BigInteger.ONE : whole(a, 2);
    if (step.signum() == 0) {
      throw Errors.valueError("zero step for randrange()");
    }
    var one = BigInteger.valueOf(step.signum());
    var count = to.subtract(from).add(step).subtract(one).divide(step);
    var drawn = (Int) between(in, BigInteger.ZERO, count);
    return Int.of(from.add(drawn.big().multiply(step)));
  }

  private static Value uniform(Interpreter in, Arguments a) {
    double from = MathModule.toDouble(a.get(0));
    double to = MathModule.toDouble(a.get(1));
    return new Float(from + (to - from) * unit(in));
  }

  private static Value choice(Interpreter in, Arguments a) {
    var items = Iterables.all(in, a.get(0));
    if (items.isEmpty()) {
      throw Errors.indexError("Cannot choose from an empty sequence");
    }
    return items.get(below(in, items.size()));
  }

  private static Value choices(Interpreter in, Arguments a) {
    Parameters.known("choices", a, "population", "k");
    var items = Iterables.all(in, Parameters.find(a, 0, "population", None.NONE));
    int count = Parameters.index(Parameters.find(a, -1, "k", Int.ONE));
    if (items.isEmpty()) {
      throw Errors.indexError("Cannot choose from an empty population");
    }
    Sizes.check(count, "a list");
    in.charge(Math.max(0, count));
    var chosen = ListValue.empty();
    for (int i = 0; i < count; i++) {
      chosen.add(items.get(below(in, items.size())));
    }
    return chosen;
  }

  private static Value sample(Interpreter in, Arguments a) {
    Parameters.known("sample", a, "population", "k");
    var items = new ArrayList<>(Iterables.all(in, a.get(0)));
    int count = Parameters.index(Parameters.find(a, 1, "k", None.NONE));
    if (count < 0 || count > items.size()) {
      throw Errors.valueError("Sample larger than population or is negative");
    }
    var chosen = ListValue.empty();
    for (int i = 0; i < count; i++) {
      chosen.add(items.remove(below(in, items.size())));
    }
    return chosen;
  }

  private static Value shuffle(Interpreter in, Arguments a) {
    Parameters.positional("shuffle", a, 1, 1);
    if (!(a.get(0) instanceof ListValue list)) {
      throw Errors.typeError("shuffle() takes a list");
    }
    for (int i = list.size() - 1; i > 0; i--) {
      int j = below(in, i + 1);
      var swap = list.items().get(i);
      list.items().set(i, list.items().get(j));
      list.items().set(j, swap);
    }
    return None.NONE;
  }
}
