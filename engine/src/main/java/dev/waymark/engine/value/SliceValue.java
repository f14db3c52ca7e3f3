package dev.waymark.engine.value;

/// `slice(low, high, step)`: None where a part is missing.
public record SliceValue(Value low, Value high, Value step) implements Value {}
