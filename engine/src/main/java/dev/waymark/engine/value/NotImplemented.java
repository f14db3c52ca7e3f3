package dev.waymark.engine.value;

/// `NotImplemented`
public enum NotImplemented implements Value {
  NOT_IMPLEMENTED
}
