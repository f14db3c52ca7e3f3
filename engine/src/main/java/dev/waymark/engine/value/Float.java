package dev.waymark.engine.value;

/// A float, by its bits: `-0.0` and NaN are themselves.
public record Float(double value) implements Value {}
