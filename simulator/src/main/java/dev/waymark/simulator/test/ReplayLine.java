package dev.waymark.simulator.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A disturbed run in one line, which needs no seed: `wm1:FILE@PROGRAM:TEST:KEY=N,KEY=N`.
///
/// @param file as the user typed it
/// @param program the beginning of the hash of what it ran
/// @param tape what was chosen other than the plainest
public record ReplayLine(String file, String program, String title, Map<String, Integer> tape) {
  private static final String VERSION = "wm1:";

  /// What has a meaning here, and how it is written in names.
  private static final List<String> CODED = List.of("%", ":", ",", "=", "@", "'");

  public ReplayLine {
    tape = new TreeMap<>(tape);
  }

  public static Optional<ReplayLine> parse(String text) {
    var parts = text.strip().split(":", -1);
    if (!text.strip().startsWith(VERSION) || parts.length != 4 || !parts[1].contains("@")) {
      return Optional.empty();
    }
    var at = parts[1].indexOf('@');
    var tape = new TreeMap<String, Integer>();
    for (var entry : parts[3].isEmpty() ? new String[0] : parts[3].split(",", -1)) {
      var equals = entry.indexOf('=');
      if (equals < 1 || !entry.substring(equals + 1).matches("[0-9]{1,9}")) {
        return Optional.empty();
      }
      tape.put(decoded(entry.substring(0, equals)), Integer.parseInt(entry.substring(equals + 1)));
    }
    return Optional.of(
        new ReplayLine(
            decoded(parts[1].substring(0, at)),
            parts[1].substring(at + 1),
            decoded(parts[2]),
            tape));
  }

  private static String coded(String text) {
    var coded = text;
    for (var one : CODED) {
      coded = coded.replace(one, "%" + Integer.toHexString(one.charAt(0)));
    }
    return coded.replace("_", "%5f").replace(' ', '_');
  }

  private static String decoded(String coded) {
    var text = coded.replace('_', ' ').replace("%5f", "_");
    for (var one : CODED.reversed()) {
      text = text.replace("%" + Integer.toHexString(one.charAt(0)), one);
    }
    return text;
  }

  @Override
  public String toString() {
    var entries = new ArrayList<String>();
    tape.forEach((key, value) -> entries.add(coded(key) + "=" + value));
    return VERSION
        + coded(file)
        + "@"
        + program
        + ":"
        + coded(title)
        + ":"
        + String.join(",", entries);
  }
}
