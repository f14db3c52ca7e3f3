package dev.waymark.engine.kernel;

/// The numbers of a runtime node, in one place. Times in microseconds.
public record Settings(
    long lease,
    long beat,
    long margin,
    long pollMin,
    long pollMax,
    int claimBatch,
    int maxInstances,
    int commitBatch,
    int commitBytes,
    int beatsPerAdopt,
    int strikesMax,
    int lostMax,
    long lostFirst,
    long lostMaxDelay) {
  private static final long SECOND = 1_000_000;

  public static final Settings DEFAULT =
      new Settings(
          15 * SECOND,
          5 * SECOND,
          3 * SECOND,
          SECOND / 20,
          2 * SECOND,
          100,
          10_000,
          500,
          1 << 20,
          6,
          10,
          25,
          SECOND / 5,
          60 * SECOND);

  public Settings withMaxInstances(int most) {
    return new Settings(
        lease,
        beat,
        margin,
        pollMin,
        pollMax,
        claimBatch,
        most,
        commitBatch,
        commitBytes,
        beatsPerAdopt,
        strikesMax,
        lostMax,
        lostFirst,
        lostMaxDelay);
  }
}
