package dev.waymark.simulator.junit;

import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.simulator.test.Rehearsal;
import dev.waymark.simulator.test.Scene;
import org.jspecify.annotations.Nullable;

/// One instance of a workflow in a [Simulation].
public final class SimulatedInstance {
  private final Simulation simulation;
  private final Scene scene;
  private final String name;
  private final String workflow;

  SimulatedInstance(Simulation simulation, Scene scene, String name, String workflow) {
    this.simulation = simulation;
    this.scene = scene;
    this.name = name;
    this.workflow = workflow;
  }

  String name() {
    return name;
  }

  String workflow() {
    return workflow;
  }

  Step.Status state() {
    return scene.status(name);
  }

  /// `waiting`, `paused`, `completed`, `failed` or `cancelled`.
  public String status() {
    return switch (state()) {
      case Step.Status.Waiting _ -> "waiting";
      case Step.Status.Held _ -> "paused";
      case Step.Status.Completed _ -> "completed";
      case Step.Status.Failed _ -> "failed";
      case Step.Status.Cancelled _ -> "cancelled";
    };
  }

  public boolean isCompleted() {
    return state() instanceof Step.Status.Completed;
  }

  public boolean isFailed() {
    return state() instanceof Step.Status.Failed;
  }

  /// It has completed; else the error says how it is.
  public SimulatedInstance assertCompleted() {
    completed();
    return this;
  }

  /// It has failed with an error of this bare name.
  public SimulatedInstance assertFailed(String error) {
    var found = failure();
    if (!Rehearsal.isSameError(found.name(), error)) {
      throw simulation.broken("%s failed with %s, not %s".formatted(workflow, found.name(), error));
    }
    return this;
  }

  /// The result, which must be there: text is a `String`, an int a `Long`, a record a map.
  public @Nullable Object result() {
    return Read.plain(completed());
  }

  /// The result as a record, an enum, a number or another type that fits.
  public <T> T result(Class<T> type) {
    var read = Read.as(result(), type);
    if (read == null) {
      throw new AssertionError("the result of " + workflow + " is None");
    }
    @SuppressWarnings("unchecked") // `as` gives what fits, boxed where the type is primitive
    var fits = (T) read;
    return fits;
  }

  private Payload completed() {
    return switch (state()) {
      case Step.Status.Completed(var value) -> value;
      case Step.Status.Failed(var error, _) ->
          throw simulation.broken(workflow + " failed with " + Rehearsal.shown(error));
      case Step.Status.Cancelled(var reason) ->
          throw simulation.broken(workflow + " was cancelled: " + reason);
      case Step.Status.Waiting _, Step.Status.Held _ ->
          throw simulation.broken(workflow + " has no result yet\n" + waitingOn());
    };
  }

  /// How it failed, which it must have.
  public Failure failure() {
    return switch (state()) {
      case Step.Status.Failed(var error, _) -> Failure.of(error);
      case Step.Status.Held(var error, _) -> Failure.of(error);
      case Step.Status.Completed(var value) ->
          throw simulation.broken(
              "%s completed with %s, and did not fail".formatted(workflow, Rehearsal.shown(value)));
      case Step.Status.Cancelled _, Step.Status.Waiting _ ->
          throw simulation.broken("%s is %s, and did not fail".formatted(workflow, status()));
    };
  }

  /// What it waits for, with the lines of its source; empty when it has ended.
  public String waitingOn() {
    return String.join("\n", scene.waitingOn(name));
  }

  /// Sends it a signal, which it hears at once.
  public void signal(String signal, @Nullable Object value) {
    simulation.signal(this, signal, value);
  }

  @Override
  public String toString() {
    return workflow + " " + status();
  }
}
