package dev.waymark.engine.border;

import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.EnumMember;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Hashing;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression;
import dev.waymark.ir.TypeDefinition;
import java.util.ArrayList;
import java.util.List;

/// Reads tagged JSON by its tags alone: what no declared type says more about.
final class TaggedReader {
  private final ProgramClasses classes;
  private final java.util.function.Function<Expression, Value> evaluate;

  TaggedReader(ProgramClasses classes, java.util.function.Function<Expression, Value> evaluate) {
    this.classes = classes;
    this.evaluate = evaluate;
  }

  Value read(Json json) {
    return switch (json) {
      case Json.Null _ -> None.NONE;
      case Json.Bool flag -> Bool.of(flag.value());
      case Json.Number number -> Scalars.number(number);
      case Json.Text text -> Str.of(text.value());
      case Json.Array array -> ListValue.of(items(array.items()));
      case Json.Object object ->
          object.members().containsKey("$type") ? tagged(object) : dict(object);
    };
  }

  private List<Value> items(List<Json> items) {
    var values = new ArrayList<Value>(items.size());
    items.forEach(item -> values.add(read(item)));
    return values;
  }

  private Dict dict(Json.Object object) {
    var dict = new Dict();
    object.members().forEach((name, value) -> dict.put(unescape(name), read(value)));
    return dict;
  }

  static String unescape(String name) {
    if (!name.startsWith("$")) {
      return name;
    }
    if (!name.startsWith("$$")) {
      throw new Undecodable("an object has a member " + name + " and no $type");
    }
    return name.substring(1);
  }

  private Value tagged(Json.Object object) {
    var tag = new Tag(object);
    return switch (tag.name()) {
      case "int" -> Scalars.integer(tag.only("value"));
      case "float" ->
          switch (tag.only("value")) {
            case "nan" -> new Float(Double.NaN);
            case "inf" -> new Float(Double.POSITIVE_INFINITY);
            case "-inf" -> new Float(Double.NEGATIVE_INFINITY);
            default -> throw new Undecodable("no float");
          };
      case "str" -> codePoints(tag);
      case "dict" -> pairs(tag);
      case "tuple" -> Tuple.of(items(tag.onlyItems()));
      case "set" -> set(tag, false);
      case "frozenset" -> set(tag, true);
      case "bytes" -> Scalars.bytes(tag.only("value"));
      case "Decimal" -> Scalars.decimal(tag.only("value"));
      case "UUID" -> Scalars.uuid(tag.only("value"));
      case "date" -> new Date(Scalars.date(tag.only("value")));
      case "datetime" -> {
        tag.allow("value", "zone", "fold");
        yield Scalars.datetime(tag.text("value"), tag.optionalText("zone"), tag.fold());
      }
      case "time" -> {
        tag.allow("value", "zone", "fold");
        var time = Scalars.time(tag.text("value"), tag.fold());
        var zone = tag.optionalText("zone");
        yield zone == null ? time : new Time(time.time(), time.fold(), Scalars.named(zone));
      }
      case "timedelta" -> timedelta(tag);
      case "enum" -> member(tag, object);
      case "record" -> record(tag, object);
      case "error" -> error(tag);
      case "opaque" -> Str.of(tag.only("text"));
      default -> throw new Undecodable("an unknown tag: " + tag.name());
    };
  }

  private static Value codePoints(Tag tag) {
    tag.allow("code_points");
    var out = new StringBuilder();
    for (var point : tag.items("code_points")) {
      long code = Tag.number(point);
      if (code < 0 || code > Character.MAX_CODE_POINT) {
        throw new Undecodable("no code point: " + code);
      }
      out.appendCodePoint((int) code);
    }
    return Str.of(out.toString());
  }

  private Value pairs(Tag tag) {
    var dict = new Dict();
    for (var item : tag.onlyItems()) {
      if (!(item instanceof Json.Array(var pair)) || pair.size() != 2) {
        throw new Undecodable("an item of a dict is no pair");
      }
      dict.put(hashable(read(pair.get(0))), read(pair.get(1)));
    }
    return dict;
  }

  private Value set(Tag tag, boolean frozen) {
    var set = new SetValue(frozen);
    items(tag.onlyItems()).forEach(item -> set.add(hashable(item)));
    return set;
  }

  static Value hashable(Value value) {
    try {
      var _ = Hashing.hash(value);
      return value;
    } catch (Raised unhashable) {
      throw new Undecodable(Repr.message(unhashable.error()));
    }
  }

  private static Value timedelta(Tag tag) {
    tag.allow("days", "seconds", "microseconds");
    long days = tag.number("days");
    long seconds = tag.number("seconds");
    long micros = tag.number("microseconds");
    if (Math.abs(days) > 999_999_999
        || seconds < 0
        || seconds >= 86_400
        || micros < 0
        || micros >= 1_000_000) {
      throw new Undecodable("a timedelta that is not normalised");
    }
    return new Timedelta((int) days, (int) seconds, (int) micros);
  }

  private Value foreign(Json.Object object) {
    var dict = new Dict();
    object.members().forEach((name, value) -> dict.put(name, read(value)));
    return dict;
  }

  private Value member(Tag tag, Json.Object object) {
    tag.allow("class", "name", "value");
    var name = tag.text("name");
    var value = read(tag.json("value"));
    var type = classes.find(tag.text("class"));
    if (type == null || !(type.definition() instanceof TypeDefinition.EnumType definition)) {
      return foreign(object);
    }
    for (int i = 0; i < definition.members().size(); i++) {
      var member = definition.members().get(i);
      if (member.name().equals(name)) {
        return new EnumMember(type, i, name, evaluate.apply(member.value()));
      }
    }
    throw new Undecodable(type.name() + " has no member " + name + " (" + Repr.of(value) + ")");
  }

  private Value record(Tag tag, Json.Object object) {
    tag.allow("class", "fields");
    if (!(tag.json("fields") instanceof Json.Object fields)) {
      throw new Undecodable("the fields of a record are no object");
    }
    var type = classes.find(tag.text("class"));
    if (type == null || type.kind() != ClassValue.Kind.RECORD) {
      var dict = foreign(object);
      ((Dict) dict).put("fields", dict(fields));
      return dict;
    }
    var record = new Record(type);
    fields.members().forEach((name, value) -> record.fields().put(unescape(name), read(value)));
    return record;
  }

  ErrorValue error(Tag tag) {
    tag.allow("class", "bases", "message", "args", "attributes", "traceback", "dropped");
    var name = tag.text("class");
    var bases = new ArrayList<String>();
    tag.items("bases").forEach(base -> bases.add(Tag.string(base)));
    var known = classes.find(name);
    var type = known != null && known.isError() ? known : ClassValue.foreign(name, resolved(bases));
    var error = new ErrorValue(type, Tuple.of(items(tag.items("args"))));
    error.reported = tag.text("message");
    if (!(tag.json("attributes") instanceof Json.Object attributes)) {
      throw new Undecodable("the attributes of an error are no object");
    }
    attributes
        .members()
        .forEach((key, value) -> error.attributes().put(unescape(key), read(value)));
    error.traceback = tag.optionalText("traceback");
    return error;
  }

  /// The names of bases as this program writes them.
  private List<String> resolved(List<String> bases) {
    var names = new ArrayList<String>();
    for (var base : bases) {
      var known = classes.find(base);
      names.add(known == null ? base : known.name());
    }
    if (!names.contains("BaseException")) {
      names.remove("Exception");
      names.add("Exception");
      names.add("BaseException");
    }
    return names;
  }
}
