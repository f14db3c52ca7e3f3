package dev.waymark.engine.machine;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;

/// Durations as the body writes them: seconds, or a timedelta.
final class Durations {
  private static final double MOST = 9e18;

  private Durations() {}

  /// In microseconds; TypeError for what is no duration.
  static long micros(Value duration) {
    return switch (Enums.plain(duration)) {
      case Timedelta delta -> delta.microsClamped();
      case Int seconds when seconds.isSmall() && Math.abs(seconds.small()) < 9_000_000_000_000L ->
          seconds.small() * 1_000_000;
      case Int seconds -> seconds.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
      case Bool flag -> flag.value() ? 1_000_000 : 0;
      case Float seconds -> {
        if (Double.isNaN(seconds.value())) {
          throw Errors.valueError("Invalid delay: NaN (not a number)");
        }
        double micros = seconds.value() * 1e6;
        yield (long) Math.max(-MOST, Math.min(MOST, Math.rint(micros)));
      }
      case Decimal seconds when seconds.isFinite() ->
          Numbers.exact(seconds).movePointRight(6).longValue();
      case Value _ ->
          throw Errors.typeError(
              "a duration is a number of seconds or a timedelta, not " + Types.name(duration));
    };
  }

  /// `now + duration`, without overflow.
  static long after(long now, long duration) {
    long sum = now + duration;
    return duration > 0 && sum < now ? Long.MAX_VALUE : sum;
  }
}
