package dev.waymark.engine.store;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The closed list of an instance's statuses, with the moves between them (S10).
public enum Status {
  /// Accepted, not begun; or given back by a dead node.
  QUEUED,
  /// A runtime node owns it: it is being advanced, or waits for actions that this node runs.
  RUNNING,
  /// Nobody owns it; its [WaitingReason] says what it waits for.
  WAITING,
  PAUSED,
  COMPLETED,
  FAILED,
  CANCELLED;

  public Set<Status> successors() {
    return switch (this) {
      case QUEUED -> EnumSet.of(RUNNING, PAUSED, CANCELLED);
      case RUNNING -> EnumSet.of(QUEUED, WAITING, PAUSED, COMPLETED, FAILED, CANCELLED);
      case WAITING -> EnumSet.of(QUEUED, RUNNING, PAUSED, CANCELLED);
      case PAUSED -> EnumSet.of(QUEUED, CANCELLED);
      case FAILED -> EnumSet.of(QUEUED);
      case COMPLETED, CANCELLED -> EnumSet.noneOf(Status.class);
    };
  }

  /// An outcome is recorded: nothing is advanced any more.
  public boolean ended() {
    return switch (this) {
      case COMPLETED, FAILED, CANCELLED -> true;
      case QUEUED, RUNNING, WAITING, PAUSED -> false;
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
