package dev.waymark.corpus;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A plain value of a case: input, stub result, argument, outcome. It keeps what Python keeps apart
/// (`1`, `1.0`, `True`; list, tuple, set), so that two executors agree only if they really do.
///
/// The text form is that of Python literals, see [DatumWriter]; equal data have equal text.
public sealed interface Datum {

  /// `None`
  record Nothing() implements Datum {}

  /// `True`
  record Bool(boolean value) implements Datum {}

  /// `42`, of any size
  record Int(BigInteger value) implements Datum {}

  /// `1.0`, `1e+16`, `-0.0`, `nan`, `inf`
  record Float(double value) implements Datum {}

  /// `"text"`, which may hold lone surrogates as `\ud800`
  record Str(String value) implements Datum {}

  /// `b"\x00text"`; one char per byte
  record Bytes(String latin1) implements Datum {}

  /// `[1, 2]`
  record Array(List<Datum> items) implements Datum {
    public Array {
      items = List.copyOf(items);
    }
  }

  /// `(1, 2)`
  record Tuple(List<Datum> items) implements Datum {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /// `{1, 2}`, whose order means nothing: it is written sorted by text. `set()` when empty.
  record Group(List<Datum> items) implements Datum {
    public Group {
      items = List.copyOf(items);
    }
  }

  /// `{"a": 1}`, in order; keys may be any datum
  record Dict(List<Entry> entries) implements Datum {
    public Dict {
      entries = List.copyOf(entries);
    }
  }

  record Entry(Datum key, Datum value) {}

  /// `Trip("t-1", nights=2)`: a record, an error, a Decimal, a date
  record Named(String name, List<Datum> arguments, List<Field> fields) implements Datum {
    public Named {
      arguments = List.copyOf(arguments);
      fields = List.copyOf(fields);
    }
  }

  record Field(String name, Datum value) {}

  /// `Color.RED`
  record Member(String type, String name) implements Datum {}

  static Datum none() {
    return new Nothing();
  }

  static Datum of(boolean value) {
    return new Bool(value);
  }

  static Datum of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  static Datum of(String value) {
    return new Str(value);
  }

  /// The entries of a dict whose keys are strings.
  static Map<String, Datum> fields(Datum datum) {
    if (!(datum instanceof Dict(var entries))) {
      throw new IllegalArgumentException("a dict with names as keys is wanted, not " + text(datum));
    }
    var fields = new LinkedHashMap<String, Datum>();
    for (var entry : entries) {
      if (!(entry.key() instanceof Str(var name))) {
        throw new IllegalArgumentException("a key is no string in " + text(datum));
      }
      fields.put(name, entry.value());
    }
    return fields;
  }

  static Datum dict(Map<String, Datum> fields) {
    return new Dict(
        fields.entrySet().stream()
            .map(field -> new Entry(new Str(field.getKey()), field.getValue()))
            .toList());
  }

  /// The canonical text: one line.
  static String text(Datum datum) {
    return DatumWriter.write(datum);
  }

  /// Reads what [#text] writes, and the other spellings that Python has for the same literals.
  static Datum parse(String text) {
    var reader = new DatumReader(text);
    var datum = reader.datum();
    reader.end();
    return datum;
  }
}
