package dev.waymark.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that cross a border: canonical tagged JSON (docs/protocol.md) in UTF-8. Immutable: the
/// array is never handed out for writing and never kept by the caller.
public final class Payload {
  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Payload of(byte[] bytes) {
    return new Payload(bytes.clone());
  }

  public static Payload of(String json) {
    return new Payload(json.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  public String json() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return json();
  }
}
