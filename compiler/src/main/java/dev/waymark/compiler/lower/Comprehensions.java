package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.check.Scope;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Expression.Clause;
import dev.waymark.ir.Expression.Collection;
import dev.waymark.ir.Node.Iterate;
import dev.waymark.ir.Node.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Comprehensions: an expression where nothing in it awaits, a loop where something does.
final class Comprehensions {
  private final Body body;

  Comprehensions(Body body) {
    this.body = body;
  }

  /// What one comprehension gathers.
  private record Gathered(
      Collection kind, Expression element, @Nullable Expression value, Expression whole) {}

  dev.waymark.ir.Expression comprehension(Expression.Comprehension e) {
    return switch (e.kind()) {
      case LIST -> gathered(new Gathered(Collection.LIST, e.element(), null, e), e.generators());
      case SET -> gathered(new Gathered(Collection.SET, e.element(), null, e), e.generators());
      case GENERATOR -> new Functions(body).generator(e);
    };
  }

  /// A list comprehension that the lowering made up in the place of another, whose names it uses.
  dev.waymark.ir.Expression comprehension(
      Expression.Comprehension e, Expression.Comprehension written) {
    return gathered(new Gathered(Collection.LIST, e.element(), null, written), e.generators());
  }

  dev.waymark.ir.Expression comprehension(Expression.DictComprehension e) {
    return gathered(new Gathered(Collection.DICT, e.key(), e.value(), e), e.generators());
  }

  private dev.waymark.ir.Expression gathered(Gathered what, List<Expression.Generator> generators) {
    if (generators.stream().anyMatch(Expression.Generator::async)) {
      return body.refuse(what.whole, "`async for`");
    }
    var first = generators.getFirst();
    boolean loops =
        Values.suspends(what.element)
            || Values.suspends(what.value)
            || generators.stream().anyMatch(g -> !g.equals(first) && Values.suspends(g.iterable()))
            || generators.stream()
                .anyMatch(g -> g.conditions().stream().anyMatch(Values::suspends));
    var source = body.values().value(first.iterable());
    var scope = scope(what.whole);
    var before = body.enter(scope);
    try {
      if (!loops) {
        return expression(what, generators, source);
      }
      if (scope.own().values().stream().anyMatch(Scope.Variable::captured)) {
        return body.refuse(
            what.whole, "`await` beside a function that uses the names of its comprehension");
      }
      return loop(what, generators, source);
    } finally {
      body.leave(before);
    }
  }

  private Scope scope(Node node) {
    var found = body.inside().scopes().find(node);
    return found == null ? body.scope() : found;
  }

  private dev.waymark.ir.Expression expression(
      Gathered what, List<Expression.Generator> generators, dev.waymark.ir.Expression source) {
    var clauses = new ArrayList<Clause>();
    for (var generator : generators) {
      var from =
          generator.equals(generators.getFirst())
              ? source
              : body.values().value(generator.iterable());
      clauses.add(new Clause.For(new Targets(body).target(generator.target()), from));
      generator.conditions().forEach(c -> clauses.add(new Clause.If(body.values().value(c))));
    }
    var value = what.value;
    return new dev.waymark.ir.Expression.Comprehension(
        what.kind,
        body.values().value(what.element),
        value == null ? Optional.empty() : Optional.of(body.values().value(value)),
        clauses);
  }

  private dev.waymark.ir.Expression loop(
      Gathered what, List<Expression.Generator> generators, dev.waymark.ir.Expression source) {
    var empty =
        switch (what.kind) {
          case LIST -> new dev.waymark.ir.Expression.ListDisplay(List.of());
          case SET -> new dev.waymark.ir.Expression.SetDisplay(List.of());
          case DICT -> new dev.waymark.ir.Expression.DictDisplay(List.of());
        };
    var kept = body.values().spilled(source);
    var result = body.values().stored(empty);
    int mark = body.frame().mark();
    level(what, generators, 0, kept, result);
    body.frame().release(mark);
    return result;
  }

  private void level(
      Gathered what,
      List<Expression.Generator> generators,
      int at,
      dev.waymark.ir.Expression source,
      dev.waymark.ir.Expression.Local result) {
    var generator = generators.get(at);
    var graph = body.graph();
    int iterator = body.frame().temporary();
    graph.then(generator.iterable().span(), next -> new Iterate(iterator, source, next));
    int head = graph.label();
    int inside = graph.label();
    int done = graph.label();
    graph.place(head);
    var target = new Targets(body).target(generator.target());
    graph.each(generator.target().span(), target, iterator, inside, done);
    graph.place(inside);
    for (var condition : generator.conditions()) {
      int yes = graph.label();
      body.values().condition(condition, yes, head);
      graph.place(yes);
    }
    int mark = body.frame().mark();
    if (at + 1 < generators.size()) {
      level(
          what, generators, at + 1, body.values().value(generators.get(at + 1).iterable()), result);
    } else {
      add(what, result);
    }
    body.frame().release(mark);
    graph.jump(head);
    graph.place(done);
  }

  private void add(Gathered what, dev.waymark.ir.Expression.Local result) {
    var value = what.value;
    if (value != null) {
      var parts = body.values().all(List.of(what.element, value));
      body.values().assign(new Target.Item(result, parts.getFirst()), parts.getLast());
      return;
    }
    var element = body.values().value(what.element);
    body.values()
        .assign(
            new Target.Nowhere(),
            new dev.waymark.ir.Expression.Method(
                result,
                what.kind == Collection.LIST ? "append" : "add",
                List.of(new Argument.Positional(element))));
  }
}
