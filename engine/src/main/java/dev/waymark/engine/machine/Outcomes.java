package dev.waymark.engine.machine;

import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.state.Instance;
import java.util.Optional;

/// How an instance stands after a step.
final class Outcomes {
  private Outcomes() {}

  static Step.Status status(Instance instance) {
    if (instance.phase != Instance.Phase.ENDED) {
      return new Step.Status.Waiting();
    }
    return switch (instance.ending) {
      case Instance.Ending.Result(var payload) -> new Step.Status.Completed(Payload.of(payload));
      case Instance.Ending.Failure(var error, int function, int node) ->
          new Step.Status.Failed(Payload.of(error), new Step.NodePlace(function, node));
      case Instance.Ending.Cancellation(var reason) -> new Step.Status.Cancelled(reason);
      case null -> throw new IllegalStateException("an instance ended without an outcome");
    };
  }

  static Optional<Step.Unwinding> unwinding(Instance instance) {
    boolean cleansUp =
        instance.phase == Instance.Phase.UNDOING
            || instance.phase == Instance.Phase.ENDING
                && !(instance.ending instanceof Instance.Ending.Result);
    if (instance.overdue && (cleansUp || instance.phase == Instance.Phase.BODY)) {
      return Optional.of(Step.Unwinding.DEADLINE);
    }
    if (instance.cancelReason != null && (cleansUp || instance.phase == Instance.Phase.BODY)) {
      return Optional.of(Step.Unwinding.CANCELLED);
    }
    return cleansUp ? Optional.of(Step.Unwinding.FAILED) : Optional.empty();
  }
}
