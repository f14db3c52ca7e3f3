package dev.waymark.simulator.test;

import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.kernel.Machinery;

/// Evaluates the expressions of a test: each is a small program that ends in its first step.
final class Thinking {
  private final Machinery machinery;

  Thinking(Machinery machinery) {
    this.machinery = machinery;
  }

  sealed interface Thought {
    record Value(Payload value) implements Thought {}

    record Error(Payload error) implements Thought {}
  }

  Thought evaluate(TestPlan.Thunk thunk, String input, long nowMicros) {
    var event = new Event.Begun(Payload.of(input));
    var step =
        machinery.step(thunk.program(), Snapshot.EMPTY, new Stimulus(event, nowMicros, nowMicros));
    return switch (step.status()) {
      case Step.Status.Completed(var value) -> new Thought.Value(value);
      case Step.Status.Failed(var error, _) -> new Thought.Error(error);
      case Step.Status.Held(var error, _) -> new Thought.Error(error);
      case Step.Status.Waiting _, Step.Status.Cancelled _ ->
          throw new IllegalStateException("an expression of a test ended as " + step.status());
    };
  }

  /// Whether a condition holds with this value, as `bool()` says.
  static boolean holds(Payload value) {
    return switch (JsonTree.read(value.json())) {
      case JsonTree.Word(var word) ->
          switch (word) {
            case "false", "null", "0", "0.0", "-0.0" -> false;
            default -> true;
          };
      case JsonTree.Text(var text) -> !text.isEmpty();
      case JsonTree.Array(var items) -> !items.isEmpty();
      case JsonTree.Members(var members) ->
          !members.isEmpty()
              && !(members.get("items") instanceof JsonTree.Array(var items)
                  && members.containsKey("$type")
                  && items.isEmpty());
    };
  }
}
