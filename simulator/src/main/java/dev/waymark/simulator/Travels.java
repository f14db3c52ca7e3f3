package dev.waymark.simulator;

import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.store.Session;
import dev.waymark.simulator.store.SimStore;
import java.util.List;
import java.util.Optional;

/// Transactions on their way between runtime nodes and the store, statement by statement, and what
/// may become of them there.
final class Travels {
  private static final long HOP = 100;

  private static final long OUTAGE = 20_000_000;
  private static final long HOLD = 5_000_000;

  /// Beyond the lease of a node that has died meanwhile: its burial has to end the session.
  private static final long HOLD_LONG = 25_000_000;

  private static final long LATE_HINT = 3_000_000;
  private static final int STORM = 50;

  private final World world;
  private final SimStore store;
  private final Checkers checkers;
  private final List<SimNode> nodes;
  private long downUntil;
  private int transactions;
  private int claims;
  private int burials;
  private int reaped;
  private int adoptions;
  private int unknown;

  Travels(World world, SimStore store, Checkers checkers, List<SimNode> nodes) {
    this.world = world;
    this.store = store;
    this.checkers = checkers;
    this.nodes = nodes;
  }

  /// @param point where its sending was noted
  private record Travel<R>(
      SimNode node, int incarnation, long request, String key, long point, Session<R> session) {}

  /// A node's transaction on its way.
  <R> void send(SimNode node, int incarnation, long request, Transaction<R> transaction) {
    var name = Transaction.name(transaction);
    var key = node.name() + "@" + incarnation + "/tx" + node.ordinal(name) + "." + name;
    transactions++;
    var session = store.open(transaction, Optional.of(node.id()));
    var before = world.pointsMet();
    var kind = world.disturb(key + ".sent", Disturbance.Point.SENT);
    var point = world.pointsMet() > before ? world.pointsMet() : 0;
    var travel = new Travel<>(node, incarnation, request, key, point, session);
    if (kind == Disturbance.OUTAGE) {
      outage();
    }
    if (isDown()) {
      refused(travel, Reply.Cause.UNAVAILABLE, "connection refused");
    } else if (kind == null) {
      world.at(HOP, key, () -> step(travel));
    } else {
      disturbed(travel, kind);
    }
  }

  private <R> void disturbed(Travel<R> travel, Disturbance kind) {
    var session = travel.session();
    switch (kind) {
      case GHOST -> ghost(travel, 3_000);
      case GHOST_LATER -> ghost(travel, 20_000);
      case GHOST_LONG_AFTER -> ghost(travel, 300_000);
      case CRASH -> {
        session.end();
        travel.node().disturb(kind);
      }
      case CRASH_HOLDING -> {
        travel.node().disturb(kind);
        world.at(HOP, travel.key(), () -> hold(travel, HOLD_LONG, () -> step(travel)));
      }
      case LOST_NOT_APPLIED -> {
        session.end();
        world.at(HOP, travel.key(), () -> unknown(travel));
      }
      case CUT -> world.at(HOP, travel.key(), () -> cut(travel));
      case TIMED_OUT ->
          world.at(
              HOP,
              travel.key(),
              () -> hold(travel, HOLD, () -> refused(travel, Reply.Cause.UNAVAILABLE, "57014")));
      case CONFLICT -> refused(travel, Reply.Cause.CONFLICT, "40001");
      default -> {
        session.end();
        travel.node().disturb(kind);
        travel.node().whenAwake(travel.incarnation(), () -> arrive(travel));
      }
    }
  }

  /// What a frozen node had not sent yet reaches the database when it goes on.
  private <R> void arrive(Travel<R> late) {
    var session = store.open(late.session().transaction(), Optional.of(late.node().id()));
    var travel =
        new Travel<>(
            late.node(), late.incarnation(), late.request(), late.key(), late.point(), session);
    world.at(HOP, travel.key(), () -> step(travel));
  }

  boolean isDown() {
    return world.now() < downUntil;
  }

  /// Every connection is lost, and none can be had for a while.
  private void outage() {
    downUntil = world.now() + OUTAGE;
    store.sessions().forEach(Session::end);
  }

  /// The server sees that the client is gone when the rows are locked.
  private void cut(Travel<?> travel) {
    lock(travel.session());
    travel.session().end();
    unknown(travel);
  }

  /// Its rows stay locked, for long; then something becomes of it, unless it was ended.
  private void hold(Travel<?> travel, long micros, Runnable then) {
    lock(travel.session());
    world.at(micros, travel.key(), then);
  }

  private static void lock(Session<?> session) {
    while (session.phase() == Session.Phase.SEE || session.phase() == Session.Phase.LOCK) {
      session.advance();
    }
  }

