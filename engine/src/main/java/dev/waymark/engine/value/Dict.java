package dev.waymark.engine.value;

import org.jspecify.annotations.Nullable;

/// A dict: entries in order of insertion. `defaultdict` and `Counter` are dicts of another flavour.
public final class Dict implements Value {
  private final Flavour flavour;

  /// What a `defaultdict` calls for a missing key.
  private Value factory = None.NONE;

  private Table table;

  public Dict() {
    this(Flavour.DICT);
  }

  public Dict(Flavour flavour) {
    this(flavour, new Table(true, 0));
  }

  public Dict(Flavour flavour, Table table) {
    this.flavour = flavour;
    this.table = table;
  }

  public enum Flavour {
    DICT("dict"),
    DEFAULT("collections.defaultdict"),
    COUNTER("collections.Counter"),
    ORDERED("collections.OrderedDict");

    private final String className;

    Flavour(String className) {
      this.className = className;
    }

    public String className() {
      return className;
    }
  }

  public Flavour flavour() {
    return flavour;
  }

  public Value factory() {
    return factory;
  }

  public void setFactory(Value newFactory) {
    factory = newFactory;
  }

  public Table table() {
    return table;
  }

  /// Puts another content in place of this one.
  public void replace(Table newTable) {
    table = newTable;
  }

  public int size() {
    return table.size();
  }

  public @Nullable Value get(Value key) {
    return table.get(key);
  }

  public void put(Value key, Value value) {
    table.put(key, value);
  }

  public void put(String key, Value value) {
    table.put(Str.of(key), value);
  }
}
