package dev.waymark.engine.machine;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Payload;
import dev.waymark.engine.border.Border;
import dev.waymark.engine.builtin.Parameters;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Uuid;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zone;
import dev.waymark.engine.value.Zones;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// `log`, and the values that are recorded once: time, ids, randomness.
final class Recorded {
  private static final double UNIT = 0x1p-53;

  private Recorded() {}

  static Value log(Loop loop, Arguments arguments) {
    Parameters.count("log", arguments, 1, 1);
    var level = arguments.named("level");
    var fields = new LinkedHashMap<String, Value>(arguments.named());
    fields.remove("level");
    loop.effects.add(
        new Effect.Log(
            level == null ? "info" : Repr.text(level),
            Repr.text(arguments.get(0)),
            Payload.of(Border.writeArguments(fields))));
    return None.NONE;
  }

  static Value now(Loop loop) {
    return new Datetime(Zones.wall(loop.now), 0, Zone.UTC);
  }

  static Value uuid(Loop loop) {
    long high = loop.randomBits() & ~0xf000L | 0x4000L;
    long low = loop.randomBits() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new Uuid(new UUID(high, low));
  }

  static Value random(Loop loop) {
    return new Float((loop.randomBits() >>> 11) * UNIT);
  }

  static Value addNote(Arguments arguments) {
    Parameters.method("add_note", arguments, 1, 1);
    var error = (ErrorValue) arguments.get(0);
    if (!(arguments.get(1) instanceof Str note)) {
      throw Errors.typeError("note must be a str, not '" + Types.name(arguments.get(1)) + "'");
    }
    var notes = error.attributes().computeIfAbsent("__notes__", _ -> ListValue.empty());
    if (notes instanceof ListValue list) {
      list.add(note);
    }
    return None.NONE;
  }

  /// `record.with(field=value)`: a copy with other fields.
  static Value with(Loop loop, Arguments arguments) {
    Parameters.count("with", arguments, 1, 1);
    var record = (Record) arguments.get(0);
    var fields = new LinkedHashMap<>(record.fields());
    for (var change : arguments.named().entrySet()) {
      if (!fields.containsKey(change.getKey())) {
        throw Errors.typeError(
            record.type().shortName() + " has no field '" + change.getKey() + "'");
      }
      fields.put(change.getKey(), change.getValue());
    }
    return loop.construction.construct(record.type(), new Arguments(List.of(), fields));
  }
}
