package dev.waymark.compiler.diagnostic;

import java.util.Arrays;
import java.util.Objects;

/// One file's name and text, addressed by code points as Python's columns are.
public final class SourceText {
  private final String file;
  private final int[] points;
  private final int[] lineStarts;

  private SourceText(String file, int[] points) {
    this.file = file;
    this.points = points;
    this.lineStarts = lineStarts(points);
  }

  /// A byte order mark is no part of the text.
  public static SourceText of(String file, String text) {
    var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new SourceText(file, clean.codePoints().toArray());
  }

  private static int[] lineStarts(int[] points) {
    var starts = new int[16];
    int count = 1;
    for (int i = 0; i < points.length; i++) {
      boolean ends = points[i] == '\n' || points[i] == '\r' && !(at(points, i + 1) == '\n');
      if (ends) {
        starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static int at(int[] points, int index) {
    return index < points.length ? points[index] : -1;
  }

  public String file() {
    return file;
  }

  /// The length in code points.
  public int length() {
    return points.length;
  }

  /// The code point at an offset, or -1 behind the end.
  public int at(int offset) {
    return at(points, offset);
  }

  public String text() {
    return slice(0, points.length);
  }

  public String slice(int start, int end) {
    return new String(points, start, end - start);
  }

  public String slice(Span span) {
    return slice(span.start().offset(), span.end().offset());
  }

  /// An offset outside the text is moved to its nearest end: a message always has a place.
  public Position position(int offset) {
    int inside = Objects.checkIndex(Math.clamp(offset, 0, points.length), points.length + 1);
    int found = Arrays.binarySearch(lineStarts, inside);
    int line = found >= 0 ? found : -found - 2;
    return new Position(inside, line + 1, inside - lineStarts[line] + 1);
  }

  public Span span(int start, int end) {
    return new Span(file, position(start), position(Math.max(start, end)));
  }

  public Span whole() {
    return span(0, points.length);
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /// A line's text without its end, lines counted from 1.
  public String line(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : points.length;
    while (end > start && (points[end - 1] == '\n' || points[end - 1] == '\r')) {
      end--;
    }
    return slice(start, end);
  }

  /// The offset of a line's first character, lines counted from 1.
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }
}
