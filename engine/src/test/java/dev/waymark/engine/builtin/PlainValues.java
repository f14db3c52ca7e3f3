package dev.waymark.engine.builtin;

import dev.waymark.corpus.Datum;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Between data of a case and values of the engine, without a border.
final class PlainValues {
  private PlainValues() {}

  static Value value(Datum datum) {
    return switch (datum) {
      case Datum.Nothing() -> None.NONE;
      case Datum.Bool(var flag) -> Bool.of(flag);
      case Datum.Int(var number) -> Int.of(number);
      case Datum.Float(var number) -> new Float(number);
      case Datum.Str(var text) -> Str.of(text);
      case Datum.Bytes(var latin1) -> Bytes.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
      case Datum.Array(var items) -> ListValue.of(values(items));
      case Datum.Tuple(var items) -> Tuple.of(values(items));
      case Datum.Group(var items) -> {
        var set = new SetValue(false);
        values(items).forEach(set::add);
        yield set;
      }
      case Datum.Dict(var entries) -> {
        var dict = new Dict();
        entries.forEach(entry -> dict.put(value(entry.key()), value(entry.value())));
        yield dict;
      }
      case Datum.Named _, Datum.Member _ -> throw new IllegalArgumentException(Datum.text(datum));
    };
  }

  private static List<Value> values(List<Datum> items) {
    return items.stream().map(PlainValues::value).toList();
  }

  static Datum datum(Value value) {
    return switch (value) {
      case None _ -> Datum.none();
      case Bool flag -> Datum.of(flag.value());
      case Int number -> new Datum.Int(number.big());
      case Float number -> new Datum.Float(number.value());
      case Str text -> Datum.of(text.text());
      case Bytes bytes -> new Datum.Bytes(new String(bytes.bytes(), StandardCharsets.ISO_8859_1));
      case ListValue list -> new Datum.Array(data(list.items()));
      case Tuple tuple -> new Datum.Tuple(data(tuple.items()));
      case SetValue set -> new Datum.Group(data(Tables.keys(set.table())));
      case Dict dict -> {
        var entries = new ArrayList<Datum.Entry>();
        Tables.forEach(
            dict.table(), (key, item) -> entries.add(new Datum.Entry(datum(key), datum(item))));
        yield new Datum.Dict(entries);
      }
      case Value other -> throw new IllegalArgumentException("no datum: " + other);
    };
  }

  private static List<Datum> data(List<Value> items) {
    return items.stream().map(PlainValues::datum).toList();
  }
}
