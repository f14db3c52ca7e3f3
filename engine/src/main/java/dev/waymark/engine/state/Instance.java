package dev.waymark.engine.state;

import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The state of an instance: what is live, and nothing that is settled.
public final class Instance {
  /// Draws of recorded randomness, calls, tasks and timers so far: numbers are never used twice.
  public long draws;

  public long calls;
  public long taskNumbers;
  public long timerNumbers;

  public Phase phase = Phase.NEW;

  /// By index; null until they are made.
  public @Nullable Value[] globals = new Value[0];

  public @Nullable Task main;

  /// Tasks that have not ended, oldest first.
  public final SequencedMap<Long, Task> tasks = new LinkedHashMap<>();

  /// Calls whose outcome is not recorded, by number.
  public final NavigableMap<Long, Call> open = new TreeMap<>();

  public final List<Timer> timers = new ArrayList<>();

  /// Oldest first.
  public final List<Value> undo = new ArrayList<>();

  /// Signals that nobody has received, by name, oldest first.
  public final SequencedMap<String, List<byte[]>> mailboxes = new LinkedHashMap<>();

  /// Who waits for signals, oldest first.
  public final List<Receiver> receivers = new ArrayList<>();

  /// The reason of the cancellation that was asked for.
  public @Nullable String cancelReason;

  /// Whether the instance has passed its own deadline.
  public boolean overdue;

  public @Nullable Ending ending;

  /// What the instance is about.
  public enum Phase {
    NEW,
    BODY,
    /// The body has failed; undo runs.
    UNDOING,
    /// The outcome is decided; other tasks are cleaning up.
    ENDING,
    ENDED
  }

  public record Receiver(String signal, Future future) {}

  /// The outcome, once it is decided.
  public sealed interface Ending {
    record Result(byte[] payload) implements Ending {}

    record Failure(byte[] error, int function, int node) implements Ending {}

    record Cancellation(String reason) implements Ending {}
  }
}
