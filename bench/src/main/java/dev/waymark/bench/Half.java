package dev.waymark.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One side of a pair: how much was done, how long it took, and what it cost. `times` is what each
/// unit took, in milliseconds, where they are done one by one; else it is empty.
public record Half(long units, double seconds, Counts counts, Cpu cpu, List<Double> times) {
  public Half {
    times = times.stream().sorted().toList();
  }

  Half took(List<Double> millis) {
    return new Half(units, seconds, counts, cpu, millis);
  }

  /// The time that so many of a hundred units did not exceed.
  public double percentile(int percent) {
    return times.get((int) Math.ceil(times.size() * percent / 100.0) - 1);
  }

  /// Commits are those that wrote. A statement is a transaction of its own, so that the server's
  /// count of transactions, reads included, is the count of statements.
  public record Counts(long commits, long statements, long walBytes) {
    Counts minus(Counts earlier) {
      return new Counts(
          commits - earlier.commits, statements - earlier.statements, walBytes - earlier.walBytes);
    }
  }

  /// Time on a processor: of this process, and of the server's where that can be seen.
  public record Cpu(long client, OptionalLong server) {
    Cpu minus(Cpu earlier) {
      return new Cpu(
          client - earlier.client,
          server.isPresent() && earlier.server.isPresent()
              ? OptionalLong.of(server.getAsLong() - earlier.server.getAsLong())
              : OptionalLong.empty());
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

  /// Of the JVM that holds the node, or the plain connection.
  public double clientMicros() {
    return cpu.client() / 1e3 / units;
  }

  public OptionalDouble serverMicros() {
    return cpu.server().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(cpu.server().getAsLong() / 1e3 / units);
  }
}
