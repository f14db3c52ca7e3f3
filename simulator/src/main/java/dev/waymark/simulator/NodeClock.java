package dev.waymark.simulator;

/// The monotonic clock of one boot of a node: it began at any number, and may run slowly. The time
/// of the world is nobody's to read.
final class NodeClock {
  private static final int RIGHT = 1_000;

  private final long began;
  private final long zero;
  private final int perMille;

  private NodeClock(long began, long zero, int perMille) {
    this.began = began;
    this.zero = zero;
    this.perMille = perMille;
  }

  static NodeClock right() {
    return new NodeClock(0, 0, RIGHT);
  }

  static NodeClock far() {
    return new NodeClock(0, 1L << 52, RIGHT);
  }

  static NodeClock slow(long now) {
    return new NodeClock(now, now, 900);
  }

  long read(long world) {
    return zero + (world - began) * perMille / RIGHT;
  }

  /// When it will show this.
  long when(long reading) {
    return reading == Long.MAX_VALUE ? reading : began + lasts(reading - zero);
  }

  /// How long the world takes for what this clock calls so long.
  long lasts(long micros) {
    return (micros * RIGHT + perMille - 1) / perMille;
  }

  /// What this clock calls so much of the world's time.
  long shows(long micros) {
    return micros * perMille / RIGHT;
  }
}