  /// Nothing is applied, and the node knows.
  private <R> void refused(Travel<R> travel, Reply.Cause cause, String why) {
    travel.session().end();
    world.probes().refused(travel.session().transaction());
    world.at(
        HOP,
        travel.key(),
        () ->
            travel
                .node()
                .reply(
                    travel.incarnation(), travel.request(), new Reply.NotCommitted<R>(cause, why)));
  }

  private <R> void ghost(Travel<R> travel, long delay) {
    var key = travel.key();
    world.at(
        HOP,
        key,
        () -> {
          travel.session().advance();
          unknown(travel);
        });
    var alone =
        new Travel<>(travel.node(), 0, travel.request(), key, travel.point(), travel.session());
    world.at(delay, key, () -> step(alone));
  }

  /// One part of a statement, then a yield.
  private <R> void step(Travel<R> travel) {
    var session = travel.session();
    if (session.over()) {
      if (session.phase() == Session.Phase.ENDED) {
        world.probes().stopped(session.phase());
        unknown(travel);
      }
      return;
    }
    checkers.before(session);
    var phase = session.advance();
    world.probes().stopped(phase);
    switch (phase) {
      case SEE, LOCK, WRITE -> world.at(HOP / 2, travel.key(), () -> step(travel));
      case WAIT -> world.at(10 * HOP, travel.key(), () -> step(travel));
      case DONE -> done(travel);
      case ENDED -> unknown(travel);
    }
  }

  private <R> void done(Travel<R> travel) {
    var session = travel.session();
    var idle = Lines.idle(session);
    world
        .trace()
        .add(
            world.now(),
            travel.node().name(),
            idle ? "IDLE" : "DONE",
            travel.key(),
            new Trace.Detail(Lines.digest(session), () -> Lines.of(session)));
    count(session);
    world.probes().done(session, travel.incarnation() == 0);
    checkers.after(session);
    if (idle) {
      world.takeBack(travel.point());
    } else {
      world.stirred();
      world.deeds().landed(session);
    }
    nodes.forEach(node -> node.heard(session));
    if (forOthers(session)) {
      hint(travel.key());
    }
    durable(travel, idle);
  }

  private <R> void durable(Travel<R> travel, boolean idle) {
    if (travel.incarnation() == 0 || !travel.node().is(travel.incarnation())) {
      return;
    }
    var before = world.pointsMet();
    var kind = world.disturb(travel.key() + ".durable", Disturbance.Point.DURABLE);
    if (idle && world.pointsMet() > before) {
      world.takeBack(world.pointsMet());
    }
    if (kind == Disturbance.LOST_APPLIED) {
      world.at(HOP, travel.key(), () -> unknown(travel));
      return;
    }
    if (kind != null) {
      travel.node().disturb(kind);
    }
    var reply = new Reply.Committed<>(travel.session().rows(), World.EPOCH + world.now());
    world.at(
        HOP,
        travel.key(),
        () -> travel.node().reply(travel.incarnation(), travel.request(), reply));
  }

  private void unknown(Travel<?> travel) {
    if (travel.incarnation() > 0 && travel.node().is(travel.incarnation())) {
      unknown++;
      world.probes().unanswered(travel.session().transaction());
      travel
          .node()
          .reply(travel.incarnation(), travel.request(), new Reply.Unknown<>("connection lost"));
    }
  }

  /// Whether it has made something ready that another node could take at once.
  private static boolean forOthers(Session<?> session) {
    return switch (session.transaction()) {
      case Transaction.CommitSteps commit ->
          commit.steps().stream().anyMatch(step -> !step.posts().isEmpty());
      case Transaction.Reap _, Transaction.SettleCalls _ -> size(session) > 0;
      case Transaction.Retire _ -> true;
      default -> false;
    };
  }

  /// A wake-up for every node. It is a hint: their polls find the same later.
  void hint(String key) {
    var kind = world.disturb(key + ".hint", Disturbance.Point.HINT);
    if (kind == Disturbance.HINT_LOST) {
      return;
    }
    var in = kind == Disturbance.HINT_LATE ? LATE_HINT : HOP;
    for (var i = 0; i < (kind == Disturbance.HINT_STORM ? STORM : 1); i++) {
      world.at(in, key, () -> List.copyOf(nodes).forEach(SimNode::hinted));
    }
  }

  private void count(Session<?> session) {
    var transaction = session.transaction();
    claims += transaction instanceof Transaction.Claim ? size(session) : 0;
    burials += transaction instanceof Transaction.Bury ? size(session) : 0;
    reaped += transaction instanceof Transaction.Reap ? size(session) : 0;
    adoptions += transaction instanceof Transaction.Adopt ? 1 : 0;
  }

  private static int size(Session<?> session) {
    return session.rows() instanceof List<?> rows ? rows.size() : 0;
  }

  World.Counts counts() {
    return new World.Counts(transactions, claims, burials, reaped, adoptions, unknown);
  }
}
