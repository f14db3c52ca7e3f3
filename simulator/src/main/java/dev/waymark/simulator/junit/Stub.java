package dev.waymark.simulator.junit;

import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.work.Delivery;
import dev.waymark.simulator.test.Asked;
import dev.waymark.simulator.test.Rehearsal.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an action answers in a test. Every call begins the script anew: its attempts go through the
/// answers in order.
public final class Stub {
  private static final int FOR_EVER = Integer.MAX_VALUE;

  /// Said by the script, drawn, or computed when the action has done its work.
  private sealed interface Source {
    record Fixed(Outcome outcome) implements Source {}

    record Drawn() implements Source {}

    record Computed(Function<Delivery, Outcome> by) implements Source {}
  }

  private record Answer(int times, Source source) {}

  private final Simulation simulation;
  private final Known known;
  private final String name;
  private final List<Answer> answers = new ArrayList<>();
  private final List<Consumer<Call>> effects = new ArrayList<>();

  /// The deliveries of this life, by call.
  private final Map<String, Call> calls = new LinkedHashMap<>();

  private long takesMicros;

  Stub(Simulation simulation, Known known, String name) {
    this.simulation = simulation;
    this.known = known;
    this.name = name;
  }

  /// Another life begins.
  void forget() {
    calls.clear();
  }

  /// Every attempt, or every one that is left, gives this value.
  public Stub returns(@Nullable Object value) {
    return fixed(FOR_EVER, new Outcome.Succeeded(Written.payload(value)));
  }

  /// For an action that gives back nothing.
  public Stub returnsNothing() {
    return returns(null);
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

  /// The same with the attributes that the error needs.
  public Stub raises(String error, Map<String, ?> attributes) {
    return fixed(FOR_EVER, new Outcome.Failed(known.error(error, attributes), -1));
  }

  /// As many attempts fail so; what comes then has to be said.
  public Stub failsTimes(int times, String error) {
    return failsTimes(times, error, Collections.emptyMap());
  }

  /// The same with the attributes that the error needs.
  public Stub failsTimes(int times, String error, Map<String, ?> attributes) {
    if (times < 1) {
      throw new IllegalArgumentException("`" + name + "` cannot fail " + times + " times");
    }
    return fixed(times, new Outcome.Failed(known.error(error, attributes), -1));
  }

  /// Any value of the action's type, or an error that it declares, drawn from the simulation's
  /// seed.
  public Stub generates() {
    return add(FOR_EVER, new Source.Drawn());
  }

  /// Computes the answer of each delivery when its time is over. It has to be deterministic.
  public Stub answers(Function<Call, @Nullable Object> by) {
    return real(delivery -> new Outcome.Succeeded(Written.payload(by.apply(Call.of(delivery)))));
  }

  Stub real(Function<Delivery, Outcome> by) {
    return add(FOR_EVER, new Source.Computed(by));
  }

  /// What the action does outside, once for each delivery that gets so far, whether or not anybody
  /// hears of it.
  public Stub effect(Consumer<Call> effect) {
    effects.add(effect);
    return this;
  }

  /// How long each attempt takes, in virtual time.
  public Stub takes(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("`" + name + "` cannot take " + duration);
    }
    takesMicros = Simulation.micros(duration);
    return this;
  }

  private Stub fixed(int times, Outcome outcome) {
    return add(times, new Source.Fixed(outcome));
  }

  private Stub add(int times, Source source) {
    if (!answers.isEmpty() && answers.getLast().times() == FOR_EVER) {
      throw new IllegalStateException(
          "the stub of `%s` answers every attempt already: nothing can come after it"
              .formatted(name));
    }
    answers.add(new Answer(times, source));
    return this;
  }

  Line answer(Asked asked) {
    calls.putIfAbsent(asked.call(), Call.of(asked.delivery()));
    return scripted(asked.attempt())
        .map(source -> line(source, asked))
        .orElseGet(() ->
            new Line.Missing(
                List.of(
                    "the stub of `%s` has no answer for attempt %d"
                        .formatted(name, asked.attempt()))));
  }

  private Line line(Source source, Asked asked) {
    return switch (source) {
      case Source.Fixed(var outcome) -> line(asked, outcome);
      case Source.Drawn _ -> line(asked, simulation.drawn(asked));
      case Source.Computed(var by) ->
          new Line.Does(
              takesMicros,
              () -> {
                happens(asked);
                return Guard.watched(name, () -> by.apply(asked.delivery()));
              });
    };
  }

  private Line line(Asked asked, Outcome outcome) {
    return effects.isEmpty()
        ? new Line.Settles(takesMicros, outcome)
        : new Line.Does(
            takesMicros,
            () -> {
              happens(asked);
              return outcome;
            });
  }

  private void happens(Asked asked) {
    var call = Call.of(asked.delivery());
    for (var effect : effects) {
      Guard.watched(
          name,
          () -> {
            effect.accept(call);
            return call;
          });
    }
  }

  private Optional<Source> scripted(int attempt) {
    var left = attempt;
    for (var answer : answers) {
      if (left <= answer.times()) {
        return Optional.of(answer.source());
      }
      left -= answer.times();
    }
    return Optional.empty();
  }

  /// The first delivery of each call, in the order of calls.
  public List<Call> calls() {
    return List.copyOf(calls.values());
  }

  /// Nobody has called the action.
  public void assertNeverCalled() {
    assertCalled(0);
  }

  /// The action was called as often; another attempt is the same call.
  public void assertCalled(int times) {
    if (calls.size() != times) {
      throw simulation.broken(
          "`%s` was called %d times, not %d".formatted(name, calls.size(), times));
    }
  }

  /// One call, with these arguments in the order of the action's parameters; what is left out was
  /// not given.
  public void assertCalledOnceWith(@Nullable Object... arguments) {
    assertCalled(1);
    var found = new ArrayList<@Nullable Object>(calls().getFirst().arguments().values());
    var wanted = new ArrayList<@Nullable Object>();
    for (var argument : arguments) {
      wanted.add(Read.plain(Written.payload(argument)));
    }
    if (!found.equals(wanted)) {
      throw simulation.broken("`%s` was called with %s, not %s".formatted(name, found, wanted));
    }
  }
}
