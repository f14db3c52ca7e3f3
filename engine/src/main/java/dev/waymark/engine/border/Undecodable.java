package dev.waymark.engine.border;

/// Bytes that are no value of the border.
public final class Undecodable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Undecodable(String message) {
    super(message, null, false, false);
  }
}
