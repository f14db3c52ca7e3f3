package dev.waymark.engine.value;

/// An object of asyncio's own classes (Semaphore, TaskGroup, Timeout, …): a kind and a few fields,
/// whose meaning only the code of that kind knows.
public final class NativeObject implements Value {
  private final String kind;
  private final Value[] fields;

  public NativeObject(String kind, Value... fields) {
    this.kind = kind;
    this.fields = fields;
  }

  public String kind() {
    return kind;
  }

  public int size() {
    return fields.length;
  }

  public Value get(int index) {
    return fields[index];
  }

  public void set(int index, Value value) {
    fields[index] = value;
  }
}
