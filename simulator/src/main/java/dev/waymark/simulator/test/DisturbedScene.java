package dev.waymark.simulator.test;

import dev.waymark.compiler.test.TestPlan.Query;
import dev.waymark.compiler.test.TestPlan.QueryKind;
import dev.waymark.engine.Event.Outcome;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One world of a test that is written in Java: one instance, run to its end under the disturbances
/// of a tape.
public final class DisturbedScene implements Scene {
  private final Worlds worlds;
  private final Rehearsal.Script script;
  private final Supplier<Choices> choices;
  private Supplier<List<String>> looking = List::of;
  private List<String> broken = List.of();

  /// What came of deeds, which are done once even where a world is lived again to tell of it.
  private final TreeMap<String, Outcome> done = new TreeMap<>();

  private Choices last = Choices.benign();
  private Witness witness;
  private Transaction.@Nullable NewInstance instance;
  private World.@Nullable Report report;

  /// @param choices made anew for each life of this world
  public DisturbedScene(Worlds worlds, Rehearsal.Script script, Supplier<Choices> choices) {
    this.worlds = worlds;
    this.script = script;
    this.choices = choices;
    this.witness = new Witness(worlds.compiled(), this::answer, _ -> look());
  }

  private Answers.Reply answer(Asked asked) {
    var reply = Rehearsal.answers(script).answer(asked);
    if (!reply.outside()) {
      return reply;
    }
    var token = asked.delivery().token();
    Supplier<Outcome> once = () -> done.computeIfAbsent(token, _ -> reply.deed().get());
    return new Answers.Reply(reply.takesMicros(), once, true);
  }

  private void look() {
    if (broken.isEmpty()) {
      broken = looking.get();
    }
  }

  @Override
  public String start(String workflow, Payload input, Optional<String> key) {
    if (instance != null) {
      throw refused("second instance");
    }
    instance = worlds.instance(workflow, key, input);
    return workflow;
  }

  private static IllegalStateException refused(String what) {
    return new IllegalStateException(
        "under @CrashEverywhere a test runs one instance to its end: there is no " + what);
  }

  @Override
  public void watch(Supplier<List<String>> watched) {
    looking = watched;
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
    if (report != null) {
      return List.of();
    }
    try {
      report = live(worlds.machinery());
      look();
      return broken;
    } catch (TestBroken why) {
      return why.lines();
    } catch (SimulationFailure failure) {
      return String.valueOf(failure.getMessage()).lines().limit(1).toList();
    }
  }

  private World.Report live(Machinery over) {
    if (instance == null) {
      throw new IllegalStateException("nothing is started in this world");
    }
    last = choices.get();
    return World.run(worlds.setup(over, witness, instance), last);
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
    var singles = Exhaust.singles(lived());
    if (singles.size() > Crashing.DISTURBANCES_MAX) {
      var why = Crashing.tooMany(singles.size(), lived().micros());
      throw new AssertionError(String.join("\n", why));
    }
    return singles;
  }

  private World.Report lived() {
    if (report == null) {
      throw new IllegalStateException("this world was not run");
    }
    return report;
  }

  /// Equal for equal lives.
  public long fingerprint() {
    return lived().trace().hash();
  }

  /// What was really chosen, for the same again.
  public Map<String, Integer> tape() {
    return last.tape();
  }

  private static List<Exhaust.Single> disturbances(World.Report lived) {
    var found = new ArrayList<Exhaust.Single>();
    for (var point : lived.points()) {
      var choice = lived.tape().getOrDefault("DISTURB/" + point.key(), 0);
      if (choice > 0) {
        found.add(new Exhaust.Single(point, point.point().kinds().get(choice - 1)));
      }
    }
    return found;
  }

  /// What was disturbed, at which line, and what happened. The world is run again, to see where in
  /// the source it was.
  public List<String> told() {
    var lines = new ArrayList<String>();
    if (report == null) {
      return lines;
    }
    var singles = disturbances(report);
    singles.forEach(one -> lines.add(one.words()));
    if (!singles.isEmpty()) {
      var places = new Places(worlds.machinery(), worlds.compiled());
      witness = new Witness(worlds.compiled(), this::answer, _ -> {});
      var told = new Aftermath(worlds.compiled(), live(places), witness, places, singles);
      told.line().ifPresent(lines::add);
      lines.addAll(List.of("", "virtual time line"));
      lines.addAll(TimeLine.lines(told.timeLine()));
    }
    return lines;
  }
}
