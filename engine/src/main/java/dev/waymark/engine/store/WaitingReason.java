package dev.waymark.engine.store;

import java.util.Locale;

/// The closed list of what an instance can wait for.
public enum WaitingReason {
  ACTION,
  QUEUE,
  NO_WORKER,
  RETRY,
  SLEEP,
  SIGNAL,
  CHILD,
  PARALLEL,
  CAPACITY,
  VERSION;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
