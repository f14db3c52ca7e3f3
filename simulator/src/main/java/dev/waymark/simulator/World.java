package dev.waymark.simulator;

import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.store.Mutant;
import dev.waymark.simulator.store.Session;
import dev.waymark.simulator.store.SimStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Runtime nodes, workers and one store over virtual time. Everything that happens is an event with
/// a time and a key; equal choices give equal traces, in every process.
public final class World {
  /// The database's clock when a world begins.
  public static final long EPOCH = 1_800_000_000_000_000L;

  private static final long HOP = 100;

  /// How long after its client has given up a ghost commit lands: while the next step is under way,
  /// after several, or when the instance has long been let go.
  private static final List<Long> GHOST_DELAYS = List.of(3_000L, 20_000L, 300_000L);

  /// How long a world goes on when all has ended: what is still on its way may arrive, and a frozen
  /// node may wake up and try to write.
  private static final long CALM = 1_000_000;

  private static final long QUIET = 30_000_000;
  private static final long TOO_LONG = 1_800_000_000L;

  /// What a world is made of. With `workers` apart it is these that run actions, and the nodes run
  /// none.
  public record Setup(
      int nodes,
      int workers,
      Settings settings,
      Machinery machinery,
      Stubs stubs,
      Mutant mutant,
      List<Transaction<?>> before,
      List<Transaction.NewInstance> starts) {
    public Setup {
      before = List.copyOf(before);
      starts = List.copyOf(starts);
    }

    public Setup(
        int nodes,
        Settings settings,
        Machinery machinery,
        Stubs stubs,
        Mutant mutant,
        List<Transaction<?>> before,
        List<Transaction.NewInstance> starts) {
      this(nodes, 0, settings, machinery, stubs, mutant, before, starts);
    }
  }

  /// How a run ended.
  public record Report(
      Trace trace,
      Ledger ledger,
      SimStore store,
      List<PointReached> points,
      Map<String, Integer> tape,
      Counts counts,
      long micros) {
    SimulationFailure failure(String invariant, String what) {
      return new SimulationFailure(invariant, what, tape, trace.tail(60));
    }
  }

  /// A point, and when it was first reached.
  public record PointReached(String key, Disturbance.Point point, long micros) {
    /// What is on the way there: a call (`charge#1`) or the name of a transaction.
    public String what() {
      return key.substring(key.indexOf('.') + 1, key.lastIndexOf('.'));
    }

    /// Whose it is.
    public String node() {
      return key.substring(0, key.indexOf('@'));
    }
  }

  /// What was met on the way.
  public record Counts(
      int transactions, int claims, int burials, int reaped, int adoptions, int unknown) {}

  /// Something that happens at a time. Ordered by time and key, never by when it was put in.
  private record Happening(long at, String key, long ordinal, Runnable what)
      implements Comparable<Happening> {
    @Override
    public int compareTo(Happening other) {
      if (at != other.at) {
        return Long.compare(at, other.at);
      }
      var byKey = key.compareTo(other.key);
      return byKey != 0 ? byKey : Long.compare(ordinal, other.ordinal);
    }
  }

  private final Setup setup;
  private final Choices choices;
  private final SimStore store;
  private final Checkers checkers;
  private final Deeds deeds;
  private final Trace trace = new Trace();
  private final Ledger ledger = new Ledger();
  private final TreeSet<Happening> queue = new TreeSet<>();
  private final List<SimNode> nodes = new ArrayList<>();
  private final List<PointReached> points = new ArrayList<>();
  private final Tally tally = new Tally();
  private long now;
  private long ordinals;
  private long endedAt = Long.MAX_VALUE;

  private World(Setup setup, Choices choices) {
    this.setup = setup;
    this.choices = choices;
    this.store = new SimStore(() -> EPOCH + now, setup.mutant());
    this.checkers = new Checkers(store.tables(), this::fail);
    this.deeds = new Deeds(store.tables(), this::fail);
  }

  /// One run, to its end or to the first broken invariant.
  public static Report run(Setup setup, Choices choices) {
    return new World(setup, choices).run();
  }

  private Report run() {
    setup.before().forEach(store::execute);
    for (var i = 1; i <= setup.nodes(); i++) {
      settle(i, new SimNode(this, "n" + i, SimNode.Part.of(setup)));
    }
    for (var i = 1; i <= setup.workers(); i++) {
      settle(i, new SimNode(this, "w" + i, SimNode.Part.WORKER));
    }
    at(10_000, "client", () -> start(0));
    var patience = TOO_LONG;
    while (!queue.isEmpty()) {
      var next = queue.removeFirst();
      now = Math.max(now, next.at());
      next.what().run();
      if (endedAt == Long.MAX_VALUE && allEnded()) {
        endedAt = now;
      }
      if (endedAt != Long.MAX_VALUE && now > endedAt + (anyFrozen() ? QUIET : CALM)) {
        break;
      }
      if (endedAt == Long.MAX_VALUE && now > patience) {
        patience = checkers.lastDue() - EPOCH + TOO_LONG;
        if (now > patience) {
          fail("L1", "not ended after " + now / 1_000_000 + " s: " + checkers.live());
        }
      }
    }
    checkers.atTheEnd(setup.starts());
    return new Report(trace, ledger, store, points, choices.tape(), tally.counts(), endedAt);
  }

  private void settle(int place, SimNode node) {
    nodes.add(node);
    at(place * 1_000L, node.name(), node::boot);
  }

  private boolean anyFrozen() {
    return nodes.stream().anyMatch(SimNode::isPaused);
  }

  private boolean allEnded() {
    return checkers.started() >= setup.starts().size() && checkers.live().isEmpty();
  }

