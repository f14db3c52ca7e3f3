package dev.waymark.engine.canary;

/// Breaks an arrow of the architecture on purpose.
public interface Arrow {
  dev.waymark.compiler.canary.Arrow forbidden();
}
