package dev.waymark.ir.canary;

/// Breaks an arrow of the architecture on purpose.
public interface Arrow {
  dev.waymark.grammar.canary.Arrow forbidden();
}
