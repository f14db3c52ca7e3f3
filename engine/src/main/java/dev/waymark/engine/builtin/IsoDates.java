package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Zone;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `fromisoformat` of CPython 3.12 reads.
final class IsoDates {
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})(?:-(\\d{2})-(\\d{2})|(\\d{2})(\\d{2}))");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-?W(\\d{2})(?:-?(\\d))?");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d+))?)?)?");
  private static final Pattern OFFSET =
      Pattern.compile("([+-])(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:\\.(\\d{1,6}))?)?");

  private IsoDates() {}

  static @Nullable LocalDate date(String text) {
    try {
      var day = DAY.matcher(text);
      if (day.matches()) {
        boolean dashed = day.group(2) != null;
        return LocalDate.of(
            number(day.group(1)),
            number(day.group(dashed ? 2 : 4)),
            number(day.group(dashed ? 3 : 5)));
      }
      var week = WEEK.matcher(text);
      if (week.matches()) {
        int weekday = week.group(3) == null ? 1 : number(week.group(3));
        return LocalDate.of(number(week.group(1)), 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(week.group(2)))
            .with(java.time.DayOfWeek.of(weekday));
      }
      return null;
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }

  /// A clock with its zone, null where the text has none.
  record Clock(LocalTime time, @Nullable Zone zone) {}

  static @Nullable Clock clock(String text) {
    int split = split(text);
    var match = CLOCK.matcher(text.substring(0, split));
    if (!match.matches()) {
      return null;
    }
    @Nullable Zone zone = null;
    if (split < text.length()) {
      zone = zone(text.substring(split));
      if (zone == null) {
        return null;
      }
    }
    try {
      return new Clock(
          LocalTime.of(
              number(match.group(1)),
              number(match.group(2)),
              number(match.group(3)),
              micros(match.group(4)) * 1_000),
          zone);
    } catch (DateTimeException outOfRange) {
      return null;
    }
  }

  private static int split(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("+-Z".indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static @Nullable Zone zone(String text) {
    if (text.equals("Z")) {
      return Zone.UTC;
    }
    var match = OFFSET.matcher(text);
    if (!match.matches()) {
      return null;
    }
    long seconds = number(match.group(2)) * 3_600L + number(match.group(3)) * 60L;
    seconds += number(match.group(4));
    long micros = seconds * 1_000_000 + micros(match.group(5));
    if (micros >= 86_400_000_000L) {
      return null;
    }
    return micros == 0
        ? Zone.UTC
        : new Zone.Fixed(Timedelta.ofMicros(match.group(1).equals("-") ? -micros : micros), null);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /// Digits of a fraction, cut to microseconds.
  private static int micros(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt((digits + "000000").substring(0, 6));
  }

  static String digits(int number, int width) {
    var text = Integer.toString(number);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }

  /// `+01:00`, with seconds and microseconds where there are any.
  static String offset(Timedelta offset) {
    long micros = offset.microsClamped();
    long size = Math.abs(micros);
    int seconds = (int) (size / 1_000_000);
    var text =
        (micros < 0 ? "-" : "+") + digits(seconds / 3_600, 2) + ":" + digits(seconds / 60 % 60, 2);
    if (size % 60_000_000 != 0) {
      text += ":" + digits(seconds % 60, 2);
    }
    return size % 1_000_000 == 0 ? text : text + "." + digits((int) (size % 1_000_000), 6);
  }

  /// `tzname()` of a named zone: the JDK's rules have no abbreviations, and those of its locales
  /// are not CPython's.
  static String zoneName(Zone.Named named) {
    if (named.id().equals("UTC")) {
      return "UTC";
    }
    throw Errors.raised(
        "NotImplementedError",
        "the abbreviation of zone " + named.id() + " is not part of this version: use its key");
  }
}
