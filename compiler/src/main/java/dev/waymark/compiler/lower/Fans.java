package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.check.Branching;
import dev.waymark.ir.Expression.Closure;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node.Branches;
import dev.waymark.ir.Node.Copy;
import dev.waymark.ir.Node.FailureMode;
import dev.waymark.ir.Node.FanOut;
import dev.waymark.ir.Node.First;
import dev.waymark.ir.Node.Racer;
import dev.waymark.ir.Node.Return;
import dev.waymark.ir.Node.Target;
import dev.waymark.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What runs side by side: `parallel`, `gather`, `map`, `first`.
final class Fans {
  private final Body body;
  private @Nullable Integer yielded;
  private @Nullable Node tail;

  Fans(Body body) {
    this.body = body;
  }

  private void fanOut(
      Target target,
      Branches branches,
      Optional<dev.waymark.ir.Expression> limit,
      FailureMode mode) {
    body.graph().then(body.here(), next -> new FanOut(target, branches, limit, mode, next));
  }

  void parallelFor(Expression.ParallelFor e, Target target) {
    var parts = e.limit() == null ? List.of(e.iterable()) : List.of(e.iterable(), e.limit());
    var values = body.values().all(parts);
    Optional<dev.waymark.ir.Expression> limit =
        values.size() > 1 ? Optional.of(values.getLast()) : Optional.empty();
    var closure = item(e, e.target(), made -> made.fans().branchBody(e.body()));
    fanOut(target, new Branches.Each(values.getFirst(), closure), limit, mode(e));
  }

  private FailureMode mode(Expression.ParallelFor e) {
    var mode = e.onError();
    return switch (mode == null ? "cancel" : mode.text()) {
      case "cancel" -> FailureMode.CANCEL;
      case "leave" -> FailureMode.LEAVE;
      case "collect" -> FailureMode.COLLECT;
      case "group" -> FailureMode.GROUP;
      default -> {
        body.unit().notYet(e, "this failure mode");
        yield FailureMode.CANCEL;
      }
    };
  }

  /// A branch for each item; a target that is no name is unpacked from a made-up parameter.
  private Closure item(Node node, Expression target, Functions.Write write) {
    boolean plain = target instanceof Expression.Name;
    var name = target instanceof Expression.Name n ? n.id() : ".item";
    var parameter = new Function.Parameter(name, Function.Binding.POSITIONAL_OR_KEYWORD, Type.ANY);
    return new Functions(body)
        .branch(
            node,
            "<branch>",
            List.of(parameter),
            made -> {
              if (!plain) {
                made.values()
                    .assign(
                        new Targets(made).target(target), new dev.waymark.ir.Expression.Local(0));
              }
              write.into(made);
            });
  }

  /// The statements of a branch of `parallel for`; what it yields is its result.
  private void branchBody(List<Statement> statements) {
    if (statements.getLast() instanceof Statement.ExpressionStatement s) {
      tail = s.value();
    }
    body.statements().all(statements);
    if (yielded != null) {
      body.graph().end(body.here(), new Return(new dev.waymark.ir.Expression.Local(yielded)));
    }
  }

  void yielded(Expression.Yield e) {
    if (body.inside().kind() != Function.Kind.ASYNC
        || !(body.scope().node() instanceof Expression.ParallelFor)) {
      body.unit().notYet(e, "`yield` here");
      return;
    }
    var value = e.value();
    if (e.equals(tail)) {
      returned(value == null ? new Literal.None(e.span()) : value);
      return;
    }
    int slot = yielded == null ? body.frame().add(".yield", Function.Storage.LOCAL) : yielded;
    yielded = slot;
    body.values().into(slot, value == null ? new Literal.None(e.span()) : value);
  }

  /// The value of a branch, awaited if it is a call.
  private void returned(Expression value) {
    if (value instanceof Expression.Await) {
      int slot = body.frame().temporary();
      body.values().into(slot, value);
      body.graph().end(body.here(), new Return(new dev.waymark.ir.Expression.Local(slot)));
    } else {
      var lowered = body.values().value(value);
      body.graph().end(body.here(), new Return(lowered));
    }
  }

  void parallel(Statement.Parallel s) {
    var closures =
        s.branches().stream()
            .map(b ->
                new Functions(body)
                    .branch(b, "<branch>", List.of(), made -> made.statements().all(b.body())))
            .toList();
    fanOut(
        new Target.Nowhere(), new Branches.Fixed(closures), Optional.empty(), FailureMode.CANCEL);
  }

  void first(Statement.First s) {
    var racers = new ArrayList<Racer>();
    for (var branch : s.branches()) {
      var scope = body.inside().scopes().of(branch);
      var copies = new ArrayList<Copy>();
      int from = 0;
      for (var variable : scope.own().values()) {
        var to = body.slot(variable.name());
        if (to != null) {
          copies.add(new Copy(from, to));
        }
        from++;
      }
      var closure =
          new Functions(body)
              .branch(
                  branch,
                  "<branch>",
                  List.of(),
                  made -> {
                    made.fans().begin();
                    made.statements().all(branch.body());
                  });
      racers.add(new Racer(closure, copies));
    }
    body.graph().then(body.here(), next -> new First(new Target.Nowhere(), racers, next));
  }

