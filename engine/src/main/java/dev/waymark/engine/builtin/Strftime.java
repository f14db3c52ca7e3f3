package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Date;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Texts;
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zones;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/// `strftime` with the directives whose text no locale changes, names in English.
public final class Strftime {
  private static final String[] DAYS = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
  };
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private Strftime() {}

  /// Of a date, time or datetime.
  public static String format(Value value, String pattern) {
    return switch (value) {
      case Datetime moment -> {
        var offset = Zones.offset(moment.local(), moment.fold(), moment.zone());
        yield format(moment.local(), offset, pattern);
      }
      case Date date -> format(date.date().atStartOfDay(), null, pattern);
      case Time time ->
          format(LocalDate.of(1900, 1, 1).atTime(time.time()), Zones.offset(time), pattern);
      case Value _ -> throw new IllegalArgumentException("no date or time: " + value);
    };
  }

  private static String format(LocalDateTime at, @Nullable Timedelta offset, String pattern) {
    var out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c != '%') {
        out.append(c);
      } else if (++i < pattern.length()) {
        directive(out, pattern.charAt(i), at, offset);
      } else {
        out.append('%');
      }
    }
    return out.toString();
  }

  private static void directive(
      StringBuilder out, char directive, LocalDateTime at, @Nullable Timedelta offset) {
    var day = DAYS[at.getDayOfWeek().getValue() - 1];
    var month = MONTHS[at.getMonthValue() - 1];
    switch (directive) {
      case 'a' -> out.append(day, 0, 3);
      case 'A' -> out.append(day);
      case 'b' -> out.append(month, 0, 3);
      case 'B' -> out.append(month);
      case 'd' -> padded(out, at.getDayOfMonth(), 2);
      case 'm' -> padded(out, at.getMonthValue(), 2);
      case 'y' -> padded(out, at.getYear() % 100, 2);
      case 'Y' -> out.append(at.getYear());
      case 'j' -> padded(out, at.getDayOfYear(), 3);
      case 'w' -> out.append(at.getDayOfWeek().getValue() % 7);
      case 'u' -> out.append(at.getDayOfWeek().getValue());
      case 'G' -> padded(out, at.get(IsoFields.WEEK_BASED_YEAR), 4);
      case 'V' -> padded(out, at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
      case '%' -> out.append('%');
      default -> clock(out, directive, at, offset);
    }
  }

  private static void clock(
      StringBuilder out, char directive, LocalDateTime at, @Nullable Timedelta offset) {
    switch (directive) {
      case 'H' -> padded(out, at.getHour(), 2);
      case 'I' -> padded(out, at.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2);
      case 'p' -> out.append(at.getHour() < 12 ? "AM" : "PM");
      case 'M' -> padded(out, at.getMinute(), 2);
      case 'S' -> padded(out, at.getSecond(), 2);
      case 'f' -> padded(out, at.getNano() / 1_000, 6);
      case 'z' -> {
        var text = new StringBuilder();
        Texts.offset(text, offset);
        out.append(text.toString().replace(":", ""));
      }
      default -> throw Errors.valueError("the strftime directive %" + directive + " is not known");
    }
  }

  private static void padded(StringBuilder out, int number, int width) {
    var digits = Integer.toString(number);
    out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
