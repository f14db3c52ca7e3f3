package dev.waymark.simulator.canary;

/// Breaks an arrow of the architecture on purpose.
public interface Arrow {
  dev.waymark.postgres.canary.Arrow forbidden();
}
