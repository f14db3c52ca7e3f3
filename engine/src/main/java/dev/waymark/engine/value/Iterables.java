package dev.waymark.engine.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `iter` and `next` for the collections of the language, and the usual ways to use up an iterable.
public final class Iterables {
  private Iterables() {}

  /// The iterator of a value; null where it has none.
  public static @Nullable IteratorValue iterator(Value source) {
    return switch (Enums.plain(source)) {
      case IteratorValue iterator -> iterator;
      case ListValue list -> new IteratorValue.OfList(list, 0);
      case Tuple tuple -> new IteratorValue.OfTuple(tuple, 0);
      case Dict dict -> new IteratorValue.OfDict(dict, DictView.Kind.KEYS, 0, dict.size());
      case DictView view ->
          new IteratorValue.OfDict(view.dict(), view.kind(), 0, view.dict().size());
      case SetValue set -> new IteratorValue.OfSet(set, 0, set.size());
      case Range range -> new IteratorValue.OfRange(range);
      case Str text -> new IteratorValue.OfStr(text, 0);
      case Bytes bytes -> new IteratorValue.OfTuple(numbers(bytes), 0);
      case Deque deque ->
          new IteratorValue.Native("deque_iterator", deque, Int.ZERO, Int.of(deque.changes()));
      case ClassValue type when type.kind() == ClassValue.Kind.ENUM -> null;
      case Value _ -> null;
    };
  }

  private static Tuple numbers(Bytes bytes) {
    var items = new Value[bytes.length()];
    for (int i = 0; i < items.length; i++) {
      items[i] = Int.of(bytes.bytes()[i] & 0xff);
    }
    return Tuple.of(items);
  }

  public static Raised notIterable(Value value) {
    return Errors.typeError("'" + Types.name(value) + "' object is not iterable");
  }

  /// The next item of an iterator over a collection, or null at the end.
  public static @Nullable Value next(IteratorValue iterator) {
    return switch (iterator) {
      case IteratorValue.OfList it -> {
        if (it.position < it.source.size()) {
          yield it.source.get(it.position++);
        }
        it.source = ListValue.empty();
        it.position = 0;
        yield null;
      }
      case IteratorValue.OfTuple it ->
          it.position < it.source.size() ? it.source.get(it.position++) : null;
      case IteratorValue.OfStr it -> next(it);
      case IteratorValue.OfRange it -> next(it);
      case IteratorValue.OfDict it -> next(it);
      case IteratorValue.OfSet it -> next(it);
      case IteratorValue.Native _, IteratorValue.Generator _ ->
          throw new IllegalArgumentException("needs an interpreter: " + iterator.className());
    };
  }

  private static @Nullable Value next(IteratorValue.OfStr it) {
    var text = it.source.text();
    if (it.position >= text.length()) {
      return null;
    }
    int point = text.codePointAt(it.position);
    it.position += Character.charCount(point);
    return Str.of(Character.toString(point));
  }

  private static @Nullable Value next(IteratorValue.OfRange it) {
    var rest = it.rest;
    var first = rest.start();
    if (first.isSmall() && rest.stop().isSmall() && rest.step().isSmall()) {
      long at = first.small();
      long step = rest.step().small();
      if (step > 0 ? at >= rest.stop().small() : at <= rest.stop().small()) {
        return null;
      }
      long after = at + step;
      boolean over = ((at ^ after) & (step ^ after)) < 0;
      it.rest = new Range(over ? rest.stop() : Int.of(after), rest.stop(), rest.step());
      return first;
    }
    if (rest.length().signum() == 0) {
      return null;
    }
    it.rest = new Range(rest.item(BigInteger.ONE), rest.stop(), rest.step());
    return first;
  }

  private static @Nullable Value next(IteratorValue.OfDict it) {
    var table = it.dict.table();
    if (it.expected < 0) {
      return null;
    }
    if (it.expected != table.size()) {
      it.expected = -1;
      throw Errors.raised("RuntimeError", "dictionary changed size during iteration");
    }
    while (it.position < table.end()) {
      int at = it.position++;
      var key = table.keyAt(at);
      var value = table.valueAt(at);
      if (key != null && value != null) {
        if (it.left-- == 0) {
          it.expected = -1;
          throw Errors.raised("RuntimeError", "dictionary keys changed during iteration");
        }
        return switch (it.kind) {
          case KEYS -> key;
          case VALUES -> value;
          case ITEMS -> Tuple.of(key, value);
        };
      }
    }
    it.expected = -1;
    return null;
  }

  private static @Nullable Value next(IteratorValue.OfSet it) {
    var table = it.source.table();
    if (it.expected < 0) {
      return null;
    }
    if (it.expected != table.size()) {
      it.expected = -1;
      throw Errors.raised("RuntimeError", "Set changed size during iteration");
    }
    while (it.position < table.end()) {
      var item = table.keyAt(it.position++);
      if (item != null) {
        return item;
      }
    }
    it.expected = -1;
    return null;
  }

  /// All items of an iterable, in a list of its own; MemoryError before it grows too large.
  public static List<Value> all(Interpreter in, Value source) {
    switch (source) {
      case ListValue list -> {
        return new ArrayList<>(list.items());
      }
      case Tuple tuple -> {
        return new ArrayList<>(tuple.items());
      }
      case Range range when range.length().compareTo(BigInteger.valueOf(in.sizeLimit())) > 0 ->
          throw Errors.tooLarge("a list of " + range.length() + " items", in.sizeLimit());
      case Value _ -> {
        // an iterator, or what has one
      }
    }
    var items = new ArrayList<Value>();
    var iterator = in.iterate(source);
    for (var item = in.next(iterator); item != null; item = in.next(iterator)) {
      in.charge(1);
      if (items.size() >= in.sizeLimit()) {
        throw Errors.tooLarge("a list", in.sizeLimit());
      }
      items.add(item);
    }
    return items;
  }
}
