package dev.waymark.engine.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// A list; its identity is the object, its items are changed in place.
public final class ListValue implements Value {
  private final ArrayList<Value> items;

  private ListValue(ArrayList<Value> items) {
    this.items = items;
  }

  public static ListValue empty() {
    return new ListValue(new ArrayList<>());
  }

  public static ListValue of(Value... items) {
    return new ListValue(new ArrayList<>(Arrays.asList(items)));
  }

  /// A copy of these items.
  public static ListValue of(Collection<? extends Value> items) {
    return new ListValue(new ArrayList<>(items));
  }

  /// The items themselves: writing to them changes the list.
  public List<Value> items() {
    return items;
  }

  public int size() {
    return items.size();
  }

  public Value get(int index) {
    return items.get(index);
  }

  public void add(Value item) {
    items.add(item);
  }
}
