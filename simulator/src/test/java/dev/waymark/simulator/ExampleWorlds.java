package dev.waymark.simulator;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.simulator.store.Mutant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The programs of `examples/` in worlds, with stubs for their actions.
final class ExampleWorlds {
  private static final Path EXAMPLES = Path.of("..", "examples");

  private ExampleWorlds() {}

  private static Optional<String> read(String path) {
    try {
      var file = EXAMPLES.resolve(path);
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Compilation.Workflow compile(String file, String workflow) {
    return switch (Compiler.compile(ExampleWorlds::read, file)) {
      case Compilation.Compiled compiled -> compiled.workflow(workflow).orElseThrow();
      case Compilation.Rejected rejected -> throw new AssertionError(rejected.diagnostics());
    };
  }

  /// All workflows of a source text.
  static List<Compilation.Workflow> compileText(String source) {
    var read = Compiler.compile(_ -> Optional.of(source), "x.wm");
    return switch (read) {
      case Compilation.Compiled compiled -> compiled.workflows();
      case Compilation.Rejected rejected -> throw new AssertionError(rejected.diagnostics());
    };
  }

  /// The first workflow begins; the others can be started as its children.
  static World.Setup family(
      List<Compilation.Workflow> workflows,
      TreeMap<String, Function<Delivery, Event.Outcome>> answers) {
    var alone = world(2, Mutant.NONE, workflows.getFirst(), "{}", answers);
    var before = new ArrayList<Transaction<?>>();
    var current = new TreeMap<String, Machinery.ProgramReference>();
    var actions = new ArrayList<String>();
    for (var workflow : workflows) {
      var program = workflow.program();
      var hash = ProgramJson.hash(program);
      var digest = workflow.debug().digest();
      before.add(
          new Transaction.PutProgram(
              hash,
              Payload.of(ProgramJson.write(program)),
              digest,
              Payload.of(ProgramJson.write(workflow.debug()))));
      current.put(program.workflow(), new Machinery.ProgramReference(hash, digest));
      program.actions().forEach(action -> actions.add(action.name()));
    }
    return new World.Setup(
        2,
        Settings.DEFAULT,
        new Interpreted(current),
        new Answers(actions, answers),
        Mutant.NONE,
        before,
        alone.starts());
  }

  /// `answers` by the bare name of an action; what is missing answers None.
  static World.Setup world(
      int nodes,
      Mutant mutant,
      Compilation.Workflow workflow,
      String input,
      TreeMap<String, Function<Delivery, Event.Outcome>> answers) {
    var program = workflow.program();
    var hash = ProgramJson.hash(program);
    var id = Worlds.instance(1);
    var start =
        new Transaction.NewInstance(
            id,
            id,
            program.workflow(),
            Optional.of("k"),
            hash,
            workflow.debug().digest(),
            Payload.of(input),
            Optional.empty());
    return new World.Setup(
        nodes,
        Settings.DEFAULT,
        new Interpreted(new TreeMap<>()),
        new Answers(program.actions().stream().map(action -> action.name()).toList(), answers),
        mutant,
        List.of(
            new Transaction.PutProgram(
                hash,
                Payload.of(ProgramJson.write(program)),
                workflow.debug().digest(),
                Payload.of(ProgramJson.write(workflow.debug())))),
        List.of(start));
  }

  static Event.Outcome ok(String json) {
    return new Event.Outcome.Succeeded(Payload.of(json));
  }

  static Event.Outcome failed(String name) {
    return new Event.Outcome.Failed(
        Payload.of(
            "{\"$type\":\"error\",\"class\":\""
                + name
                + "\",\"bases\":[\"Exception\",\"BaseException\"],\"message\":\"\","
                + "\"args\":[],\"attributes\":{}}"),
        -1);
  }

  private record Answers(
      List<String> actions, TreeMap<String, Function<Delivery, Event.Outcome>> answers)
      implements Stubs {
    @Override
    public List<Offer> offers() {
      var offers = new ArrayList<Offer>();
      actions.forEach(name -> offers.add(new Offer(name, List.of(), true, "stub")));
      return offers;
    }

    @Override
    public Answer answer(Delivery delivery) {
      var name = delivery.action().substring(delivery.action().lastIndexOf(':') + 1);
      var answer = answers.getOrDefault(name, _ -> ok("null"));
      return new Answer(2_000, answer.apply(delivery));
    }
  }
}
