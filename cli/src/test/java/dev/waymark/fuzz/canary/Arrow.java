package dev.waymark.fuzz.canary;

/// Breaks an arrow of the architecture on purpose.
public interface Arrow {
  dev.waymark.sdk.canary.Arrow forbidden();
}
