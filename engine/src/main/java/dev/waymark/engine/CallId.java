package dev.waymark.engine;

/// A call of one instance: `number` counts the calls that the instance has begun, from 1, and never
/// changes; `name` is the action's or workflow's. With the instance's id this is the idempotency
/// key of every delivery.
public record CallId(long number, String name) {
  @Override
  public String toString() {
    return name + "#" + number;
  }
}
