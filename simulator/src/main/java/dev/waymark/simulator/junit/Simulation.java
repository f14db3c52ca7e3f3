package dev.waymark.simulator.junit;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan.QueryKind;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.ir.Program;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.test.DisturbedScene;
import dev.waymark.simulator.test.Rehearsal;
import dev.waymark.simulator.test.Scene;
import dev.waymark.simulator.test.Worlds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Workflows in virtual time, with stubs in place of their actions. What cannot go on is an
/// `AssertionError` that says why and what has happened before.
public final class Simulation {
  private final Known known;
  private final Compilation.Compiled compiled;
  private Scene scene;
  private final Map<String, Stub> stubs = new LinkedHashMap<>();

  Simulation(Compilation.Compiled compiled) {
    this.known = new Known(compiled);
    this.compiled = compiled;
    this.scene = new Rehearsal(compiled, this::answer);
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
    var stub = new Stub(known, Known.bare(identity, ':'));
    stubs.put(identity, stub);
    return stub;
  }

  Compilation.Compiled compiled() {
    return compiled;
  }

  Map<String, Stub> stubs() {
    return new LinkedHashMap<>(stubs);
  }

  /// Begins anew in a world of runtime nodes, with the stubs of then.
  DisturbedScene disturbed(Worlds worlds, Optional<Exhaust.Single> single, Map<String, Stub> then) {
    stubs.clear();
    stubs.putAll(then);
    var disturbed = new DisturbedScene(worlds, this::answer, single);
    scene = disturbed;
    return disturbed;
  }

  private Rehearsal.Line answer(String action, int attempt) {
    var stub = stubs.get(action);
    if (stub != null) {
      return stub.answer(attempt);
    }
    var name = Known.bare(action, ':');
    return new Rehearsal.Line.Missing(
        List.of(
            "`" + name + "` was called and has no stub",
            "",
            "  add: simulation.stub(\"" + name + "\").returns(null)"));
  }

  /// Starts an instance and lets time pass until nothing can happen any more; then it must have
  /// ended.
  ///
  /// @param arguments in the order of the workflow's parameters; the last ones may have defaults
  public SimulatedInstance run(String workflow, @Nullable Object... arguments) {
    var instance = begin(workflow, arguments);
    until(Long.MAX_VALUE);
    if (instance.state() instanceof Step.Status.Waiting) {
      throw broken("`" + workflow + "` can never finish\n\n" + instance.waitingOn());
    }
    return instance;
  }

  /// Starts an instance; time stands still.
  public SimulatedInstance start(String workflow, @Nullable Object... arguments) {
    var instance = begin(workflow, arguments);
    until(scene.nowMicros());
    return instance;
  }

  private SimulatedInstance begin(String workflow, @Nullable Object[] arguments) {
    var name = scene.start(workflow, input(known.workflow(workflow), arguments));
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

  private void until(long micros) {
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