  /// A name that a branch of `first` reads before it sets its own begins with the value outside.
  private void begin() {
    for (var outer : body.scope().free()) {
      var own = body.scope().own().get(outer.name());
      if (own != null) {
        body.values()
            .assign(
                new Target.Slot(body.frame().slot(own)),
                new dev.waymark.ir.Expression.Local(body.frame().slot(outer)));
      }
    }
  }

  /// `await gather(…)`: a fan-out where its calls can begin in branches, else a gathering.
  void gather(Expression.Call c, Target target) {
    var mode = mode(c.keywords());
    var each = Branching.each(c);
    if (mode != null && each != null && isBranch(each.element())) {
      var source = source(each);
      var generator = each.generators().getFirst();
      var closure =
          item(each.element(), generator.target(), made -> made.fans().call(each.element()));
      fanOut(target, new Branches.Each(source, closure), Optional.empty(), mode);
      return;
    }
    if (mode != null
        && !c.arguments().isEmpty()
        && c.arguments().stream().allMatch(this::isBranch)) {
      var closures = c.arguments().stream().map(this::fixed).toList();
      fanOut(target, new Branches.Fixed(closures), Optional.empty(), mode);
      return;
    }
    gathered(c, target);
  }

  private void gathered(Expression.Call c, Target target) {
    var value = body.calls().call(c);
    body.graph().then(body.here(), next -> new dev.waymark.ir.Node.Await(target, value, next));
  }

  private boolean isBranch(Expression call) {
    // a lambda has a scope of its own and is never a branch
    return !(call instanceof Expression.Lambda) && body.inside().scopes().find(call) != null;
  }

  private Closure fixed(Expression call) {
    return new Functions(body).branch(call, "<branch>", List.of(), made -> made.fans().call(call));
  }

  /// `return await call`
  private void call(Expression call) {
    body.at(call);
    int slot = body.frame().temporary();
    body.calls().await(new Expression.Await(call, List.of(), call.span()), new Target.Slot(slot));
    body.graph().end(body.here(), new Return(new dev.waymark.ir.Expression.Local(slot)));
  }

  /// The items of `[f(x) for x in xs if c]`: `xs`, or those that pass.
  private dev.waymark.ir.Expression source(Expression.Comprehension each) {
    var generator = each.generators().getFirst();
    if (generator.conditions().isEmpty()) {
      return body.values().value(generator.iterable());
    }
    var items =
        new Expression.Comprehension(
            Expression.Comprehension.Kind.LIST, generator.target(), each.generators(), each.span());
    return new Comprehensions(body).comprehension(items, each);
  }

  /// Nothing where the mode is known only when it runs.
  private static @Nullable FailureMode mode(List<Keyword> keywords) {
    if (keywords.isEmpty()) {
      return FailureMode.LEAVE;
    }
    var keyword = keywords.getFirst();
    var name = keyword.name();
    return keywords.size() == 1
            && name != null
            && name.text().equals("return_exceptions")
            && keyword.value() instanceof Literal.Bool b
        ? b.value() ? FailureMode.COLLECT : FailureMode.LEAVE
        : null;
  }

  /// `await waymark.map(f, xs, limit=20)`
  void map(Expression.Call c, Target target) {
    var limit = Optional.<Expression>empty();
    for (var keyword : c.keywords()) {
      var name = keyword.name();
      if (name != null && name.text().equals("limit")) {
        limit = Optional.of(keyword.value());
      } else {
        body.unit().notYet(keyword, "this argument of `map`");
      }
    }
    if (c.arguments().size() != 2) {
      body.unit().notYet(c, "`map` over this");
      return;
    }
    var function = c.arguments().getFirst();
    boolean direct = isBranch(function);
    var parts = new ArrayList<Expression>(direct ? List.of() : List.of(function));
    parts.add(c.arguments().getLast());
    limit.ifPresent(parts::add);
    var values = body.values().all(parts);
    var closure =
        direct ? applied(function) : new Wrappers(body).applied(function, values.getFirst());
    fanOut(
        target,
        new Branches.Each(values.get(direct ? 0 : 1), closure),
        limit.isPresent() ? Optional.of(values.getLast()) : Optional.empty(),
        FailureMode.CANCEL);
  }

  private Closure applied(Expression function) {
    var span = function.span();
    var item = new Expression.Name("item", span);
    var call = new Expression.Call(function, List.of(item), List.of(), span);
    return item(function, item, made -> made.fans().call(call));
  }

  /// `await waymark.first(a(), b())`
  void first(Expression.Call c, Target target) {
    if (c.arguments().isEmpty()
        || !c.keywords().isEmpty()
        || c.arguments().stream().anyMatch(Expression.Starred.class::isInstance)) {
      body.unit().notYet(c, "`first` over this");
      return;
    }
    boolean direct = c.arguments().stream().allMatch(this::isBranch);
    var racers = new ArrayList<Racer>();
    if (direct) {
      c.arguments().forEach(a -> racers.add(new Racer(fixed(a), List.of())));
    } else {
      var values = body.values().all(c.arguments());
      values.forEach(v -> racers.add(new Racer(new Wrappers(body).awaiting(c, v), List.of())));
    }
    body.graph().then(body.here(), next -> new First(target, racers, next));
  }
}
