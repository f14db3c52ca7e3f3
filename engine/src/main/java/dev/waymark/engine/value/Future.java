package dev.waymark.engine.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a task can wait for, with asyncio's three states. Settling it is the loop's business, which
/// schedules the callbacks.
public sealed class Future implements Value permits Task, Call, Gathering {
  public State state = State.PENDING;
  public @Nullable Value result;
  public @Nullable ErrorValue error;
  public List<Callback> callbacks = new ArrayList<>(1);

  /// What is waited for, in words for people: `sleep`, `signal decision`; empty where the kind of
  /// the future says it.
  public String purpose = "";

  /// Since when and until when it is waited for, in microseconds; -1 where unknown.
  public long since = -1;

  public long until = -1;

  public enum State {
    PENDING,
    RETURNED,
    RAISED,
    CANCELLED
  }

  /// What happens, one turn of the loop later, when a future is settled.
  public record Callback(Kind kind, Value target, int index) {
    public enum Kind {
      /// The target is a task that waits for it.
      WAKE,
      /// The target is a [Gathering], the future its child of that index.
      GATHERED,
      /// The target is a [NativeObject]; its kind says what is done.
      NATIVE
    }
  }

  public boolean done() {
    return state != State.PENDING;
  }
}
