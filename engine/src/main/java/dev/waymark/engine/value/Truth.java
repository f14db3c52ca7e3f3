package dev.waymark.engine.value;

/// `bool(value)`
public final class Truth {
  private Truth() {}

  public static boolean of(Value value) {
    return switch (value) {
      case Bool flag -> flag.value();
      case None _ -> false;
      case Int number -> number.signum() != 0;
      case Str text -> !text.text().isEmpty();
      case ListValue list -> list.size() > 0;
      case Dict dict -> dict.size() > 0;
      case Float number -> number.value() != 0.0;
      case Tuple tuple -> tuple.size() > 0;
      case SetValue set -> set.size() > 0;
      case Bytes bytes -> bytes.length() > 0;
      case Decimal number -> !number.isZero();
      case Deque deque -> !deque.items().isEmpty();
      case DictView view -> view.dict().size() > 0;
      case Range range -> range.length().signum() > 0;
      case Timedelta delta -> !delta.equals(Timedelta.ZERO);
      case EnumMember member -> !Enums.isMixed(member) || of(member.value());
      case Value _ -> true;
    };
  }
}
