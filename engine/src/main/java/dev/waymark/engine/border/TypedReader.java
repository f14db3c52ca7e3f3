package dev.waymark.engine.border;

import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.EnumMember;
import dev.waymark.engine.value.Equality;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Uuid;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Type;
import dev.waymark.ir.TypeDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads JSON by a declared type; what does not fit is a problem with its place, both sides in
/// words.
final class TypedReader {
  private final ProgramClasses classes;
  private final java.util.function.Function<Expression, Value> evaluate;
  private final TaggedReader tagged;
  private final TypeNames names;
  final List<String> problems = new ArrayList<>();

  TypedReader(ProgramClasses classes, java.util.function.Function<Expression, Value> evaluate) {
    this.classes = classes;
    this.evaluate = evaluate;
    this.tagged = new TaggedReader(classes, evaluate);
    this.names = new TypeNames(classes);
  }

  /// The value, or anything where a problem was said.
  Value read(Json json, Type type, String place) {
    if (type instanceof Type.Scalar(var kind) && kind == Type.Kind.ANY) {
      return untyped(json, place);
    }
    if (json instanceof Json.Object object && object.members().containsKey("$type")) {
      var value = untyped(json, place);
      return value == None.NONE || fits(value, type) ? value : misfit(json, type, place);
    }
    return switch (type) {
      case Type.Scalar(var kind) -> {
        var value = scalar(json, kind);
        yield value == null ? misfit(json, type, place) : value;
      }
      case Type.ListOf(var item) ->
          array(json, type, place, items -> ListValue.of(each(items, item, place)));
      case Type.SetOf(var item) -> set(json, type, item, place, false);
      case Type.FrozenSetOf(var item) -> set(json, type, item, place, true);
      case Type.TupleOfAny(var item) ->
          array(json, type, place, items -> Tuple.of(each(items, item, place)));
      case Type.TupleOf(var members) -> tuple(json, type, members, place);
      case Type.DictOf(var key, var value) -> dict(json, type, key, value, place);
      case Type.Union(var members) -> union(json, type, members, place);
      case Type.Literal(var values) -> literal(json, type, values, place);
      case Type.Named(int index) -> named(json, type, classes.get(index), place);
    };
  }

  private Value misfit(Json json, Type type, String place) {
    problems.add(place + ": expected " + names.of(type) + ", got " + Json.describe(json));
    return None.NONE;
  }

  private Value untyped(Json json, String place) {
    try {
      return tagged.read(json);
    } catch (Undecodable undecodable) {
      problems.add(place + ": " + undecodable.getMessage());
      return None.NONE;
    }
  }

  private static @Nullable Value scalar(Json json, Type.Kind kind) {
    try {
      return switch (json) {
        case Json.Null _ -> kind == Type.Kind.NONE ? None.NONE : null;
        case Json.Bool(boolean flag) ->
            kind == Type.Kind.BOOL || kind == Type.Kind.INT ? Bool.of(flag) : null;
        case Json.Number number -> number(number, kind);
        case Json.Text(var text) -> text(text, kind);
        case Json.Array _, Json.Object _ -> null;
      };
    } catch (Undecodable _) {
      return null;
    }
  }

  private static @Nullable Value number(Json.Number number, Type.Kind kind) {
    return switch (kind) {
      case INT -> number.isInt() ? Scalars.number(number) : null;
      case FLOAT -> Scalars.number(number);
      case DECIMAL ->
          Scalars.decimal(
              number.isInt() ? number.text() : Numbers.repr(Double.parseDouble(number.text())));
      case TIMEDELTA ->
          Timedelta.ofMicros(
              new BigDecimal(number.text())
                  .movePointRight(6)
                  .setScale(0, RoundingMode.HALF_EVEN)
                  .toBigInteger());
      case ANY, NONE, BOOL, STR, BYTES, DATETIME, DATE, TIME, UUID -> null;
    };
  }

  private static @Nullable Value text(String text, Type.Kind kind) {
    return switch (kind) {
      case STR -> Str.of(text);
      case BYTES -> Scalars.bytes(text);
      case DECIMAL -> Scalars.decimal(text);
      case DATETIME -> Scalars.datetime(text, null, 0);
      case DATE -> new Date(Scalars.date(text));
      case TIME -> Scalars.time(text, 0);
      case UUID -> Scalars.uuid(text);
      case ANY, NONE, BOOL, INT, FLOAT, TIMEDELTA -> null;
    };
  }

