package dev.waymark.engine.border;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.EnumMember;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Texts;
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Uuid;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Writes a value as canonical tagged JSON.
final class TaggedWriter {
  private static final int DEPTH_MAX = 200;
  private static final int BYTES_MAX = 2 << 20;
  private static final long PLAIN_MAX = (1L << 53) - 1;

  private final StringBuilder out = new StringBuilder();

  /// The containers that are being written: one inside itself is a cycle.
  private final Map<Value, Boolean> open = new IdentityHashMap<>();

  static byte[] write(Value value) {
    var writer = new TaggedWriter();
    writer.value(value);
    return writer.bytes();
  }

  static byte[] writeObject(SequencedMap<String, Value> members) {
    var writer = new TaggedWriter();
    writer.members(members);
    return writer.bytes();
  }

  private byte[] bytes() {
    var bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > BYTES_MAX) {
      throw tooLarge();
    }
    return bytes;
  }

  private static Raised tooLarge() {
    return Errors.raised("waymark.ValueTooLarge", "a value of more than 2 MB");
  }

  private void value(Value value) {
    if (out.length() > BYTES_MAX) {
      throw tooLarge();
    }
    switch (value) {
      case Str text -> text(text.text());
      case Int number -> integer(number);
      case None _ -> out.append("null");
      case Bool flag -> out.append(flag.value());
      case Float number -> number(number.value());
      case ListValue list -> nested(list, () -> items(list.items()));
      case Dict dict -> nested(dict, () -> dict(dict));
      case Tuple tuple -> nested(tuple, () -> tagged("tuple", tuple.items()));
      case SetValue set -> nested(set, () -> tagged(set.frozen() ? "frozenset" : "set", keys(set)));
      case Record record -> nested(record, () -> record(record));
      case ErrorValue error -> nested(error, () -> error(error));
      case EnumMember member -> {
        tag("enum");
        out.append(",\"class\":");
        text(member.type().name());
        out.append(",\"name\":");
        text(member.name());
        out.append(",\"value\":");
        value(member.value());
        out.append('}');
      }
      case Bytes bytes -> tag("bytes", Base64.getEncoder().encodeToString(bytes.bytes()));
      case Decimal number -> tag("Decimal", Texts.of(number));
      case Uuid uuid -> tag("UUID", uuid.uuid().toString());
      case Date date -> tag("date", Texts.iso(date));
      case Datetime moment ->
          moment("datetime", Texts.iso(moment, "T"), moment.zone(), moment.fold());
      case Time time -> moment("time", Texts.iso(time), time.zone(), time.fold());
      case Timedelta delta ->
          out.append("{\"$type\":\"timedelta\",\"days\":")
              .append(delta.days())
              .append(",\"seconds\":")
              .append(delta.seconds())
              .append(",\"microseconds\":")
              .append(delta.microseconds())
              .append('}');
      case Value _ -> throw refused(value);
    }
  }

  private static Raised refused(Value value) {
    return Errors.raised(
        "waymark.NotSerializable",
        "a value of type '" + Types.name(value) + "' cannot leave the workflow");
  }

  private void nested(Value value, Runnable write) {
    if (open.size() >= DEPTH_MAX) {
      throw Errors.raised(
          "waymark.ValueTooLarge", "nested more than " + DEPTH_MAX + " levels deep");
    }
    if (open.put(value, true) != null) {
      throw Errors.valueError("Circular reference detected");
    }
    write.run();
    open.remove(value);
  }

  private void tag(String tag) {
    out.append("{\"$type\":\"").append(tag).append('"');
  }

  private void tag(String tag, String value) {
    tag(tag);
    out.append(",\"value\":");
    JsonWriter.quote(out, value);
    out.append('}');
  }

  private void text(String text) {
    if (!JsonWriter.hasLoneSurrogate(text)) {
      JsonWriter.quote(out, text);
      return;
    }
    tag("str");
    out.append(",\"code_points\":[");
    var between = "";
    for (int point : text.codePoints().toArray()) {
      out.append(between).append(point);
      between = ",";
    }
    out.append("]}");
  }

  private void integer(Int number) {
    if (number.isSmall() && number.small() >= -PLAIN_MAX && number.small() <= PLAIN_MAX) {
      out.append(number.small());
    } else {
      tag("int", number.toString());
    }
  }

  private void number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      tag("float", Numbers.repr(number));
    } else {
      out.append(Numbers.repr(number));
    }
  }

  private void items(List<Value> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(items.get(i));
    }
    out.append(']');
  }

  private void tagged(String tag, List<Value> items) {
    tag(tag);
    out.append(",\"items\":");
    items(items);
    out.append('}');
  }

  private static List<Value> keys(SetValue set) {
    var keys = new ArrayList<Value>(set.size());
    for (int i = 0; i < set.table().end(); i++) {
      var key = set.table().keyAt(i);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }

  private void moment(String tag, String iso, @Nullable Zone zone, int fold) {
    tag(tag);
    out.append(",\"value\":");
    JsonWriter.quote(out, iso);
    if (zone instanceof Zone.Named named) {
      out.append(",\"zone\":");
      JsonWriter.quote(out, named.id());
    }
    if (fold == 1) {
      out.append(",\"fold\":1");
    }
    out.append('}');
  }

  private void dict(Dict dict) {
    var plain = new LinkedHashMap<String, Value>();
    boolean isPlain = true;
    for (int i = 0; i < dict.table().end(); i++) {
      var key = dict.table().keyAt(i);
      var value = dict.table().valueAt(i);
      if (key != null && value != null) {
        isPlain &= key instanceof Str text && !JsonWriter.hasLoneSurrogate(text.text());
        if (isPlain) {
          plain.put(((Str) key).text(), value);
        }
      }
    }
    if (isPlain && isForeignTag(plain)) {
      foreign(plain);
    } else if (isPlain) {
      members(plain);
    } else {
      pairs(dict);
    }
  }

  /// A record or enum member of a class that the program does not know: a tag again.
  private static boolean isForeignTag(Map<String, Value> members) {
    return members.get("$type") instanceof Str tag
        && members.get("class") instanceof Str
        && (tag.text().equals("record")
                && members.size() == 3
                && members.get("fields") instanceof Dict
            || tag.text().equals("enum") && members.size() == 4 && members.containsKey("name"));
  }

  private void foreign(SequencedMap<String, Value> members) {
    var between = "{";
    for (var member : members.entrySet()) {
      out.append(between);
      JsonWriter.quote(out, member.getKey());
      out.append(':');
      value(member.getValue());
      between = ",";
    }
    out.append('}');
  }

  private void members(SequencedMap<String, Value> members) {
    out.append('{');
    var between = "";
    for (var member : members.entrySet()) {
      out.append(between);
      var name = member.getKey();
      JsonWriter.quote(out, name.startsWith("$") ? "$" + name : name);
      out.append(':');
      value(member.getValue());
      between = ",";
    }
    out.append('}');
  }

  private void pairs(Dict dict) {
    tag("dict");
    out.append(",\"items\":[");
    var between = "";
    for (int i = 0; i < dict.table().end(); i++) {
      var key = dict.table().keyAt(i);
      var value = dict.table().valueAt(i);
      if (key != null && value != null) {
        out.append(between).append('[');
        value(key);
        out.append(',');
        value(value);
        out.append(']');
        between = ",";
      }
    }
    out.append("]}");
  }

  private void record(Record record) {
    tag("record");
    out.append(",\"class\":");
    text(record.type().name());
    out.append(",\"fields\":");
    members(record.fields());
    out.append('}');
  }

  private void error(ErrorValue error) {
    tag("error");
    out.append(",\"class\":");
    text(error.type().name());
    out.append(",\"bases\":[");
    var between = "";
    for (var base : error.type().names().subList(1, error.type().names().size())) {
      out.append(between);
      text(base);
      between = ",";
    }
    out.append("],\"message\":");
    text(Repr.message(error));
    out.append(",\"args\":[");
    between = "";
    for (var arg : error.args().items()) {
      out.append(between);
      if (!attempt(arg)) {
        out.append("{\"$type\":\"opaque\",\"text\":");
        text(Repr.of(arg));
        out.append('}');
      }
      between = ",";
    }
    out.append("],\"attributes\":");
    var dropped = attributes(error);
    var traceback = error.traceback;
    if (traceback != null) {
      out.append(",\"traceback\":");
      text(traceback);
    }
    if (!dropped.isEmpty()) {
      out.append(",\"dropped\":");
      items(dropped);
    }
    out.append('}');
  }

  /// Returns the names of those that cannot cross the border.
  private List<Value> attributes(ErrorValue error) {
    var dropped = new ArrayList<Value>();
    out.append('{');
    var between = "";
    for (var attribute : error.attributes().entrySet()) {
      var name = attribute.getKey();
      if (name.startsWith("_")) {
        continue;
      }
      int mark = out.length();
      out.append(between);
      JsonWriter.quote(out, name.startsWith("$") ? "$" + name : name);
      out.append(':');
      if (attempt(attribute.getValue())) {
        between = ",";
      } else {
        out.setLength(mark);
        dropped.add(Str.of(name));
      }
    }
    out.append('}');
    return dropped;
  }

  /// Writes the value, or nothing where it cannot cross the border.
  private boolean attempt(Value value) {
    int mark = out.length();
    try {
      value(value);
      return true;
    } catch (Raised refused) {
      if (out.length() > BYTES_MAX || refused.error().isA("MemoryError")) {
        throw refused;
      }
      out.setLength(mark);
      return false;
    }
  }
}
