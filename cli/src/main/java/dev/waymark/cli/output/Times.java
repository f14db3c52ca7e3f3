package dev.waymark.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times and durations, for people and for programs.
public final class Times {
  private static final Pattern DURATION = Pattern.compile("([0-9]+)(ms|s|m|h|d)");

  private Times() {}

  public static String iso(long micros) {
    return Instant.ofEpochMilli(micros / 1000).toString();
  }

  /// `12m`, `3h`, `2d`: how long ago.
  public static String ago(long micros, long nowMicros) {
    long seconds = Math.max(0, nowMicros - micros) / 1_000_000;
    if (seconds < 100) {
      return seconds + "s";
    }
    if (seconds < 100 * 60) {
      return seconds / 60 + "m";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }

  /// `90s`, `5m`, `1h`, `7d`; empty for anything else.
  public static Optional<Duration> duration(String text) {
    var parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }
}
