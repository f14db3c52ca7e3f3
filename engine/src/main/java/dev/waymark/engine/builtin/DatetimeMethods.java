package dev.waymark.engine.builtin;

import static dev.waymark.engine.builtin.DatetimeModule.number;

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
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zone;
import dev.waymark.engine.value.Zones;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// `datetime.datetime` and `datetime.time`. Moments without a zone are made only from parts: what
/// would give the local time of some machine is refused by the compiler.
final class DatetimeMethods {
  private DatetimeMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("datetime.datetime", (in, a) -> datetime(a))
        .function("datetime.datetime.now", DatetimeMethods::now)
        .function("datetime.datetime.fromtimestamp", (in, a) -> fromTimestamp(withoutClass(a)))
        .function("datetime.datetime.fromisoformat", (in, a) -> fromIso(a.get(a.count() - 1)))
        .function("datetime.datetime.combine", (in, a) -> combine(withoutClass(a)))
        .property("datetime.datetime.hour", (in, a) -> Int.of(clock(a).getHour()))
        .property("datetime.datetime.minute", (in, a) -> Int.of(clock(a).getMinute()))
        .property("datetime.datetime.second", (in, a) -> Int.of(clock(a).getSecond()))
        .property("datetime.datetime.microsecond", (in, a) -> Int.of(clock(a).getNano() / 1_000))
        .property("datetime.datetime.tzinfo", (in, a) -> orNone(self(a).zone()))
        .property("datetime.datetime.fold", (in, a) -> Int.of(self(a).fold()))
        .function("datetime.datetime.date", (in, a) -> new Date(self(a).local().toLocalDate()))
        .function("datetime.datetime.time", (in, a) -> new Time(clock(a), self(a).fold(), null))
        .function(
            "datetime.datetime.timetz",
            (in, a) -> new Time(clock(a), self(a).fold(), self(a).zone()))
        .function("datetime.datetime.timestamp", (in, a) -> timestamp(self(a)))
        .function("datetime.datetime.utcoffset", (in, a) -> offset(self(a)))
        .function("datetime.datetime.tzname", (in, a) -> zoneName(self(a)))
        .function("datetime.datetime.astimezone", (in, a) -> asZone(a))
        .function("datetime.datetime.isoformat", (in, a) -> isoFormat(a))
        .function("datetime.datetime.replace", (in, a) -> replace(a))
        .function("datetime.time", (in, a) -> time(a))
        .function("datetime.time.fromisoformat", (in, a) -> timeFromIso(a.get(a.count() - 1)))
        .property("datetime.time.hour", (in, a) -> Int.of(ofTime(a).getHour()))
        .property("datetime.time.minute", (in, a) -> Int.of(ofTime(a).getMinute()))
        .property("datetime.time.second", (in, a) -> Int.of(ofTime(a).getSecond()))
        .property("datetime.time.microsecond", (in, a) -> Int.of(ofTime(a).getNano() / 1_000))
        .property("datetime.time.tzinfo", (in, a) -> orNone(((Time) a.get(0)).zone()))
        .function("datetime.time.isoformat", (in, a) -> Str.of(Repr.text(a.get(0))))
        .function("datetime.time.strftime", DatetimeModule::strftime);
  }

  private static Datetime self(Arguments a) {
    return (Datetime) a.get(0);
  }

  private static LocalTime clock(Arguments a) {
    return self(a).local().toLocalTime();
  }

  private static LocalTime ofTime(Arguments a) {
    return ((Time) a.get(0)).time();
  }

  private static Value orNone(@Nullable Value value) {
    return value == null ? None.NONE : value;
  }

  private static Arguments withoutClass(Arguments a) {
    return a.count() > 0 && a.get(0) instanceof dev.waymark.engine.value.ClassValue
        ? new Arguments(a.positional().subList(1, a.count()), a.named())
        : a;
  }

  private static @Nullable Zone zone(Value value) {
    if (value == None.NONE) {
      return null;
    }
    if (value instanceof Zone zone) {
      return zone;
    }
    throw Errors.typeError(
        "tzinfo argument must be None or of a tzinfo subclass, not type '%s'"
            .formatted(Types.name(value)));
  }

  private static Value datetime(Arguments a) {
    Parameters.known(
        "datetime",
        a,
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "microsecond",
        "tzinfo",
        "fold");
    var date =
        DatetimeModule.checked(
            number(a, 0, "year", null), number(a, 1, "month", null), number(a, 2, "day", null));
    return new Datetime(
        date.atTime(clock(a, 3, LocalTime.MIDNIGHT)),
        number(a, -1, "fold", 0),
        zone(Parameters.find(a, 7, "tzinfo", None.NONE)));
  }

  private static LocalTime clock(Arguments a, int first, LocalTime otherwise) {
    int hour = number(a, first, "hour", otherwise.getHour());
    int minute = number(a, first + 1, "minute", otherwise.getMinute());
    int second = number(a, first + 2, "second", otherwise.getSecond());
    int micro = number(a, first + 3, "microsecond", otherwise.getNano() / 1_000);
    range(hour, 23, "hour must be in 0..23");
    range(minute, 59, "minute must be in 0..59");
    range(second, 59, "second must be in 0..59");
    range(micro, 999_999, "microsecond must be in 0..999999");
    return LocalTime.of(hour, minute, second, micro * 1_000);
  }

  private static void range(int value, int most, String otherwise) {
    if (value < 0 || value > most) {
      throw Errors.valueError(otherwise);
    }
  }

  private static Value time(Arguments a) {
    Parameters.known("time", a, "hour", "minute", "second", "microsecond", "tzinfo", "fold");
    return new Time(
        clock(a, 0, LocalTime.MIDNIGHT),
        number(a, -1, "fold", 0),
        zone(Parameters.find(a, 4, "tzinfo", None.NONE)));
  }

  private static Value now(Interpreter in, Arguments all) {
    var a = withoutClass(all);
    Parameters.known("now", a, "tz");
    var zone = zone(Parameters.find(a, 0, "tz", None.NONE));
    if (zone == null) {
      throw Errors.typeError("datetime.now() without a zone is the time of some machine");
    }
    return DatetimeModule.at(BigInteger.valueOf(in.nowMicros()), zone);
  }

  private static Value fromTimestamp(Arguments a) {
    Parameters.known("fromtimestamp", a, "timestamp", "tz");
    var zone = zone(Parameters.find(a, 1, "tz", None.NONE));
    if (zone == null) {
      throw Errors.typeError("fromtimestamp() without a zone is the time of some machine");
    }
    var seconds = Numbers.unboxed(Parameters.find(a, 0, "timestamp", None.NONE));
    var exact =
        switch (seconds) {
          case Int whole -> new BigDecimal(whole.big());
          case Float part when Double.isNaN(part.value()) || Double.isInfinite(part.value()) ->
              throw Errors.valueError("cannot convert float to integer");
          case Float part -> new BigDecimal(part.value());
          case Value _ ->
              throw Errors.typeError(
                  "'%s' object cannot be interpreted as an integer".formatted(Types.name(seconds)));
        };
    var micros = exact.multiply(BigDecimal.valueOf(1_000_000)).setScale(0, RoundingMode.HALF_EVEN);
    return DatetimeModule.at(micros.toBigInteger(), zone);
  }

  private static Value fromIso(Value value) {
    var text = Parameters.text(value, "fromisoformat: argument").text();
    int split =
        text.length() > 8 ? (text.startsWith("W", 4) || text.startsWith("-W", 4) ? -1 : 0) : 0;
    for (int at : new int[] {10, 8, 7}) {
      if (split == 0 && text.length() >= at && IsoDates.date(text.substring(0, at)) != null) {
        split = at;
      }
    }
    var date = split > 0 ? IsoDates.date(text.substring(0, split)) : IsoDates.date(text);
    if (date == null) {
      throw Errors.valueError("Invalid isoformat string: " + Repr.of(value));
    }
    if (split <= 0 || split == text.length()) {
      return new Datetime(date.atStartOfDay(), 0, null);
    }
    var clock = IsoDates.clock(text.substring(split + 1));
    if (clock == null) {
      throw Errors.valueError("Invalid isoformat string: " + Repr.of(value));
    }
    return new Datetime(date.atTime(clock.time()), 0, clock.zone());
  }

  private static Value timeFromIso(Value value) {
    var text = Parameters.text(value, "fromisoformat: argument").text();
    var clock = IsoDates.clock(text.startsWith("T") ? text.substring(1) : text);
    if (clock == null) {
      throw Errors.valueError("Invalid isoformat string: " + Repr.of(value));
    }
    return new Time(clock.time(), 0, clock.zone());
  }

  private static Value combine(Arguments a) {
    Parameters.known("combine", a, "date", "time", "tzinfo");
    if (!(Parameters.find(a, 0, "date", None.NONE) instanceof Date date)
        || !(Parameters.find(a, 1, "time", None.NONE) instanceof Time time)) {
      throw Errors.typeError("combine() takes a date and a time");
    }
    var zone = Parameters.find(a, 2, "tzinfo");
    return new Datetime(
        date.date().atTime(time.time()), time.fold(), zone == null ? time.zone() : zone(zone));
  }

  private static Value timestamp(Datetime moment) {
    if (moment.zone() == null) {
      throw Errors.valueError("the timestamp of a datetime without a zone depends on the machine");
    }
    return DatetimeModule.seconds(Zones.instant(moment));
  }

  private static Value offset(Datetime moment) {
    return orNone(Zones.offset(moment.local(), moment.fold(), moment.zone()));
  }

  private static Value zoneName(Datetime moment) {
    return switch (moment.zone()) {
      case null -> None.NONE;
      case Zone.Fixed fixed -> Str.of(Repr.text(fixed));
      case Zone.Named named -> Str.of(IsoDates.zoneName(named));
    };
  }

  private static Value asZone(Arguments a) {
    Parameters.known("astimezone", a, "tz");
    var zone = zone(Parameters.find(a, 1, "tz", None.NONE));
    if (zone == null || self(a).zone() == null) {
      throw Errors.valueError(
          "astimezone() needs a zone on both sides: the machine's has no meaning");
    }
    return DatetimeModule.at(Zones.instant(self(a)), zone);
  }

  private static Value isoFormat(Arguments a) {
    Parameters.known("isoformat", a, "sep", "timespec");
    var separator = Parameters.text(Parameters.find(a, 1, "sep", Str.of("T")), "sep").text();
    var precision =
        Parameters.text(Parameters.find(a, 2, "timespec", Str.of("auto")), "timespec").text();
    var moment = self(a);
    var local = moment.local();
    var clock =
        switch (precision) {
          case "auto" -> Strftime.format(moment, local.getNano() == 0 ? "%H:%M:%S" : "%H:%M:%S.%f");
          case "hours" -> Strftime.format(moment, "%H");
          case "minutes" -> Strftime.format(moment, "%H:%M");
          case "seconds" -> Strftime.format(moment, "%H:%M:%S");
          case "milliseconds" ->
              Strftime.format(moment, "%H:%M:%S.")
                  + IsoDates.digits(local.getNano() / 1_000_000, 3);
          case "microseconds" -> Strftime.format(moment, "%H:%M:%S.%f");
          default -> throw Errors.valueError("Unknown timespec value");
        };
    var offset = Zones.offset(local, moment.fold(), moment.zone());
    return Str.of(
        Repr.text(new Date(local.toLocalDate()))
            + separator
            + clock
            + (offset == null ? "" : IsoDates.offset(offset)));
  }

  private static Value replace(Arguments a) {
    Parameters.known(
        "replace",
        a,
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "microsecond",
        "tzinfo",
        "fold");
    var moment = self(a);
    var local = moment.local();
    var date =
        DatetimeModule.checked(
            number(a, 1, "year", local.getYear()),
            number(a, 2, "month", local.getMonthValue()),
            number(a, 3, "day", local.getDayOfMonth()));
    var zone = Parameters.find(a, 8, "tzinfo");
    return new Datetime(
        date.atTime(clock(a, 4, local.toLocalTime())),
        number(a, -1, "fold", moment.fold()),
        zone == null ? moment.zone() : zone(zone));
  }
}
