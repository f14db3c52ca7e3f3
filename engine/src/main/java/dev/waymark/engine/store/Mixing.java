package dev.waymark.engine.store;

/// Stable 64-bit mixing: equal input, equal output, on every machine. Seeds, jitter and derived ids
/// come from it, so that nothing of ours draws randomness in the middle of a decision.
public final class Mixing {
  private Mixing() {}

  public static long of(long seed, long value) {
    var z = seed * 0x9E37_79B9_7F4A_7C15L + value + 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }

  public static long of(long seed, String text) {
    var mixed = of(seed, text.length());
    for (var i = 0; i < text.length(); i++) {
      mixed = of(mixed, text.charAt(i));
    }
    return mixed;
  }

  public static long of(long seed, InstanceId id) {
    return of(of(seed, id.value().getMostSignificantBits()), id.value().getLeastSignificantBits());
  }
}
