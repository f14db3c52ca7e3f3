package dev.waymark.engine.machine;

import dev.waymark.engine.border.RecordFields;
import dev.waymark.engine.builtin.Parameters;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `dataclasses`: functions over records.
final class Dataclasses {
  private Dataclasses() {}

  static void into(Map<String, AsyncCode> table) {
    table.put("dataclasses.replace", Dataclasses::replace);
    table.put("dataclasses.asdict", (loop, a) -> plain(loop, instance("asdict", a), true));
    table.put("dataclasses.astuple", (loop, a) -> plain(loop, instance("astuple", a), false));
    table.put("dataclasses.is_dataclass", (loop, a) -> Bool.of(isDataclass(a)));
  }

  private static boolean isDataclass(Arguments arguments) {
    Parameters.count("is_dataclass", arguments, 1, 1);
    return arguments.get(0) instanceof Record
        || arguments.get(0) instanceof ClassValue type && type.kind() == ClassValue.Kind.RECORD;
  }

  private static Record instance(String name, Arguments arguments) {
    Parameters.count(name, arguments, 1, 1);
    if (arguments.get(0) instanceof Record record) {
      return record;
    }
    throw Errors.typeError(name + "() should be called on dataclass instances");
  }

  private static Value replace(Loop loop, Arguments arguments) {
    if (!(arguments.get(0) instanceof Record record)) {
      throw Errors.typeError("replace() should be called on dataclass instances");
    }
    var fields = new LinkedHashMap<String, Value>();
    for (var field : RecordFields.of(record.type())) {
      var value = record.fields().get(field.name());
      if (value != null) {
        fields.put(field.name(), value);
      }
    }
    fields.putAll(arguments.named());
    return loop.construction.construct(record.type(), new Arguments(List.of(), fields));
  }

  /// A copy without records: dicts, or tuples, in their place.
  private static Value plain(Loop loop, Value value, boolean dicts) {
    loop.evaluator.charge(1);
    return switch (value) {
      case Record record -> {
        var fields = RecordFields.of(record.type());
        var dict = new Dict();
        var items = new ArrayList<Value>();
        for (var field : fields) {
          var given = record.fields().get(field.name());
          if (given != null) {
            var copy = plain(loop, given, dicts);
            dict.put(field.name(), copy);
            items.add(copy);
          }
        }
        yield dicts ? dict : Tuple.of(items);
      }
      case ListValue list ->
          ListValue.of(list.items().stream().map(each -> plain(loop, each, dicts)).toList());
      case Tuple tuple ->
          Tuple.of(tuple.items().stream().map(each -> plain(loop, each, dicts)).toList());
      case Dict dict -> {
        var copy = new Dict(dict.flavour());
        copy.setFactory(dict.factory());
        for (int i = 0; i < dict.table().end(); i++) {
          var key = dict.table().keyAt(i);
          var item = dict.table().valueAt(i);
          if (key != null && item != null) {
            copy.put(plain(loop, key, dicts), plain(loop, item, dicts));
          }
        }
        yield copy;
      }
      case Value _ -> loop.evaluator.call(new Builtin("copy.deepcopy"), value);
    };
  }
}
