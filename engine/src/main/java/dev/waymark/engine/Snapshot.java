package dev.waymark.engine;

import java.util.Arrays;

/// The state of an instance between two steps, as a value: a format version and an encoding that
/// only the machine reads. What is settled is not in it, so its size follows what is live.
public final class Snapshot {
  /// The state of an instance that has not begun.
  public static final Snapshot EMPTY = new Snapshot(new byte[0]);

  private final byte[] bytes;

  private Snapshot(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Snapshot of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Snapshot(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot snapshot && Arrays.equals(bytes, snapshot.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "snapshot of " + bytes.length + " bytes";
  }
}
