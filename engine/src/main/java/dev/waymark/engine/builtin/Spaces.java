package dev.waymark.engine.builtin;

/// Strips white space, as [Unicode] knows it, from the ends of a text that a number is read from.
final class Spaces {
  private Spaces() {}

  static String strip(String text) {
    return stripRight(stripLeft(text));
  }

  static String stripLeft(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  static String stripRight(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /// The separators that C does not know are no white space around a number.
  private static boolean isSpace(char c) {
    return (c < 0x1c || c > 0x1f) && Unicode.isSpace(c);
  }
}
