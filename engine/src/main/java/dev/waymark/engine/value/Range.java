package dev.waymark.engine.value;

import java.math.BigInteger;

/// `range(start, stop, step)`
public record Range(Int start, Int stop, Int step) implements Value {
  /// How many items it has; may be more than an int holds.
  public BigInteger length() {
    if (start.isSmall() && stop.isSmall() && step.isSmall()) {
      long a = start.small();
      long b = stop.small();
      long s = step.small();
      if (a >= -(1L << 61) && a <= 1L << 61 && b >= -(1L << 61) && b <= 1L << 61) {
        long n = s > 0 ? (a < b ? (b - a - 1) / s + 1 : 0) : (a > b ? (b - a + 1) / s + 1 : 0);
        return BigInteger.valueOf(n);
      }
    }
    var distance = stop.big().subtract(start.big());
    if (distance.signum() == 0 || distance.signum() != step.signum()) {
      return BigInteger.ZERO;
    }
    var one = BigInteger.valueOf(step.signum());
    return distance.subtract(one).divide(step.big()).add(BigInteger.ONE);
  }

  public Int item(BigInteger index) {
    return Int.of(start.big().add(step.big().multiply(index)));
  }
}
