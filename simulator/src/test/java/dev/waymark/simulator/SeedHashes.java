package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;

import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.ScriptedMachine.Stage;
import dev.waymark.simulator.store.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Prints hashes of runs, for the test that starts it in processes of its own.
final class SeedHashes {
  private SeedHashes() {}

  /// @param arguments a program
  public static void main(String[] arguments) {
    System.out.print(of(arguments[0]));
  }

  /// The protocol under disturbances, and a workflow that the machine of production runs.
  static String of(String program) {
    var hashes = new ArrayList<String>();
    var scripted = Worlds.world(3, 3, call("flaky"), call("a", "b"), new Stage.Sleep(3_000_000));
    for (var seed = 1; seed <= 3; seed++) {
      hashes.add(hash(scripted, seed));
    }
    for (var seed = 1; seed <= 3; seed++) {
      hashes.add(hash(interpreted(program), seed));
    }
    return String.join(" ", hashes);
  }

  private static String hash(World.Setup setup, long seed) {
    return Long.toHexString(World.run(setup, Choices.random(seed, 80)).trace().hash());
  }

  private static World.Setup interpreted(String program) {
    var id = Worlds.instance(1);
    return new World.Setup(
        2,
        Settings.DEFAULT,
        new Interpreted(new TreeMap<>()),
        new Worlds.Named(),
        Mutant.NONE,
        List.of(new Transaction.PutProgram("p", Payload.of(program), "s", Payload.of("{}"))),
        List.of(
            new Transaction.NewInstance(
                id, id, "top", Optional.of("k"), "p", "s", Payload.of("{}"), Optional.empty())));
  }
}
