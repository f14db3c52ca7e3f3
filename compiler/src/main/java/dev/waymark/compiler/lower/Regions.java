package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Node.Delete;
import dev.waymark.ir.Node.EndHandle;
import dev.waymark.ir.Node.EnterContext;
import dev.waymark.ir.Node.ExitContext;
import dev.waymark.ir.Node.Handle;
import dev.waymark.ir.Node.LeaveTry;
import dev.waymark.ir.Node.Reraise;
import dev.waymark.ir.Node.Return;
import dev.waymark.ir.Node.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What must happen when control leaves a block: loops, `try`, `with`. Innermost last.
final class Regions {
  /// A block that control may leave, and what is due then.
  private sealed interface Region {
    record Loop(int breakLabel, int continueLabel) implements Region {}

    /// A region of errors that must be left.
    record Guarded() implements Region {}

    /// A handler: its error is no longer handled when it is left.
    record Handling(int error, @Nullable Integer name) implements Region {}

    /// A manager that must be exited.
    record Managed(int manager) implements Region {}

    /// A `finally` body, written once for all who leave through it.
    record Final(Exits exits) implements Region {}
  }

  /// Those who leave a `try` through its `finally`: each goes on from there to where it wanted.
  private static final class Exits {
    private final int entry;
    private final int slot;
    private final List<Runnable> onwards = new ArrayList<>();

    Exits(int entry, int slot) {
      this.entry = entry;
      this.slot = slot;
    }
  }

  private static final int FINALLY_IN_FINALLY = 5;

  private final Body body;
  private final List<Region> open = new ArrayList<>();
  private int finallyDepth;

  Regions(Body body) {
    this.body = body;
  }

  private void inside(Region region, Runnable write) {
    open.add(region);
    write.run();
    open.removeLast();
  }

  /// Inside a region of errors that has been entered.
  void guarded(Runnable write) {
    inside(new Region.Guarded(), write);
  }

  void loop(int breakLabel, int continueLabel, Runnable write) {
    inside(new Region.Loop(breakLabel, continueLabel), write);
  }

  private Graph graph() {
    return body.graph();
  }

  void leaveLoop(Statement statement, boolean again) {
    int at = open.size() - 1;
    while (at >= 0 && !(open.get(at) instanceof Region.Loop)) {
      at--;
    }
    if (at < 0) {
      body.unit().notYet(statement, "leaving a block like this");
      return;
    }
    var loop = (Region.Loop) open.get(at);
    int target = again ? loop.continueLabel : loop.breakLabel;
    leave(at + 1, () -> graph().jump(target));
  }

  /// `value` has been evaluated to an expression; where a block is left on the way it is kept.
  void leaveFunction(Statement statement, dev.waymark.ir.Expression value) {
    boolean direct = open.stream().noneMatch(r -> r instanceof Region.Final);
    boolean managed = open.stream().anyMatch(r -> r instanceof Region.Managed);
    if (direct && !managed) {
      graph().end(statement.span(), new Return(value));
      return;
    }
    if (value instanceof dev.waymark.ir.Expression.Const) {
      leave(0, () -> graph().end(statement.span(), new Return(value)));
      return;
    }
    int kept = body.frame().add(".result", dev.waymark.ir.Function.Storage.LOCAL);
    body.values().assign(new Target.Slot(kept), value);
    leave(
        0,
        () -> graph().end(statement.span(), new Return(new dev.waymark.ir.Expression.Local(kept))));
  }

  /// Does what is due from the innermost region down to `from`, then `onwards`.
  private void leave(int from, Runnable onwards) {
    for (int i = open.size() - 1; i >= from; i--) {
      switch (open.get(i)) {
        case Region.Loop _ -> {}
        case Region.Guarded _ -> graph().then(body.here(), LeaveTry::new);
        case Region.Handling h -> endHandling(h);
        case Region.Managed m ->
            graph().then(body.here(), next -> new ExitContext(m.manager, Optional.empty(), next));
        case Region.Final f -> {
          through(f.exits, i, from, onwards);
          return;
        }
      }
    }
    onwards.run();
  }

  private void through(Exits exits, int at, int from, Runnable onwards) {
    var rest = new ArrayList<>(open.subList(0, at));
    exits.onwards.add(() -> {
      var now = new ArrayList<>(open);
      open.clear();
      open.addAll(rest);
      leave(from, onwards);
      open.clear();
      open.addAll(now);
    });
    body.values().assign(new Target.Slot(exits.slot), Constants.of(exits.onwards.size()));
    graph().jump(exits.entry);
  }

