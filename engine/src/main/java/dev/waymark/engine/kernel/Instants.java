package dev.waymark.engine.kernel;

/// The time that a node is given with each input: its own monotonic clock. The database's clock
/// comes only with the store's replies.
public record Instants(long monotonicMicros) {}
