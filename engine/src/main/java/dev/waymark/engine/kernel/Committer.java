package dev.waymark.engine.kernel;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Group commit: whatever has become ready while the last commit was under way goes with the next.
/// Where many are on their way, a few wait for the many, and the many for the last few, but never
/// long: else a hundred instances become a convoy of one that goes alone and of the others that
/// wait for it, with twice the commits. A row that the database refuses is found by halving the
/// batch.
final class Committer {
  /// Fewer than this are not worth any waiting.
  private static final int MANY = 8;

  private static final long PATIENCE = 1_000;

  private final Desk desk;
  private final Answers answers;
  private final LinkedHashMap<InstanceId, Pending> ready = new LinkedHashMap<>();
  private final ArrayDeque<List<Pending>> halves = new ArrayDeque<>();
  private boolean inFlight;
  private boolean resting;
  private int refusals;
  private Desk.@Nullable Alarm waiting;
  private boolean waited;

  /// What became of each row.
  interface Answers {
    void sending();

    void committed(Pending pending, Row.Stepped stepped);

    /// Fenced, busy, or not known.
    void unanswered(Pending pending);

    /// The database refuses this very row.
    void refused(Pending pending, String why);
  }

  Committer(Desk desk, Answers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  boolean inFlight() {
    return inFlight;
  }

  boolean isIdle() {
    return !inFlight && ready.isEmpty() && halves.isEmpty();
  }

  void add(Pending pending) {
    pending.held().stage = Held.Stage.READY;
    pending.held().pending = pending;
    ready.put(pending.held().id(), pending);
  }

  void forget(InstanceId id) {
    ready.remove(id);
  }

  /// @param coming how many may be ready soon: they are being stepped, or what they wait for has
  ///   just been handed out
  void flush(int coming) {
    if (inFlight || resting || desk.closed() || waits(coming)) {
      return;
    }
    desk.callOff(waiting);
    waiting = null;
    waited = false;
    var batch = halves.isEmpty() ? gather() : current(halves.remove());
    if (!batch.isEmpty()) {
      answers.sending();
      send(batch);
    }
  }

  private boolean waits(int coming) {
    var balanced = coming == 0 || coming <= ready.size() && ready.size() <= 4 * coming;
    if (waited || ready.isEmpty() || balanced || ready.size() + coming < MANY) {
      return false;
    }
    if (waiting == null) {
      waiting = desk.alarm(PATIENCE, () -> waited = true);
    }
    return true;
  }

  private List<Pending> gather() {
    var batch = new ArrayList<Pending>();
    var bytes = 0;
    for (var pending : ready.values()) {
      bytes += pending.size();
      if (!batch.isEmpty()
          && (bytes > desk.settings().commitBytes()
              || batch.size() >= desk.settings().commitBatch())) {
        break;
      }
      batch.add(pending);
    }
    batch.forEach(pending -> ready.remove(pending.held().id()));
    batch.sort(Comparator.comparing(pending -> pending.held().id()));
    return batch;
  }

  /// What is still wanted of a half that has waited.
  private static List<Pending> current(List<Pending> half) {
    return half.stream().filter(Pending::wanted).toList();
  }

  private void send(List<Pending> batch) {
    inFlight = true;
    var rows = new ArrayList<StepRow>();
    for (var pending : batch) {
      pending.held().stage = Held.Stage.COMMITTING;
      pending.held().epoch++;
      rows.add(pending.row());
    }
    desk.ask(new Transaction.CommitSteps(desk.node(), rows), reply -> heard(batch, reply));
  }

  private void heard(List<Pending> batch, Reply<List<Row.Stepped>> reply) {
    inFlight = false;
    switch (reply) {
      case Reply.Committed<List<Row.Stepped>>(var rows, _) -> {
        refusals = 0;
        answered(batch, rows);
      }
      case Reply.Unknown<List<Row.Stepped>> _ -> {
        batch.forEach(answers::unanswered);
        rest(2_000);
      }
      case Reply.NotCommitted<List<Row.Stepped>> lost -> notCommitted(batch, lost);
    }
  }

  private void answered(List<Pending> batch, List<Row.Stepped> rows) {
    var byId = new TreeMap<InstanceId, Row.Stepped>();
    rows.forEach(row -> byId.put(row.id(), row));
    for (var pending : batch) {
      var row = byId.get(pending.held().id());
      if (row == null) {
        answers.unanswered(pending);
      } else {
        answers.committed(pending, row);
      }
    }
  }

  private void notCommitted(List<Pending> batch, Reply.NotCommitted<List<Row.Stepped>> lost) {
    switch (lost.cause()) {
      case BAD_ROW -> {
        if (batch.size() == 1) {
          answers.refused(batch.getFirst(), lost.detail());
        } else {
          var middle = batch.size() / 2;
          halves.addFirst(batch.subList(middle, batch.size()));
          halves.addFirst(batch.subList(0, middle));
        }
      }
      case CONFLICT, UNAVAILABLE, REFUSED -> {
        batch.forEach(this::again);
        rest(lost.cause() == Reply.Cause.CONFLICT ? 5_000 : 200_000);
      }
    }
  }

  private void again(Pending pending) {
    if (pending.wanted()) {
      add(pending);
    }
  }

  private void rest(long micros) {
    resting = true;
    refusals++;
    var delay = Math.min(5_000_000, micros << Math.min(refusals - 1, 5));
    desk.alarm(delay, () -> resting = false);
  }
}
