package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.check.Trees;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Expression.Builtin;
import dev.waymark.ir.Expression.Compare;
import dev.waymark.ir.Expression.Comparison;
import dev.waymark.ir.Expression.ComparisonOperator;
import dev.waymark.ir.Expression.Conditional;
import dev.waymark.ir.Expression.Invoke;
import dev.waymark.ir.Expression.Item;
import dev.waymark.ir.Expression.ListDisplay;
import dev.waymark.ir.Expression.Local;
import dev.waymark.ir.Expression.Method;
import dev.waymark.ir.Expression.Star;
import dev.waymark.ir.Expression.TupleDisplay;
import dev.waymark.ir.Node.Delete;
import dev.waymark.ir.Node.EndHandle;
import dev.waymark.ir.Node.Handle;
import dev.waymark.ir.Node.LeaveTry;
import dev.waymark.ir.Node.Reraise;
import dev.waymark.ir.Node.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `try` with `except*`: each handler takes its part of the group out of what is left; what they
/// raise, and what nobody took, goes on as a group.
final class Stars {
  private final Body body;

  Stars(Body body) {
    this.body = body;
  }

  void guarded(Statement.Try s) {
    var graph = body.graph();
    int handler = graph.label();
    int end = graph.label();
    graph.enterTry(body.here(), handler);
    body.regions().guarded(() -> body.statements().all(s.body()));
    graph.then(body.here(), LeaveTry::new);
    body.statements().all(s.orelse());
    graph.jump(end);
    graph.place(handler);
    int error = body.frame().temporary();
    int rest = body.frame().temporary();
    int raised = body.frame().temporary();
    graph.then(s.handlers().getFirst().span(), next -> new Handle(error, next));
    body.values().assign(new Target.Slot(rest), new Local(error));
    body.values().assign(new Target.Slot(raised), new ListDisplay(List.of()));
    s.handlers().forEach(h -> handle(h, rest, raised));
    goOn(error, rest, raised);
    graph.then(body.here(), EndHandle::new);
    graph.place(end);
  }

  private static dev.waymark.ir.Expression isGroup(int error) {
    return call("isinstance", new Local(error), new Builtin("BaseExceptionGroup"));
  }

  private static Invoke call(String builtin, dev.waymark.ir.Expression... arguments) {
    return new Invoke(
        new Builtin(builtin),
        List.of(arguments).stream().<Argument>map(Argument.Positional::new).toList());
  }

  private static Compare isNone(int slot) {
    return new Compare(
        new Local(slot), List.of(new Comparison(ComparisonOperator.IS, Constants.NONE)));
  }

  private void handle(Statement.Try.Handler handler, int rest, int raised) {
    var graph = body.graph();
    var type = handler.type();
    if (type == null || again(handler)) {
      body.unit().notYet(handler, "a bare `raise` in `except*`");
      return;
    }
    int next = graph.label();
    int some = graph.label();
    int taken = graph.label();
    int match = body.frame().temporary();
    graph.branch(type.span(), isNone(rest), next, some);
    graph.place(some);
    var parts =
        new Target.Unpack(List.of(new Target.Slot(match), new Target.Slot(rest)), Optional.empty());
    var types = body.values().value(type);
    body.values().assign(parts, call("waymark.split", new Local(rest), types));
    graph.branch(type.span(), isNone(match), next, taken);
    graph.place(taken);
    taken(handler, match, raised);
    graph.place(next);
  }

  private static boolean again(Statement.Try.Handler handler) {
    return Trees.any(
        handler.body(),
        n -> n instanceof Statement.Raise r && r.error() == null,
        n ->
            n instanceof Statement.Try
                || n instanceof Statement.FunctionDef
                || n instanceof Expression.Lambda);
  }

  private void taken(Statement.Try.Handler handler, int match, int raised) {
    var graph = body.graph();
    int failed = graph.label();
    int end = graph.label();
    var name = handler.name();
    Integer slot = name == null ? null : body.slot(name.text());
    graph.enterTry(handler.span(), failed);
    handling(handler, match);
    if (slot != null) {
      body.values().assign(new Target.Slot(slot), new Local(match));
    }
    body.regions().guarded(() -> body.statements().all(handler.body()));
    graph.then(body.here(), EndHandle::new);
    graph.then(body.here(), LeaveTry::new);
    forget(slot);
    graph.jump(end);
    graph.place(failed);
    int error = body.frame().temporary();
    graph.then(handler.span(), next -> new Handle(error, next));
    var one = List.<Argument>of(new Argument.Positional(new Local(error)));
    body.values().assign(new Target.Nowhere(), new Method(new Local(raised), "append", one));
    forget(slot);
    graph.then(body.here(), EndHandle::new);
    graph.place(end);
  }

  /// What a handler raises remembers the part of the group that it took: that part is raised and
  /// caught here.
  private void handling(Statement.Try.Handler handler, int match) {
    var graph = body.graph();
    int caught = graph.label();
    graph.enterTry(handler.span(), caught);
    graph.end(handler.span(), new Reraise(match));
    graph.place(caught);
    int error = body.frame().temporary();
    graph.then(handler.span(), next -> new Handle(error, next));
  }

  private void forget(@Nullable Integer slot) {
    if (slot != null) {
      body.values().assign(new Target.Slot(slot), Constants.NONE);
      body.graph().then(body.here(), next -> new Delete(new Target.Slot(slot), next));
    }
  }

  /// What handlers raised and what is left; where nothing is, the block is done.
  private void goOn(int error, int rest, int raised) {
    var graph = body.graph();
    int failed = graph.label();
    int many = graph.label();
    int only = graph.label();
    int fine = graph.label();
    int left = graph.label();
    int whole = graph.label();
    int plain = graph.label();
    int done = graph.label();
    int made = body.frame().temporary();
    graph.branch(body.here(), new Local(raised), failed, fine);
    graph.place(failed);
    graph.branch(body.here(), isGroup(error), many, only);
    graph.place(only);
    body.values().assign(new Target.Slot(made), new Item(new Local(raised), Constants.of(0)));
    graph.end(body.here(), new Reraise(made));
    graph.place(many);
    var remaining =
        new Conditional(
            isNone(rest), new TupleDisplay(List.of()), new TupleDisplay(List.of(new Local(rest))));
    var all = new ListDisplay(List.of(new Star(new Local(raised)), new Star(remaining)));
    body.values().assign(new Target.Slot(made), call("waymark.group", Constants.of(""), all));
    graph.end(body.here(), new Reraise(made));
    graph.place(fine);
    graph.branch(body.here(), isNone(rest), done, left);
    graph.place(left);
    graph.branch(body.here(), isGroup(error), whole, plain);
    graph.place(whole);
    graph.end(body.here(), new Reraise(rest));
    graph.place(plain);
    graph.end(body.here(), new Reraise(error));
    graph.place(done);
  }
}
