package dev.waymark.simulator;

import dev.waymark.engine.kernel.Input;
import dev.waymark.engine.kernel.Instants;
import dev.waymark.engine.kernel.Kernel;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.kernel.Work;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Mixing;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.simulator.store.Session;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A place where one boot of a runtime node after the other lives, with its workers. It carries out
/// what the kernel asks for: at once, late, or never.
final class SimNode {
  private static final long HOP = 50;
  private static final long REBOOT = 1_000_000;
  private static final long GRACE = 5_000_000;

  /// A slow node hears everything so much later, for so long: some beats come too late.
  private static final long SLOWNESS = 6_000_000;

  /// Boots of a second process under the same name are numbered from here.
  private static final int TWINS = 1_000;

  private static final long SLOW_FOR = 60_000_000;
  private static final long PAUSE_AT_MOST = 120_000_000;

  /// What a node is there for.
  enum Part {
    /// Advances instances and runs their actions.
    ALL,
    /// Only advances instances.
    SERVER,
    /// Only runs actions.
    WORKER;

    static Part of(World.Setup setup) {
      return setup.workers() == 0 ? ALL : SERVER;
    }
  }

  private final World world;
  private final String name;
  private final Part part;
  private int incarnation;
  private NodeId id = NodeId.of(0, 0);
  private @Nullable Mutated kernel;
  private boolean paused;
  private @Nullable Disturbance pausedUntil;
  private final TreeSet<InstanceId> ownedAtPause = new TreeSet<>();
  private long callsExpire = Long.MAX_VALUE;
  private final ArrayDeque<Runnable> missed = new ArrayDeque<>();
  private final TreeMap<String, Integer> sent = new TreeMap<>();
  private final SimWorkers workers;
  private Agenda.@Nullable Happening timer;

  private NodeClock clock = NodeClock.right();
  private long slowUntil;
  private int bootsToDie;

  SimNode(World world, String name, Part part, int incarnation) {
    this.world = world;
    this.name = name;
    this.part = part;
    this.incarnation = incarnation;
    this.workers = new SimWorkers(world, this);
  }

  String name() {
    return name;
  }

  NodeId id() {
    return id;
  }

  boolean is(int boot) {
    return boot == incarnation && kernel != null;
  }

  boolean isPaused() {
    return paused;
  }

  boolean isAwake() {
    return kernel != null && !paused;
  }

  private Mutated awake() {
    if (kernel == null || paused) {
      throw new IllegalStateException(name + " is not awake");
    }
    return kernel;
  }

  /// In the time of the world.
  long calmUntil() {
    return clock.when(awake().calmUntil());
  }

  int size() {
    return awake().size();
  }

  boolean holds(InstanceId instance) {
    return awake().holds(instance);
  }

  /// The world's clock has gone on.
  void leaveOut(long micros) {
    var boot = incarnation;
    awake().leaveOut(clock.shows(micros), instants(), output -> carryOut(boot, output));
  }

  void boot() {
    incarnation++;
    sent.clear();
    workers.booted();
    id = NodeId.of(Mixing.of(3, name), incarnation);
    kernel = new Mutated(new Kernel(settings(), world.setup().machinery()), world.setup().mutant());
    clock = NodeClock.right();
    slowUntil = 0;
    world.trace(name, "BOOT", "@" + incarnation);
    begin(world.disturb(name + "@" + incarnation + "/boot.Boot.boot", Disturbance.Point.BOOT));
    take(incarnation, new Input.Heard(new WorkerEvent.Offered(offers())));
    take(incarnation, new Input.Boot(id, Mixing.of(5, name), Optional.empty()));
  }

  private void begin(@Nullable Disturbance kind) {
    bootsToDie = kind == Disturbance.BOOT_LOOP ? 3 : Math.max(0, bootsToDie - 1);
    if (bootsToDie > 0) {
      var boot = incarnation;
      world.at(4 * HOP, name, () -> dieAtOnce(boot));
    }
    if (kind == Disturbance.TWIN) {
      world.twin(name, part, incarnation + TWINS);
    }
    if (kind == Disturbance.CLOCK_FAR) {
      clock = NodeClock.far();
    }
    if (kind == Disturbance.CLOCK_SLOW) {
      clock = NodeClock.slow(world.now());
    }
  }

  private void dieAtOnce(int boot) {
    if (is(boot)) {
      crash();
    }
  }

  private Settings settings() {
    var settings = world.setup().settings();
    return part == Part.WORKER ? settings.withMaxInstances(0) : settings;
  }

  private List<Offer> offers() {
    return part == Part.SERVER ? List.of() : world.setup().stubs().offers();
  }

  private Instants instants() {
    return new Instants(clock.read(world.now()));
  }

  /// The end of a process: what it knew, what it had timed, and the actions that it ran.
  private void crash() {
    world.trace(name, "CRASH", "@" + incarnation);
    gone();
    world.at(REBOOT, name, this::boot);
  }

  private void gone() {
    kernel = null;
    world.agenda().callOff(timer);
    timer = null;
    paused = false;
    pausedUntil = null;
    missed.clear();
  }

