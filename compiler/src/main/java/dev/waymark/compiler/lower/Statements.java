package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.ast.TestStatement;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Node.Assign;
import dev.waymark.ir.Node.Delete;
import dev.waymark.ir.Node.Iterate;
import dev.waymark.ir.Node.Raise;
import dev.waymark.ir.Node.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statements. Each gives back the temporaries that it took.
final class Statements {
  private final Body body;

  Statements(Body body) {
    this.body = body;
  }

  void all(List<Statement> statements) {
    statements.forEach(this::one);
  }

  void one(Statement statement) {
    int mark = body.frame().mark();
    var outer = body.here();
    body.at(statement);
    lower(statement);
    body.at(outer);
    body.frame().release(mark);
  }

  private void lower(Statement statement) {
    switch (statement) {
      case Statement.ExpressionStatement s -> expression(s.value());
      case Statement.Assign s -> assign(s);
      case Statement.AugAssign s -> augmented(s);
      case Statement.AnnAssign s -> {
        var value = s.value();
        if (value != null) {
          assign(List.of(s.target()), value);
        }
      }
      case Statement.Delete s -> s.targets().forEach(t -> delete(new Targets(body).target(t)));
      case Statement.Pass _ -> {}
      case Statement.Break s -> body.regions().leaveLoop(s, false);
      case Statement.Continue s -> body.regions().leaveLoop(s, true);
      case Statement.Return s -> returned(s);
      case Statement.Raise s -> raise(s);
      case Statement.Assert s -> asserted(s);
      case Statement.Global s -> body.unit().notYet(s, "`global`");
      case Statement.Nonlocal _ -> {}
      case Statement.If s -> branch(s);
      case Statement.While s -> loop(s);
      case Statement.For s -> loop(s);
      case Statement.Try s -> body.regions().attempt(s);
      case Statement.With s -> body.regions().with(s);
      case Statement.Match s -> new Patterns(body).match(s);
      case Statement.FunctionDef s -> new Functions(body).define(s);
      case Statement.Undo s -> body.calls().undo(s.call());
      case Statement.Parallel s -> body.fans().parallel(s);
      case Statement.First s -> body.fans().first(s);
      case Statement.Within s -> body.regions().within(s);
      case Statement.Import s -> body.unit().notYet(s, "`import` inside a function");
      case Statement.ImportFrom s -> body.unit().notYet(s, "`import` inside a function");
      case Statement.ClassDef s -> body.unit().notYet(s, "a class inside a function");
      case Statement.TypeAlias s -> body.unit().notYet(s, "`type` inside a function");
      case Statement.Opaque s -> body.unit().notYet(s, "this block");
      case Declaration s -> body.unit().notYet(s, "a declaration inside a function");
      case TestStatement s -> body.unit().notYet(s, "a statement of tests here");
    }
  }

  private void expression(Expression value) {
    switch (value) {
      case Literal _ -> {}
      case Expression.Yield y -> body.fans().yielded(y);
      default -> body.values().into(new Target.Nowhere(), value);
    }
  }

  private void assign(Statement.Assign s) {
    assign(s.targets(), s.value());
  }

  private void assign(List<Expression> targets, Expression value) {
    if (targets.size() == 1 && Targets.isPlain(targets.getFirst())) {
      body.values().into(new Targets(body).target(targets.getFirst()), value);
      return;
    }
    var lowered = body.values().value(value);
    if (targets.stream().anyMatch(Values::suspends)) {
      lowered = body.values().spilled(lowered);
      for (var target : targets) {
        body.values().assign(new Targets(body).target(target), lowered);
      }
      return;
    }
    var found = targets.stream().map(new Targets(body)::target).toList();
    var stored = lowered;
    body.graph().then(body.here(), next -> new Assign(found, stored, next));
  }

