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
    long lostMaxDelay,
    int slots,
    String queue) {
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
          60 * SECOND,
          64,
          "");

  /// How many instances it holds at a time; a node of 0 is a worker: it only carries out calls.
  public Settings withMaxInstances(int most) {
    return with(most, slots, queue);
  }

  /// How many calls of instances that others own it carries out at a time.
  public Settings withSlots(int most) {
    return with(maxInstances, most, queue);
  }

  /// Whose calls it takes when it carries out those of others; the queue without a name is that of
  /// actions that name none.
  public Settings withQueue(String served) {
    return with(maxInstances, slots, served);
  }

  private Settings with(int instances, int mostCalls, String served) {
    return new Settings(
        lease,
        beat,
        margin,
        pollMin,
        pollMax,
        claimBatch,
        instances,
        commitBatch,
        commitBytes,
        beatsPerAdopt,
        strikesMax,
        lostMax,
        lostFirst,
        lostMaxDelay,
        mostCalls,
        served);
  }
}
