package dev.waymark.compiler.canary;

/// Breaks an arrow of the architecture on purpose.
public interface Arrow {
  dev.waymark.engine.canary.Arrow forbidden();
}
