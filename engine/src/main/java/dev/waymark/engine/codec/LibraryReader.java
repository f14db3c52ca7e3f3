package dev.waymark.engine.codec;

import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Uuid;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zone;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/// Decimals, dates, ids.
final class LibraryReader {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  private LibraryReader() {}

  static Value read(GraphReader graph, int tag) {
    var in = graph.in;
    return switch (tag) {
      case Tags.DECIMAL -> {
        var kind = in.choice(Decimal.Kind.values());
        boolean negative = in.flag();
        var coefficient = graph.big();
        if (coefficient.signum() < 0) {
          throw GraphReader.bad("a negative coefficient");
        }
        yield new Decimal(kind, negative, coefficient, in.number());
      }
      case Tags.DATE -> new Date(date(in));
      case Tags.TIME -> new Time(time(in), in.index(2), graph.optionalValue(Zone.class));
      case Tags.DATETIME ->
          new Datetime(date(in).atTime(time(in)), in.index(2), graph.optionalValue(Zone.class));
      case Tags.TIMEDELTA -> new Timedelta(in.number(), in.index(86_400), in.index(1_000_000));
      case Tags.FIXED_ZONE -> new Zone.Fixed(graph.value(Timedelta.class), graph.optionalText());
      case Tags.NAMED_ZONE -> named(in.text());
      case Tags.UUID -> new Uuid(new UUID(in.fixed(), in.fixed()));
      default -> throw GraphReader.bad("unknown tag " + tag);
    };
  }

  private static LocalDate date(Input in) {
    long day = in.signed();
    if (day < LocalDate.of(1, 1, 1).toEpochDay() || day > LocalDate.of(9999, 12, 31).toEpochDay()) {
      throw GraphReader.bad("no date: day " + day);
    }
    return LocalDate.ofEpochDay(day);
  }

  private static LocalTime time(Input in) {
    long nanos = in.unsigned();
    if (nanos < 0 || nanos >= DAY_NANOS) {
      throw GraphReader.bad("no time: " + nanos);
    }
    return LocalTime.ofNanoOfDay(nanos);
  }

  private static Zone named(String id) {
    try {
      var _ = ZoneId.of(id).getRules();
      return new Zone.Named(id);
    } catch (DateTimeException unknown) {
      throw GraphReader.bad("an unknown time zone " + id + ": " + unknown.getMessage());
    }
  }
}
