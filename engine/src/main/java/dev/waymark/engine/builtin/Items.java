package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Deque;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Equality;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Range;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.SliceValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.TypeDefinition;
import java.math.BigInteger;
import java.util.Arrays;

/// `a[k]`, `a[k] = v`, `del a[k]`, `x in a`, with slices.
public final class Items {
  private Items() {}

  public static Value get(Interpreter in, Value object, Value key) {
    return switch (Enums.plain(object)) {
      case Dict dict -> fromDict(in, dict, key);
      case ListValue list when key instanceof SliceValue slice ->
          ListValue.of(Slices.take(list.items(), slice));
      case ListValue list -> list.get(index(key, list.size(), "list"));
      case Tuple tuple when key instanceof SliceValue slice ->
          Tuple.of(Slices.take(tuple.items(), slice));
      case Tuple tuple -> tuple.get(index(key, tuple.size(), "tuple"));
      case Str text when key instanceof SliceValue slice -> Slices.take(text, slice);
      case Str text -> {
        int at = index(key, text.length(), "string");
        yield text.slice(at, at + 1);
      }
      case Bytes bytes when key instanceof SliceValue slice -> Slices.take(bytes, slice);
      case Bytes bytes -> Int.of(bytes.bytes()[index(key, bytes.length(), "bytes")] & 0xff);
      case Range range when key instanceof SliceValue slice -> Slices.take(range, slice);
      case Range range -> fromRange(range, key);
      case Deque deque -> deque.items().get(index(key, deque.items().size(), "deque"));
      case ClassValue type when type.kind() == ClassValue.Kind.ENUM -> member(in, type, key);
      case Value _ -> throw notSubscriptable(object);
    };
  }

  /// `Colour["RED"]`
  private static Value member(Interpreter in, ClassValue type, Value key) {
    if (key instanceof Str name
        && type.definition() instanceof TypeDefinition.EnumType definition
        && definition.members().stream().anyMatch(m -> m.name().equals(name.text()))) {
      return in.attribute(type, name.text());
    }
    throw Errors.keyError(key);
  }

  private static Raised notSubscriptable(Value object) {
    return object instanceof ClassValue type
        ? Errors.typeError("type '" + type.shortName() + "' is not subscriptable")
        : Errors.typeError("'" + Types.name(object) + "' object is not subscriptable");
  }

  private static Value fromDict(Interpreter in, Dict dict, Value key) {
    var found = dict.get(key);
    if (found != null) {
      return found;
    }
    return switch (dict.flavour()) {
      case DICT, ORDERED -> throw Errors.keyError(key);
      case COUNTER -> Int.ZERO;
      case DEFAULT -> {
        if (dict.factory() == None.NONE) {
          throw Errors.keyError(key);
        }
        var made = in.call(dict.factory(), Arguments.NONE);
        dict.put(key, made);
        yield made;
      }
    };
  }

  private static Value fromRange(Range range, Value key) {
    var length = range.length();
    var index = Numbers.index(key);
    var at = index.signum() < 0 ? index.add(length) : index;
    if (at.signum() < 0 || at.compareTo(length) >= 0) {
      throw Errors.indexError("range object index out of range");
    }
    return range.item(at);
  }

  private static int index(Value key, int size, String what) {
    return index(key, size, what, "");
  }

  private static int index(Value key, int size, String what, String action) {
    if (!(Enums.plain(key) instanceof Int || key instanceof Bool)) {
      throw Errors.typeError(
          what.equals("deque")
              ? "sequence index must be integer, not '" + Types.name(key) + "'"
              : what.equals("string")
                  ? "string indices must be integers, not '" + Types.name(key) + "'"
                  : (what.equals("bytes") ? "byte" : what)
                      + " indices must be integers or slices, not "
                      + Types.name(key));
    }
    if (Numbers.index(key).bitLength() >= Long.SIZE) {
      throw Errors.indexError("cannot fit 'int' into an index-sized integer");
    }
    int index = Parameters.index(key);
    int at = index < 0 ? index + size : index;
    if (at < 0 || at >= size) {
      var subject = what.equals("bytes") ? "index" : what + action + " index";
      throw Errors.indexError(subject + " out of range");
    }
    return at;
  }

