package dev.waymark.engine.value;

import dev.waymark.ir.TypeDefinition.RecordType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/// Hashes that agree with [Equality]: numbers that are equal hash equal. They are never shown to a
/// body and never stored.
public final class Hashing {
  private Hashing() {}

  /// TypeError for what is unhashable.
  public static int hash(Value value) {
    return switch (value) {
      case Str text -> text.hashCode();
      case Int number -> number.hashCode();
      case Bool flag -> flag.value() ? 1 : 0;
      case Float number -> hash(number.value());
      case Decimal number -> hash(number);
      case Tuple tuple -> {
        int hash = 7;
        for (int i = 0; i < tuple.size(); i++) {
          hash = 31 * hash + hash(tuple.get(i));
        }
        yield hash;
      }
      case SetValue set -> {
        if (!set.frozen()) {
          throw unhashable(value);
        }
        int hash = 11;
        for (int i = 0; i < set.table().end(); i++) {
          var item = set.table().keyAt(i);
          hash += item == null ? 0 : hash(item);
        }
        yield hash;
      }
      case EnumMember member -> Enums.isMixed(member) ? hash(member.value()) : member.hashCode();
      case Record record -> hash(record);
      case Range range -> range.length().hashCode();
      case SliceValue slice -> hash(Tuple.of(List.of(slice.low(), slice.high(), slice.step())));
      case ListValue _, Dict _, Deque _ -> throw unhashable(value);
      case DictView view -> {
        if (view.kind() != DictView.Kind.VALUES) {
          throw unhashable(value);
        }
        yield System.identityHashCode(view);
      }
      case Datetime moment -> hash(moment);
      case Value _ -> value.hashCode();
    };
  }

  private static int hash(Datetime moment) {
    return moment.zone() == null ? moment.local().hashCode() : Zones.instant(moment).hashCode();
  }

  private static int hash(double number) {
    if (number == Math.rint(number) && !Double.isInfinite(number)) {
      return number >= -0x1p63 && number < 0x1p63
          ? Long.hashCode((long) number)
          : new BigDecimal(number).toBigInteger().hashCode();
    }
    return Double.hashCode(number);
  }

  private static int hash(Decimal number) {
    if (!number.isFinite()) {
      return switch (number.kind()) {
        case INFINITY ->
            Double.hashCode(
                number.negative() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        case NAN -> Double.hashCode(Double.NaN);
        case SIGNALLING_NAN -> throw Errors.typeError("Cannot hash a signaling NaN value.");
        case FINITE -> 0;
      };
    }
    if (number.isZero()) {
      return 0;
    }
    if (number.exponent() > 400 || number.exponent() < -100_000) {
      return number.coefficient().bitLength();
    }
    var exact = Equality.exact(number);
    if (exact.stripTrailingZeros().scale() <= 0) {
      BigInteger whole = exact.toBigInteger();
      return Int.of(whole).hashCode();
    }
    return Double.hashCode(exact.doubleValue());
  }

  private static int hash(Record record) {
    if (record.type().definition() instanceof RecordType type && type.traits().comparable()) {
      if (type.traits().mutable()) {
        throw unhashable(record);
      }
      int hash = record.type().name().hashCode();
      for (var field : record.fields().values()) {
        hash = 31 * hash + hash(field);
      }
      return hash;
    }
    return System.identityHashCode(record);
  }

  private static Raised unhashable(Value value) {
    return Errors.typeError("unhashable type: '" + Types.name(value) + "'");
  }
}
