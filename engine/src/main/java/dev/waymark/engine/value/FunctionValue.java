package dev.waymark.engine.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function of the program as a value: its index, the defaults by parameter (null: none), and the
/// cells of its FREE slots in order.
public final class FunctionValue implements Value {
  private final int function;
  private final String name;
  private final @Nullable Value[] defaults;
  private final Cell[] captures;

  public FunctionValue(int function, String name, @Nullable Value[] defaults, Cell[] captures) {
    this.function = function;
    this.name = name;
    this.defaults = defaults;
    this.captures = captures;
  }

  public int function() {
    return function;
  }

  public String name() {
    return name;
  }

  public @Nullable Value[] defaults() {
    return defaults;
  }

  public Cell[] captures() {
    return captures;
  }

  public List<Cell> cells() {
    return List.of(captures);
  }
}
