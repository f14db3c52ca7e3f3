package dev.waymark.fuzz.judge;

/// Groups disagreements by what differs and not by the values in it.
final class Fingerprint {
  private Fingerprint() {}

  /// The first place at which two texts differ, with its surroundings made general.
  static String of(String expected, String actual) {
    int at = 0;
    int shorter = Math.min(expected.length(), actual.length());
    while (at < shorter && expected.charAt(at) == actual.charAt(at)) {
      at++;
    }
    return section(expected, at) + ": " + general(expected, at) + " | " + general(actual, at);
  }

  private static String section(String text, int at) {
    int heading = text.lastIndexOf("--- ", at);
    int end = heading < 0 ? -1 : text.indexOf('\n', heading);
    return end < 0 ? "outcome" : text.substring(heading + 4, end);
  }

  private static String general(String text, int at) {
    int from = Math.max(0, at - 14);
    int to = Math.min(text.length(), at + 18);
    var near = text.substring(Math.min(from, text.length()), to);
    return near.replaceAll("[0-9]+", "9").replaceAll("\\s+", " ");
  }
}
