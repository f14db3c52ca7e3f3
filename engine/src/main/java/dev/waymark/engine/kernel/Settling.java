package dev.waymark.engine.kernel;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Settlement;
import dev.waymark.engine.store.Settlement.Verdict;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// Settlements on their way to the store: whatever has come while the last were under way goes with
/// the next. What the store does not answer for is in doubt, and only reading again tells.
final class Settling {
  private static final int BATCH = 500;
  private final Desk desk;
  private final Answers answers;
  private final LinkedHashMap<Row.CallKey, Errand> ready = new LinkedHashMap<>();
  private boolean inFlight;
  private boolean resting;
  private boolean singly;

  interface Answers {
    void settled(Errand errand);

    /// Late, busy, or not known.
    void inDoubt(Errand errand);
  }

  Settling(Desk desk, Answers answers) {
    this.desk = desk;
    this.answers = answers;
  }

  boolean inFlight() {
    return inFlight;
  }

  boolean isIdle() {
    return !inFlight && ready.isEmpty();
  }

  void add(Errand errand) {
    ready.put(errand.key(), errand);
  }

  void forgetAll() {
    ready.clear();
  }

  void flush() {
    if (inFlight || resting || ready.isEmpty()) {
      return;
    }
    var batch = ready.values().stream().limit(singly ? 1 : BATCH).toList();
    singly = false;
    var rows = new ArrayList<Settlement>();
    for (var errand : batch) {
      ready.remove(errand.key());
      if (errand.verdict != null) {
        rows.add(errand.settlement(errand.verdict));
      }
    }
    inFlight = true;
    desk.ask(new Transaction.SettleCalls(desk.node(), rows), reply -> heard(batch, reply));
  }

  private void heard(List<Errand> batch, Reply<List<Row.CallKey>> reply) {
    inFlight = false;
    switch (reply) {
      case Reply.Committed<List<Row.CallKey>>(var keys, _) -> {
        var settled = new LinkedHashSet<>(keys);
        for (var errand : batch) {
          if (settled.contains(errand.key())) {
            answers.settled(errand);
          } else {
            answers.inDoubt(errand);
          }
        }
      }
      case Reply.Unknown<List<Row.CallKey>> _ -> {
        batch.forEach(answers::inDoubt);
        rest(2_000);
      }
      case Reply.NotCommitted<List<Row.CallKey>> lost -> notCommitted(batch, lost);
    }
  }

  /// A result that the database refuses is looked for one by one, and fails its attempt.
  private void notCommitted(List<Errand> batch, Reply.NotCommitted<List<Row.CallKey>> lost) {
    switch (lost.cause()) {
      case BAD_ROW -> {
        singly = true;
        if (batch.size() == 1) {
          var why = "the database refuses the result: " + lost.detail();
          var error = Json.failure("waymark.ResultRefused", why);
          batch.getFirst().verdict = new Verdict.Ended(new Event.Outcome.Failed(error, -1));
        }
        rest(2_000);
      }
      case CONFLICT -> rest(5_000);
      case UNAVAILABLE, REFUSED -> rest(desk.settings().pollMin() * 4);
    }
    batch.forEach(this::add);
  }

  private void rest(long micros) {
    resting = true;
    desk.alarm(micros, () -> resting = false);
  }
}
