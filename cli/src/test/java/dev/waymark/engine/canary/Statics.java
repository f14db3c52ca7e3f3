package dev.waymark.engine.canary;

/// Keeps state between two runs.
public final class Statics {
  static int counter;

  private Statics() {}
}
