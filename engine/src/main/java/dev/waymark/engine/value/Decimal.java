package dev.waymark.engine.value;

import java.math.BigInteger;

/// A decimal number: `coefficient * 10 ** exponent`, with a sign of its own so that `-0` exists.
public record Decimal(Kind kind, boolean negative, BigInteger coefficient, int exponent)
    implements Value {
  public enum Kind {
    FINITE,
    INFINITY,
    NAN,
    SIGNALLING_NAN
  }

  public static Decimal finite(boolean negative, BigInteger coefficient, int exponent) {
    return new Decimal(Kind.FINITE, negative, coefficient, exponent);
  }

  public static Decimal special(Kind kind, boolean negative) {
    return new Decimal(kind, negative, BigInteger.ZERO, 0);
  }

  public boolean isFinite() {
    return kind == Kind.FINITE;
  }

  public boolean isZero() {
    return isFinite() && coefficient.signum() == 0;
  }
}
