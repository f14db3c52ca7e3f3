package dev.waymark.engine.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// An int of any size. What fits a long is kept as one, so two equal ints have one form.
public final class Int implements Value {
  private static final int CACHED_LEAST = -128;
  private static final int CACHED_GREATEST = 1023;
  private static final Int[] CACHE = cache();
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  public static final Int ZERO = of(0);
  public static final Int ONE = of(1);

  private final long small;
  private final @Nullable BigInteger big;

  private Int(long small, @Nullable BigInteger big) {
    this.small = small;
    this.big = big;
  }

  private static Int[] cache() {
    var cache = new Int[CACHED_GREATEST - CACHED_LEAST + 1];
    for (int i = 0; i < cache.length; i++) {
      cache[i] = new Int(CACHED_LEAST + i, null);
    }
    return cache;
  }

  public static Int of(long value) {
    if (value >= CACHED_LEAST && value <= CACHED_GREATEST) {
      return CACHE[(int) value - CACHED_LEAST];
    }
    return new Int(value, null);
  }

  public static Int of(BigInteger value) {
    if (value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0) {
      return of(value.longValue());
    }
    return new Int(0, value);
  }

  /// Whether [#small()] is the value.
  public boolean isSmall() {
    return big == null;
  }

  public long small() {
    return small;
  }

  public BigInteger big() {
    return big == null ? BigInteger.valueOf(small) : big;
  }

  public int signum() {
    return big == null ? Long.signum(small) : big.signum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Int that
        && (big == null ? that.big == null && small == that.small : big.equals(that.big));
  }

  @Override
  public int hashCode() {
    return big == null ? Long.hashCode(small) : big.hashCode();
  }

  @Override
  public String toString() {
    return big == null ? Long.toString(small) : big.toString();
  }
}
