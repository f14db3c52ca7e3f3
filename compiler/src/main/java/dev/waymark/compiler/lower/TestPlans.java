package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.DottedName;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.ast.TestStatement;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Module;
import dev.waymark.compiler.check.Modules;
import dev.waymark.compiler.check.Problems;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.compiler.test.TestPlan.Answer;
import dev.waymark.compiler.test.TestPlan.Crash;
import dev.waymark.compiler.test.TestPlan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// `test` blocks as plans. What a plan cannot say yet is kept with it as a refusal, so that the
/// file compiles and only the test fails.
public final class TestPlans {
  private final Modules modules;
  private final Module module;
  private final Problems refusals = new Problems();
  private final Consumer<Declared.Workflow> started;
  private final List<TestPlan.Given> given = new ArrayList<>();
  private final List<TestPlan.Stub> stubs = new ArrayList<>();
  private final List<Crash> crashes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Statement> assigned = new ArrayList<>();
  private final Map<String, Thunks.Seen> seen = new LinkedHashMap<>();

  private TestPlans(Modules modules, Module module, Consumer<Declared.Workflow> started) {
    this.modules = modules;
    this.module = module;
    this.started = started;
  }

  /// @param started is told the workflows that the test starts
  public static TestPlan of(
      Modules modules, Module module, Declaration.Test test, Consumer<Declared.Workflow> started) {
    var made = new TestPlans(modules, module, started);
    test.body().forEach(made::statement);
    var watches = made.watches(test.body());
    if (!made.crashes.isEmpty()) {
      made.oneRun(test.body());
    }
    return new TestPlan(
        test.title(),
        test.titleSpan(),
        made.given,
        made.stubs,
        made.crashes,
        watches,
        made.steps,
        made.refusals.sorted());
  }

  /// A world of runtime nodes is run to its end, so that what interferes on the way has no place.
  private void oneRun(List<Statement> body) {
    var runs = body.stream().filter(TestStatement.Run.class::isInstance).toList();
    for (var statement : body) {
      switch (statement) {
        case TestStatement.Run r when !r.equals(runs.getFirst()) ->
            refusals.notYet(r, "a second `run` beside `crash`");
        case TestStatement.StartInstance s -> refusals.notYet(s, "`start` beside `crash`");
        case TestStatement.Advance a -> refusals.notYet(a, "`advance` beside `crash`");
        case TestStatement.SendSignal s -> refusals.notYet(s, "`signal` beside `crash`");
        case TestStatement.Crash c when runs.isEmpty() ->
            refusals.notYet(c, "`crash` without a `run`");
        default -> {}
      }
    }
  }

  private void statement(Statement statement) {
    switch (statement) {
      case TestStatement.Stub s -> stub(s);
      case TestStatement.Run s -> start(s.call(), s.policy(), name(s.as()), true, s.span());
      case TestStatement.StartInstance s ->
          start(s.call(), s.policy(), name(s.as()), false, s.span());
      case TestStatement.Advance s -> steps.add(new Step.Advance(micros(s.duration()), s.span()));
      case TestStatement.Expect s -> steps.add(expect(s.condition(), s.message(), s.span()));
      case TestStatement.SendSignal s -> signal(s);
      case TestStatement.Crash s -> crash(s);
      case TestStatement.Always _, TestStatement.Finally _ -> {}
      case TestStatement.Any s -> any(s);
      case Statement.Assign s -> assigned.add(s);
      case Statement.AnnAssign s -> assigned.add(s);
      case Statement.ExpressionStatement s when s.value() instanceof Literal.Str -> {}
      case Statement.Pass _ -> {}
      default -> refusals.notYet(statement, "this statement in a test");
    }
  }

  private static @Nullable String name(dev.waymark.compiler.ast.@Nullable Identifier identifier) {
    return identifier == null ? null : identifier.text();
  }

  private Thunks thunks() {
    return new Thunks(modules, module, refusals, seen, assigned);
  }

  private void any(TestStatement.Any s) {
    seen.put(s.name().text(), new Thunks.Seen.Generated(s.type()));
    var name = new Expression.Name(s.name().text(), s.name().span());
    var seeds = times(s.seeds());
    given.add(
        new TestPlan.Given(
            s.name().text(), thunks().returning(name, module, null), seeds, s.span()));
  }

  /// Last, as they may look at what begins below them.
  private List<TestPlan.Watch> watches(List<Statement> body) {
    var watches = new ArrayList<TestPlan.Watch>();
    for (var statement : body) {
      if (statement instanceof TestStatement.Always s) {
        watches.add(new TestPlan.Watch(expect(s.condition(), null, s.span()), true));
      } else if (statement instanceof TestStatement.Finally s) {
        watches.add(new TestPlan.Watch(expect(s.condition(), null, s.span()), false));
      }
    }
    return watches;
  }

