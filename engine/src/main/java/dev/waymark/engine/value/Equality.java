package dev.waymark.engine.value;

import dev.waymark.ir.TypeDefinition.RecordType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `==` of CPython, for values that define it; all others are equal to themselves only.
@SuppressWarnings("ReferenceEquality") // identity is part of the meaning
public final class Equality {
  /// How deep two structures may be nested before comparing them is an error.
  static final int DEPTH_MAX = 1_000;

  private Equality() {}

  /// As containers compare: the same object is equal to itself, even NaN.
  public static boolean same(Value a, Value b) {
    return a == b || equal(a, b, 0);
  }

  public static boolean equal(Value a, Value b) {
    return equal(a, b, 0);
  }

  /// Whether `is` says so. Numbers and text that are equal are one object here; the compiler lets
  /// `is` only be used where that cannot be seen.
  public static boolean identical(Value a, Value b) {
    if (a == b) {
      return true;
    }
    return switch (a) {
      case EnumMember _, Builtin _ -> a.equals(b);
      case Int _, Str _, Bytes _ -> a.equals(b);
      case Float x -> b instanceof Float y && x.equals(y);
      case Value _ -> false;
    };
  }

  private static boolean nested(Value a, Value b, int depth) {
    return a == b || equal(a, b, depth + 1);
  }

  private static boolean equal(Value left, Value right, int depth) {
    if (depth > DEPTH_MAX) {
      throw Errors.raised("RecursionError", "maximum recursion depth exceeded in comparison");
    }
    var a = Enums.plain(left);
    var b = Enums.plain(right);
    return switch (a) {
      case Str x -> b instanceof Str y && x.equals(y);
      case Int x when b instanceof Int y -> x.equals(y);
      case Bool _, Int _, Float _, Decimal _ -> Numbers.isNumber(b) && Numbers.equal(a, b);
      case Tuple x -> b instanceof Tuple y && items(x.items(), y.items(), depth);
      case ListValue x -> b instanceof ListValue y && items(x.items(), y.items(), depth);
      case Deque x -> b instanceof Deque y && items(x.items(), y.items(), depth);
      case Dict x -> b instanceof Dict y && entries(x.table(), y.table(), depth);
      case SetValue x -> b instanceof SetValue y ? sets(x.table(), y.table()) : views(b, x);
      case DictView x -> views(x, b);
      case Record x -> b instanceof Record y && records(x, y, depth);
      case Datetime x -> b instanceof Datetime y && moments(x, y);
      case Time x -> b instanceof Time y && times(x, y);
      case Range x -> b instanceof Range y && ranges(x, y);
      case SliceValue x ->
          b instanceof SliceValue y
              && nested(x.low(), y.low(), depth)
              && nested(x.high(), y.high(), depth)
              && nested(x.step(), y.step(), depth);
      case Value _ -> a.equals(b);
    };
  }

  static BigDecimal exact(Decimal number) {
    var unsigned = new BigDecimal(number.coefficient(), -number.exponent());
    return number.negative() ? unsigned.negate() : unsigned;
  }

  private static boolean items(List<Value> a, List<Value> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!nested(a.get(i), b.get(i), depth)) {
        return false;
      }
    }
    return true;
  }

  private static boolean entries(Table a, Table b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.end(); i++) {
      var key = a.keyAt(i);
      if (key == null) {
        continue;
      }
      var mine = a.valueAt(i);
      var other = b.get(key);
      if (mine == null || other == null || !nested(mine, other, depth)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sets(Table a, Table b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.end(); i++) {
      var key = a.keyAt(i);
      if (key != null && b.find(key) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean views(Value a, Value b) {
    var left = setLike(a);
    var right = setLike(b);
    return left != null && right != null ? sets(left, right) : a == b;
  }

  /// The keys or items of a view, and the items of a set.
  private static @Nullable Table setLike(Value value) {
    return switch (value) {
      case SetValue set -> set.table();
      case DictView view ->
          switch (view.kind()) {
            case KEYS -> view.dict().table();
            case ITEMS -> items(view.dict().table());
            case VALUES -> null;
          };
      case Value _ -> null;
    };
  }

  private static Table items(Table entries) {
    var items = new Table(false, entries.size());
    for (int i = 0; i < entries.end(); i++) {
      var key = entries.keyAt(i);
      var value = entries.valueAt(i);
      if (key != null && value != null) {
        items.restore(Tuple.of(key, value), null);
      }
    }
    return items;
  }

  private static boolean records(Record a, Record b, int depth) {
    if (a.type() != b.type()
        || !(a.type().definition() instanceof RecordType type)
        || !type.traits().comparable()
        || a.fields().size() != b.fields().size()) {
      return a == b;
    }
    for (var field : a.fields().entrySet()) {
      var other = b.fields().get(field.getKey());
      if (other == null || !nested(field.getValue(), other, depth)) {
        return false;
      }
    }
    return true;
  }

  private static boolean moments(Datetime a, Datetime b) {
    if ((a.zone() == null) != (b.zone() == null)) {
      return false;
    }
    if (a.zone() == null || a.zone().equals(b.zone())) {
      return a.local().equals(b.local());
    }
    return Zones.instant(a).equals(Zones.instant(b));
  }

  private static boolean times(Time a, Time b) {
    var x = Zones.offset(a);
    var y = Zones.offset(b);
    if (x == null || y == null) {
      return x == y && a.time().equals(b.time());
    }
    return Zones.micros(a.time()) - x.microsClamped() == Zones.micros(b.time()) - y.microsClamped();
  }

  private static boolean ranges(Range a, Range b) {
    var length = a.length();
    if (!length.equals(b.length())) {
      return false;
    }
    return length.signum() == 0
        || a.start().equals(b.start()) && (length.bitLength() <= 1 || a.step().equals(b.step()));
  }
}