  private Value array(
      Json json, Type type, String place, java.util.function.Function<List<Json>, Value> make) {
    return json instanceof Json.Array(var items) ? make.apply(items) : misfit(json, type, place);
  }

  private List<Value> each(List<Json> items, Type type, String place) {
    var values = new ArrayList<Value>(items.size());
    for (int i = 0; i < items.size(); i++) {
      values.add(read(items.get(i), type, place + "[" + i + "]"));
    }
    return values;
  }

  private Value set(Json json, Type type, Type item, String place, boolean frozen) {
    return array(
        json,
        type,
        place,
        items -> {
          var set = new SetValue(frozen);
          for (var each : each(items, item, place)) {
            try {
              set.add(TaggedReader.hashable(each));
            } catch (Undecodable unhashable) {
              problems.add(place + ": " + unhashable.getMessage());
            }
          }
          return set;
        });
  }

  private Value tuple(Json json, Type type, List<Type> members, String place) {
    if (!(json instanceof Json.Array(var items)) || items.size() != members.size()) {
      return misfit(json, type, place);
    }
    var values = new Value[items.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(items.get(i), members.get(i), place + "[" + i + "]");
    }
    return Tuple.of(values);
  }

  private Value dict(Json json, Type type, Type keyType, Type valueType, String place) {
    if (!(json instanceof Json.Object object)) {
      return misfit(json, type, place);
    }
    var dict = new Dict();
    for (var member : object.members().entrySet()) {
      var quoted = new StringBuilder(place).append('[');
      JsonWriter.quote(quoted, member.getKey());
      var inner = quoted.append(']').toString();
      dict.put(key(member.getKey(), keyType, inner), read(member.getValue(), valueType, inner));
    }
    return dict;
  }

  private Value key(String text, Type type, String place) {
    try {
      var name = TaggedReader.unescape(text);
      if (type instanceof Type.Scalar declared) {
        return switch (declared.kind()) {
          case ANY -> Str.of(name);
          case INT -> Scalars.integer(name);
          case FLOAT -> Scalars.number(new Json.Number(name));
          case NONE, BOOL, STR, BYTES, DECIMAL, DATETIME, DATE, TIME, TIMEDELTA, UUID -> {
            var key = scalar(new Json.Text(name), declared.kind());
            yield key == null ? misfit(new Json.Text(name), type, place) : key;
          }
        };
      }
      return TaggedReader.hashable(read(new Json.Text(name), type, place));
    } catch (Undecodable | NumberFormatException _) {
      return misfit(new Json.Text(text), type, place);
    }
  }

  private Value union(Json json, Type type, List<Type> members, String place) {
    for (var member : members) {
      var attempt = new TypedReader(classes, evaluate);
      var value = attempt.read(json, member, place);
      if (attempt.problems.isEmpty()) {
        return value;
      }
    }
    var onlyRecord = onlyNamed(members);
    if (onlyRecord != null && json instanceof Json.Object) {
      return read(json, onlyRecord, place);
    }
    return misfit(json, type, place);
  }

  /// `Order | None`: an object is meant to be the Order, whose problems say more.
  private static @Nullable Type onlyNamed(List<Type> members) {
    Type found = null;
    for (var member : members) {
      if (member instanceof Type.Named) {
        if (found != null) {
          return null;
        }
        found = member;
      }
    }
    return found;
  }

  private Value literal(Json json, Type type, List<Constant> values, String place) {
    for (var constant : values) {
      boolean equal =
          switch (constant) {
            case Constant.Str(var text) -> json instanceof Json.Text(var it) && it.equals(text);
            case Constant.Int(var number) ->
                json instanceof Json.Number it
                    && it.isInt()
                    && Scalars.integer(it.text()).big().equals(number);
            case Constant.Bool(boolean flag) -> json instanceof Json.Bool(boolean it) && it == flag;
            case Constant.None _ -> json instanceof Json.Null;
            case Constant.Float _, Constant.Bytes _, Constant.Duration _, Constant.Ellipsis _ ->
                false;
          };
      if (equal) {
        return tagged.read(json);
      }
    }
    return misfit(json, type, place);
  }

