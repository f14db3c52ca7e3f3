package dev.waymark.engine.value;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// An object of a record of the program: `.wm` record, dataclass, model, workflow class.
public final class Record implements Value {
  private final ClassValue type;
  private final SequencedMap<String, Value> fields = new LinkedHashMap<>();

  public Record(ClassValue type) {
    this.type = type;
  }

  public ClassValue type() {
    return type;
  }

  /// By name, in the order in which they were first set; writing changes the object.
  public SequencedMap<String, Value> fields() {
    return fields;
  }
}
