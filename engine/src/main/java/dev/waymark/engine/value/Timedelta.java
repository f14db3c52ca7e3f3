package dev.waymark.engine.value;

import java.math.BigInteger;

/// `datetime.timedelta`, normalised as CPython does: `0 <= seconds < 86400`, `0 <= microseconds <
/// 1000000`, the sign in the days.
public record Timedelta(int days, int seconds, int microseconds) implements Value {
  public static final Timedelta ZERO = new Timedelta(0, 0, 0);
  private static final int DAYS_MAX = 999_999_999;
  private static final BigInteger DAY = BigInteger.valueOf(86_400_000_000L);

  public static Timedelta ofMicros(long micros) {
    return ofMicros(BigInteger.valueOf(micros));
  }

  /// OverflowError beyond 999,999,999 days.
  public static Timedelta ofMicros(BigInteger micros) {
    var parts = micros.divideAndRemainder(DAY);
    var days = parts[0];
    long rest = parts[1].longValueExact();
    if (rest < 0) {
      rest += DAY.longValueExact();
      days = days.subtract(BigInteger.ONE);
    }
    if (days.abs().compareTo(BigInteger.valueOf(DAYS_MAX)) > 0) {
      throw Errors.raised("OverflowError", "days=" + days + "; must have magnitude <= " + DAYS_MAX);
    }
    return new Timedelta(days.intValueExact(), (int) (rest / 1_000_000), (int) (rest % 1_000_000));
  }

  public BigInteger micros() {
    long rest = seconds * 1_000_000L + microseconds;
    return BigInteger.valueOf(days).multiply(DAY).add(BigInteger.valueOf(rest));
  }

  /// In microseconds, cut to what a long holds.
  public long microsClamped() {
    var exact = micros();
    return exact.bitLength() < 64
        ? exact.longValue()
        : exact.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
