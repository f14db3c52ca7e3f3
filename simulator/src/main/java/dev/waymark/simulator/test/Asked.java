package dev.waymark.simulator.test;

import dev.waymark.engine.work.Delivery;

/// What an action of a test is asked for.
///
/// @param call names it in its world: `charge#1`, with the instance before it where that is not the
///   first
public record Asked(Delivery delivery, String call, long nowMicros) {
  String action() {
    return delivery.action();
  }

  public int attempt() {
    return delivery.attempt();
  }
}