  void disturb(Disturbance kind) {
    if (kernel == null) {
      return;
    }
    switch (kind) {
      case CRASH, CRASH_HOLDING -> crash();
      case PAUSE_UNTIL_RIVAL, PAUSE_UNTIL_BURIAL -> pause(kind);
      case SLOW -> slowUntil = world.now() + SLOW_FOR;
      case STOP -> take(incarnation, new Input.Shutdown(GRACE));
      default -> {}
    }
  }

  private void pause(Disturbance kind) {
    if (paused) {
      return;
    }
    paused = true;
    pausedUntil = kind;
    ownedAtPause.clear();
    ownedAtPause.addAll(world.ownedBy(id));
    callsExpire = world.callsExpire(id);
    var boot = incarnation;
    world.at(
        PAUSE_AT_MOST,
        name,
        () -> {
          if (boot == incarnation && paused) {
            resume();
          }
        });
  }

  private void resume() {
    world.trace(name, "RESUME", "@" + incarnation);
    paused = false;
    pausedUntil = null;
    var boot = incarnation;
    while (!missed.isEmpty() && !paused && is(boot)) {
      missed.remove().run();
    }
  }

  /// At once, or when it goes on after a pause.
  void whenAwake(int boot, Runnable what) {
    if (paused) {
      missed.add(() -> {
        if (is(boot)) {
          what.run();
        }
      });
    } else {
      what.run();
    }
  }

  /// Somebody's transaction is durable: is it what this node's pause waits for?
  void heard(Session<?> session) {
    if (!paused || pausedUntil == null) {
      return;
    }
    var over =
        pausedUntil == Disturbance.PAUSE_UNTIL_BURIAL
            ? world.isDead(id)
            : claimedByRival(session)
                || sweptByRival(session)
                || (ownedAtPause.isEmpty() && world.isDead(id));
    if (over) {
      pausedUntil = null;
      world.at(1, name, this::resumeIfPaused);
    }
  }

  private void resumeIfPaused() {
    if (paused) {
      resume();
    }
  }

  /// Somebody else has seen that an attempt which this node carries out takes too long.
  private boolean sweptByRival(Session<?> session) {
    return session.transaction() instanceof Transaction.SweepCalls
        && World.EPOCH + world.now() > callsExpire;
  }

  private boolean claimedByRival(Session<?> session) {
    return session.transaction() instanceof Transaction.Claim claim
        && !claim.node().equals(id)
        && session.rows() instanceof List<?> rows
        && rows.stream()
            .anyMatch(row -> row instanceof Row.Owned owned && ownedAtPause.contains(owned.id()));
  }

  void reply(int boot, long request, Reply<?> reply) {
    take(boot, new Input.StoreReply(request, reply));
  }

  /// Somebody says that there may be something to do.
  void hinted() {
    take(incarnation, new Input.Hint(Input.Readiness.RECALLS));
  }

  void take(int boot, Input input) {
    if (world.now() < slowUntil && is(boot)) {
      world.at(SLOWNESS, name, () -> takeNow(boot, input));
    } else {
      takeNow(boot, input);
    }
  }

  private void takeNow(int boot, Input input) {
    if (!is(boot)) {
      return;
    }
    if (paused) {
      missed.add(() -> takeNow(boot, input));
      return;
    }
    var here = kernel;
    if (here == null) {
      return;
    }
    var outputs = new ArrayList<Output>();
    here.on(
        input,
        instants(),
        output -> {
          world.deeds().said(id, output);
          world.probes().said(output);
          outputs.add(output);
        });
    for (var output : outputs) {
      if (!is(boot)) {
        return;
      }
      if (paused) {
        missed.add(() -> carryOut(boot, output));
      } else {
        carryOut(boot, output);
      }
    }
  }

  private void carryOut(int boot, Output output) {
    if (!is(boot)) {
      return;
    }
    switch (output) {
      case Output.Store(var request, var transaction) ->
          world.travels().send(this, boot, request, transaction);
      case Output.Run(var instance, var work, var task) -> {
        var result = Work.run(world.setup().machinery(), task);
        world.at(HOP, name, () -> take(boot, new Input.Ran(instance, work, result)));
      }
      case Output.Dispatch(var delivery) -> workers.dispatch(boot, delivery);
      case Output.Cancel(var delivery, var why) ->
          world.trace(name, "CANCEL", shortened(delivery) + " " + why);
      case Output.Timer(var number, var in) -> arm(boot, number, in);
      case Output.Answer _ -> {}
      case Output.Notice(var kind, var instance, var text) ->
          world.trace(
              name, kind.name(), instance.map(InstanceId::toString).orElse("") + " " + text);
      case Output.Ended(var end) -> {
        world.trace(name, "ENDED", end.name());
        world.deeds().ended(id, end);
        gone();
        world.at(REBOOT, name, this::boot);
      }
    }
  }

  /// A kernel has one timer: the last that it asked for.
  private void arm(int boot, long number, long in) {
    world.agenda().callOff(timer);
    timer =
        world.agenda().timer(clock.lasts(in), name, () -> take(boot, new Input.TimerFired(number)));
  }

  /// How often this boot has sent a transaction of this name, with this one: part of its key, so
  /// that one poll more or less changes no other's.
  int ordinal(String transaction) {
    return sent.merge(transaction, 1, Integer::sum);
  }

  private static String shortened(String delivery) {
    return delivery.substring(delivery.indexOf('/') + 1);
  }
}