  private Value named(Json json, Type type, ClassValue known, String place) {
    return switch (known.definition()) {
      case TypeDefinition.EnumType definition -> member(json, type, known, definition, place);
      case TypeDefinition.RecordType _ when json instanceof Json.Object object ->
          record(object, known, place);
      case TypeDefinition.RecordType _ -> misfit(json, type, place);
      case TypeDefinition.ErrorType _ -> misfit(json, type, place);
      case null -> throw new IllegalStateException("no definition: " + known);
    };
  }

  private Value member(
      Json json, Type type, ClassValue known, TypeDefinition.EnumType definition, String place) {
    var members = definition.members();
    var value = untyped(json, place);
    for (int i = 0; i < members.size(); i++) {
      var each = evaluate.apply(members.get(i).value());
      if (Types.of(each) == Types.of(value) && Equality.equal(each, value)) {
        return new EnumMember(known, i, members.get(i).name(), each);
      }
    }
    for (int i = 0; i < members.size(); i++) {
      if (json instanceof Json.Text(var name) && name.equals(members.get(i).name())) {
        return new EnumMember(known, i, name, evaluate.apply(members.get(i).value()));
      }
    }
    return misfit(json, type, place);
  }

  private Value record(Json.Object object, ClassValue known, String place) {
    var record = new Record(known);
    var fields = RecordFields.of(known);
    var fieldNames = fields.stream().map(TypeDefinition.Field::name).toList();
    for (var field : fields) {
      var member = member(object, field.name());
      if (member != null) {
        var value = read(member, field.type(), place + "." + field.name());
        record.fields().put(field.name(), value);
      } else if (field.initial().isPresent()) {
        record.fields().put(field.name(), evaluate.apply(field.initial().get()));
      } else {
        problems.add(place + "." + field.name() + ": missing");
      }
    }
    for (var name : object.members().keySet()) {
      if (!fieldNames.contains(TaggedReader.unescape(name))) {
        problems.add(place + "." + name + ": unknown field" + Nearest.hint(name, fieldNames));
      }
    }
    return record;
  }

  private static @Nullable Json member(Json.Object object, String name) {
    return object.members().get(name.startsWith("$") ? "$" + name : name);
  }

  /// Whether a value that came with a tag is one of the declared type.
  private static boolean fits(Value value, Type type) {
    return switch (type) {
      case Type.Scalar(var kind) -> fits(value, kind);
      case Type.ListOf _ -> value instanceof ListValue;
      case Type.SetOf _ -> value instanceof SetValue set && !set.frozen();
      case Type.FrozenSetOf _ -> value instanceof SetValue set && set.frozen();
      case Type.TupleOfAny _ -> value instanceof Tuple;
      case Type.TupleOf(var members) ->
          value instanceof Tuple tuple && tuple.size() == members.size();
      case Type.DictOf _ -> value instanceof Dict;
      case Type.Union(var members) -> members.stream().anyMatch(each -> fits(value, each));
      case Type.Literal(var values) ->
          value instanceof Str text
              && values.stream()
                  .anyMatch(each -> each instanceof Constant.Str(var it) && it.equals(text.text()));
      case Type.Named(int index) -> Types.of(value).index() == index || isA(value, index);
    };
  }

  private static boolean isA(Value value, int index) {
    return Types.of(value).lineage().stream().anyMatch(each -> each.index() == index);
  }

  private static boolean fits(Value value, Type.Kind kind) {
    return switch (kind) {
      case ANY -> true;
      case NONE -> value == None.NONE;
      case BOOL -> value instanceof Bool;
      case INT -> value instanceof Int || value instanceof Bool;
      case FLOAT -> value instanceof Float || value instanceof Int;
      case STR -> value instanceof Str;
      case BYTES -> value instanceof Bytes;
      case DECIMAL -> value instanceof Decimal;
      case DATETIME -> value instanceof Datetime;
      case DATE -> value instanceof Date;
      case TIME -> value instanceof Time;
      case TIMEDELTA -> value instanceof Timedelta;
      case UUID -> value instanceof Uuid;
    };
  }
}