  public static void set(Interpreter in, Value object, Value key, Value value) {
    switch (object) {
      case Dict dict -> dict.put(key, value);
      case ListValue list when key instanceof SliceValue slice ->
          Slices.assign(list.items(), slice, Iterables.all(in, value));
      case ListValue list ->
          list.items().set(index(key, list.size(), "list", " assignment"), value);
      case Deque deque -> deque.items().set(index(key, deque.items().size(), "deque"), value);
      case Value _ ->
          throw Errors.typeError(
              "'" + Types.name(object) + "' object does not support item assignment");
    }
  }

  public static void delete(Value object, Value key) {
    switch (object) {
      case Dict dict -> {
        if (dict.table().remove(key) == null) {
          throw Errors.keyError(key);
        }
      }
      case ListValue list when key instanceof SliceValue slice ->
          Slices.delete(list.items(), slice);
      case ListValue list -> {
        int at = index(key, list.size(), "list", " assignment");
        list.items().remove(at);
      }
      case Deque deque -> {
        int at = index(key, deque.items().size(), "deque");
        deque.items().remove(at);
        deque.changed();
      }
      case Value _ -> {
        boolean place = key instanceof Int || key instanceof Bool;
        var not = place && hasLength(object) ? "doesn't" : "does not";
        throw Errors.typeError(
            "'%s' object %s support item deletion".formatted(Types.name(object), not));
      }
    }
  }

  private static boolean hasLength(Value value) {
    return Sequences.isSequence(value)
        || value instanceof SetValue
        || value instanceof DictView
        || value instanceof Range;
  }

  public static boolean contains(Interpreter in, Value container, Value item) {
    return switch (Enums.plain(container)) {
      case Dict dict -> dict.table().find(item) >= 0;
      case SetValue set -> set.contains(item);
      case Str text -> {
        if (!(Enums.plain(item) instanceof Str part)) {
          throw Errors.typeError(
              "'in <string>' requires string as left operand, not " + Types.name(item));
        }
        yield text.text().contains(part.text());
      }
      case DictView view when view.kind() == DictView.Kind.KEYS ->
          view.dict().table().find(item) >= 0;
      case Range range when item instanceof Int number -> inRange(range, number.big());
      case Bytes bytes when item instanceof Bytes part -> indexOf(bytes.bytes(), part.bytes());
      case Bytes bytes when Numbers.unboxed(item) instanceof Int number -> {
        if (number.signum() < 0 || !number.isSmall() || number.small() > 255) {
          throw Errors.valueError("byte must be in range(0, 256)");
        }
        boolean found = false;
        for (byte b : bytes.bytes()) {
          found |= (b & 0xff) == number.small();
        }
        yield found;
      }
      case Bytes _ ->
          throw Errors.typeError("a bytes-like object is required, not '" + Types.name(item) + "'");
      case Value source -> search(in, source, item);
    };
  }

  private static boolean indexOf(byte[] whole, byte[] part) {
    for (int i = 0; i + part.length <= whole.length; i++) {
      if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inRange(Range range, BigInteger number) {
    boolean up = range.step().signum() > 0;
    var low = up ? range.start().big() : range.stop().big().add(BigInteger.ONE);
    var high = up ? range.stop().big() : range.start().big().add(BigInteger.ONE);
    return number.compareTo(low) >= 0
        && number.compareTo(high) < 0
        && number.subtract(range.start().big()).mod(range.step().big().abs()).signum() == 0;
  }

  private static boolean search(Interpreter in, Value source, Value item) {
    if (Iterables.iterator(source) == null && !(source instanceof ClassValue)) {
      throw Errors.typeError("argument of type '" + Types.name(source) + "' is not iterable");
    }
    var iterator = in.iterate(source);
    for (var each = in.next(iterator); each != null; each = in.next(iterator)) {
      in.charge(1);
      if (Equality.same(each, item)) {
        return true;
      }
    }
    return false;
  }
}
