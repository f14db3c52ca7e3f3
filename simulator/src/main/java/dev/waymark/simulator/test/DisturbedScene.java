package dev.waymark.simulator.test;

import dev.waymark.compiler.test.TestPlan.Query;
import dev.waymark.compiler.test.TestPlan.QueryKind;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.SimulationFailure;
import dev.waymark.simulator.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One world of a test that is written in Java: one instance, run to its end under one disturbance
/// or none.
public final class DisturbedScene implements Scene {
  private final Worlds worlds;
  private final Rehearsal.Script script;
  private final Optional<Exhaust.Single> single;
  private Witness witness;
  private Transaction.@Nullable NewInstance instance;
  private World.@Nullable Report report;

  public DisturbedScene(Worlds worlds, Rehearsal.Script script, Optional<Exhaust.Single> single) {
    this.worlds = worlds;
    this.script = script;
    this.single = single;
    this.witness = witness();
  }

  private Witness witness() {
    return new Witness(worlds.compiled(), Rehearsal.answers(script), _ -> {});
  }

  @Override
  public String start(String workflow, Payload input) {
    if (instance != null) {
      throw refused("second instance");
    }
    instance = worlds.instance(workflow, Optional.empty(), input);
    return workflow;
  }

  private static IllegalStateException refused(String what) {
    return new IllegalStateException(
        "under @CrashEverywhere a test runs one instance to its end: there is no " + what);
  }

  @Override
  public void signal(String to, String signal, Payload value) {
    throw refused("signal");
  }

  @Override
  public long nowMicros() {
    return report == null ? 0 : report.micros();
  }

  @Override
  public List<String> until(long micros) {
    if (micros != Long.MAX_VALUE) {
      throw refused("`start` or `advance`");
    }
    try {
      report = live(worlds.machinery());
      return List.of();
    } catch (TestBroken broken) {
      return broken.lines();
    } catch (SimulationFailure failure) {
      return String.valueOf(failure.getMessage()).lines().toList();
    }
  }

  private World.Report live(Machinery over) {
    if (instance == null) {
      throw new IllegalStateException("nothing is started in this world");
    }
    var choices = single.map(Exhaust.Single::choices).orElseGet(Choices::benign);
    return World.run(worlds.setup(over, witness, instance), choices);
  }

  @Override
  public Step.Status status(String name) {
    return Optional.ofNullable(report)
        .flatMap(lived -> lived.store().tables().instance(Worlds.ROOT))
        .map(Worlds::status)
        .orElseGet(Step.Status.Waiting::new);
  }

  @Override
  public List<String> waitingOn(String name) {
    return List.of();
  }

  @Override
  public int count(QueryKind kind, String action) {
    return Integer.parseInt(witness.calls().answer(new Query(".count", kind, action)));
  }

  @Override
  public List<String> timeLine() {
    return List.of();
  }

  /// All disturbances of this world, which was not disturbed.
  public List<Exhaust.Single> singles() {
    if (report == null) {
      throw new IllegalStateException("this world was not run");
    }
    var singles = Exhaust.singles(report);
    if (singles.size() > Crashing.DISTURBANCES_MAX) {
      var why = Crashing.tooMany(singles.size(), report.micros());
      throw new AssertionError(String.join("\n", why));
    }
    return singles;
  }

  /// What was disturbed, at which line, and what happened. The world is run again, to see where in
  /// the source it was.
  public List<String> told() {
    var lines = new ArrayList<String>();
    single.ifPresent(one -> lines.add(one.words()));
    if (single.isEmpty() || report == null) {
      return lines;
    }
    var places = new Places(worlds.machinery(), worlds.compiled());
    witness = witness();
    var told = new Aftermath(worlds.compiled(), live(places), witness, places, single.get());
    told.line().ifPresent(lines::add);
    lines.addAll(List.of("", "virtual time line"));
    lines.addAll(TimeLine.lines(told.timeLine()));
    return lines;
  }
}
