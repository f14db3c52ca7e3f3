package dev.waymark.grammar.canary;

/// Breaks an arrow of the architecture on purpose.
public interface Arrow {
  dev.waymark.ir.canary.Arrow forbidden();
}
