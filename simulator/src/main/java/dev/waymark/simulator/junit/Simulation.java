package dev.waymark.simulator.junit;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan.QueryKind;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.work.Delivery;
import dev.waymark.ir.Program;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.test.Asked;
import dev.waymark.simulator.test.DisturbedScene;
import dev.waymark.simulator.test.Rehearsal;
import dev.waymark.simulator.test.Scene;
import dev.waymark.simulator.test.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Workflows in virtual time, with stubs in place of their actions. What cannot go on is an
/// `AssertionError` that says why and what has happened before.
public final class Simulation {
  /// Of a thousand choices, how many are not the plainest.
  private static final int PER_MILLE = 800;

  private final Known known;
  private final Compilation.Compiled compiled;
  private final Ledger ledger = new Ledger();
  private final Map<String, Stub> stubs = new LinkedHashMap<>();
  private final TreeMap<Long, List<Runnable>> planned = new TreeMap<>();
  private Watching watching = new Watching();
  private Choices choices = Choices.random(1, PER_MILLE);
  private Scene scene;

  Simulation(Compilation.Compiled compiled) {
    this.known = new Known(compiled);
    this.compiled = compiled;
    this.scene = new Rehearsal(compiled, this::answer);
    scene.watch(() -> watching.broken());
  }

  /// For an engine other than JUnit, or a property.
  ///
  /// @param paths as those of [WaymarkTest#workflows()]
  public static Simulation of(String... paths) {
    return new Simulation(WorkflowFiles.compile(List.of(paths)));
  }

  /// Begins the stub of an action, in place of an earlier one.
  ///
  /// @param action by its bare name, or its identity
  public Stub stub(String action) {
    var identity = known.action(action);
    var stub = new Stub(this, known, Known.bare(identity, ':'));
    stubs.put(identity, stub);
    return stub;
  }

  /// Lets a real action answer, on the thread of the test, when its time is over: a node that dies
  /// before has not done it, one that dies after has.
  public Stub real(String action, Function<Delivery, Outcome> by) {
    return stub(action).real(by);
  }

  /// Lets the real actions of an object answer, as far as the workflows here call them.
  ///
  /// @param actions by identity, as `JavaActions.of(new Billing())` of the artifact `waymark` gives
  ///   them
  public void real(Map<String, Function<Delivery, Outcome>> actions) {
    var called = 0;
    for (var action : new TreeMap<>(actions).entrySet()) {
      var known = this.known.called(action.getKey());
      known.ifPresent(identity -> real(identity, action.getValue()));
      called += known.isPresent() ? 1 : 0;
    }
    if (called == 0) {
      throw new IllegalArgumentException("no workflow here calls one of " + actions.keySet());
    }
  }

  /// What [Stub#generates()] draws; another seed draws other answers.
  public Simulation seed(long seed) {
    choices = Choices.random(seed, PER_MILLE);
    return this;
  }

  Outcome drawn(Asked asked) {
    return Rehearsal.drawn(compiled, choices, asked);
  }

  /// What effects of stubs have written down.
  public Ledger ledger() {
    return ledger;
  }

  Compilation.Compiled compiled() {
    return compiled;
  }

  /// What was said before the body of a test.
  record Before(Map<String, Stub> stubs, Watching watching) {}

  Before before() {
    return new Before(new LinkedHashMap<>(stubs), watching.copy());
  }

  /// Begins anew in a world of runtime nodes, with what was said before.
  DisturbedScene disturbed(Worlds worlds, Supplier<Choices> disturbances, Before then) {
    stubs.clear();
    stubs.putAll(then.stubs());
    stubs.values().forEach(Stub::forget);
    watching = then.watching().copy();
    ledger.clear();
    planned.clear();
    var disturbed = new DisturbedScene(worlds, this::answer, disturbances);
    disturbed.watch(() -> watching.broken());
    scene = disturbed;
    return disturbed;
  }

  private Rehearsal.Line answer(Asked asked) {
    var action = asked.delivery().action();
    var stub = stubs.get(action);
    if (stub != null) {
      return stub.answer(asked);
    }
    var name = Known.bare(action, ':');
    return new Rehearsal.Line.Missing(
        List.of(
            "`" + name + "` was called and has no stub",
            "",
            "  add: simulation.stub(\"" + name + "\").returns(null)"));
  }

  /// Has to hold now and after every event from now on.
  public void always(BooleanSupplier condition) {
    always("what the test says", condition);
  }

  /// The same, and a broken one says what it was.
  public void always(String what, BooleanSupplier condition) {
    watching.always(what, condition);
    var broken = watching.broken();
    if (!broken.isEmpty()) {
      throw broken(String.join("\n", broken));
    }
  }

  /// Has to hold now, or at some time before nothing can happen any more.
  public void eventually(BooleanSupplier condition) {
    eventually("what the test says", condition);
  }