  /// The client starts each instance, and the same again until it is answered.
  private void start(int index) {
    if (index >= setup.starts().size()) {
      return;
    }
    var instance = setup.starts().get(index);
    var tx = new Transaction.Start(Optional.empty(), List.of(instance));
    store.execute(tx);
    checkers.acknowledged(instance);
    trace.add(now, "client", "START " + instance.id());
    at(1_000, "client", () -> start(index + 1));
  }

  // What nodes need of the world.

  Setup setup() {
    return setup;
  }

  long now() {
    return now;
  }

  Ledger ledger() {
    return ledger;
  }

  Deeds deeds() {
    return deeds;
  }

  Choices choices() {
    return choices;
  }

  void trace(String actor, String text) {
    trace.add(now, actor, text);
  }

  void at(long in, String key, Runnable what) {
    queue.add(new Happening(now + in, key, ordinals++, what));
  }

  void fail(String invariant, String what) {
    throw new SimulationFailure(invariant, what, choices.tape(), trace.tail(60));
  }

  /// Notes the point and says what happens there. When all has ended there is nothing to disturb.
  @Nullable Disturbance disturb(String key, Disturbance.Point point) {
    if (endedAt != Long.MAX_VALUE) {
      return null;
    }
    points.add(new PointReached(key, point, now));
    trace.add(now, "!!", "POINT " + point + " " + key);
    var choice = choices.at("DISTURB/" + key, point.kinds().size() + 1);
    if (choice == 0) {
      return null;
    }
    var kind = point.kinds().get(choice - 1);
    trace.add(now, "!!", kind + " at " + key);
    return kind;
  }

  /// A node's transaction on its way.
  <R> void send(SimNode node, int incarnation, long request, Transaction<R> transaction) {
    var key =
        node.name() + "@" + incarnation + "/tx" + request + "." + Transaction.name(transaction);
    var session = store.open(transaction, Optional.of(node.id()));
    tally.transactions++;
    var kind = disturb(key + ".sent", Disturbance.Point.SENT);
    if (kind == Disturbance.GHOST) {
      at(
          HOP,
          key,
          () -> {
            session.advance();
            unknown(node, incarnation, request);
          });
      var delay = GHOST_DELAYS.get(choices.at("GHOST/" + key, GHOST_DELAYS.size()));
      at(delay, key, () -> step(new Travel<>(node, 0, request, key, session)));
      return;
    }
    if (kind == Disturbance.LOST_NOT_APPLIED) {
      session.end();
      at(HOP, key, () -> unknown(node, incarnation, request));
      return;
    }
    if (kind != null) {
      if (kind == Disturbance.CRASH) {
        session.end();
      }
      node.disturb(kind);
    }
    at(HOP, key, () -> step(new Travel<>(node, incarnation, request, key, session)));
  }

  private record Travel<R>(
      SimNode node, int incarnation, long request, String key, Session<R> session) {}

  /// One part of a statement, then a yield.
  private <R> void step(Travel<R> travel) {
    var session = travel.session();
    if (session.over()) {
      if (session.phase() == Session.Phase.ENDED) {
        unknown(travel.node(), travel.incarnation(), travel.request());
      }
      return;
    }
    var before = checkers.before(session);
    var phase = session.advance();
    switch (phase) {
      case SEE, LOCK, WRITE -> at(HOP / 2, travel.key(), () -> step(travel));
      case WAIT -> at(10 * HOP, travel.key(), () -> step(travel));
      case DONE -> {
        trace.add(now, travel.node().name(), "DONE " + travel.key() + " " + Lines.of(session));
        checkers.after(before, session);
        deeds.landed(session);
        tally.done(session);
        nodes.forEach(node -> node.heard(session));
        durable(travel);
      }
      case ENDED -> unknown(travel.node(), travel.incarnation(), travel.request());
    }
  }

  private <R> void durable(Travel<R> travel) {
    if (travel.incarnation() == 0 || !travel.node().is(travel.incarnation())) {
      return;
    }
    var kind = disturb(travel.key() + ".durable", Disturbance.Point.DURABLE);
    if (kind == Disturbance.LOST_APPLIED) {
      at(HOP, travel.key(), () -> unknown(travel.node(), travel.incarnation(), travel.request()));
      return;
    }
    if (kind != null) {
      travel.node().disturb(kind);
    }
    var reply = new Reply.Committed<>(travel.session().rows(), EPOCH + now);
    at(HOP, travel.key(), () -> travel.node().reply(travel.incarnation(), travel.request(), reply));
  }

  private void unknown(SimNode node, int incarnation, long request) {
    if (incarnation > 0 && node.is(incarnation)) {
      tally.unknown++;
      node.reply(incarnation, request, new Reply.Unknown<>("connection lost"));
    }
  }

  boolean isDead(NodeId id) {
    return !store.tables().alive(id);
  }

  List<InstanceId> ownedBy(NodeId id) {
    var owned = new ArrayList<InstanceId>();
    for (var row : store.tables().allInstances()) {
      if (id.equals(row.owner)) {
        owned.add(row.id());
      }
    }
    return owned;
  }

  private static final class Tally {
    private int transactions;
    private int claims;
    private int burials;
    private int reaped;
    private int adoptions;
    private int unknown;

    void done(Session<?> session) {
      var transaction = session.transaction();
      claims += transaction instanceof Transaction.Claim ? size(session) : 0;
      burials += transaction instanceof Transaction.Bury ? size(session) : 0;
      reaped += transaction instanceof Transaction.Reap ? size(session) : 0;
      adoptions += transaction instanceof Transaction.Adopt ? 1 : 0;
    }

    private static int size(Session<?> session) {
      return session.rows() instanceof List<?> rows ? rows.size() : 0;
    }

    Counts counts() {
      return new Counts(transactions, claims, burials, reaped, adoptions, unknown);
    }
  }
}
