package dev.waymark.fuzz.judge;

import java.util.Map;

/// What a judge says of one program.
sealed interface Verdict {
  /// @param disturbances how many were tried on it
  record Equal(int disturbances) implements Verdict {}

  /// The compiler refused it.
  record Refused(String code) implements Verdict {}

  /// A limit was met that one side has and the other not.
  record Vacuous(String why) implements Verdict {}

  /// @param files what shows the difference, beside the program
  record Different(String fingerprint, Map<String, String> files) implements Verdict {}

  static Verdict different(String fingerprint, String expected, String actual) {
    return new Different(fingerprint, Map.of("expected", expected, "actual", actual));
  }

  /// An error that was thrown by what is judged, and where in our code.
  static String words(Throwable thrown) {
    for (var frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.waymark.")) {
        return "broken " + thrown.getClass().getSimpleName() + " at " + frame;
      }
    }
    return "broken " + thrown.getClass().getSimpleName();
  }

  /// Ours threw where it must not.
  static Verdict broken(Throwable thrown, String expected) {
    return different(words(thrown), expected, String.valueOf(thrown));
  }
}
