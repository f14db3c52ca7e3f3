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

  /// How long after its client has given up a ghost commit lands: while the next step is under way,
  /// after several, or when the instance has long been let go.
  private static final List<Long> GHOST_DELAYS = List.of(3_000L, 20_000L, 300_000L);

  private final World world;
  private final SimStore store;
  private final Checkers checkers;
  private final List<SimNode> nodes;
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
    var before = world.pointsMet();
    var kind = world.disturb(key + ".sent", Disturbance.Point.SENT);
    var point = world.pointsMet() > before ? world.pointsMet() : 0;
    if (kind == Disturbance.LOST_NOT_APPLIED) {
      world.at(HOP, key, () -> unknown(node, incarnation, request));
      return;
    }
    if (kind != null) {
      node.disturb(kind);
    }
    if (kind != Disturbance.CRASH) {
      node.whenAwake(
          incarnation,
          () -> {
            var session = store.open(transaction, Optional.of(node.id()));
            var travel = new Travel<>(node, incarnation, request, key, point, session);
            if (kind == Disturbance.GHOST) {
              ghost(travel);
            } else {
              world.at(HOP, key, () -> step(travel));
            }
          });
    }
  }

  private <R> void ghost(Travel<R> travel) {
    var key = travel.key();
    world.at(
        HOP,
        key,
        () -> {
          travel.session().advance();
          unknown(travel.node(), travel.incarnation(), travel.request());
        });
    var delay = GHOST_DELAYS.get(world.choices().at("GHOST/" + key, GHOST_DELAYS.size()));
    var alone =
        new Travel<>(travel.node(), 0, travel.request(), key, travel.point(), travel.session());
    world.at(delay, key, () -> step(alone));
  }

  /// One part of a statement, then a yield.
  private <R> void step(Travel<R> travel) {
    var session = travel.session();
    if (session.over()) {
      if (session.phase() == Session.Phase.ENDED) {
        unknown(travel.node(), travel.incarnation(), travel.request());
      }
      return;
    }
    if (session.phase() == Session.Phase.WRITE) {
      checkers.before(session);
    }
    switch (session.advance()) {
      case SEE, LOCK, WRITE -> world.at(HOP / 2, travel.key(), () -> step(travel));
      case WAIT -> world.at(10 * HOP, travel.key(), () -> step(travel));
      case DONE -> done(travel);
      case ENDED -> unknown(travel.node(), travel.incarnation(), travel.request());
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
            Lines.digest(session),
            () -> Lines.of(session));
    count(session);
    checkers.after(session);
    if (idle) {
      world.takeBack(travel.point());
    } else {
      world.stirred();
      world.deeds().landed(session);
    }
    nodes.forEach(node -> node.heard(session));
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
      world.at(
          HOP, travel.key(), () -> unknown(travel.node(), travel.incarnation(), travel.request()));
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

  private void unknown(SimNode node, int incarnation, long request) {
    if (incarnation > 0 && node.is(incarnation)) {
      unknown++;
      node.reply(incarnation, request, new Reply.Unknown<>("connection lost"));
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
