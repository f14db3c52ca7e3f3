package dev.waymark.engine;

/// What the world tells an instance. Events are applied one by one, in journal order; each is one
/// [Machine#step].
public sealed interface Event {
  /// The first event. `input` is a JSON object: the workflow's arguments by name, those that the
  /// caller left out missing.
  record Begun(Payload input) implements Event {}

  /// How one attempt of a call ended. An attempt that the machine no longer waits for is ignored
  /// ([Step#ignored()] says so).
  record Settled(CallId call, int attempt, Outcome outcome) implements Event {}

  /// Every timer that is due at the step's `now` fires, earliest first. May come when none is due.
  record Due() implements Event {}

  /// A signal that was accepted; kept until it is received.
  record Signalled(String name, Payload payload) implements Event {}

  /// `CancelledError` is delivered once, at the current await of every live task.
  record CancelRequested(String reason) implements Event {}

  /// How an attempt, or a child, ended.
  sealed interface Outcome {
    record Succeeded(Payload value) implements Outcome {}

    /// `error` is an error object of docs/protocol.md. `retryAfterMicros` is what the error asks
    /// for, or -1.
    record Failed(Payload error, long retryAfterMicros) implements Outcome {}
  }
}
