package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zone;
import dev.waymark.engine.value.Zones;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/// `date`, `timedelta`, `timezone` and `ZoneInfo`; [DatetimeMethods] has the rest of the module.
final class DatetimeModule {
  private static final long DAY_MICROS = 86_400_000_000L;

  private DatetimeModule() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("datetime.timedelta", (in, a) -> timedelta(a))
        .property("datetime.timedelta.days", (in, a) -> Int.of(delta(a).days()))
        .property("datetime.timedelta.seconds", (in, a) -> Int.of(delta(a).seconds()))
        .property("datetime.timedelta.microseconds", (in, a) -> Int.of(delta(a).microseconds()))
        .function("datetime.timedelta.total_seconds", (in, a) -> seconds(delta(a).micros()))
        .function("datetime.timezone", (in, a) -> timezone(a))
        .constant("datetime.timezone.utc", Zone.UTC)
        .constant("datetime.UTC", Zone.UTC)
        .function("zoneinfo.ZoneInfo", (in, a) -> zoneInfo(a))
        .property("zoneinfo.ZoneInfo.key", (in, a) -> Str.of(((Zone.Named) a.get(0)).id()))
        .function("datetime.date", (in, a) -> date(a))
        .function("datetime.date.fromisoformat", (in, a) -> dateFromIso(last(a)))
        .function("datetime.date.fromordinal", (in, a) -> fromOrdinal(last(a)))
        .property("datetime.date.year", (in, a) -> Int.of(day(a).getYear()))
        .property("datetime.date.month", (in, a) -> Int.of(day(a).getMonthValue()))
        .property("datetime.date.day", (in, a) -> Int.of(day(a).getDayOfMonth()))
        .function("datetime.date.weekday", (in, a) -> Int.of(day(a).getDayOfWeek().getValue() - 1L))
        .function("datetime.date.isoweekday", (in, a) -> Int.of(day(a).getDayOfWeek().getValue()))
        .function("datetime.date.isocalendar", (in, a) -> isoCalendar(day(a)))
        .function("datetime.date.toordinal", (in, a) -> Int.of(ordinal(day(a))))
        .function("datetime.date.isoformat", (in, a) -> Str.of(Repr.text(a.get(0))))
        .function("datetime.date.strftime", DatetimeModule::strftime)
        .function("datetime.date.replace", (in, a) -> replace(a));
  }

  private static Value last(Arguments arguments) {
    return arguments.get(arguments.count() - 1);
  }

  private static Timedelta delta(Arguments arguments) {
    return (Timedelta) arguments.get(0);
  }

  static LocalDate day(Arguments arguments) {
    return arguments.get(0) instanceof Datetime moment
        ? moment.local().toLocalDate()
        : ((Date) arguments.get(0)).date();
  }

  static Value strftime(Interpreter in, Arguments arguments) {
    Parameters.known("strftime", arguments, "format");
    var format = Parameters.text(Parameters.find(arguments, 1, "format", None.NONE), "format");
    return Str.of(Strftime.format(arguments.get(0), format.text()));
  }

  static Float seconds(BigInteger micros) {
    return new Float(new BigDecimal(micros).divide(BigDecimal.valueOf(1_000_000)).doubleValue());
  }

  private static Value timedelta(Arguments a) {
    var names =
        new String[] {
          "days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"
        };
    var micros =
        new long[] {DAY_MICROS, 1_000_000, 1, 1_000, 60_000_000, 3_600_000_000L, 7 * DAY_MICROS};
    Parameters.known("__new__", a, names);
    var total = BigDecimal.ZERO;
    for (int i = 0; i < names.length; i++) {
      var value = Numbers.unboxed(Parameters.find(a, i, names[i], Int.ZERO));
      var number =
          switch (value) {
            case Int whole -> new BigDecimal(whole.big());
            case Float part -> finite(part.value());
            case Value _ ->
                throw Errors.typeError(
                    "unsupported type for timedelta %s component: %s"
                        .formatted(names[i], Types.name(value)));
          };
      total = total.add(number.multiply(BigDecimal.valueOf(micros[i])));
    }
    return Timedelta.ofMicros(total.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
  }

  private static BigDecimal finite(double number) {
    if (Double.isNaN(number)) {
      throw Errors.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(number)) {
      throw Errors.overflow("cannot convert float infinity to integer");
    }
    return new BigDecimal(number);
  }

  private static Value timezone(Arguments a) {
    Parameters.known("timezone", a, "offset", "name");
    if (!(Parameters.find(a, 0, "offset", None.NONE) instanceof Timedelta offset)) {
      throw Errors.typeError("timezone() argument 1 must be datetime.timedelta");
    }
    if (offset.micros().abs().compareTo(BigInteger.valueOf(DAY_MICROS)) >= 0) {
      throw Errors.valueError(
          "offset must be a timedelta strictly between -timedelta(hours=24) and"
              + " timedelta(hours=24), not "
              + Repr.of(offset)
              + ".");
    }
    var name = Parameters.find(a, 1, "name");
    if (name == null && offset.equals(Timedelta.ZERO)) {
      return Zone.UTC;
    }
    return new Zone.Fixed(offset, name == null ? null : Parameters.text(name, "name").text());
  }

  private static Value zoneInfo(Arguments a) {
    Parameters.known("ZoneInfo", a, "key");
    var key = Parameters.text(Parameters.find(a, 0, "key", None.NONE), "key").text();
    if (!ZoneId.getAvailableZoneIds().contains(key)) {
      throw Errors.raised("zoneinfo.ZoneInfoNotFoundError", "No time zone found with key " + key);
    }
    return new Zone.Named(key);
  }

  static int number(Arguments a, int position, String name, @Nullable Integer otherwise) {
    var value = Parameters.find(a, position, name);
    if (value == null) {
      if (otherwise == null) {
        throw Errors.typeError(
            "function missing required argument '%s' (pos %d)".formatted(name, position + 1));
      }
      return otherwise;
    }
    return Parameters.index(value);
  }

  static LocalDate checked(int year, int month, int day) {
    if (year < 1 || year > 9999) {
      throw Errors.valueError("year " + year + " is out of range");
    }
    if (month < 1 || month > 12) {
      throw Errors.valueError("month must be in 1..12");
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw Errors.valueError("day is out of range for month");
    }
  }

  private static Value date(Arguments a) {
    Parameters.known("date", a, "year", "month", "day");
    return new Date(
        checked(
            number(a, 0, "year", null), number(a, 1, "month", null), number(a, 2, "day", null)));
  }

  private static Value replace(Arguments a) {
    Parameters.known("replace", a, "year", "month", "day");
    var date = day(a);
    return new Date(
        checked(
            number(a, 1, "year", date.getYear()),
            number(a, 2, "month", date.getMonthValue()),
            number(a, 3, "day", date.getDayOfMonth())));
  }

  private static Value dateFromIso(Value text) {
    var parsed = IsoDates.date(Parameters.text(text, "fromisoformat: argument").text());
    if (parsed == null) {
      throw Errors.valueError("Invalid isoformat string: " + Repr.of(text));
    }
    return new Date(parsed);
  }

  private static long ordinal(LocalDate date) {
    return date.toEpochDay() - LocalDate.of(1, 1, 1).toEpochDay() + 1;
  }

  private static Value fromOrdinal(Value number) {
    int ordinal = Parameters.index(number);
    if (ordinal < 1) {
      throw Errors.valueError("ordinal must be >= 1");
    }
    return new Date(LocalDate.of(1, 1, 1).plusDays(ordinal - 1L));
  }

  private static Value isoCalendar(LocalDate date) {
    return Tuple.of(
        Int.of(date.get(IsoFields.WEEK_BASED_YEAR)),
        Int.of(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
        Int.of(date.getDayOfWeek().getValue()));
  }

  /// The moment so many microseconds after 1970 UTC, in a zone.
  static Datetime at(BigInteger micros, Zone zone) {
    if (micros.bitLength() > 62) {
      throw Errors.valueError("year is out of range");
    }
    var utc = Zones.wall(micros.longValue());
    if (zone instanceof Zone.Fixed fixed) {
      return new Datetime(shifted(utc, fixed.offset().microsClamped()), 0, zone);
    }
    var id = ZoneId.of(((Zone.Named) zone).id());
    var offset = id.getRules().getOffset(utc.toInstant(java.time.ZoneOffset.UTC));
    var local = shifted(utc, offset.getTotalSeconds() * 1_000_000L);
    var valid = id.getRules().getValidOffsets(local);
    int fold = valid.size() == 2 && valid.get(1).equals(offset) ? 1 : 0;
    return new Datetime(local, fold, zone);
  }

  private static LocalDateTime shifted(LocalDateTime utc, long micros) {
    return utc.plusSeconds(Math.floorDiv(micros, 1_000_000L))
        .plusNanos(Math.floorMod(micros, 1_000_000L) * 1_000);
  }
}
