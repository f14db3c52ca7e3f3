package dev.waymark.simulator;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.simulator.store.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Worlds that tests use.
final class Worlds {
  private Worlds() {}

  static final long SECOND = 1_000_000;

  static InstanceId instance(int number) {
    return InstanceId.of(1_700_000_000_000L, number, number);
  }

  static List<Transaction.NewInstance> instances(int count) {
    var instances = new ArrayList<Transaction.NewInstance>();
    for (var i = 1; i <= count; i++) {
      instances.add(
          new Transaction.NewInstance(
              instance(i),
              instance(i),
              "scripted",
              Optional.of("k" + i),
              "p",
              "s",
              Payload.of("{}"),
              Optional.empty()));
    }
    return instances;
  }

  static World.Setup world(int nodes, int instances, ScriptedMachine.Stage... stages) {
    return world(nodes, instances, Mutant.NONE, stages);
  }

  static World.Setup world(
      int nodes, int instances, Mutant mutant, ScriptedMachine.Stage... stages) {
    return new World.Setup(
        nodes,
        Settings.DEFAULT,
        new ScriptedMachine(List.of(stages), mutant == Mutant.RESULTS_AS_THEY_COME),
        new Named(),
        mutant,
        List.of(new Transaction.PutProgram("p", Payload.of("program"), "s", Payload.of("table"))),
        instances(instances));
  }

  /// The nodes run no actions; the workers run nothing else.
  static World.Setup workersApart(
      int nodes, int workers, Mutant mutant, ScriptedMachine.Stage... stages) {
    var all = world(nodes, 1, mutant, stages);
    return new World.Setup(
        nodes,
        workers,
        all.settings(),
        all.machinery(),
        all.stubs(),
        mutant,
        all.before(),
        all.starts());
  }

  /// `slow…` takes 20 s, `flaky…` fails in its first attempt, the others answer with their name.
  record Named() implements Stubs {
    @Override
    public List<Offer> offers() {
      var offers = new ArrayList<Offer>();
      for (var name : List.of("a", "b", "c", "d", "slow", "flaky")) {
        offers.add(new Offer(name, List.of(), false, "stub"));
      }
      return offers;
    }

    @Override
    public Answer answer(Delivery delivery) {
      var takes = delivery.action().startsWith("slow") ? 20 * SECOND : 2_000;
      var fails = delivery.action().startsWith("flaky") && delivery.attempt() == 1;
      return new Answer(
          takes,
          fails
              ? new Event.Outcome.Failed(Payload.of("{\"$type\":\"error\"}"), -1)
              : new Event.Outcome.Succeeded(Payload.of("\"" + delivery.call() + "\"")));
    }
  }
}
