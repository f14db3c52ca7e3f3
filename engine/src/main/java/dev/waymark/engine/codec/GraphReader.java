package dev.waymark.engine.codec;

import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.BoundMethod;
import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Cell;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Classes;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.Ellipsis;
import dev.waymark.engine.value.EnumMember;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.NotImplemented;
import dev.waymark.engine.value.Partial;
import dev.waymark.engine.value.Range;
import dev.waymark.engine.value.SliceValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Program;
import dev.waymark.ir.TypeDefinition;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads values: objects are made where they are first met and filled later, in the same order.
final class GraphReader {
  private static final int DEPTH_MAX = 220;
  final Input in;
  final Program program;
  private final ProgramClasses classes;
  private final List<Object> objects = new ArrayList<>();
  private final ShellReader shells = new ShellReader(this);
  private final ContentReader content = new ContentReader(this);
  private int filled;
  private int depth;

  GraphReader(Input in, Program program, ProgramClasses classes) {
    this.in = in;
    this.program = program;
    this.classes = classes;
  }

  /// Fills all that was met, and what is met meanwhile.
  void finish() {
    while (filled < objects.size()) {
      content.fill(objects.get(filled++));
    }
  }

  static SnapshotRejected bad(String what) {
    return new SnapshotRejected(what);
  }

  Value value() {
    var value = optionalValue();
    if (value == null) {
      throw bad("a value is missing");
    }
    return value;
  }

  <T extends Value> T value(Class<T> type) {
    var value = value();
    if (!type.isInstance(value)) {
      throw bad("a " + type.getSimpleName() + " was expected");
    }
    return type.cast(value);
  }

  <T extends Value> @Nullable T optionalValue(Class<T> type) {
    var value = optionalValue();
    if (value == null) {
      return null;
    }
    if (!type.isInstance(value)) {
      throw bad("a " + type.getSimpleName() + " was expected");
    }
    return type.cast(value);
  }

  @Nullable Value optionalValue() {
    int tag = in.octet();
    if (tag == Tags.ABSENT) {
      return null;
    }
    if (tag == Tags.SEEN) {
      if (objects.get(in.index(objects.size())) instanceof Value value) {
        return value;
      }
      throw bad("no value, but a cell");
    }
    if (tag > Tags.SEEN) {
      return object(tag);
    }
    if (++depth > DEPTH_MAX) {
      throw bad("nested too deep");
    }
    var value = plain(tag);
    depth--;
    return value;
  }

  private Value object(int tag) {
    if (++depth > DEPTH_MAX) {
      throw bad("nested too deep");
    }
    int number = objects.size();
    objects.add(None.NONE);
    var object = shells.read(tag);
    objects.set(number, object);
    depth--;
    return object;
  }

  @Nullable Cell cell() {
    int tag = in.octet();
    switch (tag) {
      case Tags.ABSENT -> {
        return null;
      }
      case Tags.SEEN -> {
        if (objects.get(in.index(objects.size())) instanceof Cell cell) {
          return cell;
        }
        throw bad("no cell");
      }
      case Tags.CELL -> {
        var cell = new Cell();
        objects.add(cell);
        return cell;
      }
      default -> throw bad("unknown tag " + tag + " for a cell");
    }
  }

  private Value plain(int tag) {
    return switch (tag) {
      case Tags.NONE -> None.NONE;
      case Tags.TRUE -> Bool.TRUE;
      case Tags.FALSE -> Bool.FALSE;
      case Tags.ELLIPSIS -> Ellipsis.ELLIPSIS;
      case Tags.NOT_IMPLEMENTED -> NotImplemented.NOT_IMPLEMENTED;
      case Tags.INT -> Int.of(in.signed());
      case Tags.BIG_INT -> Int.of(big());
      case Tags.FLOAT -> new Float(Double.longBitsToDouble(in.fixed()));
      case Tags.STR -> Str.of(in.text());
      case Tags.BYTES -> Bytes.of(in.blob());
      case Tags.RANGE -> range();
      case Tags.SLICE -> new SliceValue(value(), value(), value());
      case Tags.BUILTIN -> new Builtin(in.text());
      case Tags.BUILTIN_CLASS, Tags.PROGRAM_CLASS, Tags.FOREIGN_CLASS -> type(tag);
      case Tags.ENUM_MEMBER -> member();
      case Tags.BOUND_METHOD -> new BoundMethod(value(), value());
      case Tags.PARTIAL -> new Partial(value(), new Arguments(values(), named()));
      case Tags.DICT_VIEW -> new DictView(value(Dict.class), in.choice(DictView.Kind.values()));
      default -> LibraryReader.read(this, tag);
    };
  }

  BigInteger big() {
    var bytes = in.blob();
    if (bytes.length == 0) {
      throw bad("an int without digits");
    }
    return new BigInteger(bytes);
  }

  private Range range() {
    var range = new Range(value(Int.class), value(Int.class), value(Int.class));
    if (range.step().signum() == 0) {
      throw bad("a range without step");
    }
    return range;
  }

  ClassValue type() {
    return type(in.octet());
  }

  private ClassValue type(int tag) {
    return switch (tag) {
      case Tags.PROGRAM_CLASS -> classes.get(in.index(classes.size()));
      case Tags.BUILTIN_CLASS -> {
        var name = in.text();
        var known = Classes.find(name);
        if (known == null) {
          throw bad("an unknown builtin class " + name);
        }
        yield known;
      }
      case Tags.FOREIGN_CLASS -> {
        var name = in.text();
        int count = in.count();
        var bases = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
          bases.add(in.text());
        }
        yield ClassValue.foreign(name, bases);
      }
      default -> throw bad("unknown tag " + tag + " for a class");
    };
  }

  private EnumMember member() {
    var type = type();
    if (!(type.definition() instanceof TypeDefinition.EnumType definition)) {
      throw bad("no enum: " + type);
    }
    int index = in.index(definition.members().size());
    return new EnumMember(type, index, definition.members().get(index).name(), value());
  }

  @Nullable String optionalText() {
    return in.flag() ? in.text() : null;
  }

  List<Value> values() {
    int count = in.count();
    var values = new ArrayList<Value>(count);
    for (int i = 0; i < count; i++) {
      values.add(value());
    }
    return values;
  }

  SequencedMap<String, Value> named() {
    var named = new LinkedHashMap<String, Value>();
    named(named);
    return named;
  }

  void named(Map<String, Value> into) {
    int count = in.count();
    for (int i = 0; i < count; i++) {
      var name = in.text();
      into.put(name, value());
    }
  }

  /// A function of the program, by its index.
  int function() {
    return in.index(program.functions().size());
  }
}
