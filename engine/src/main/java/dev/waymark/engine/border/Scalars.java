package dev.waymark.engine.border;

import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Datetime;
import dev.waymark.engine.value.Decimal;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Time;
import dev.waymark.engine.value.Timedelta;
import dev.waymark.engine.value.Uuid;
import dev.waymark.engine.value.Value;
import dev.waymark.engine.value.Zone;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the texts of scalars; each throws [Undecodable] for what is none.
final class Scalars {
  private static final Pattern DECIMAL =
      Pattern.compile(
          "([-+]?)(?:(\\d*)(?:\\.(\\d*))?(?:[eE]([-+]?\\d{1,9}))?|(Inf(?:inity)?)|(s?NaN)(\\d*))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,6})\\d*)?)?"
              + "(Z|[-+]\\d\\d:?\\d\\d(?::?\\d\\d)?)?");
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern INT = Pattern.compile("-?(?:0|[1-9]\\d{0,9999})");

  private Scalars() {}

  static Undecodable not(String what, String text) {
    return new Undecodable("no " + what + ": " + text);
  }

  static Int integer(String text) {
    if (!INT.matcher(text).matches()) {
      throw not("int", text);
    }
    return text.length() < 18 ? Int.of(Long.parseLong(text)) : Int.of(new BigInteger(text));
  }

  static Value number(Json.Number number) {
    return number.isInt() ? integer(number.text()) : new Float(Double.parseDouble(number.text()));
  }

  static Decimal decimal(String text) {
    var parts = DECIMAL.matcher(text);
    if (!parts.matches()) {
      throw not("Decimal", text);
    }
    boolean negative = "-".equals(parts.group(1));
    if (parts.group(5) != null) {
      return Decimal.special(Decimal.Kind.INFINITY, negative);
    }
    if (parts.group(6) != null) {
      boolean signalling = parts.group(6).length() == 4;
      var kind = signalling ? Decimal.Kind.SIGNALLING_NAN : Decimal.Kind.NAN;
      var payload = parts.group(7);
      return new Decimal(
          kind, negative, payload.isEmpty() ? BigInteger.ZERO : new BigInteger(payload), 0);
    }
    var whole = parts.group(2) == null ? "" : parts.group(2);
    var fraction = parts.group(3) == null ? "" : parts.group(3);
    if (whole.isEmpty() && fraction.isEmpty()) {
      throw not("Decimal", text);
    }
    int exponent = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
    return Decimal.finite(negative, new BigInteger(whole + fraction), exponent - fraction.length());
  }

  static LocalDate date(String text) {
    var parts = DATE.matcher(text);
    if (!parts.matches()) {
      throw not("date", text);
    }
    try {
      return LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    } catch (DateTimeException _) {
      throw not("date", text);
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  static Time time(String text, int fold) {
    var parts = TIME.matcher(text);
    if (!parts.matches()) {
      throw not("time", text);
    }
    int seconds = parts.group(3) == null ? 0 : number(parts, 3);
    int micros =
        parts.group(4) == null ? 0 : Integer.parseInt((parts.group(4) + "000000").substring(0, 6));
    try {
      var time = LocalTime.of(number(parts, 1), number(parts, 2), seconds, micros * 1_000);
      return new Time(time, fold, parts.group(5) == null ? null : offset(parts.group(5)));
    } catch (DateTimeException _) {
      throw not("time", text);
    }
  }

  private static Zone offset(String text) {
    if (text.equals("Z")) {
      return Zone.UTC;
    }
    var digits = text.substring(1).replace(":", "");
    long seconds =
        Integer.parseInt(digits.substring(0, 2)) * 3600L
            + Integer.parseInt(digits.substring(2, 4)) * 60L
            + (digits.length() > 4 ? Integer.parseInt(digits.substring(4)) : 0);
    if (seconds >= 86_400) {
      throw not("offset", text);
    }
    long micros = (text.charAt(0) == '-' ? -seconds : seconds) * 1_000_000;
    return micros == 0 ? Zone.UTC : new Zone.Fixed(Timedelta.ofMicros(micros), null);
  }

  /// `zone` is the name of the tz database that stands over the text's offset.
  static Datetime datetime(String text, @Nullable String zone, int fold) {
    int split = text.indexOf('T') < 0 ? text.indexOf(' ') : text.indexOf('T');
    if (split < 0) {
      return new Datetime(date(text).atStartOfDay(), fold, null);
    }
    var date = date(text.substring(0, split));
    var time = time(text.substring(split + 1), fold);
    return new Datetime(date.atTime(time.time()), fold, zone == null ? time.zone() : named(zone));
  }

  static Zone named(String id) {
    try {
      var _ = ZoneId.of(id).getRules();
    } catch (DateTimeException _) {
      throw not("time zone", id);
    }
    return new Zone.Named(id);
  }

  static Uuid uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw not("UUID", text);
    }
    return new Uuid(UUID.fromString(text));
  }

  static Bytes bytes(String text) {
    try {
      if (text.length() % 4 != 0) {
        throw not("base64", text);
      }
      return Bytes.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      throw not("base64", text);
    }
  }
}
