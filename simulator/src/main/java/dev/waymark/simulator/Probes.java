package dev.waymark.simulator;

import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.store.Session;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a run has met, and when it was last disturbed.
public final class Probes {
  private final EnumMap<Probe, Integer> counts = new EnumMap<>(Probe.class);
  private long disturbedAt;

  public Map<Probe, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /// Of a world that was left alone from then on; 0 when it always was.
  public long disturbedAt() {
    return disturbedAt;
  }

  void disturbed(long micros) {
    disturbedAt = micros;
  }

  void hit(Probe probe) {
    counts.merge(probe, 1, Integer::sum);
  }

  private void hit(Probe probe, boolean met) {
    if (met) {
      hit(probe);
    }
  }

  /// What a kernel says.
  void said(Output output) {
    switch (output) {
      case Output.Dispatch(var delivery) -> {
        hit(Probe.DELIVERED_AGAIN, delivery.number() > 1);
        hit(Probe.ATTEMPTED_AGAIN, delivery.attempt() > 1);
      }
      case Output.Ended(var end) ->
          hit(
              switch (end) {
                case BURIED -> Probe.BURIED_NOTICED;
                case RETIRED -> Probe.RETIRED;
                case UNBORN -> Probe.UNBORN;
              });
      case Output.Notice(var kind, _, var text) -> noticed(kind, text);
      case Output.Store _, Output.Run _, Output.Cancel _, Output.Timer _, Output.Answer _ -> {}
    }
  }

  private void noticed(Output.Kind kind, String text) {
    switch (kind) {
      case QUARANTINED -> {
        hit(Probe.QUARANTINED);
        hit(Probe.MACHINE_FAULTED, text.contains("Exception"));
      }
      case DELIVERY_LOST -> hit(Probe.DELIVERY_LOST);
      case LATE_REPORT -> hit(Probe.LATE_REPORT);
      case LEASE_LOST -> hit(Probe.LEASE_LOST);
      case STORE_UNAVAILABLE -> hit(Probe.STORE_UNAVAILABLE);
      case STORE_BACK -> hit(Probe.STORE_BACK);
      case NO_WORKER, WORKER_FOUND -> {}
    }
  }

  /// What a transaction has done.
  ///
  /// @param ghost whether its client has given it up
  void done(Session<?> session, boolean ghost) {
    var size = session.rows() instanceof List<?> rows ? rows.size() : 0;
    switch (session.transaction()) {
      case Transaction.CommitSteps commit -> committed(commit, session, ghost);
      case Transaction.Claim _ -> hit(Probe.CLAIMED_AGAIN, anyTokenAbove(session, 1));
      case Transaction.Bury _ -> hit(Probe.NODE_BURIED, size > 0);
      case Transaction.Reap _ -> hit(Probe.REAPED, size > 0);
      case Transaction.ForgetNodes _ -> hit(Probe.NODE_FORGOTTEN, size > 0);
      case Transaction.Adopt _ -> hit(Probe.READ_AGAIN, size > 0);
      case Transaction.Retarget _ ->
          hit(Probe.RETARGETED, !Integer.valueOf(0).equals(session.rows()));
      case Transaction.Retire _ ->
          hit(
              Probe.HANDED_OVER,
              session.rows() instanceof Row.Retired retired && retired.freed() > 0);
      case Transaction.Start _ ->
          hit(
              Probe.START_DOUBLED,
              session.rows() instanceof List<?> rows
                  && rows.stream().anyMatch(Row.Started.Existing.class::isInstance));
      default -> {}
    }
  }

  private void committed(Transaction.CommitSteps commit, Session<?> session, boolean ghost) {
    var rows = session.rows() instanceof List<?> list ? list : List.of();
    hit(Probe.COMMIT_OF_MANY, rows.size() > 1);
    hit(Probe.COMMIT_MISSES_ROW, rows.size() < commit.steps().size());
    hit(Probe.GHOST_LANDED, ghost && !rows.isEmpty());
    hit(Probe.GHOST_FENCED, ghost && rows.isEmpty());
    for (var row : rows) {
      hit(Probe.TIMER_STORED, row instanceof Row.Stepped(_, _, var timer) && timer.isPresent());
    }
    for (var step : commit.steps()) {
      var late = step.history().stream().anyMatch(entry -> entry.kind().equals("late"));
      hit(Probe.LATE_EVENT, late && !rows.isEmpty());
    }
  }

  private static boolean anyTokenAbove(Session<?> session, long token) {
    return session.rows() instanceof List<?> rows
        && rows.stream().anyMatch(row -> row instanceof Row.Owned owned && owned.token() > token);
  }

  /// A statement was looked at and could not go on, or was ended.
  void stopped(Session.Phase phase) {
    hit(Probe.LOCK_WAITED_FOR, phase == Session.Phase.WAIT);
    hit(Probe.SESSION_ENDED, phase == Session.Phase.ENDED);
  }

  void unanswered(Transaction<?> transaction) {
    hit(Probe.COMMIT_UNKNOWN, transaction instanceof Transaction.CommitSteps);
  }

  void refused(Transaction<?> transaction) {
    hit(Probe.COMMIT_REFUSED, transaction instanceof Transaction.CommitSteps);
  }
}