  /// The parts of the target are evaluated once, before the value.
  private void augmented(Statement.AugAssign s) {
    var target = new Targets(body).once(s.target(), Values.suspends(s.value()));
    var old = Targets.read(target);
    if (Values.suspends(s.value())) {
      old = body.values().spilled(old);
    }
    var value = body.values().value(s.value());
    body.values()
        .assign(
            target,
            new dev.waymark.ir.Expression.Binary(Operators.binary(s.operator()), old, value, true));
  }

  private void delete(Target target) {
    switch (target) {
      case Target.Unpack u -> u.targets().forEach(this::delete);
      default -> body.graph().then(body.here(), next -> new Delete(target, next));
    }
  }

  private void returned(Statement.Return s) {
    var value = s.value();
    if (value == null) {
      body.regions().leaveFunction(s, Constants.NONE);
      return;
    }
    if (value instanceof Expression.Await || value instanceof Expression.ParallelFor) {
      int slot = body.frame().temporary();
      body.values().into(new Target.Slot(slot), value);
      body.regions().leaveFunction(s, new dev.waymark.ir.Expression.Local(slot));
      return;
    }
    body.regions().leaveFunction(s, body.values().value(value));
  }

  private void raise(Statement.Raise s) {
    var error = s.error();
    if (error == null) {
      body.regions().raiseAgain(s);
      return;
    }
    var cause = s.cause();
    var parts = cause == null ? List.of(error) : List.of(error, cause);
    var values = body.values().all(parts);
    Optional<dev.waymark.ir.Expression> from =
        cause == null ? Optional.empty() : Optional.of(values.getLast());
    body.graph().end(body.here(), new Raise(values.getFirst(), from));
  }

  private void asserted(Statement.Assert s) {
    int failed = body.graph().label();
    int end = body.graph().label();
    body.values().condition(s.test(), end, failed);
    body.graph().place(failed);
    var message = s.message();
    var arguments = new ArrayList<Argument>();
    if (message != null) {
      arguments.add(new Argument.Positional(body.values().value(message)));
    }
    var error = new dev.waymark.ir.Expression.Builtin("AssertionError");
    body.graph()
        .end(
            body.here(),
            new Raise(new dev.waymark.ir.Expression.Invoke(error, arguments), Optional.empty()));
    body.graph().place(end);
  }

  private void branch(Statement.If s) {
    int then = body.graph().label();
    int otherwise = body.graph().label();
    body.values().condition(s.test(), then, otherwise);
    body.graph().place(then);
    all(s.body());
    if (s.orelse().isEmpty()) {
      body.graph().place(otherwise);
      return;
    }
    int end = body.graph().label();
    body.graph().jump(end);
    body.graph().place(otherwise);
    all(s.orelse());
    body.graph().place(end);
  }

  private void loop(Statement.While s) {
    int head = body.graph().label();
    int inside = body.graph().label();
    int done = body.graph().label();
    int end = body.graph().label();
    body.graph().place(head);
    body.values().condition(s.test(), inside, done);
    body.graph().place(inside);
    body.regions().loop(end, head, () -> all(s.body()));
    body.graph().jump(head);
    body.graph().place(done);
    all(s.orelse());
    body.graph().place(end);
  }

  private void loop(Statement.For s) {
    if (s.async()) {
      body.unit().notYet(s, "`async for`");
      return;
    }
    int iterator = body.frame().temporary();
    int mark = body.frame().mark();
    var source = body.values().value(s.iterable());
    body.frame().release(mark);
    body.graph().then(s.iterable().span(), next -> new Iterate(iterator, source, next));
    int head = body.graph().label();
    int inside = body.graph().label();
    int done = body.graph().label();
    int end = body.graph().label();
    body.graph().place(head);
    if (Values.suspends(s.target())) {
      body.unit().notYet(s.target(), "`await` in the target of a loop");
    }
    var target = new Targets(body).target(s.target());
    body.graph().each(s.target().span(), target, iterator, inside, done);
    body.graph().place(inside);
    body.regions().loop(end, head, () -> all(s.body()));
    body.graph().jump(head);
    body.graph().place(done);
    all(s.orelse());
    body.graph().place(end);
  }
}
