package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.Stubs;
import dev.waymark.simulator.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How fast worlds are on this machine, invariants on: the figures that decide how much a test can
/// afford to disturb.
public final class WorldSpeed {
  private static final String SOURCE =
      """
      action work(n: int) -> int

      action daily(n: int) -> int:
          retry: attempts=3, first=1d, factor=1, max=1d, jitter=none

      workflow twenty() -> int:
          total = 0
          for i in range(20):
              total += await work(i)
          return total

      workflow eight() -> int:
          total = 0
          for i in range(8):
              total += await work(i)
          return total

      workflow month() -> int:
          total = 0
          for i in range(30):
              total += await daily(i)
          return total
      """;

  private final Compilation.Compiled compiled;
  private final Worlds worlds;
  private final LongSupplier nanos;

  private WorldSpeed(LongSupplier nanos) {
    this.nanos = nanos;
    this.compiled =
        switch (Compiler.compile(_ -> Optional.of(SOURCE), "speed.wm")) {
          case Compilation.Compiled right -> right;
          case Compilation.Rejected wrong ->
              throw new IllegalStateException(wrong.diagnostics().toString());
        };
    this.worlds = new Worlds(compiled);
  }

  /// @param disturbances all single ones of twenty calls in a row
  /// @param coldSeconds for all of them, the first thing that is done
  /// @param warmSeconds the same again at the end
  /// @param smallWorlds a second: two nodes, one instance, eight calls
  /// @param smallEvents a second, in these
  /// @param largeEvents a second: four nodes, 50 instances of twenty calls, some disturbances
  /// @param monthSeconds for thirty calls, each failing once and tried again after a day
  public record Figures(
      int points,
      int disturbances,
      double coldSeconds,
      double warmSeconds,
      double smallWorlds,
      double smallEvents,
      double largeEvents,
      double monthSeconds) {}

  /// @param nanos a clock, best of the processor time of this thread
  /// @param each for how long each rate is taken
  public static Figures measure(LongSupplier nanos, long each) {
    return new WorldSpeed(nanos).measure(each);
  }

  private Figures measure(long each) {
    var twenty = setup("twenty", 2, 1, 0);
    var from = nanos.getAsLong();
    var exhausted = Exhaust.singles(twenty, Exhaust::sameOutcomes);
    var cold = since(from);
    var small = rate(setup("eight", 2, 1, 0), each, 0);
    var large = rate(setup("twenty", 4, 50, 0), each, 1);
    from = nanos.getAsLong();
    World.run(setup("month", 2, 1, 1), Choices.benign());
    var month = since(from);
    from = nanos.getAsLong();
    var again = Exhaust.singles(twenty, Exhaust::sameOutcomes);
    if (!exhausted.failures().isEmpty() || again.run() != exhausted.disturbances()) {
      throw new IllegalStateException(exhausted + ", then " + again);
    }
    return new Figures(
        exhausted.points(),
        exhausted.disturbances(),
        cold,
        since(from),
        small.worlds,
        small.events,
        large.events,
        month);
  }

  private double since(long from) {
    return (nanos.getAsLong() - from) / 1e9;
  }

  private record Rate(double worlds, double events) {}

  /// Equal worlds, or with `perMille` as many that are disturbed by their number.
  private Rate rate(World.Setup setup, long each, int perMille) {
    var from = nanos.getAsLong();
    var worlds = 0;
    var events = 0L;
    while (nanos.getAsLong() - from < each) {
      var choices = perMille == 0 ? Choices.benign() : Choices.random(worlds, perMille);
      events += World.run(setup, choices).events();
      worlds++;
    }
    var seconds = since(from);
    return new Rate(worlds / seconds, events / seconds);
  }

  private World.Setup setup(String workflow, int nodes, int instances, int failures) {
    var one = worlds.instance(workflow, Optional.empty(), Payload.of("{}"));
    var starts = new ArrayList<Transaction.NewInstance>();
    for (var i = 1; i <= instances; i++) {
      var id = InstanceId.of(1_700_000_000_000L, i, i);
      starts.add(
          new Transaction.NewInstance(
              id,
              id,
              workflow,
              Optional.of("k" + i),
              one.program(),
              one.source(),
              one.input(),
              Optional.empty()));
    }
    var alone = worlds.setup(worlds.machinery(), new Failing(compiled, failures), one);
    return new World.Setup(
        nodes,
        Settings.DEFAULT,
        alone.machinery(),
        alone.stubs(),
        alone.mutant(),
        alone.before(),
        starts);
  }

  /// Answers 1 after so many failures of each call.
  private record Failing(Compilation.Compiled compiled, int failures) implements Stubs {
    @Override
    public List<Offer> offers() {
      return compiled.workflows().stream()
          .flatMap(workflow -> workflow.program().actions().stream())
          .map(action -> action.name())
          .distinct()
          .map(name -> new Offer(name, List.of(), true, "stub"))
          .toList();
    }

    @Override
    public Answer answer(Delivery delivery) {
      var error =
          "{\"$type\":\"error\",\"class\":\"ConnectionError\",\"bases\":[\"OSError\",\"Exception\","
              + "\"BaseException\"],\"message\":\"\",\"args\":[],\"attributes\":{}}";
      return new Answer(
          2_000,
          delivery.attempt() <= failures
              ? new Event.Outcome.Failed(Payload.of(error), -1)
              : new Event.Outcome.Succeeded(Payload.of("1")));
    }
  }
}
