package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.CallId;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One instance in a test's world.
final class Inhabitant {
  /// Who waits for a child.
  record Parent(Inhabitant instance, CallId call, boolean attached) {}

  final String name;
  final Compilation.Workflow workflow;
  final @Nullable Parent parent;
  Snapshot snapshot = Snapshot.EMPTY;
  Step.Status status = new Step.Status.Waiting();
  Optional<Long> wake = Optional.empty();
  Optional<Step.Unwinding> unwinding = Optional.empty();
  int unwindingLine = -1;
  int steps;

  /// Calls that began while it was unwinding.
  final Set<CallId> undoing = new LinkedHashSet<>();

  Inhabitant(String name, Compilation.Workflow workflow, @Nullable Parent parent) {
    this.name = name;
    this.workflow = workflow;
    this.parent = parent;
  }

  boolean ended() {
    return switch (status) {
      case Step.Status.Waiting _, Step.Status.Held _ -> false;
      case Step.Status.Completed _, Step.Status.Failed _, Step.Status.Cancelled _ -> true;
    };
  }

  private static String word(Step.Status status) {
    return switch (status) {
      case Step.Status.Waiting _ -> "waiting";
      case Step.Status.Held _ -> "paused";
      case Step.Status.Completed _ -> "completed";
      case Step.Status.Failed _ -> "failed";
      case Step.Status.Cancelled _ -> "cancelled";
    };
  }

  /// What an expectation sees of it, as JSON.
  String view() {
    return view(status);
  }

  /// What an expectation sees of an instance of this status.
  static String view(Step.Status status) {
    var result = status instanceof Step.Status.Completed(var value) ? value.json() : "null";
    var failure =
        switch (status) {
          case Step.Status.Failed(var error, _) -> failure(error);
          case Step.Status.Held(var error, _) -> failure(error);
          case Step.Status.Waiting _, Step.Status.Completed _, Step.Status.Cancelled _ -> "null";
        };
    return "{\"status\":\""
        + word(status)
        + "\",\"result\":"
        + result
        + ",\"failure\":"
        + failure
        + "}";
  }

  private static String failure(Payload error) {
    if (!(JsonTree.read(error.json()) instanceof JsonTree.Members(var members))) {
      return "null";
    }
    var attributes = new StringBuilder();
    Shown.fields(members, "attributes")
        .forEach((name, value) ->
            attributes
                .append(attributes.isEmpty() ? "" : ",")
                .append(JsonWriter.text(name))
                .append(':')
                .append(JsonWriter.write(value)));
    return "{\"name\":"
        + JsonWriter.text(Shown.spelled(Shown.bare(Shown.text(members, "class"))))
        + ",\"message\":"
        + JsonWriter.text(Shown.text(members, "message"))
        + ",\"attributes\":{"
        + attributes
        + "}}";
  }
}
