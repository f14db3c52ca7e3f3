package dev.waymark.simulator.test;

import dev.waymark.ir.Constant;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.simulator.Choices;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// Any value of a type, as it crosses the border. Every choice has a key that says which part of
/// the value it makes, and 0 is the plainest one: so that fewer choices are a smaller value.
final class Generated {
  /// Deeper than this, the plainest value: types may contain themselves.
  private static final int DEPTH_MAX = 4;

  private static final int ITEMS_MAX = 4;

  /// Few and short, so that two of them are often equal; then what texts get wrong.
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "id-1",
          "A",
          "0",
          " ",
          "a b",
          "\u00e4",
          "two\nlines",
          "\"quoted\"",
          "'",
          "{x}",
          "\u6f22\u5b57",
          "\ud83d\ude00",
          "a".repeat(100));

  private static final List<String> INTS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "10",
          "42",
          "100",
          "1000",
          "-1",
          "-2",
          "-100",
          "255",
          "65536",
          "2147483647",
          "2147483648",
          "9007199254740991");

  private static final List<String> FLOATS =
      List.of("0.0", "1.0", "0.5", "2.0", "10.0", "0.1", "-1.0", "-0.5", "1000000.0", "1e-09");

  private static final List<String> DECIMALS =
      List.of("0", "1", "0.50", "9.99", "10.00", "-1", "0.001", "1000000.00");

  private static final List<String> DATES =
      List.of("2026-01-01", "2026-03-29", "2024-02-29", "1970-01-01", "2026-12-31");

  private static final List<String> TIMES = List.of("00:00:00", "12:00:00", "02:30:00", "23:59:59");

  private static final List<Long> SECONDS = List.of(0L, 1L, 60L, 3_600L, 86_400L, -1L, 604_800L);

  private final Program program;
  private final Choices choices;

  /// @param program whose types the value's type names
  Generated(Program program, Choices choices) {
    this.program = program;
    this.choices = choices;
  }

  JsonTree value(Type type, String key) {
    return value(type, key, 0);
  }

  private JsonTree value(Type type, String key, int depth) {
    return switch (type) {
      case Type.Scalar(var kind) -> scalar(kind, key, depth);
      case Type.ListOf(var item) -> new JsonTree.Array(items(item, key, depth));
      case Type.SetOf(var item) -> items("set", different(items(item, key, depth)));
      case Type.FrozenSetOf(var item) -> items("frozenset", different(items(item, key, depth)));
      case Type.DictOf(var name, var item) -> dict(name, item, key, depth);
      case Type.TupleOf(var parts) -> {
        var made = new ArrayList<JsonTree>();
        for (var part : parts) {
          made.add(value(part, key + "." + made.size(), depth + 1));
        }
        yield items("tuple", made);
      }
      case Type.TupleOfAny(var item) -> items("tuple", items(item, key, depth));
      case Type.Union(var members) -> union(members, key, depth);
      case Type.Literal(var values) -> constant(values.get(one(key, values)));
      case Type.Named(var index) -> named(program.types().get(index), key, depth);
    };
  }

  private int one(String key, List<?> of) {
    return choices.at(key, of.size());
  }

  /// None is the plainest, wherever it stands.
  private JsonTree union(List<Type> members, String key, int depth) {
    var none = new Type.Scalar(Type.Kind.NONE);
    var sorted = new ArrayList<>(members);
    if (sorted.remove(none)) {
      sorted.addFirst(none);
    }
    return value(sorted.get(depth > DEPTH_MAX ? 0 : one(key, sorted)), key, depth);
  }

  private List<JsonTree> items(Type item, String key, int depth) {
    var count = depth > DEPTH_MAX ? 0 : choices.at(key + ".length", ITEMS_MAX + 1);
    var made = new ArrayList<JsonTree>();
    for (var i = 0; i < count; i++) {
      made.add(value(item, key + "." + i, depth + 1));
    }
    return made;
  }

  private static List<JsonTree> different(List<JsonTree> items) {
    return items.stream().distinct().toList();
  }

  private static JsonTree items(String tag, List<JsonTree> items) {
    return tagged(tag, "items", new JsonTree.Array(items));
  }

  private JsonTree dict(Type name, Type item, String key, int depth) {
    var found = new TreeMap<String, JsonTree>();
    for (var one : items(new Type.TupleOf(List.of(name, item)), key, depth)) {
      if (one instanceof JsonTree.Members(var tuple)
          && tuple.get("items") instanceof JsonTree.Array(var pair)) {
        found.put(JsonWriter.write(pair.getFirst()), new JsonTree.Array(pair));
      }
    }
    return items("dict", List.copyOf(found.values()));
  }

  private JsonTree scalar(Type.Kind kind, String key, int depth) {
    return switch (kind) {
      case NONE -> new JsonTree.Word("null");
      case BOOL -> new JsonTree.Word(choices.at(key, 2) == 0 ? "false" : "true");
      case INT -> new JsonTree.Word(INTS.get(one(key, INTS)));
      case FLOAT -> new JsonTree.Word(FLOATS.get(one(key, FLOATS)));
      case STR -> new JsonTree.Text(TEXTS.get(one(key, TEXTS)));
      case BYTES -> text("bytes", bytes(choices.at(key, ITEMS_MAX + 1)));
      case DECIMAL -> text("Decimal", DECIMALS.get(one(key, DECIMALS)));
      case DATE -> text("date", DATES.get(one(key, DATES)));
      case TIME -> text("time", TIMES.get(one(key, TIMES)));
      case DATETIME ->
          text(
              "datetime",
              DATES.get(one(key + ".date", DATES))
                  + ("T" + TIMES.get(one(key + ".time", TIMES)) + "+00:00"));
      case TIMEDELTA -> seconds(SECONDS.get(one(key, SECONDS)));
      case UUID ->
          text("UUID", "00000000-0000-4000-8000-00000000000" + choices.at(key, ITEMS_MAX + 1));
      case ANY -> any(key, depth);
    };
  }

  private JsonTree any(String key, int depth) {
    var kinds =
        List.of(Type.Kind.NONE, Type.Kind.INT, Type.Kind.STR, Type.Kind.BOOL, Type.Kind.FLOAT);
    var which = choices.at(key + ".kind", depth > DEPTH_MAX ? kinds.size() : kinds.size() + 1);
    return which < kinds.size()
        ? scalar(kinds.get(which), key, depth)
        : value(new Type.ListOf(Type.ANY), key, depth + 1);
  }

  private static String bytes(int length) {
    var made = new byte[length];
    for (var i = 0; i < length; i++) {
      made[i] = (byte) (0xff - i);
    }
    return Base64.getEncoder().encodeToString(made);
  }

  private static JsonTree seconds(long seconds) {
    var members = new LinkedHashMap<String, JsonTree>();
    members.put("$type", new JsonTree.Text("timedelta"));
    members.put("days", number(Math.floorDiv(seconds, 86_400L)));
    members.put("seconds", number(Math.floorMod(seconds, 86_400L)));
    members.put("microseconds", number(0));
    return new JsonTree.Members(members);
  }

  private static JsonTree number(long number) {
    return new JsonTree.Word(Long.toString(number));
  }

  private JsonTree constant(Constant constant) {
    return switch (constant) {
      case Constant.Bool(var flag) -> new JsonTree.Word(Boolean.toString(flag));
      case Constant.Int(var number) -> new JsonTree.Word(number.toString());
      case Constant.Str(var text) -> new JsonTree.Text(text);
      case Constant.None _,
          Constant.Ellipsis _,
          Constant.Float _,
          Constant.Bytes _,
          Constant.Duration _ ->
          new JsonTree.Word("null");
    };
  }

  private JsonTree named(TypeDefinition type, String key, int depth) {
    return switch (type) {
      case TypeDefinition.EnumType of ->
          new JsonTree.Text(of.members().get(one(key, of.members())).name());
      case TypeDefinition.ErrorType of ->
          Errors.written(program, of, fields(of.fields(), key, depth));
      case TypeDefinition.RecordType of -> {
        var members = new LinkedHashMap<String, JsonTree>();
        members.put("$type", new JsonTree.Text("record"));
        members.put("class", new JsonTree.Text(of.name()));
        members.put("fields", fields(Errors.fields(program, of), key, depth));
        yield new JsonTree.Members(members);
      }
    };
  }

  /// An error of an action, with what it needs.
  JsonTree error(TypeDefinition.ErrorType error, String key) {
    return Errors.written(program, error, fields(Errors.fields(program, error), key, 0));
  }

  private JsonTree.Members fields(List<TypeDefinition.Field> fields, String key, int depth) {
    var members = new LinkedHashMap<String, JsonTree>();
    for (var field : fields) {
      var value = value(field.type(), key + "." + field.name(), depth + 1);
      members.put(field.name().startsWith("$") ? "$" + field.name() : field.name(), value);
    }
    return new JsonTree.Members(members);
  }

  private static JsonTree text(String tag, String value) {
    return tagged(tag, "value", new JsonTree.Text(value));
  }

  private static JsonTree tagged(String tag, String member, JsonTree value) {
    var members = new LinkedHashMap<String, JsonTree>();
    members.put("$type", new JsonTree.Text(tag));
    members.put(member, value);
    return new JsonTree.Members(members);
  }
}
