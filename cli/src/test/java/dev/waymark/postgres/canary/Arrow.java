package dev.waymark.postgres.canary;

/// Breaks an arrow of the architecture on purpose.
public interface Arrow {
  dev.waymark.simulator.canary.Arrow forbidden();
}
