package dev.waymark.engine;

/// The engine's limits, in one place, each tested at its edge.
public record Limits(
    int recursionFrames,
    int stepNodes,
    int valueBytes,
    int snapshotBytes,
    int fanOutWidth,
    int fanOutWindow) {
  public static final Limits DEFAULT =
      new Limits(1_000, 1_000_000, 2 << 20, 16 << 20, 100_000, 1_024);
}
