package dev.waymark.engine.work;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import java.util.List;
import java.util.Optional;

/// What workers tell a runtime node. `delivery` is [Delivery#token].
public sealed interface WorkerEvent {
  /// Everything that is on offer now; replaces what was told before.
  record Offered(List<Offer> offers) implements WorkerEvent {
    public Offered {
      offers = List.copyOf(offers);
    }
  }

  /// A worker has taken the delivery: the time of the attempt begins.
  record Begun(String delivery, String worker) implements WorkerEvent {}

  /// The action has ended. A failure uses up an attempt.
  record Ended(String delivery, Event.Outcome outcome) implements WorkerEvent {}

  /// The delivery has no outcome and never will have one: deliver again, no attempt is used up.
  record Lost(String delivery, Cause cause, String detail) implements WorkerEvent {}

  /// How far a running action says it is.
  record Progress(String delivery, Payload progress) implements WorkerEvent {}

  /// A line that an action wrote (`delivery` empty: the worker itself). `fields` is a JSON object.
  record Logged(
      Optional<String> delivery, String level, String logger, String message, Payload fields)
      implements WorkerEvent {}

  /// A worker came, died, is mute or cannot be started: for people (WMR13).
  record Noted(String worker, String text) implements WorkerEvent {}

  enum Cause {
    /// Nobody offers the action, or only with another signature (`detail` says the difference).
    NO_WORKER,
    /// The worker's process ended or fell silent while it had the delivery.
    WORKER_DIED,
    /// The worker did not begin it (it drains), or it was withdrawn before it began.
    NOT_BEGUN,
    /// It was withdrawn while it ran and did not end within the grace; its slot is free again.
    ABANDONED
  }
}
