package dev.waymark.engine.machine;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.ir.Program;
import dev.waymark.ir.text.IrParser;
import java.util.ArrayList;
import java.util.List;

/// One instance that is told events; keeps its snapshot, and what it asked for.
final class Journey {
  private final Program program;
  private Snapshot snapshot = Snapshot.EMPTY;
  private long now = 1_000_000;
  final List<Effect> effects = new ArrayList<>();

  Journey(String ir) {
    this(IrParser.parse(ir));
  }

  Journey(Program program) {
    this.program = program;
  }

  Step tell(Event event) {
    var step = Machine.step(program, snapshot, new Stimulus(event, now, 42));
    snapshot = step.snapshot();
    effects.addAll(step.effects());
    return step;
  }

  Step begin(String input) {
    return tell(new Event.Begun(Payload.of(input)));
  }

  Step succeed(long call, String name, int attempt, String value) {
    return tell(
        new Event.Settled(
            new CallId(call, name), attempt, new Event.Outcome.Succeeded(Payload.of(value))));
  }

  Step fail(long call, String name, int attempt, String error) {
    var json =
        "{\"$type\":\"error\",\"class\":\"%s\",\"bases\":[\"Exception\",\"BaseException\"],"
                .formatted(error)
            + "\"message\":\"m\",\"args\":[\"m\"],\"attributes\":{}}";
    return tell(
        new Event.Settled(
            new CallId(call, name), attempt, new Event.Outcome.Failed(Payload.of(json), -1)));
  }

  Step later(long micros) {
    now += micros;
    return tell(new Event.Due());
  }

  long now() {
    return now;
  }

  Program program() {
    return program;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /// What was asked for so far, in short, and forgotten after.
  String asked() {
    var text = String.join(" ", effects.stream().map(Journey::text).toList());
    effects.clear();
    return text;
  }

  private static String text(Effect effect) {
    return switch (effect) {
      case Effect.Dispatch it -> it.call() + "/" + it.attempt() + it.arguments();
      case Effect.Withdraw it -> "withdraw " + it.call();
      case Effect.StartChild it -> "start " + it.call() + it.input();
      case Effect.Log it -> it.level() + ":" + it.message();
      case Effect.Note it -> "note:" + it.kind();
    };
  }

  static String result(Step step) {
    return switch (step.status()) {
      case Step.Status.Completed(var result) -> result.json();
      case Step.Status.Failed(var error, var place) -> "failed at " + place.node() + ": " + error;
      case Step.Status.Cancelled(var reason) -> "cancelled: " + reason;
      case Step.Status.Held _ -> "held";
      case Step.Status.Waiting _ -> "waiting";
    };
  }
}
