package dev.waymark.engine.value;

/// Text. Indexes and lengths are those of code points; lone surrogates are code points.
public final class Str implements Value {
  public static final Str EMPTY = new Str("");

  private final String text;
  private int codePoints = -1;

  private Str(String text) {
    this.text = text;
  }

  public static Str of(String text) {
    return text.isEmpty() ? EMPTY : new Str(text);
  }

  public String text() {
    return text;
  }

  /// What `len` gives. Counted once.
  public int length() {
    if (codePoints < 0) {
      codePoints = text.codePointCount(0, text.length());
    }
    return codePoints;
  }

  /// Whether an index of a code point is the index of a char.
  public boolean isFlat() {
    return length() == text.length();
  }

  /// The char index of a code point's index.
  public int offset(int codePoint) {
    return isFlat() ? codePoint : text.offsetByCodePoints(0, codePoint);
  }

  /// The code points from `from` to `to`, both inside.
  public Str slice(int from, int to) {
    int start = offset(from);
    int end = isFlat() ? to : text.offsetByCodePoints(start, to - from);
    return of(text.substring(start, end));
  }

  /// What is kept in chars cannot hold two lone surrogates side by side: they would be one
  /// character, where CPython has two. Said before it is done.
  public static void checkSeam(CharSequence before, String after) {
    if (!before.isEmpty()
        && !after.isEmpty()
        && Character.isHighSurrogate(before.charAt(before.length() - 1))
        && Character.isLowSurrogate(after.charAt(0))) {
      throw Errors.valueError("two surrogates side by side would become one character");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Str that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
