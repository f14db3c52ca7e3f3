package dev.waymark.engine.value;

/// A set or a frozenset, in order of insertion.
public final class SetValue implements Value {
  private final boolean frozen;
  private Table table;

  public SetValue(boolean frozen) {
    this(frozen, new Table(false, 0));
  }

  public SetValue(boolean frozen, Table table) {
    this.frozen = frozen;
    this.table = table;
  }

  public boolean frozen() {
    return frozen;
  }

  public Table table() {
    return table;
  }

  public void replace(Table newTable) {
    table = newTable;
  }

  public int size() {
    return table.size();
  }

  public boolean contains(Value item) {
    return table.find(item) >= 0;
  }

  public boolean add(Value item) {
    return table.put(item, null);
  }
}
