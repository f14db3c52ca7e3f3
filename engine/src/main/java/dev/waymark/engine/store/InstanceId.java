package dev.waymark.engine.store;

import java.util.UUID;

/// The id of an instance: a UUIDv7 whose 12 bits after the version are the shard. Ordered by its
/// bytes, as Postgres orders `uuid`.
public record InstanceId(UUID value) implements Comparable<InstanceId> {
  public static final int SHARDS = 4_096;

  /// `bits` are random; `shard` is any number for an instance without a start key.
  public static InstanceId of(long millis, int shard, long bits) {
    var high = (millis << 16) | 0x7000L | (shard & 0xFFF);
    return new InstanceId(new UUID(high, (bits & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L));
  }

  public static InstanceId parse(String text) {
    return new InstanceId(UUID.fromString(text));
  }

  /// Where an instance with this start key lives, so that the key and the instance share a shard.
  public static int shardOf(String workflow, String key) {
    return (int) (Mixing.of(Mixing.of(7, workflow), key) & 0xFFF);
  }

  /// When the id was made.
  public long millis() {
    return value.getMostSignificantBits() >>> 16;
  }

  public int shard() {
    return (int) (value.getMostSignificantBits() & 0xFFF);
  }

  @Override
  public int compareTo(InstanceId other) {
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
