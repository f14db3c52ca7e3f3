package dev.waymark.bench;

/// One side of a pair: how much was done, how long it took, and what it cost the server.
public record Half(long units, double seconds, Counts counts) {
  /// Commits are those that wrote. A statement is a transaction of its own, so that the server's
  /// count of transactions, reads included, is the count of statements.
  public record Counts(long commits, long statements, long walBytes) {
    Counts minus(Counts earlier) {
      return new Counts(
          commits - earlier.commits, statements - earlier.statements, walBytes - earlier.walBytes);
    }
  }

  public double rate() {
    return units / seconds;
  }

  public double commits() {
    return (double) counts.commits() / units;
  }

  public double statements() {
    return (double) counts.statements() / units;
  }

  public double walBytes() {
    return (double) counts.walBytes() / units;
  }
}
