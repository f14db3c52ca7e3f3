package dev.waymark.engine;

/// An event with what is recorded beside it: the database's clock in microseconds since 1970 UTC
/// and a seed. `now()`, `uuid()` and `random()` derive from these and a counter of the snapshot.
public record Stimulus(Event event, long nowMicros, long seed) {}
