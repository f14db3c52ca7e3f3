package dev.waymark.engine.value;

import org.jspecify.annotations.Nullable;

/// A variable that closures share; empty while it is unset.
public final class Cell {
  public @Nullable Value value;
}
