package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What only the body of a `test` may hold.
public sealed interface TestStatement extends Statement {
  /// `stub charge takes 5s raises NetworkError() times 2 then returns "r-1"`
  record Stub(DottedName action, List<Answer> answers, Span span) implements TestStatement {
    public Stub {
      answers = List.copyOf(answers);
    }
  }

  /// One part of a stub's script, between `then` and `then`. Without `times` it answers once when
  /// another follows it, and for ever when it is the last.
  sealed interface Answer extends Node {
    /// `returns value`
    record Returns(
        @Nullable Expression takes, Expression value, @Nullable Expression times, Span span)
        implements Answer {}

    /// `raises error`
    record Raises(
        @Nullable Expression takes, Expression error, @Nullable Expression times, Span span)
        implements Answer {}

    /// `generates`: typed random answers
    record Generates(@Nullable Expression takes, @Nullable Expression times, Span span)
        implements Answer {}
  }

  /// `run book_trip() with key="t" as r`: starts it and lets time pass until nothing can happen
  record Run(Expression call, List<Setting> policy, @Nullable Identifier as, Span span)
      implements TestStatement {
    public Run {
      policy = List.copyOf(policy);
    }
  }

  /// `start book_trip() as r`: starts it, and no time passes
  record StartInstance(Expression call, List<Setting> policy, @Nullable Identifier as, Span span)
      implements TestStatement {
    public StartInstance {
      policy = List.copyOf(policy);
    }
  }

  /// `advance 5m`
  record Advance(Expression duration, Span span) implements TestStatement {}

  /// `crash everywhere`, `crash before charge`, `crash after charge`
  ///
  /// @param action what it stands before or after; none for `everywhere`
  record Crash(When when, @Nullable DottedName action, Span span) implements TestStatement {
    public enum When {
      EVERYWHERE,
      BEFORE,
      AFTER
    }
  }

  /// `expect condition`, `expect condition, message`
  record Expect(Expression condition, @Nullable Expression message, Span span)
      implements TestStatement {}

  /// `always condition`: looked at after every event
  record Always(Expression condition, Span span) implements TestStatement {}

  /// `finally condition`: looked at when nothing can happen any more
  record Finally(Expression condition, Span span) implements TestStatement {}

  /// `any trip: Trip seeds 200`
  record Any(Identifier name, Expression type, @Nullable Expression seeds, Span span)
      implements TestStatement {}

  /// `signal r.decision with Decision(ok=True)`
  record SendSignal(Expression signal, Expression value, Span span) implements TestStatement {}
}
