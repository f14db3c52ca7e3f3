package dev.waymark.engine.store;

import java.util.UUID;

/// One boot of one runtime node (one committer lane of it): an incarnation. Never configured, never
/// used again.
public record NodeId(UUID value) implements Comparable<NodeId> {
  public static NodeId of(long high, long low) {
    return new NodeId(new UUID(high, low));
  }

  @Override
  public int compareTo(NodeId other) {
    var byHigh =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return byHigh != 0
        ? byHigh
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
