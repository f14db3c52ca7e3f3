package dev.waymark.engine.state;

import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.Value;

/// Something that is due at a time; timers of one time fire in the order of `sequence`.
public record Timer(long due, long sequence, Kind kind, Value target) implements Comparable<Timer> {
  public enum Kind {
    /// A future: settled with None.
    RESOLVE,
    /// A future: settled with a Timeout.
    FAIL,
    /// A call: its next attempt begins.
    RETRY,
    /// A call: it ends with a Timeout.
    CALL_DEADLINE,
    /// A time limit of a block: its task is cancelled.
    EXPIRE,
    /// A gathering: more branches begin.
    WINDOW,
    /// The instance: it passed its deadline.
    DEADLINE,
    /// The instance: clean-up has had its time.
    GRACE
  }

  @Override
  public int compareTo(Timer other) {
    int byTime = Long.compare(due, other.due);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }

  /// Whether it has nothing to do any more.
  public boolean isStale() {
    return switch (kind) {
      case RESOLVE, FAIL, WINDOW, CALL_DEADLINE -> ((Future) target).done();
      case RETRY -> ((Future) target).done() || ((Call) target).retryAt != due;
      case EXPIRE -> !(((NativeObject) target).get(1) instanceof Int state && state.small() == 1);
      case DEADLINE, GRACE -> false;
    };
  }
}
