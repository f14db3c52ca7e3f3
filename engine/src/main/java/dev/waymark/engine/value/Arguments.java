package dev.waymark.engine.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The arguments of one call, evaluated, in order.
public record Arguments(List<Value> positional, SequencedMap<String, Value> named) {
  public static final Arguments NONE = of();

  public static Arguments of(Value... positional) {
    return new Arguments(List.of(positional), new LinkedHashMap<>());
  }

  public static Arguments of(List<Value> positional) {
    return new Arguments(positional, new LinkedHashMap<>());
  }

  public int count() {
    return positional.size();
  }

  public Value get(int index) {
    return positional.get(index);
  }

  public Value get(int index, Value otherwise) {
    return index < positional.size() ? positional.get(index) : otherwise;
  }

  public @Nullable Value named(String name) {
    return named.get(name);
  }

  /// These with one more in front.
  public Arguments prepend(Value first) {
    var all = new java.util.ArrayList<Value>(positional.size() + 1);
    all.add(first);
    all.addAll(positional);
    return new Arguments(all, named);
  }
}
