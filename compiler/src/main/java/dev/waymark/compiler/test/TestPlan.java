package dev.waymark.compiler.test;

import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Program;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One `test` block, ready to be carried out: stubs first, then steps in order.
///
/// Every expression is a [Thunk], a small program without calls, which the machine itself runs:
/// begin it with a JSON object of its inputs, and its result, or its failure, is the value.
///
/// @param given what `any` generates, by name
/// @param crashes under which disturbances the test has to hold as well; where there are any, the
///   steps are one start to its end, and expectations
/// @param watches what has to hold besides
/// @param refusals what this version cannot carry out; such a test fails with them
public record TestPlan(
    String title,
    Span place,
    List<Given> given,
    List<Stub> stubs,
    List<Crash> crashes,
    List<Watch> watches,
    List<Step> steps,
    List<Diagnostic> refusals) {
  public TestPlan {
    given = List.copyOf(given);
    watches = List.copyOf(watches);
    crashes = List.copyOf(crashes);
    stubs = List.copyOf(stubs);
    steps = List.copyOf(steps);
    refusals = List.copyOf(refusals);
  }

  /// The same under other disturbances; whether they fit is the caller's question.
  public TestPlan under(List<Crash> others) {
    return new TestPlan(title, place, given, stubs, others, watches, steps, refusals);
  }

  /// What a world of runtime nodes, which is run to its end, has no place for; nothing where the
  /// test is one `run` and what is expected of it.
  public Optional<String> interferes() {
    var runs = 0;
    for (var step : steps) {
      switch (step) {
        case Step.Advance _ -> {
          return Optional.of("advance");
        }
        case Step.Signal _ -> {
          return Optional.of("signal");
        }
        case Step.Start start when !start.toEnd() -> {
          return Optional.of("start");
        }
        case Step.Start _ -> runs++;
        case Step.Expect _ -> {}
      }
    }
    return runs == 1 ? Optional.empty() : Optional.of(runs == 0 ? "no run" : "a second run");
  }

  /// @param runs names of instances that the expression looks at; the input holds for each an
  ///   object with `status` (text), `result` (the result's JSON, null while there is none) and
  ///   `failure` (null, or an object with `name`, `message` and `attributes`). What is generated
  ///   stands there too, as it is
  /// @param queries what the expression asks of the history; the input holds the answer of each
  ///   under its parameter's name
  public record Thunk(Program program, DebugTable debug, List<String> runs, List<Query> queries) {
    public Thunk {
      runs = List.copyOf(runs);
      queries = List.copyOf(queries);
    }
  }

  /// `order("cancel_")`, `calls(charge)`.
  ///
  /// @param parameter the input's name, which begins with a dot
  /// @param of an action's identity, or the beginning of names for `order`; empty: all
  public record Query(String parameter, QueryKind kind, String of) {}

  public enum QueryKind {
    /// The names of the calls in the order in which they began, as a list of text.
    ORDER,
    /// How many calls.
    CALLS,
    /// How many attempts of calls.
    ATTEMPTS,
    /// How many deliveries of attempts.
    DELIVERIES,
    /// How many different idempotency keys.
    KEYS
  }

  /// @param action its identity among workers
  /// @param name as the test writes it
  public record Stub(String action, String name, List<Answer> answers, Span place) {
    public Stub {
      answers = List.copyOf(answers);
    }
  }

  /// One part of a stub's script. Without `times` it answers once when another follows it, and for
  /// ever when it is the last.
  public sealed interface Answer {
    long takesMicros();

    OptionalInt times();

    /// The thunk's result is the action's result.
    record Returns(Thunk value, long takesMicros, OptionalInt times) implements Answer {}

    /// The thunk fails with the error that the action fails with.
    record Raises(Thunk error, long takesMicros, OptionalInt times) implements Answer {}

    /// Any value of the action's type, and any error that it declares.
    record Generates(long takesMicros, OptionalInt times) implements Answer {}
  }

  /// `any trip: Trip seeds 200`
  ///
  /// @param type gives back its one parameter, whose type says what to generate
  /// @param seeds how many values; nothing: as many as the runner likes
  public record Given(String name, Thunk type, OptionalInt seeds, Span place) {}

  /// What is looked at without being asked: after every event, or when nothing can happen any more.
  /// An instance that has not begun is looked at by nobody.
  ///
  /// @param always else at the end
  public record Watch(Step.Expect condition, boolean always) {}

  /// Where a test is disturbed: everywhere in every way, or by the death of a node.
  public sealed interface Crash {
    Span place();

    record Everywhere(Span place) implements Crash {}

    /// A call of this action is about to be handed over.
    record Before(String action, Span place) implements Crash {}

    /// The action has done its work, and nobody has heard of it.
    record After(String action, Span place) implements Crash {}
  }

  public sealed interface Step {
    Span place();

    /// Starts an instance; `toEnd`: then lets time pass until nothing can happen any more.
    ///
    /// @param input its result is an object of the workflow's arguments by name
    /// @param key the start key
    record Start(
        @Nullable String as,
        String workflow,
        Thunk input,
        Optional<Thunk> key,
        boolean toEnd,
        Span place)
        implements Step {}

    /// Lets so much virtual time pass.
    record Advance(long micros, Span place) implements Step {}

    /// `signal r.decision with value`
    record Signal(String run, String signal, Thunk value, Span place) implements Step {}

    /// @param text the condition as it is written
    /// @param parts its operands, to show their values when it does not hold
    record Expect(
        Thunk condition, String text, List<Part> parts, Optional<Thunk> message, Span place)
        implements Step {
      public Expect {
        parts = List.copyOf(parts);
      }
    }
  }

  /// Part of a condition.
  public record Part(Span place, Thunk value) {}
}