  private void endHandling(Region.Handling handling) {
    var name = handling.name;
    if (name != null) {
      body.values().assign(new Target.Slot(name), Constants.NONE);
      graph().then(body.here(), next -> new Delete(new Target.Slot(name), next));
    }
    graph().then(body.here(), EndHandle::new);
  }

  void raiseAgain(Statement.Raise statement) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i) instanceof Region.Handling h) {
        graph().end(statement.span(), new Reraise(h.error));
        return;
      }
    }
    var error =
        new dev.waymark.ir.Expression.Invoke(
            new dev.waymark.ir.Expression.Builtin("waymark.handled"), List.of());
    graph().end(statement.span(), new dev.waymark.ir.Node.Raise(error, Optional.empty()));
  }

  void attempt(Statement.Try s) {
    Runnable write = s.star() ? () -> new Stars(body).guarded(s) : () -> guarded(s);
    if (s.finallyBody().isEmpty()) {
      write.run();
    } else {
      withFinally(write, s.finallyBody());
    }
  }

  private void guarded(Statement.Try s) {
    if (s.handlers().isEmpty()) {
      body.statements().all(s.body());
      body.statements().all(s.orelse());
      return;
    }
    int handler = graph().label();
    int end = graph().label();
    graph().enterTry(body.here(), handler);
    inside(new Region.Guarded(), () -> body.statements().all(s.body()));
    graph().then(body.here(), LeaveTry::new);
    body.statements().all(s.orelse());
    graph().jump(end);
    graph().place(handler);
    handlers(s.handlers(), end);
    graph().place(end);
  }

  private void handlers(List<Statement.Try.Handler> handlers, int end) {
    int error = body.frame().temporary();
    graph().then(handlers.getFirst().span(), next -> new Handle(error, next));
    boolean all = false;
    for (var handler : handlers) {
      int next = graph().label();
      var type = handler.type();
      if (type != null) {
        int taken = graph().label();
        var catches =
            new dev.waymark.ir.Expression.Catches(
                new dev.waymark.ir.Expression.Local(error), body.values().value(type));
        graph().branch(type.span(), catches, taken, next);
        graph().place(taken);
      }
      all = all || type == null;
      handle(handler, error);
      graph().jump(end);
      graph().place(next);
    }
    if (!all) {
      graph().end(body.here(), new Reraise(error));
    }
  }

  private void handle(Statement.Try.Handler handler, int error) {
    var name = handler.name();
    Integer slot = name == null ? null : body.slot(name.text());
    if (slot != null) {
      body.values().assign(new Target.Slot(slot), new dev.waymark.ir.Expression.Local(error));
    }
    var handling = new Region.Handling(error, slot);
    boolean outlived = open.stream().anyMatch(r -> !(r instanceof Region.Loop));
    if (slot == null || !outlived) {
      inside(handling, () -> body.statements().all(handler.body()));
      endHandling(handling);
    } else {
      forgetting(handling, slot, handler.body());
    }
  }

  /// The name of the error is gone after its handler, also when that fails and somebody in this
  /// function goes on.
  private void forgetting(Region.Handling handling, int slot, List<Statement> statements) {
    int failed = graph().label();
    int end = graph().label();
    graph().enterTry(body.here(), failed);
    inside(handling, () -> inside(new Region.Guarded(), () -> body.statements().all(statements)));
    graph().then(body.here(), LeaveTry::new);
    endHandling(handling);
    graph().jump(end);
    graph().place(failed);
    int error = body.frame().temporary();
    graph().then(body.here(), next -> new Handle(error, next));
    body.values().assign(new Target.Slot(slot), Constants.NONE);
    graph().then(body.here(), next -> new Delete(new Target.Slot(slot), next));
    graph().end(body.here(), new Reraise(error));
    graph().place(end);
  }

  /// `finally` is written twice: for an error, and for all other ways out.
  private void withFinally(Runnable write, List<Statement> last) {
    if (finallyDepth >= FINALLY_IN_FINALLY) {
      body.unit().notYet(last.getFirst(), "`finally` inside so many `finally`");
      return;
    }
    int handler = graph().label();
    int normal = graph().label();
    int slot = body.frame().temporary();
    var exits = new Exits(normal, slot);
    graph().enterTry(body.here(), handler);
    open.add(new Region.Final(exits));
    inside(new Region.Guarded(), write);
    graph().then(body.here(), LeaveTry::new);
    open.removeLast();
    if (!exits.onwards.isEmpty()) {
      body.values().assign(new Target.Slot(slot), Constants.of(0));
    }
    graph().place(normal);
    finallyDepth++;
    body.statements().all(last);
    onwards(exits);
    int end = graph().label();
    graph().jump(end);
    graph().place(handler);
    int error = body.frame().temporary();
    graph().then(last.getFirst().span(), next -> new Handle(error, next));
    inside(new Region.Handling(error, null), () -> body.statements().all(last));
    graph().end(body.here(), new Reraise(error));
    finallyDepth--;
    graph().place(end);
  }

  private void onwards(Exits exits) {
    for (int i = 0; i < exits.onwards.size(); i++) {
      int here = graph().label();
      int next = graph().label();
      graph().branch(body.here(), chosen(exits.slot, i + 1), here, next);
      graph().place(here);
      exits.onwards.get(i).run();
      graph().place(next);
    }
  }

  private static dev.waymark.ir.Expression chosen(int slot, int exit) {
    return new dev.waymark.ir.Expression.Compare(
        new dev.waymark.ir.Expression.Local(slot),
        List.of(
            new dev.waymark.ir.Expression.Comparison(
                dev.waymark.ir.Expression.ComparisonOperator.EQUAL, Constants.of(exit))));
  }

  void with(Statement.With s) {
    with(s, 0);
  }

  private void with(Statement.With s, int at) {
    if (at == s.items().size()) {
      body.statements().all(s.body());
      return;
    }
    var item = s.items().get(at);
    if (!body.calls().isManager(item.value())) {
      body.unit()
          .say(
              Diagnostic.of(
                      Code.WM230,
                      item.value().span(),
                      "`with` over something that only Python could open")
                  .help("open it in an action; here, `try: … finally: …`"));
      return;
    }
    var target = item.target();
    if (item.value() instanceof Expression.Call c
        && body.builtin(c.function()).equals("contextlib.nullcontext")) {
      nothing(c, target);
      with(s, at + 1);
      return;
    }
    int manager = body.frame().temporary();
    body.values().into(manager, item.value());
    var into = target == null ? new Target.Nowhere() : new Targets(body).target(target);
    managed(manager, into, item, () -> with(s, at + 1));
  }

  /// `nullcontext(x)` gives `x` and does nothing at the end.
  private void nothing(Expression.Call c, @Nullable Expression target) {
    if (c.arguments().size() > 1 || !c.keywords().isEmpty()) {
      body.unit().notYet(c, "`nullcontext` in this form");
      return;
    }
    var value =
        c.arguments().isEmpty() ? Constants.NONE : body.values().value(c.arguments().getFirst());
    var into = target == null ? new Target.Nowhere() : new Targets(body).target(target);
    body.values().assign(into, value);
  }

  void within(Statement.Within s) {
    limited(body.values().value(s.duration()), s, () -> body.statements().all(s.body()));
  }

  /// A block that may take no longer than `limit`.
  void limited(dev.waymark.ir.Expression limit, Node place, Runnable write) {
    int manager = body.frame().temporary();
    body.values()
        .assign(
            new Target.Slot(manager),
            new dev.waymark.ir.Expression.Invoke(
                new dev.waymark.ir.Expression.Builtin("asyncio.timeout"),
                List.of(new Argument.Positional(limit))));
    managed(manager, new Target.Nowhere(), place, write);
  }

  private void managed(int manager, Target target, Node place, Runnable write) {
    int handler = graph().label();
    int end = graph().label();
    graph().then(place.span(), next -> new EnterContext(target, manager, next));
    graph().enterTry(place.span(), handler);
    inside(new Region.Managed(manager), () -> inside(new Region.Guarded(), write));
    graph().then(place.span(), LeaveTry::new);
    graph().then(place.span(), next -> new ExitContext(manager, Optional.empty(), next));
    graph().jump(end);
    graph().place(handler);
    int error = body.frame().temporary();
    graph().then(place.span(), next -> new Handle(error, next));
    graph().then(place.span(), next -> new ExitContext(manager, Optional.of(error), next));
    graph().then(place.span(), EndHandle::new);
    graph().place(end);
  }
}
