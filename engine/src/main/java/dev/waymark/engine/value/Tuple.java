package dev.waymark.engine.value;

import java.util.AbstractList;
import java.util.List;

/// A tuple. The array is written to only while the tuple is being made.
public final class Tuple implements Value {
  public static final Tuple EMPTY = new Tuple(new Value[0]);

  private final Value[] items;

  private Tuple(Value[] items) {
    this.items = items;
  }

  /// Takes the array over.
  public static Tuple of(Value... items) {
    return items.length == 0 ? EMPTY : new Tuple(items);
  }

  public static Tuple of(List<? extends Value> items) {
    return of(items.toArray(Value[]::new));
  }

  public int size() {
    return items.length;
  }

  public Value get(int index) {
    return items[index];
  }

  /// Fills a tuple that a snapshot is being read into.
  public void restore(int index, Value item) {
    items[index] = item;
  }

  /// A view; nobody may write to it.
  public List<Value> items() {
    return new AbstractList<>() {
      @Override
      public Value get(int index) {
        return items[index];
      }

      @Override
      public int size() {
        return items.length;
      }
    };
  }
}
