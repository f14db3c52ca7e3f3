package dev.waymark.sdk.canary;

/// Breaks an arrow of the architecture on purpose.
public interface Arrow {
  dev.waymark.simulator.canary.Arrow forbidden();
}
