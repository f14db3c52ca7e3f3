package dev.waymark.engine.value;

/// A builtin function by its qualified name: `len`, `math.floor`; a method of a builtin type is
/// `list.append` and takes the object first.
public record Builtin(String name) implements Value {}
