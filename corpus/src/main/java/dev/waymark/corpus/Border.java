package dev.waymark.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Between data and the tagged JSON of `docs/protocol.md`, for executors that speak it. Written
/// from that page alone, so that it checks the engine's codec and does not share its mistakes.
public final class Border {

  private Border() {}

  /// Reads a tagged value. Modules are dropped from the names of classes.
  public static Datum read(String json) {
    return untagged(Datum.parse(json));
  }

  /// Writes a value, canonically.
  public static String write(Datum datum) {
    return Json.write(tagged(datum));
  }

  /// Writes an error that an action raises. Its class is known to the program, or a builtin.
  public static String error(Datum.Named error) {
    var known = BuiltinErrors.of(error.name());
    var fields = new LinkedHashMap<String, Datum>();
    fields.put("$type", Datum.of("error"));
    fields.put("class", Datum.of(known.name()));
    fields.put("bases", new Datum.Array(known.bases().stream().map(Datum::of).toList()));
    fields.put("message", Datum.of(BuiltinErrors.message(error)));
    fields.put("args", new Datum.Array(error.arguments().stream().map(Border::tagged).toList()));
    var attributes = new LinkedHashMap<String, Datum>();
    error.fields().forEach(f -> attributes.put(escaped(f.name()), tagged(f.value())));
    fields.put("attributes", Datum.dict(attributes));
    return Json.write(Datum.dict(fields));
  }

  /// What `str(error)` gave, of a tagged error.
  public static String message(String json) {
    return string(Datum.fields(Datum.parse(json)), "message");
  }

  private static Datum tagged(Datum datum) {
    return switch (datum) {
      case Datum.Nothing _, Datum.Bool _ -> datum;
      case Datum.Int(var value) ->
          value.bitLength() <= 53 && value.abs().longValue() < 1L << 53
              ? datum
              : tag("int", "value", Datum.of(value.toString()));
      case Datum.Float(var value) ->
          Double.isFinite(value) ? datum : tag("float", "value", Datum.of(Datum.text(datum)));
      case Datum.Str(var value) ->
          hasLoneSurrogate(value) ? tag("str", "code_points", codePoints(value)) : datum;
      case Datum.Bytes(var latin1) -> tag("bytes", "value", Datum.of(base64(latin1)));
      case Datum.Array(var items) -> array(items);
      case Datum.Tuple(var items) -> tag("tuple", "items", array(items));
      case Datum.Group(var items) -> tag("set", "items", array(items));
      case Datum.Dict(var entries) -> dict(entries);
      case Datum.Named named -> named(named);
      case Datum.Member(var type, var name) -> {
        var fields = new LinkedHashMap<String, Datum>();
        fields.put("$type", Datum.of("enum"));
        fields.put("class", Datum.of(type));
        fields.put("name", Datum.of(name));
        fields.put("value", Datum.none());
        yield Datum.dict(fields);
      }
    };
  }

  private static Datum tag(String type, String member, Datum value) {
    var fields = new LinkedHashMap<String, Datum>();
    fields.put("$type", Datum.of(type));
    fields.put(member, value);
    return Datum.dict(fields);
  }

  private static Datum array(List<Datum> items) {
    return new Datum.Array(items.stream().map(Border::tagged).toList());
  }

  private static Datum dict(List<Datum.Entry> entries) {
    var fields = new LinkedHashMap<String, Datum>();
    for (var entry : entries) {
      if (!(entry.key() instanceof Datum.Str(var key)) || hasLoneSurrogate(key)) {
        return tag("dict", "items", pairs(entries));
      }
      fields.put(escaped(key), tagged(entry.value()));
    }
    return Datum.dict(fields);
  }

  private static Datum pairs(List<Datum.Entry> entries) {
    return new Datum.Array(entries.stream().map(e -> array(List.of(e.key(), e.value()))).toList());
  }

  private static Datum named(Datum.Named named) {
    return switch (named.name()) {
      case "frozenset" -> tag("frozenset", "items", array(items(named.arguments().getFirst())));
      case "Decimal", "datetime", "date", "time", "UUID" ->
          tag(named.name(), "value", named.arguments().getFirst());
      default -> {
        var fields = new LinkedHashMap<String, Datum>();
        named.fields().forEach(f -> fields.put(escaped(f.name()), tagged(f.value())));
        var record = new LinkedHashMap<String, Datum>();
        record.put("$type", Datum.of("record"));
        record.put("class", Datum.of(named.name()));
        record.put("fields", Datum.dict(fields));
        yield Datum.dict(record);
      }
    };
  }

