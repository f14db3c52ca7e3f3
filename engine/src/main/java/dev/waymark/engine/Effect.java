package dev.waymark.engine;

import java.util.Optional;

/// What the machine asks of the world. None may happen before the step that asked has committed
/// (G2); all of one step commit together (G3).
public sealed interface Effect {
  /// Hand this attempt of a call to a worker. `arguments` is a JSON object by parameter name.
  /// `timeoutMicros` limits this attempt from its hand-over (-1: unlimited): who carries it out
  /// reports a `Timeout` failure. `deadlineMicros` is the call's own end on the database's clock,
  /// or -1: the machine itself ends the call then.
  record Dispatch(
      CallId call,
      int attempt,
      String action,
      Payload arguments,
      long timeoutMicros,
      long deadlineMicros,
      Optional<String> queue,
      Optional<String> key)
      implements Effect {}

  /// The machine no longer waits for this call: a running attempt is told to stop, a waiting one is
  /// taken back.
  record Withdraw(CallId call) implements Effect {}

  /// Start a child. `attached`: its end is an [Event.Settled] with attempt 1.
  record StartChild(
      CallId call, String workflow, Payload input, Optional<String> key, boolean attached)
      implements Effect {}

  /// Keep a line with the instance. `fields` is a JSON object.
  record Log(String level, String message, Payload fields) implements Effect {}

  /// A fact for the history of the instance that asks nothing of the world: `unwinding began`,
  /// `undo failed`, `late failure of a branch`, `attribute dropped`.
  record Note(String kind, Payload details) implements Effect {}
}
