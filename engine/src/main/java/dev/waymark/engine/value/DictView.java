package dev.waymark.engine.value;

/// `d.keys()`, `d.values()`, `d.items()`: looks at the dict as it is now.
public record DictView(Dict dict, Kind kind) implements Value {
  public enum Kind {
    KEYS("dict_keys", "dict_keyiterator"),
    VALUES("dict_values", "dict_valueiterator"),
    ITEMS("dict_items", "dict_itemiterator");

    private final String className;
    private final String iteratorName;

    Kind(String className, String iteratorName) {
      this.className = className;
      this.iteratorName = iteratorName;
    }

    public String className() {
      return className;
    }

    public String iteratorName() {
      return iteratorName;
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
