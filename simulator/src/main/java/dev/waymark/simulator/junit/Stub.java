package dev.waymark.simulator.junit;

import dev.waymark.engine.Event.Outcome;
import dev.waymark.simulator.test.Rehearsal.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an action answers in a test. Every call begins the script anew: its attempts go through the
/// answers in order.
public final class Stub {
  private record Answer(int times, Outcome outcome) {}

  private final Known known;
  private final String name;
  private final List<Answer> answers = new ArrayList<>();
  private long takesMicros;

  Stub(Known known, String name) {
    this.known = known;
    this.name = name;
  }

  /// Every attempt, or every one that is left, gives this value.
  public Stub returns(@Nullable Object value) {
    return add(Integer.MAX_VALUE, new Outcome.Succeeded(Written.payload(value)));
  }

  /// As `returns`, where it reads better.
  public Stub thenReturns(@Nullable Object value) {
    return returns(value);
  }

  /// Every attempt, or every one that is left, fails with an error that the workflow's file
  /// declares, or a builtin one.
  public Stub raises(String error) {
    return raises(error, Collections.emptyMap());
  }

  public Stub raises(String error, Map<String, ?> attributes) {
    return add(Integer.MAX_VALUE, new Outcome.Failed(known.error(error, attributes), -1));
  }

  /// As many attempts fail so; what comes then has to be said.
  public Stub failsTimes(int times, String error) {
    return failsTimes(times, error, Collections.emptyMap());
  }

  public Stub failsTimes(int times, String error, Map<String, ?> attributes) {
    if (times < 1) {
      throw new IllegalArgumentException("`" + name + "` cannot fail " + times + " times");
    }
    return add(times, new Outcome.Failed(known.error(error, attributes), -1));
  }

  /// How long each attempt takes, in virtual time.
  public Stub takes(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("`" + name + "` cannot take " + duration);
    }
    takesMicros = Simulation.micros(duration);
    return this;
  }

  private Stub add(int times, Outcome outcome) {
    if (!answers.isEmpty() && answers.getLast().times() == Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "the stub of `%s` answers every attempt already: nothing can come after it"
              .formatted(name));
    }
    answers.add(new Answer(times, outcome));
    return this;
  }

  Line answer(int attempt) {
    return scripted(attempt)
        .<Line>map(outcome -> new Line.Settles(takesMicros, outcome))
        .orElseGet(() ->
            new Line.Missing(
                List.of("the stub of `%s` has no answer for attempt %d".formatted(name, attempt))));
  }

  private Optional<Outcome> scripted(int attempt) {
    var left = attempt;
    for (var answer : answers) {
      if (left <= answer.times()) {
        return Optional.of(answer.outcome());
      }
      left -= answer.times();
    }
    return Optional.empty();
  }
}
