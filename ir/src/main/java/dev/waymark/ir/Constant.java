package dev.waymark.ir;

import java.math.BigInteger;
import java.util.List;

/// A constant of a program, compared by kind and bits: `1`, `1.0` and `True` are three.
public sealed interface Constant {
  record None() implements Constant {}

  record Ellipsis() implements Constant {}

  record Bool(boolean value) implements Constant {}

  record Int(BigInteger value) implements Constant {}

  /// By its bits, so that `-0.0` and NaN are themselves.
  record Float(long bits) implements Constant {
    public double value() {
      return Double.longBitsToDouble(bits);
    }
  }

  record Str(String value) implements Constant {}

  /// Unsigned bytes.
  record Bytes(List<Byte> value) implements Constant {
    public Bytes {
      value = List.copyOf(value);
    }
  }

  /// A duration literal of `.wm`, in microseconds.
  record Duration(long micros) implements Constant {}
}
