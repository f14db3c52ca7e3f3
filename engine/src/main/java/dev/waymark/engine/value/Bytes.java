package dev.waymark.engine.value;

import java.util.Arrays;

/// Immutable bytes. The array is shared inside the engine and never written to.
public final class Bytes implements Value {
  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes the array over: the caller writes to it no more.
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes);
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