  private static Datum untagged(Datum json) {
    return switch (json) {
      case Datum.Array(var items) -> new Datum.Array(items.stream().map(Border::untagged).toList());
      case Datum.Dict _ -> untagged(Datum.fields(json));
      default -> json;
    };
  }

  private static Datum untagged(Map<String, Datum> fields) {
    if (!fields.containsKey("$type")) {
      var plain = new LinkedHashMap<String, Datum>();
      fields.forEach(
          (key, value) -> plain.put(key.startsWith("$") ? key.substring(1) : key, untagged(value)));
      return Datum.dict(plain);
    }
    var type = string(fields, "$type");
    return switch (type) {
      case "int" -> Datum.parse(string(fields, "value"));
      case "float" -> Datum.parse(string(fields, "value"));
      case "str" -> Datum.of(text(items(part(fields, "code_points"))));
      case "bytes" -> new Datum.Bytes(latin1(string(fields, "value")));
      case "tuple" -> new Datum.Tuple(values(fields));
      case "set" -> new Datum.Group(values(fields));
      case "frozenset" -> named(type, new Datum.Group(values(fields)));
      case "dict" -> new Datum.Dict(values(fields).stream().map(Border::entry).toList());
      case "timedelta" -> timedelta(fields);
      case "enum" -> new Datum.Member(shortName(fields), string(fields, "name"));
      case "record" -> record(shortName(fields), fields, "fields", List.of());
      case "error" -> error(fields);
      case "opaque" -> named("opaque", part(fields, "text"));
      default -> named(type, part(fields, "value"));
    };
  }

  private static Datum error(Map<String, Datum> fields) {
    var arguments = items(untagged(part(fields, "args")));
    var attributes = Optional.ofNullable(fields.get("attributes"));
    boolean shown = arguments.isEmpty() && attributes.isPresent();
    return shown
        ? record(shortName(fields), fields, "attributes", List.of())
        : new Datum.Named(shortName(fields), arguments, List.of());
  }

  private static Datum record(
      String name, Map<String, Datum> fields, String member, List<Datum> arguments) {
    var values = new ArrayList<Datum.Field>();
    Datum.fields(untagged(part(fields, member)))
        .forEach((key, value) -> values.add(new Datum.Field(key, value)));
    return new Datum.Named(name, arguments, values);
  }

  private static Datum timedelta(Map<String, Datum> fields) {
    double seconds =
        integer(fields, "days") * 86_400.0
            + integer(fields, "seconds")
            + integer(fields, "microseconds") / 1e6;
    var field = new Datum.Field("seconds", new Datum.Float(seconds));
    return new Datum.Named("timedelta", List.of(), List.of(field));
  }

  private static Datum.Entry entry(Datum pair) {
    var items = items(pair);
    return new Datum.Entry(items.getFirst(), items.getLast());
  }

  private static Datum named(String name, Datum argument) {
    return new Datum.Named(name, List.of(argument), List.of());
  }

  private static List<Datum> values(Map<String, Datum> fields) {
    return items(untagged(part(fields, "items")));
  }

  private static List<Datum> items(Datum datum) {
    return switch (datum) {
      case Datum.Array(var items) -> items;
      case Datum.Group(var items) -> items;
      default -> throw new IllegalArgumentException("no items in " + Datum.text(datum));
    };
  }

  private static Datum part(Map<String, Datum> fields, String name) {
    var part = fields.get(name);
    if (part == null) {
      throw new IllegalArgumentException("no member " + name + " in " + fields);
    }
    return part;
  }

  private static String string(Map<String, Datum> fields, String name) {
    return ((Datum.Str) part(fields, name)).value();
  }

  private static long integer(Map<String, Datum> fields, String name) {
    return ((Datum.Int) part(fields, name)).value().longValueExact();
  }

  private static String shortName(Map<String, Datum> fields) {
    var name = string(fields, "class");
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String escaped(String key) {
    return key.startsWith("$") ? "$" + key : key;
  }

  private static boolean hasLoneSurrogate(String value) {
    return value.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  private static Datum codePoints(String value) {
    return new Datum.Array(value.codePoints().mapToObj(Datum::of).toList());
  }

  private static String text(List<Datum> codePoints) {
    var text = new StringBuilder();
    codePoints.forEach(c -> text.appendCodePoint(((Datum.Int) c).value().intValueExact()));
    return text.toString();
  }

  private static String base64(String latin1) {
    return Base64.getEncoder().encodeToString(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String latin1(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
  }
}
