package dev.waymark.engine.value;

/// `None`
public enum None implements Value {
  NONE
}
