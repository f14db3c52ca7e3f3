package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan.Query;
import dev.waymark.compiler.test.TestPlan.QueryKind;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Interpreted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The stage of a `test` block for a test that is written in Java: the same machine, stubs that are
/// functions, and virtual time. What goes wrong comes back as lines for a person.
public final class Rehearsal implements Scene {
  private final Stage stage;
  private final TimeLine timeLine = new TimeLine();
  private final Map<String, Inhabitant> instances = new LinkedHashMap<>();

  /// What actions answer.
  @FunctionalInterface
  public interface Script {
    Line answer(Asked asked);
  }

  /// One answer of an action, or why there is none.
  public sealed interface Line {
    record Settles(long takesMicros, Event.Outcome outcome) implements Line {}

    /// What comes of it is known when it is done.
    record Does(long takesMicros, Supplier<Event.Outcome> deed) implements Line {}

    record Missing(List<String> why) implements Line {
      public Missing {
        why = List.copyOf(why);
      }
    }
  }

  public Rehearsal(Compilation.Compiled compiled, Script script) {
    var machinery = new Interpreted(new TreeMap<>());
    this.stage = new Stage(compiled, answers(script), machinery, timeLine);
  }

  static Answers answers(Script script) {
    return asked ->
        switch (script.answer(asked)) {
          case Line.Settles(var takes, var outcome) -> new Answers.Reply(takes, outcome);
          case Line.Does(var takes, var deed) -> new Answers.Reply(takes, deed, true);
          case Line.Missing(var why) -> throw new TestBroken(why);
        };
  }

  @Override
  public String start(String workflow, Payload input, Optional<String> key) {
    var begun = stage.start(workflow, input, key.orElse(null));
    instances.put(begun.name, begun);
    return begun.name;
  }

  @Override
  public void watch(Supplier<List<String>> looking) {
    stage.watch(() -> {
      var broken = looking.get();
      if (!broken.isEmpty()) {
        stage.breakOff();
        throw new TestBroken(broken);
      }
    });
  }

  private Inhabitant instance(String name) {
    var found = instances.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no instance " + name + " among " + instances.keySet());
    }
    return found;
  }

  @Override
  public void signal(String instance, String signal, Payload value) {
    stage.signal(instance(instance), signal, value);
  }

  @Override
  public long nowMicros() {
    return stage.now();
  }

  @Override
  public List<String> until(long micros) {
    try {
      stage.until(micros);
      return List.of();
    } catch (TestBroken broken) {
      var lines = new java.util.ArrayList<>(broken.lines());
      if (broken.endless()) {
        instances.keySet().forEach(name -> lines.addAll(waitingOn(name)));
      }
      return lines;
    }
  }

  @Override
  public Step.Status status(String instance) {
    return instance(instance).status;
  }

  @Override
  public List<String> waitingOn(String instance) {
    var one = instance(instance);
    return one.ended() ? List.of() : Narration.why(stage.now(), one, stage.waits(one));
  }

  @Override
  public int count(QueryKind kind, String action) {
    return Integer.parseInt(stage.calls().answer(new Query(".count", kind, action)));
  }

  /// What an action may answer: a value of its type, or an error that it declares.
  public static Event.Outcome drawn(Compilation.Compiled compiled, Choices choices, Asked asked) {
    return new Drawing(compiled, List.of(), choices).answer(asked);
  }

  /// Whether two names of errors mean one: `Timeout` is `ActionTimeout`.
  public static boolean isSameError(String one, String other) {
    return Shown.spelled(one).equals(Shown.spelled(other));
  }

  /// A value as a person writes it.
  public static String shown(Payload value) {
    return Shown.value(value);
  }

  @Override
  public List<String> timeLine() {
    return TimeLine.lines(timeLine.entries());
  }
}
