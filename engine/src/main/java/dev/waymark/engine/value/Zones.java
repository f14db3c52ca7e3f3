package dev.waymark.engine.value;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Offsets of zones, with `fold` as CPython has it.
public final class Zones {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private Zones() {}

  /// `utcoffset()`; null where there is no zone.
  public static @Nullable Timedelta offset(LocalDateTime local, int fold, @Nullable Zone zone) {
    return switch (zone) {
      case null -> null;
      case Zone.Fixed fixed -> fixed.offset();
      case Zone.Named named -> {
        var rules = ZoneId.of(named.id()).getRules();
        List<ZoneOffset> valid = rules.getValidOffsets(local);
        ZoneOffset chosen;
        if (valid.size() == 1) {
          chosen = valid.getFirst();
        } else {
          var change = rules.getTransition(local);
          boolean before = fold == 0;
          chosen = before ? change.getOffsetBefore() : change.getOffsetAfter();
        }
        yield Timedelta.ofMicros(chosen.getTotalSeconds() * 1_000_000L);
      }
    };
  }

  /// `utcoffset()` of a time, which a named zone does not know.
  public static @Nullable Timedelta offset(Time time) {
    return time.zone() instanceof Zone.Fixed fixed ? fixed.offset() : null;
  }

  /// Microseconds since 1970 UTC; a naive one is taken for UTC.
  public static BigInteger instant(Datetime moment) {
    var micros = wall(moment.local());
    var offset = offset(moment.local(), moment.fold(), moment.zone());
    return offset == null ? micros : micros.subtract(offset.micros());
  }

  /// Microseconds since 1970 by the wall clock.
  public static BigInteger wall(LocalDateTime local) {
    long seconds = local.toEpochSecond(ZoneOffset.UTC);
    return BigInteger.valueOf(seconds)
        .multiply(BigInteger.valueOf(1_000_000))
        .add(BigInteger.valueOf(local.getNano() / 1_000));
  }

  /// The wall clock so many microseconds after 1970 began.
  public static LocalDateTime wall(long micros) {
    return EPOCH
        .plusSeconds(Math.floorDiv(micros, 1_000_000L))
        .plusNanos(Math.floorMod(micros, 1_000_000L) * 1_000);
  }

  public static long micros(LocalTime time) {
    return time.toNanoOfDay() / 1_000;
  }
}
