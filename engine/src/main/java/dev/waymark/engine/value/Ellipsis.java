package dev.waymark.engine.value;

/// `Ellipsis`
public enum Ellipsis implements Value {
  ELLIPSIS
}