  private void stub(TestStatement.Stub s) {
    var found = resolve(s.action());
    if (found == null) {
      refusals.notYet(s, "a stub for what is no action");
      return;
    }
    var answers = new ArrayList<Answer>();
    for (var answer : s.answers()) {
      switch (answer) {
        case TestStatement.Answer.Returns a ->
            answers.add(
                new Answer.Returns(
                    thunks().returning(a.value(), found.module(), found.returns()),
                    takes(a.takes()),
                    times(a.times())));
        case TestStatement.Answer.Raises a ->
            answers.add(
                new Answer.Raises(thunks().raising(a.error()), takes(a.takes()), times(a.times())));
        case TestStatement.Answer.Generates a ->
            answers.add(new Answer.Generates(takes(a.takes()), times(a.times())));
      }
    }
    stubs.add(new TestPlan.Stub(found.identity(), s.action().text(), answers, s.span()));
  }

  private void crash(TestStatement.Crash s) {
    var found = s.action() == null ? null : resolve(s.action());
    if (s.when() == TestStatement.Crash.When.EVERYWHERE) {
      crashes.add(new Crash.Everywhere(s.span()));
    } else if (found == null) {
      refusals.notYet(s, "a crash at what is no action");
    } else {
      crashes.add(
          s.when() == TestStatement.Crash.When.BEFORE
              ? new Crash.Before(found.identity(), s.span())
              : new Crash.After(found.identity(), s.span()));
    }
  }

  private Declared.@Nullable Action resolve(DottedName action) {
    Symbol symbol = null;
    for (var part : action.parts()) {
      symbol =
          symbol == null
              ? modules.lookup(module, part.text())
              : modules.member(symbol, part.text());
    }
    return symbol instanceof Symbol.Action a ? a.declared() : null;
  }

  private long takes(@Nullable Expression duration) {
    return duration == null ? 0 : micros(duration);
  }

  /// Durations in tests are written out.
  private long micros(Expression duration) {
    return switch (duration) {
      case Literal.Duration d -> d.micros().longValueExact();
      case Literal.Int i -> i.value().longValueExact() * 1_000_000;
      case Literal.Float f -> Math.round(f.value() * 1e6);
      default -> {
        refusals.notYet(duration, "a computed duration in a test");
        yield 0;
      }
    };
  }

  private OptionalInt times(@Nullable Expression times) {
    return switch (times) {
      case null -> OptionalInt.empty();
      case Literal.Int i -> OptionalInt.of(i.value().intValueExact());
      default -> {
        refusals.notYet(times, "a computed number of times in a test");
        yield OptionalInt.empty();
      }
    };
  }

  private void start(
      Expression call, List<Setting> policy, @Nullable String as, boolean toEnd, Span span) {
    var workflow = workflow(call);
    if (workflow == null || !(call instanceof Expression.Call c)) {
      refusals.notYet(call, "starting what is no workflow");
      return;
    }
    var key = Optional.<TestPlan.Thunk>empty();
    for (var setting : policy) {
      if (setting.name().text().equals("key") && setting.values().size() == 1) {
        key = Optional.of(thunks().returning(setting.values().getFirst(), module, null));
      } else {
        refusals.notYet(setting, "this setting of a start");
      }
    }
    started.accept(workflow);
    var input = thunks().input(c, workflow);
    if (as != null) {
      seen.put(as, new Thunks.Seen.Instance(workflow));
    }
    steps.add(new Step.Start(as, workflow.name(), input, key, toEnd, span));
  }

  private Declared.@Nullable Workflow workflow(Expression call) {
    return call instanceof Expression.Call c
            && modules.resolve(module, c.function()) instanceof Symbol.Workflow w
        ? w.declared()
        : null;
  }

  private Step.Expect expect(Expression asked, @Nullable Expression message, Span span) {
    var condition = thunks().returning(asked, module, null);
    var parts = new ArrayList<TestPlan.Part>();
    for (var operand : operands(asked)) {
      if (!(operand instanceof Literal)) {
        parts.add(new TestPlan.Part(operand.span(), thunks().returning(operand, module, null)));
      }
    }
    Optional<TestPlan.Thunk> said =
        message == null ? Optional.empty() : Optional.of(thunks().returning(message, module, null));
    return new Step.Expect(condition, module.text().slice(asked.span()), parts, said, span);
  }

  private static List<Expression> operands(Expression condition) {
    return switch (condition) {
      case Expression.Compare c -> {
        var all = new ArrayList<Expression>(List.of(c.left()));
        all.addAll(c.comparators());
        yield all;
      }
      case Expression.BoolOp b -> b.operands().stream().flatMap(o -> operands(o).stream()).toList();
      case Expression.UnaryOp u -> operands(u.operand());
      default -> List.of(condition);
    };
  }

  private void signal(TestStatement.SendSignal s) {
    if (s.signal() instanceof Expression.Attribute a
        && a.value() instanceof Expression.Name n
        && seen.get(n.id()) instanceof Thunks.Seen.Instance) {
      steps.add(
          new Step.Signal(
              n.id(), a.name().text(), thunks().returning(s.value(), module, null), s.span()));
    } else {
      refusals.notYet(s, "a signal to what was not started as a name");
    }
  }
}
