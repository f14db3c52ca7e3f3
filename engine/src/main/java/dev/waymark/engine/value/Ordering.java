package dev.waymark.engine.value;

import dev.waymark.ir.TypeDefinition.RecordType;
import java.util.ArrayList;
import java.util.List;

/// `<`, `<=`, `>`, `>=` of CPython.
public final class Ordering {
  private Ordering() {}

  public enum Operator {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    boolean holds(int comparison) {
      return switch (this) {
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }

  /// What `sorted`, `min` and `max` ask.
  public static boolean less(Value a, Value b) {
    return compare(Operator.LESS, a, b);
  }

  public static boolean compare(Operator operator, Value a, Value b) {
    return compare(operator, a, b, 0);
  }

  private static boolean compare(Operator operator, Value left, Value right, int depth) {
    if (depth > Equality.DEPTH_MAX) {
      throw Errors.raised("RecursionError", "maximum recursion depth exceeded in comparison");
    }
    var a = Enums.plain(left);
    var b = Enums.plain(right);
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      return !Numbers.isNan(a) && !Numbers.isNan(b) && operator.holds(Numbers.compare(a, b));
    }
    return switch (a) {
      case Str x when b instanceof Str y -> operator.holds(codePoints(x.text(), y.text()));
      case Tuple x when b instanceof Tuple y -> items(operator, x.items(), y.items(), depth);
      case ListValue x when b instanceof ListValue y ->
          items(operator, x.items(), y.items(), depth);
      case Deque x when b instanceof Deque y -> items(operator, x.items(), y.items(), depth);
      case Bytes x when b instanceof Bytes y ->
          operator.holds(java.util.Arrays.compareUnsigned(x.bytes(), y.bytes()));
      case Date x when b instanceof Date y -> operator.holds(x.date().compareTo(y.date()));
      case Datetime x when b instanceof Datetime y -> moments(operator, x, y);
      case Time x when b instanceof Time y -> operator.holds(x.time().compareTo(y.time()));
      case Timedelta x when b instanceof Timedelta y ->
          operator.holds(x.micros().compareTo(y.micros()));
      case Uuid x when b instanceof Uuid y -> operator.holds(uuids(x, y));
      case SetValue x when b instanceof SetValue y -> sets(operator, x.table(), y.table());
      case DictView x when b instanceof DictView y && keys(x) && keys(y) ->
          sets(operator, x.dict().table(), y.dict().table());
      case Record x when b instanceof Record y && ordered(x, y) ->
          items(operator, values(x), values(y), depth);
      case Value _ -> throw unsupported(operator, left, right);
    };
  }

  private static Raised unsupported(Operator operator, Value a, Value b) {
    return Errors.typeError(
        "'%s' not supported between instances of '%s' and '%s'"
            .formatted(operator.symbol(), Types.name(a), Types.name(b)));
  }

  /// By code points, which UTF-16 order is not.
  public static int codePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean wideX = Character.isSurrogate(x);
        boolean wideY = Character.isSurrogate(y);
        return wideX == wideY
            ? Integer.compare(a.codePointAt(i), b.codePointAt(i))
            : Integer.compare(point(a, i), point(b, i));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int point(String text, int index) {
    boolean low = index > 0 && Character.isLowSurrogate(text.charAt(index));
    return low && Character.isHighSurrogate(text.charAt(index - 1))
        ? text.codePointAt(index - 1)
        : text.codePointAt(index);
  }

  private static boolean items(Operator operator, List<Value> a, List<Value> b, int depth) {
    int length = Math.min(a.size(), b.size());
    for (int i = 0; i < length; i++) {
      if (!Equality.same(a.get(i), b.get(i))) {
        return compare(operator, a.get(i), b.get(i), depth + 1);
      }
    }
    return operator.holds(Integer.compare(a.size(), b.size()));
  }

  private static boolean moments(Operator operator, Datetime a, Datetime b) {
    if ((a.zone() == null) != (b.zone() == null)) {
      throw Errors.typeError("can't compare offset-naive and offset-aware datetimes");
    }
    if (a.zone() == null || a.zone().equals(b.zone())) {
      return operator.holds(a.local().compareTo(b.local()));
    }
    return operator.holds(Zones.instant(a).compareTo(Zones.instant(b)));
  }

  private static int uuids(Uuid a, Uuid b) {
    int high =
        Long.compareUnsigned(a.uuid().getMostSignificantBits(), b.uuid().getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            a.uuid().getLeastSignificantBits(), b.uuid().getLeastSignificantBits());
  }

  private static boolean keys(DictView view) {
    return view.kind() == DictView.Kind.KEYS;
  }

  private static boolean sets(Operator operator, Table a, Table b) {
    return switch (operator) {
      case LESS -> a.size() < b.size() && contains(b, a);
      case LESS_OR_EQUAL -> contains(b, a);
      case GREATER -> b.size() < a.size() && contains(a, b);
      case GREATER_OR_EQUAL -> contains(a, b);
    };
  }

  private static boolean contains(Table whole, Table part) {
    for (int i = 0; i < part.end(); i++) {
      var key = part.keyAt(i);
      if (key != null && whole.find(key) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean ordered(Record a, Record b) {
    return a.type() == b.type()
        && a.type().definition() instanceof RecordType type
        && type.traits().ordered();
  }

  private static List<Value> values(Record record) {
    return new ArrayList<>(record.fields().values());
  }
}
