package dev.waymark.corpus;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What became of a `run` case, as plain data that every executor can give.
public sealed interface Outcome {

  /// The body returned.
  record Returned(Datum value, Trace trace) implements Outcome {}

  /// The body failed. The message is what `str(error)` gives; an error declared in `.wm` has none.
  record Failed(Datum error, Optional<String> message, Trace trace) implements Outcome {}

  /// The compiler refused the source, with these codes in order of place.
  record Refused(List<String> codes) implements Outcome {}

  /// What could be seen on the way: attempts in the order in which they began, and log lines.
  record Trace(List<ActionCall> calls, List<LogLine> logs) {
    public Trace {
      calls = List.copyOf(calls);
      logs = List.copyOf(logs);
    }
  }

  /// The sections of an `.expected` file.
  default ExpectedFile expected() {
    return switch (this) {
      case Returned(var value, var trace) ->
          withTrace(ExpectedFile.EMPTY.with("result", Datum.text(value)), trace);
      case Failed(var error, var message, var trace) -> {
        var said = message.map(m -> "\nmessage " + Datum.text(Datum.of(m))).orElse("");
        yield withTrace(ExpectedFile.EMPTY.with("error", Datum.text(error) + said), trace);
      }
      case Refused(var codes) -> ExpectedFile.EMPTY.with("refused", String.join("\n", codes));
    };
  }

  private static ExpectedFile withTrace(ExpectedFile file, Trace trace) {
    var calls = trace.calls().stream().map(ActionCall::text).collect(Collectors.joining("\n"));
    var logs = trace.logs().stream().map(LogLine::text).collect(Collectors.joining("\n"));
    return file.with("calls", calls).with("logs", logs);
  }
}
