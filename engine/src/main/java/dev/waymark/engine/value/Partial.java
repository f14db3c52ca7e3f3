package dev.waymark.engine.value;

/// `functools.partial`
public record Partial(Value function, Arguments arguments) implements Value {}