  /// The same, and one that never holds says what it was.
  public void eventually(String what, BooleanSupplier condition) {
    var seen = new boolean[] {condition.getAsBoolean()};
    scene.watch(() -> {
      seen[0] |= condition.getAsBoolean();
      return watching.broken();
    });
    if (!seen[0]) {
      until(Long.MAX_VALUE);
    }
    scene.watch(() -> watching.broken());
    if (!seen[0] && !condition.getAsBoolean()) {
      throw broken(what + " never holds");
    }
  }

  /// Starts an instance and lets time pass until nothing can happen any more; then it must have
  /// ended.
  ///
  /// @param arguments in the order of the workflow's parameters; the last ones may have defaults
  public SimulatedInstance run(String workflow, @Nullable Object... arguments) {
    return run(Optional.empty(), workflow, arguments);
  }

  /// Starts an instance; time stands still.
  public SimulatedInstance start(String workflow, @Nullable Object... arguments) {
    return start(Optional.empty(), workflow, arguments);
  }

  /// What is started under the same key is the same instance.
  public Keyed withKey(String key) {
    return new Keyed(this, key);
  }

  SimulatedInstance run(Optional<String> key, String workflow, @Nullable Object[] arguments) {
    var instance = begin(key, workflow, arguments);
    until(Long.MAX_VALUE);
    if (instance.state() instanceof Step.Status.Waiting) {
      throw broken("`" + workflow + "` can never finish\n\n" + instance.waitingOn());
    }
    return instance;
  }

  SimulatedInstance start(Optional<String> key, String workflow, @Nullable Object[] arguments) {
    var instance = begin(key, workflow, arguments);
    until(scene.nowMicros());
    return instance;
  }

  private SimulatedInstance begin(
      Optional<String> key, String workflow, @Nullable Object[] arguments) {
    var name = scene.start(workflow, input(known.workflow(workflow), arguments), key);
    return new SimulatedInstance(this, scene, name, workflow);
  }

  private static Payload input(Program program, @Nullable Object[] arguments) {
    var parameters = program.main().parameters();
    if (arguments.length > parameters.size()) {
      throw new IllegalArgumentException(
          "%s takes %d arguments, not %d"
              .formatted(program.workflow(), parameters.size(), arguments.length));
    }
    var named = new LinkedHashMap<String, @Nullable Object>();
    for (var i = 0; i < arguments.length; i++) {
      named.put(parameters.get(i).name(), arguments[i]);
    }
    return Written.payload(named);
  }

  /// Lets virtual time pass.
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + duration);
    }
    until(Math.addExact(scene.nowMicros(), micros(duration)));
  }

  static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000L);
  }

  void signal(SimulatedInstance to, String signal, @Nullable Object value) {
    var names = known.workflow(to.workflow()).signals().stream().map(Program.Signal::name).toList();
    if (!names.contains(signal)) {
      throw Known.unknown("%s has no signal `%s`".formatted(to.workflow(), signal), signal, names);
    }
    scene.signal(to.name(), signal, Written.payload(value));
    until(scene.nowMicros());
  }

  /// Does something when so much more time has passed, while an instance runs to its end: sends it
  /// a signal, say.
  public void at(Duration later, Runnable what) {
    var when = Math.addExact(scene.nowMicros(), micros(later));
    planned.computeIfAbsent(when, _ -> new ArrayList<>()).add(what);
  }

  private void until(long micros) {
    while (!planned.isEmpty() && planned.firstKey() <= micros) {
      var next = planned.pollFirstEntry();
      reach(next.getKey());
      next.getValue().forEach(Runnable::run);
    }
    reach(micros);
  }

  private void reach(long micros) {
    var why = scene.until(micros);
    if (!why.isEmpty()) {
      throw broken(String.join("\n", why));
    }
  }

  AssertionError broken(String what) {
    var timeLine = timeLine();
    return new AssertionError(
        timeLine.isEmpty() ? what : what + "\n\nvirtual time line\n" + timeLine);
  }

  /// How much virtual time has passed.
  public Duration now() {
    return Duration.ofNanos(Math.multiplyExact(scene.nowMicros(), 1_000L));
  }

  /// How often an action was called; another attempt is the same call.
  public int calls(String action) {
    return scene.count(QueryKind.CALLS, known.action(action));
  }

  /// With how many idempotency keys an action was called.
  public int keys(String action) {
    return scene.count(QueryKind.KEYS, known.action(action));
  }

  /// How often an action was handed to a worker, every attempt counted.
  public int deliveries(String action) {
    return scene.count(QueryKind.DELIVERIES, known.action(action));
  }

  /// What has happened, one line each.
  public String timeLine() {
    return String.join("\n", scene.timeLine());
  }
}
