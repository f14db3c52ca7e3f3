package dev.waymark.engine.codec;

/// Bytes that are no snapshot of this program in a format that this version knows.
public final class SnapshotRejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SnapshotRejected(String reason) {
    super(reason);
  }
}
