package dev.waymark.simulator;

import dev.waymark.compiler.Compilation;
import dev.waymark.corpus.ActionCall;
import dev.waymark.corpus.Border;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.Executor;
import dev.waymark.corpus.LogLine;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.RunCase;
import dev.waymark.corpus.StubScript;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.simulator.store.Mutant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Executes cases in a world of two runtime nodes and one store; benign, or with one disturbance
/// that the case's name chooses.
final class NodeExecutor implements Executor {
  /// Where the order in which calls end is no part of the case, so that a crash may change it.
  private static final List<String> IN_A_ROW =
      List.of(
          "assignment",
          "collections",
          "control",
          "errors",
          "functions",
          "loops",
          "numbers",
          "policies",
          "strings",
          "traps",
          "types",
          "undo");

  private final boolean disturbed;

  NodeExecutor(boolean disturbed) {
    this.disturbed = disturbed;
  }

  @Override
  public boolean takes(RunCase run) {
    boolean inARow = IN_A_ROW.stream().anyMatch(folder -> run.name().startsWith("run/" + folder));
    return !run.needs(RunCase.Need.EXACT_TIME) && (inARow || !disturbed);
  }

  @Override
  public Optional<String> hindrance(RunCase run) {
    return Optional.empty();
  }

  @Override
  public boolean compiles() {
    return true;
  }

  @Override
  public boolean isReferenceFor(RunCase run) {
    return false;
  }

  @Override
  public Outcome execute(RunCase run) {
    return switch (MachineExecutor.compile(run)) {
      case Compilation.Rejected rejected -> MachineExecutor.refused(rejected);
      case Compilation.Compiled compiled -> {
        var benign = new Execution(run, compiled);
        var report = World.run(benign.setup(), Choices.benign());
        if (!disturbed || report.points().isEmpty()) {
          yield benign.outcome(report);
        }
        var again = new Execution(run, compiled);
        yield again.outcome(World.run(again.setup(), Choices.replay(tape(run, report))));
      }
    };
  }

  private static Map<String, Integer> tape(RunCase run, World.Report report) {
    int place = Math.floorMod(run.name().hashCode(), report.points().size());
    var point = report.points().get(place);
    int kind = 1 + Math.floorMod(run.name().hashCode() / 7, point.point().kinds().size());
    return Collections.singletonMap("DISTURB/" + point.key(), kind);
  }

  @Override
  public void close() {}

  /// One run of a case: its stubs, and what they have seen.
  private static final class Execution implements Stubs {
    private final RunCase run;
    private final Compilation.Compiled compiled;
    private final StubScript script;
    private final List<ActionCall> calls = new ArrayList<>();

    /// A delivery that is repeated gets the answer that its attempt got.
    private final Map<String, Answer> answers = new TreeMap<>();

    Execution(RunCase run, Compilation.Compiled compiled) {
      this.run = run;
      this.compiled = compiled;
      this.script = run.script();
    }

    World.Setup setup() {
      var programs = new ArrayList<Transaction<?>>();
      var current = new TreeMap<String, Machinery.ProgramReference>();
      for (var workflow : compiled.workflows()) {
        var hash = ProgramJson.hash(workflow.program());
        var source = workflow.debug().digest();
        programs.add(
            new Transaction.PutProgram(
                hash,
                Payload.of(ProgramJson.write(workflow.program())),
                source,
                Payload.of(ProgramJson.write(workflow.debug()))));
        current.put(workflow.program().workflow(), new Machinery.ProgramReference(hash, source));
      }
      var id = Worlds.instance(1);
      var started = current.get(run.workflow());
      if (started == null) {
        throw new AssertionError("no workflow " + run.workflow());
      }
      var start =
          new Transaction.NewInstance(
              id,
              id,
              run.workflow(),
              Optional.of("k"),
              started.program(),
              started.source(),
              Payload.of(Border.write(Datum.dict(run.input()))),
              Optional.empty());
      return new World.Setup(
          2,
          Settings.DEFAULT,
          new Interpreted(current),
          this,
          Mutant.NONE,
          programs,
          List.of(start));
    }

    @Override
    public List<Offer> offers() {
      var names = new TreeSet<String>();
      for (var workflow : compiled.workflows()) {
        workflow.program().actions().forEach(action -> names.add(action.name()));
      }
      return names.stream().map(name -> new Offer(name, List.of(), true, "stub")).toList();
    }

    @Override
    public Answer answer(Delivery delivery) {
      var attempt = delivery.key() + "/" + delivery.attempt();
      var known = answers.get(attempt);
      if (known != null) {
        return known;
      }
      var name = delivery.action().substring(delivery.action().indexOf(':') + 1);
      var arguments = Datum.fields(Border.read(delivery.arguments().json()));
      var call = new ActionCall(name, arguments);
      calls.add(call);
      var answer = answer(script.answer(call));
      answers.put(attempt, answer);
      return answer;
    }

    private static Answer answer(StubScript.Reply reply) {
      long takes = Math.max(2_000, reply.takes().toNanos() / 1_000);
      return switch (reply) {
        case StubScript.Reply.Returns(var value, _) ->
            new Answer(takes, new Event.Outcome.Succeeded(Payload.of(Border.write(value))));
        case StubScript.Reply.Raises(var error, _) ->
            new Answer(takes, new Event.Outcome.Failed(Payload.of(Border.error(error)), -1));
      };
    }

    Outcome outcome(World.Report report) {
      var id = Worlds.instance(1);
      var tables = report.store().tables();
      var logs =
          tables.historyOf(id).stream()
              .filter(entry -> entry.kind().equals("log"))
              .map(entry -> log(Datum.fields(Border.read(entry.details().json()))))
              .toList();
      var trace = new Outcome.Trace(calls, logs);
      var ended = tables.instance(id).orElseThrow().outcome.orElseThrow();
      var details = ended.details();
      return ended.status() == Status.COMPLETED
          ? new Outcome.Returned(Border.read(details.json()), trace)
          : MachineWorld.failed(details, trace);
    }

    private static LogLine log(Map<String, Datum> entry) {
      return new LogLine(
          text(entry, "level"), text(entry, "message"), Datum.fields(part(entry, "fields")));
    }

    private static String text(Map<String, Datum> entry, String name) {
      return ((Datum.Str) part(entry, name)).value();
    }

    private static Datum part(Map<String, Datum> entry, String name) {
      return entry.getOrDefault(name, Datum.none());
    }
  }
}
