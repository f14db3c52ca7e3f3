package dev.waymark.simulator;

import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.store.Mutant;
import dev.waymark.simulator.store.Session;
import dev.waymark.simulator.store.SimStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runtime nodes, workers and one store over virtual time. Everything that happens is an event with
/// a time and a key; equal choices give equal traces, in every process.
public final class World {
  /// The database's clock when a world begins.
  public static final long EPOCH = 1_800_000_000_000_000L;

  /// How long a world goes on when all has ended: what is still on its way may arrive, and a frozen
  /// node may wake up and try to write.
  private static final long CALM = 1_000_000;

  private static final long QUIET = 30_000_000;
  private static final long TOO_LONG = 1_800_000_000L;

  /// What rounds of beats and polls may still mend when nothing else will ever happen.
  private static final long LAST_HOPE = 60_000_000;

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
      List<Transaction.NewInstance> starts,
      List<Post> posts) {
    public Setup {
      before = List.copyOf(before);
      starts = List.copyOf(starts);
      posts = List.copyOf(posts);
    }

    public Setup(
        int nodes,
        int workers,
        Settings settings,
        Machinery machinery,
        Stubs stubs,
        Mutant mutant,
        List<Transaction<?>> before,
        List<Transaction.NewInstance> starts) {
      this(nodes, workers, settings, machinery, stubs, mutant, before, starts, List.of());
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

  /// What somebody outside tells an instance, and when.
  public record Post(long atMicros, Transaction.Letter letter) {}

  /// How a run ended.
  public record Report(
      Trace trace,
      Ledger ledger,
      SimStore store,
      List<PointReached> points,
      Map<String, Integer> tape,
      Counts counts,
      long events,
      long micros,
      Probes probes) {
    SimulationFailure failure(Invariant invariant, String what) {
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

  private final Setup setup;
  private final Choices choices;
  private final Agenda agenda = new Agenda();
  private final SimStore store;
  private final Checkers checkers;
  private final Deeds deeds;
  private final Trace trace;
  private final Ledger ledger = new Ledger();
  private final Probes probes = new Probes();
  private final List<SimNode> nodes = new ArrayList<>();
  private final TreeMap<Long, PointReached> points = new TreeMap<>();
  private final Travels travels;
  private final Calm calm;
  private long pointsMet;
  private long endedAt = Long.MAX_VALUE;
  private long hopelessAt = Long.MAX_VALUE;

  private World(Setup setup, Choices choices, boolean told) {
    this.setup = setup;
    this.choices = choices;
    this.trace = new Trace(told);
    this.store = new SimStore(() -> EPOCH + agenda.now(), setup.mutant());
    this.checkers = new Checkers(store.tables(), this::fail);
    this.deeds = new Deeds(store.tables(), this::fail);
    this.travels = new Travels(this, store, checkers, nodes);
    this.calm = new Calm(agenda, store.tables(), nodes);
  }

  /// One run, to its end or to the first broken invariant.
  public static Report run(Setup setup, Choices choices) {
    return new World(setup, choices, false).run();
  }

  /// The same, with the text of its trace: slower.
  public static Report told(Setup setup, Choices choices) {
    return new World(setup, choices, true).run();
  }

  private Report run() {
    setup.before().forEach(store::execute);
    for (var i = 1; i <= setup.nodes(); i++) {
      settle(i, new SimNode(this, "n" + i, SimNode.Part.of(setup), 0));
    }
    for (var i = 1; i <= setup.workers(); i++) {
      settle(i, new SimNode(this, "w" + i, SimNode.Part.WORKER, 0));
    }
    var client = new Client(this);
    at(10_000, "client", () -> client.start(0));
    for (var post : setup.posts()) {
      at(post.atMicros(), "client", () -> client.tell(post.letter()));
    }
    while (!agenda.isEmpty() && !over()) {
      agenda.next(choices);
      if (endedAt == Long.MAX_VALUE && allEnded()) {
        endedAt = agenda.now();
      }
    }
    checkers.atTheEnd(setup.starts());
    if (store.leaks()) {
      fail(Invariant.S19, "a lock has outlived its session");
    }
    return new Report(
        trace,
        ledger,
        store,
        List.copyOf(points.values()),
        choices.tape(),
        travels.counts(),
        agenda.count(),
        endedAt,
        probes);
  }

  /// Whether there is nothing left to see. Leaves out on the way what need not be seen.
  private boolean over() {
    var nothingAhead = agenda.isTimerNext() && calm.leaveOut();
    if (endedAt != Long.MAX_VALUE) {
      return nothingAhead || agenda.now() > endedAt + (anyFrozen() ? QUIET : CALM);
    }
    if (nothingAhead && hopelessAt == Long.MAX_VALUE) {
      hopelessAt = agenda.now() + LAST_HOPE;
    }
    if (agenda.now() > hopelessAt) {
      fail(Invariant.L4, "nothing will ever happen to " + checkers.live());
    }
    if (agenda.lived() > TOO_LONG && agenda.now() > checkers.lastDue() - EPOCH + TOO_LONG) {
      fail(Invariant.L1, "not ended after " + agenda.now() / 1_000_000 + " s: " + checkers.live());
    }
    return false;
  }

  private void settle(int place, SimNode node) {
    nodes.add(node);
    at(place * 1_000L, node.name(), node::boot);
  }

  private boolean anyFrozen() {
    return nodes.stream().anyMatch(SimNode::isPaused);
  }

  private boolean allEnded() {
    return checkers.started() >= setup.starts().size() && checkers.allEnded();
  }

  // What nodes and clients need of the world.

  SimStore store() {
    return store;
  }

  /// A client's transaction is durable.
  void done(String key, Session<?> session) {
    probes.done(session, false);
    checkers.after(session);
    travels.hint(key);
  }

  void acknowledged(InstanceId id) {
    checkers.acknowledged(id);
  }

  /// Another process under the same name.
  void twin(String name, SimNode.Part part, int incarnation) {
    var twin = new SimNode(this, name, part, incarnation);
    nodes.add(twin);
    at(0, name, twin::boot);
  }

  Setup setup() {
    return setup;
  }

  long now() {
    return agenda.now();
  }

  Agenda agenda() {
    return agenda;
  }

  Travels travels() {
    return travels;
  }

  /// Something became durable.
  void stirred() {
    hopelessAt = Long.MAX_VALUE;
  }

  Ledger ledger() {
    return ledger;
  }

  Probes probes() {
    return probes;
  }

  Deeds deeds() {
    return deeds;
  }

  Choices choices() {
    return choices;
  }

  Trace trace() {
    return trace;
  }

  void trace(String actor, String what, String about) {
    trace.add(agenda.now(), actor, what, about);
  }

  void at(long in, String key, Runnable what) {
    agenda.at(in, key, what);
  }

  void fail(Invariant invariant, String what) {
    throw new SimulationFailure(invariant, what, choices.tape(), trace.tail(60));
  }

  /// Notes the point and says what happens there. When all has ended there is nothing to disturb.
  @Nullable Disturbance disturb(String key, Disturbance.Point point) {
    if (endedAt != Long.MAX_VALUE) {
      return null;
    }
    points.put(++pointsMet, new PointReached(key, point, agenda.now()));
    trace("!!", "POINT " + point, key);
    var kind = choice("DISTURB/" + key, point.kinds());
    if (kind == null) {
      kind = choice("WILD/" + key, point.wild());
    }
    if (kind != null) {
      probes.disturbed(agenda.now());
      trace("!!", kind.name(), key);
    }
    return kind;
  }

  private @Nullable Disturbance choice(String key, List<Disturbance> kinds) {
    var choice = kinds.isEmpty() ? 0 : choices.at(key, kinds.size() + 1);
    return choice == 0 ? null : kinds.get(choice - 1);
  }

  /// The last point that was noted; one that turns out to have changed nothing is taken back.
  long pointsMet() {
    return pointsMet;
  }

  void takeBack(long point) {
    points.computeIfPresent(point, (_, met) -> choices.chose("DISTURB/" + met.key()) ? met : null);
  }

  boolean isDead(NodeId id) {
    return !store.tables().alive(id);
  }

  long callsExpire(NodeId id) {
    return store.tables().callsExpire(id);
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
}
