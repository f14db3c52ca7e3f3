package dev.waymark.corpus;

/// `#~ WM303` at the end of a line: a diagnostic with this code begins on this line, from 1.
public record Mark(int line, String code) implements Comparable<Mark> {
  @Override
  public int compareTo(Mark other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : code.compareTo(other.code);
  }
}
