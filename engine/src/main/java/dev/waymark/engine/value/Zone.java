package dev.waymark.engine.value;

import org.jspecify.annotations.Nullable;

/// A `tzinfo`.
public sealed interface Zone extends Value {
  Fixed UTC = new Fixed(Timedelta.ZERO, null);

  /// `datetime.timezone`
  record Fixed(Timedelta offset, @Nullable String name) implements Zone {}

  /// `zoneinfo.ZoneInfo` of the JVM's tz database.
  record Named(String id) implements Zone {}
}
