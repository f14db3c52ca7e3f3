package dev.waymark.compiler.diagnostic;

/// A stretch of one file, the end not included. It names its file, so that a message or a program
/// may gather spans of several files.
///
/// @param file the name under which the text was handed to the compiler
public record Span(String file, Position start, Position end) {
  public Span {
    if (start.compareTo(end) > 0) {
      throw new IllegalArgumentException("span ends before it starts: " + start + " > " + end);
    }
  }

  /// From the start of this one to the end of `last`, which must not begin before this one.
  public Span to(Span last) {
    return new Span(file, start, last.end.compareTo(end) > 0 ? last.end : end);
  }

  /// The empty place before the first character.
  public Span before() {
    return new Span(file, start, start);
  }

  /// The empty place behind the last character.
  public Span after() {
    return new Span(file, end, end);
  }

  public int line() {
    return start.line();
  }

  public int column() {
    return start.column();
  }

  public boolean isEmpty() {
    return start.offset() == end.offset();
  }

  public boolean contains(Span other) {
    return start.compareTo(other.start) <= 0 && other.end.compareTo(end) <= 0;
  }

  @Override
  public String toString() {
    return file + ":" + start.line() + ":" + start.column();
  }
}
