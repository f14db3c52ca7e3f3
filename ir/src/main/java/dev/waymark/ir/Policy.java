package dev.waymark.ir;

import java.util.List;

/// The settings of a call or a declaration, each an expression that is evaluated when the call
/// begins. A call's settings stand over its declaration's, field by field.
public record Policy(List<Setting> settings) {
  public static final Policy NONE = new Policy(List.of());

  public Policy {
    settings = List.copyOf(settings);
  }

  /// A duration is a number of seconds or a timedelta. `on` and `not_on` are tuples of error
  /// classes. `jitter` is the text `full` or `none`. `key` is the author's idempotency key; in a
  /// declaration it is the name of the parameter whose argument is the key.
  public record Setting(Name name, Expression value) {}

  public enum Name {
    ATTEMPTS,
    FIRST,
    FACTOR,
    MAX,
    JITTER,
    ON,
    NOT_ON,
    TIMEOUT,
    DEADLINE,
    QUEUE,
    KEY
  }
}
