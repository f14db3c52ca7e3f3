package dev.waymark.engine.value;

/// An iterator: what it iterates over and how far it is, so that it goes on after a resume as if
/// nothing had happened.
public sealed interface IteratorValue extends Value {
  /// The class's name as `type()` says it.
  String className();

  /// Over a list: sees what is appended meanwhile. `source` is emptied at the end.
  final class OfList implements IteratorValue {
    public ListValue source;
    public int position;

    public OfList(ListValue source, int position) {
      this.source = source;
      this.position = position;
    }

    @Override
    public String className() {
      return "list_iterator";
    }
  }

  final class OfTuple implements IteratorValue {
    public final Tuple source;
    public int position;

    public OfTuple(Tuple source, int position) {
      this.source = source;
      this.position = position;
    }

    @Override
    public String className() {
      return "tuple_iterator";
    }
  }

  /// Over text; `position` counts chars, an item is a code point.
  final class OfStr implements IteratorValue {
    public final Str source;
    public int position;

    public OfStr(Str source, int position) {
      this.source = source;
      this.position = position;
    }

    @Override
    public String className() {
      return "str_ascii_iterator";
    }
  }

  final class OfRange implements IteratorValue {
    public Range rest;

    public OfRange(Range rest) {
      this.rest = rest;
    }

    @Override
    public String className() {
      return "range_iterator";
    }
  }

  /// Over a dict or a view of it. A dict that changed its size is an error; `expected` is -1 at the
  /// end.
  final class OfDict implements IteratorValue {
    public final Dict dict;
    public final DictView.Kind kind;
    public int position;
    public int expected;

    /// How many more keys may come; one more was put there meanwhile, in place of another.
    public int left;

    public OfDict(Dict dict, DictView.Kind kind, int position, int expected) {
      this.dict = dict;
      this.kind = kind;
      this.position = position;
      this.expected = expected;
      this.left = expected;
    }

    @Override
    public String className() {
      return kind.iteratorName();
    }
  }

  final class OfSet implements IteratorValue {
    public final SetValue source;
    public int position;
    public int expected;

    public OfSet(SetValue source, int position, int expected) {
      this.source = source;
      this.position = position;
      this.expected = expected;
    }

    @Override
    public String className() {
      return "set_iterator";
    }
  }

  /// Any other builtin iterator (`zip`, `map`, `itertools.islice`, …): a kind, which is the name of
  /// its class, and fields that only the code of that kind understands.
  final class Native implements IteratorValue {
    private final String kind;
    private final Value[] fields;

    public Native(String kind, Value... fields) {
      this.kind = kind;
      this.fields = fields;
    }

    public String kind() {
      return kind;
    }

    public int size() {
      return fields.length;
    }

    public Value get(int index) {
      return fields[index];
    }

    public void set(int index, Value value) {
      fields[index] = value;
    }

    public long number(int index) {
      return ((Int) fields[index]).small();
    }

    public void set(int index, long value) {
      fields[index] = Int.of(value);
    }

    @Override
    public String className() {
      return kind;
    }
  }

  /// A generator expression: a frame that is at rest between two items.
  final class Generator implements IteratorValue {
    public final Frame.Code frame;
    public boolean running;
    public boolean done;

    public Generator(Frame.Code frame) {
      this.frame = frame;
    }

    @Override
    public String className() {
      return "generator";
    }
  }
}
