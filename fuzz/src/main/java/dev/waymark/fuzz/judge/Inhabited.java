package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.corpus.ActionCall;
import dev.waymark.corpus.Border;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.StubScript;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.simulator.Interpreted;
import dev.waymark.simulator.Stubs;
import dev.waymark.simulator.World;
import dev.waymark.simulator.store.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// A program in a simulated world of two runtime nodes. What an action answers depends on the call
/// and its attempt alone, so that neither order nor repetition changes it.
final class Inhabited implements Stubs {
  private static final InstanceId ID = InstanceId.of(1_700_000_000_000L, 1, 1);

  private final Compilation.Workflow workflow;
  private final Supplier<StubScript> scripts;

  /// By call, then in the order of its attempts.
  private final TreeMap<String, List<Answer>> answers = new TreeMap<>();

  private final TreeMap<String, StubScript> asked = new TreeMap<>();

  private Inhabited(Compilation.Workflow workflow, Supplier<StubScript> scripts) {
    this.workflow = workflow;
    this.scripts = scripts;
  }

  static World.Setup world(Compilation.Workflow workflow, Supplier<StubScript> scripts) {
    var program = workflow.program();
    var hash = ProgramJson.hash(program);
    var digest = workflow.debug().digest();
    var current = new TreeMap<String, Machinery.ProgramReference>();
    current.put(program.workflow(), new Machinery.ProgramReference(hash, digest));
    return new World.Setup(
        2,
        Settings.DEFAULT,
        new Interpreted(current),
        new Inhabited(workflow, scripts),
        Mutant.NONE,
        List.of(
            new Transaction.PutProgram(
                hash,
                Payload.of(ProgramJson.write(program)),
                digest,
                Payload.of(ProgramJson.write(workflow.debug())))),
        List.of(
            new Transaction.NewInstance(
                ID,
                ID,
                program.workflow(),
                Optional.of("k"),
                hash,
                digest,
                Payload.of("{}"),
                Optional.empty())));
  }

  @Override
  public List<Offer> offers() {
    return workflow.program().actions().stream()
        .map(action -> new Offer(action.name(), List.of(), true, "stub"))
        .toList();
  }

  @Override
  public Answer answer(Delivery delivery) {
    var given = answers.computeIfAbsent(delivery.key(), _ -> new ArrayList<>());
    while (given.size() < delivery.attempt()) {
      var name = delivery.action().substring(delivery.action().indexOf(':') + 1);
      var call = new ActionCall(name, Datum.fields(Border.read(delivery.arguments().json())));
      var reply = asked.computeIfAbsent(delivery.key(), _ -> scripts.get()).answer(call);
      long takes = Math.max(2_000, reply.takes().toNanos() / 1_000);
      given.add(new Answer(takes, Life.outcome(reply)));
    }
    return given.get(delivery.attempt() - 1);
  }

  /// What became of the instance, without calls and logs.
  static String text(World.Report report) {
    var ended = report.store().tables().instance(ID).orElseThrow().outcome.orElseThrow();
    return text(
        ended.status() == Status.COMPLETED
            ? new Outcome.Returned(Border.read(ended.details().json()), NOTHING)
            : Life.failed(ended.details(), NOTHING));
  }

  private static final Outcome.Trace NOTHING = new Outcome.Trace(List.of(), List.of());

  static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Returned(var value, _) -> new Outcome.Returned(value, NOTHING).expected().text();
      case Outcome.Failed(var error, var message, _) ->
          new Outcome.Failed(error, message, NOTHING).expected().text();
      case Outcome.Refused refused -> refused.expected().text();
    };
  }
}
