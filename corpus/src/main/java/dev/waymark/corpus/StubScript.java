package dev.waymark.corpus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The stubs of one case while it is executed: answers attempts one by one and counts them.
public final class StubScript {
  private final List<Stub> stubs;
  private final Map<Stub, Integer> counts = new LinkedHashMap<>();

  StubScript(List<Stub> stubs) {
    this.stubs = stubs;
  }

  /// What an attempt comes to, and how long it takes.
  public sealed interface Reply {
    Duration takes();

    record Returns(Datum value, Duration takes) implements Reply {}

    /// The error's class is the program's own, or a builtin of Python or Waymark.
    record Raises(Datum.Named error, Duration takes) implements Reply {}
  }

  /// Answers the next attempt. A stub with arguments goes before one without.
  public Reply answer(ActionCall call) {
    var stub =
        stubs.stream()
            .filter(s -> s.answers(call))
            .min((a, b) -> Boolean.compare(a.arguments().isEmpty(), b.arguments().isEmpty()))
            .orElseThrow(() -> new IllegalArgumentException("no stub answers " + call.text()));
    var turn = stub.turn(counts.merge(stub, 1, Integer::sum) - 1);
    var takes = turn.takes().map(t -> takes(t, call)).orElse(Duration.ZERO);
    return switch (turn.answer()) {
      case Stub.Answer.Returns(var value) -> new Reply.Returns(value, takes);
      case Stub.Answer.Raises(var error) -> new Reply.Raises(error, takes);
      case Stub.Answer.Echoes() -> new Reply.Returns(call.values().getFirst(), takes);
      case Stub.Answer.Says(var template) -> new Reply.Returns(said(template, call), takes);
    };
  }

  private static Duration takes(Duration duration, ActionCall call) {
    if (!duration.equals(Stub.ARGUMENT)) {
      return duration;
    }
    return switch (call.values().getFirst()) {
      case Datum.Int(var seconds) -> Duration.ofSeconds(seconds.longValueExact());
      case Datum.Float(var seconds) -> Duration.ofMillis(Math.round(seconds * 1000));
      default -> throw new IllegalArgumentException("no seconds in " + call.text());
    };
  }

  private static Datum said(String template, ActionCall call) {
    var text = template;
    int index = 0;
    for (var value : call.values()) {
      var shown = value instanceof Datum.Str(var string) ? string : Datum.text(value);
      text = text.replace("{" + index++ + "}", shown);
    }
    return Datum.of(text);
  }
}
