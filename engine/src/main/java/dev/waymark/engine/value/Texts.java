package dev.waymark.engine.value;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The texts of scalars: quoted text and bytes, decimals, dates and durations.
public final class Texts {
  private static final String HEX = "0123456789abcdef";

  private Texts() {}

  /// `repr` of text: single quotes unless that would need an escape and double ones would not.
  public static void quote(StringBuilder out, String text, boolean ascii) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(point -> escape(out, point, quote, ascii));
    out.append(quote);
  }

  private static void escape(StringBuilder out, int point, char quote, boolean ascii) {
    switch (point) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point == quote) {
          out.append('\\').append(quote);
        } else if (point >= 0x20 && point < 0x7f) {
          out.append((char) point);
        } else if (point < 0x7f || ascii || !isPrintable(point)) {
          hex(out, point);
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }

  private static void hex(StringBuilder out, int point) {
    if (point < 0x100) {
      digits(out.append("\\x"), point, 2);
    } else if (point < 0x10000) {
      digits(out.append("\\u"), point, 4);
    } else {
      digits(out.append("\\U"), point, 8);
    }
  }

  private static void digits(StringBuilder out, int number, int width) {
    for (int i = width - 1; i >= 0; i--) {
      out.append(HEX.charAt(number >> (4 * i) & 15));
    }
  }

  /// `str.isprintable` of one code point.
  public static boolean isPrintable(int point) {
    return point == ' '
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
              false;
          default -> true;
        };
  }

  static void quote(StringBuilder out, byte[] bytes) {
    boolean single = false;
    boolean two = false;
    for (byte b : bytes) {
      single |= b == '\'';
      two |= b == '"';
    }
    char quote = single && !two ? '"' : '\'';
    out.append('b').append(quote);
    for (byte b : bytes) {
      int value = b & 0xff;
      if (value == quote || value == '\\') {
        out.append('\\').append((char) value);
      } else if (value == '\n' || value == '\r' || value == '\t') {
        out.append('\\').append(value == '\n' ? 'n' : value == '\r' ? 'r' : 't');
      } else if (value >= 0x20 && value < 0x7f) {
        out.append((char) value);
      } else {
        digits(out.append("\\x"), value, 2);
      }
    }
    out.append(quote);
  }

  /// `str` of a Decimal.
  public static String of(Decimal number) {
    var sign = number.negative() ? "-" : "";
    return switch (number.kind()) {
      case INFINITY -> sign + "Infinity";
      case NAN -> sign + "NaN" + payload(number);
      case SIGNALLING_NAN -> sign + "sNaN" + payload(number);
      case FINITE -> sign + finite(number);
    };
  }

  private static String payload(Decimal number) {
    return number.coefficient().signum() == 0 ? "" : number.coefficient().toString();
  }

  private static String finite(Decimal number) {
    var digits = number.coefficient().toString();
    long left = (long) number.exponent() + digits.length();
    boolean plain = number.exponent() <= 0 && left > -6;
    long point = plain ? left : 1;
    String text;
    if (point <= 0) {
      text = "0." + "0".repeat((int) -point) + digits;
    } else if (point >= digits.length()) {
      text = digits + "0".repeat((int) point - digits.length());
    } else {
      text = digits.substring(0, (int) point) + "." + digits.substring((int) point);
    }
    long exponent = left - point;
    return exponent == 0 ? text : text + (exponent < 0 ? "E" : "E+") + exponent;
  }

  /// `str` of a timedelta.
  public static String of(Timedelta delta) {
    var out = new StringBuilder();
    if (delta.days() != 0) {
      out.append(delta.days()).append(Math.abs(delta.days()) == 1 ? " day, " : " days, ");
    }
    out.append(delta.seconds() / 3600);
    two(out.append(':'), delta.seconds() / 60 % 60);
    two(out.append(':'), delta.seconds() % 60);
    if (delta.microseconds() != 0) {
      padded(out.append('.'), delta.microseconds(), 6);
    }
    return out.toString();
  }

  static String repr(Timedelta delta) {
    var parts = new ArrayList<String>();
    if (delta.days() != 0) {
      parts.add("days=" + delta.days());
    }
    if (delta.seconds() != 0) {
      parts.add("seconds=" + delta.seconds());
    }
    if (delta.microseconds() != 0) {
      parts.add("microseconds=" + delta.microseconds());
    }
    return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
  }

  /// `datetime.isoformat(separator)`
  public static String iso(Datetime moment, String separator) {
    var out = new StringBuilder();
    date(out, moment.local());
    out.append(separator);
    time(out, moment.local().toLocalTime());
    offset(out, Zones.offset(moment.local(), moment.fold(), moment.zone()));
    return out.toString();
  }

  public static String iso(Date date) {
    var out = new StringBuilder();
    date(out, date.date().atStartOfDay());
    return out.toString();
  }

  public static String iso(Time time) {
    var out = new StringBuilder();
    time(out, time.time());
    offset(out, Zones.offset(time));
    return out.toString();
  }

  private static void date(StringBuilder out, LocalDateTime local) {
    padded(out, local.getYear(), 4);
    two(out.append('-'), local.getMonthValue());
    two(out.append('-'), local.getDayOfMonth());
  }

  private static void time(StringBuilder out, LocalTime time) {
    two(out, time.getHour());
    two(out.append(':'), time.getMinute());
    two(out.append(':'), time.getSecond());
    if (time.getNano() != 0) {
      padded(out.append('.'), time.getNano() / 1_000, 6);
    }
  }

  /// `+02:00`, with seconds and microseconds only where there are any.
  public static void offset(StringBuilder out, @Nullable Timedelta offset) {
    if (offset == null) {
      return;
    }
    long micros = offset.microsClamped();
    out.append(micros < 0 ? '-' : '+');
    long rest = Math.abs(micros);
    two(out, (int) (rest / 3_600_000_000L));
    two(out.append(':'), (int) (rest / 60_000_000 % 60));
    if (rest % 60_000_000 != 0) {
      two(out.append(':'), (int) (rest / 1_000_000 % 60));
      if (rest % 1_000_000 != 0) {
        padded(out.append('.'), (int) (rest % 1_000_000), 6);
      }
    }
  }

  private static void two(StringBuilder out, int number) {
    padded(out, number, 2);
  }

  private static void padded(StringBuilder out, int number, int width) {
    var digits = Integer.toString(number);
    out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }

  static String repr(Datetime moment) {
    var local = moment.local();
    var out = new StringBuilder("datetime.datetime(");
    out.append(local.getYear()).append(", ").append(local.getMonthValue());
    out.append(", ").append(local.getDayOfMonth()).append(", ");
    clock(out, local.toLocalTime());
    rest(out, moment.fold(), moment.zone());
    return out.toString();
  }

  static String repr(Time time) {
    var out = new StringBuilder("datetime.time(");
    clock(out, time.time());
    rest(out, time.fold(), time.zone());
    return out.toString();
  }

  private static void clock(StringBuilder out, LocalTime time) {
    out.append(time.getHour()).append(", ").append(time.getMinute());
    if (time.getNano() != 0) {
      out.append(", ").append(time.getSecond());
      out.append(", ").append(time.getNano() / 1_000);
    } else if (time.getSecond() != 0) {
      out.append(", ").append(time.getSecond());
    }
  }

  private static void rest(StringBuilder out, int fold, @Nullable Zone zone) {
    if (fold != 0) {
      out.append(", fold=1");
    }
    if (zone != null) {
      out.append(", tzinfo=").append(Repr.of(zone));
    }
    out.append(')');
  }

  static String repr(Zone.Fixed zone) {
    if (zone.equals(Zone.UTC)) {
      return "datetime.timezone.utc";
    }
    var out = new StringBuilder("datetime.timezone(").append(repr(zone.offset()));
    var name = zone.name();
    if (name != null) {
      out.append(", ");
      quote(out, name, false);
    }
    return out.append(')').toString();
  }

  /// `str` of a fixed zone: its name, else `UTC+02:00`.
  static String of(Zone.Fixed zone) {
    var name = zone.name();
    if (name != null) {
      return name;
    }
    if (zone.offset().equals(Timedelta.ZERO)) {
      return "UTC";
    }
    var out = new StringBuilder("UTC");
    offset(out, zone.offset());
    return out.toString();
  }
}
