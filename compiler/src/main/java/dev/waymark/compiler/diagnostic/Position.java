package dev.waymark.compiler.diagnostic;

/// A place between two characters.
///
/// @param offset code points from the start of the file, from 0
/// @param line from 1
/// @param column code points from the start of the line, from 1
public record Position(int offset, int line, int column) implements Comparable<Position> {
  /// The first place of every file.
  public static final Position START = new Position(0, 1, 1);

  @Override
  public int compareTo(Position other) {
    return Integer.compare(offset, other.offset);
  }
}
