package dev.waymark.engine.value;

import org.jspecify.annotations.Nullable;

/// A call of an action or a child workflow that has begun: what has to be known until its outcome
/// is recorded.
public final class Call extends Future {
  public final long number;

  /// The action's index in the program, -1 for a child workflow.
  public final int action;

  public final String name;

  /// A JSON object by parameter name, in UTF-8.
  public final byte[] arguments;

  public final Policy policy;
  public int attempt = 1;

  /// When the next attempt begins; -1 while an attempt is out.
  public long retryAt = -1;

  /// The node that began it.
  public int function = -1;

  public int node = -1;

  public Call(long number, int action, String name, byte[] arguments, Policy policy) {
    this.number = number;
    this.action = action;
    this.name = name;
    this.arguments = arguments;
    this.policy = policy;
  }

  /// The settings, evaluated. Durations in microseconds, -1 for none; `on` and `notOn` are classes
  /// or tuples of them, None where everything is meant.
  public record Policy(
      long attempts,
      Backoff backoff,
      Value on,
      Value notOn,
      long timeout,
      @Nullable String queue,
      @Nullable String key) {}

  public record Backoff(long first, double factor, long max, boolean jitter) {}

  public boolean isChild() {
    return action < 0;
  }
}
