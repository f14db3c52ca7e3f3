package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.check.Classes;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Rooted;
import dev.waymark.compiler.check.Scope;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node.Assign;
import dev.waymark.ir.Node.Target;
import dev.waymark.ir.Node.Yield;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Functions as values: helpers, nested functions, lambdas, generator expressions, branches.
final class Functions {
  private final Body body;

  Functions(Body body) {
    this.body = body;
  }

  /// A helper at the top of a module.
  dev.waymark.ir.Expression closure(Symbol.Function symbol) {
    var definition = symbol.definition();
    int number = body.unit().function(definition, () -> helper(body.unit(), symbol));
    var defaults =
        defaults(Body.constants(body.unit(), symbol.module()), definition.signature().parameters());
    return new dev.waymark.ir.Expression.Closure(number, defaults, List.of());
  }

  /// A method of the class that is being compiled, with `self` in front.
  dev.waymark.ir.Expression.Closure method(Declared.Class owner, Classes.Method found) {
    var definition = found.definition();
    int number = body.unit().function(definition, () -> method(body.unit(), found, owner));
    var defaults =
        defaults(
            Body.constants(body.unit(), found.owner().module()),
            definition.signature().parameters());
    return new dev.waymark.ir.Expression.Closure(number, defaults, List.of());
  }

  /// The method that `self.name` means.
  Classes.@Nullable Method method(String name) {
    var owner = body.inside().owner();
    return owner == null || !body.unit().isWorkflowClass(owner)
        ? null
        : Classes.find(body.unit().modules(), owner, name);
  }

  /// `self.name`, taken and not called.
  dev.waymark.ir.Expression bound(Classes.Method found, dev.waymark.ir.Expression self) {
    var owner = Objects.requireNonNull(body.inside().owner());
    var function = method(owner, found);
    if (Classes.isStatic(found.definition())) {
      return function;
    }
    var first = Classes.isClassMethod(found.definition()) ? type(owner) : self;
    return new dev.waymark.ir.Expression.Invoke(
        new dev.waymark.ir.Expression.Builtin("waymark.bound"),
        List.of(new Argument.Positional(first), new Argument.Positional(function)));
  }

  dev.waymark.ir.Expression type(Declared.Class owner) {
    return new dev.waymark.ir.Expression.TypeOf(body.unit().type(owner));
  }

  static Unit.Lowered helper(Unit unit, Symbol.Function symbol) {
    symbol.definition().decorators().forEach(decorator -> decorated(unit, decorator));
    return lowered(unit, Rooted.of(unit.modules(), symbol), symbol.definition(), null);
  }

  private static void decorated(Unit unit, Expression decorator) {
    unit.say(
        Diagnostic.of(Code.WM113, decorator.span(), "a decorator would change what is compiled")
            .help("strike it, and call what it does inside"));
  }

  /// @param owner the class of the object
  static Unit.Lowered method(Unit unit, Classes.Method found, Declared.Class owner) {
    var rooted = Rooted.of(unit.modules(), owner, found.owner().module(), found.definition());
    return lowered(unit, rooted, found.definition(), found.owner());
  }

  private static Unit.Lowered lowered(
      Unit unit,
      Rooted rooted,
      Statement.FunctionDef definition,
      Declared.@Nullable Class standing) {
    var kind = definition.async() ? Function.Kind.ASYNC : Function.Kind.SYNC;
    var name = definition.name().text();
    var path = standing == null ? name : standing.name() + "." + name;
    var inside =
        new Body.Inside(
            path,
            rooted.module(),
            rooted.scopes(),
            kind,
            rooted.self(),
            rooted.owner(),
            standing,
            List.of());
    var parameters = definition.signature().parameters();
    var made = new Body(unit, inside, rooted.scopes().root(), parameters);
    made.statements().all(definition.body());
    return made.finish(path, unit.parameters(rooted.module(), parameters));
  }

  List<dev.waymark.ir.Expression.Default> defaults(Body where, List<Parameter> parameters) {
    var found = new ArrayList<dev.waymark.ir.Expression.Default>();
    for (int i = 0; i < parameters.size(); i++) {
      var value = parameters.get(i).defaultValue();
      if (value != null) {
        found.add(new dev.waymark.ir.Expression.Default(i, where.values().value(value)));
      }
    }
    return found;
  }

  /// `def` inside a function.
  void define(Statement.FunctionDef s) {
    if (!s.decorators().isEmpty()) {
      s.decorators().forEach(decorator -> decorated(body.unit(), decorator));
      return;
    }
    var kind = s.async() ? Function.Kind.ASYNC : Function.Kind.SYNC;
    var parameters = s.signature().parameters();
    var closure =
        inner(
            new Inner(s, s.name().text(), kind, parameters),
            defaults(body, parameters),
            made -> made.statements().all(s.body()));
    var slot = body.slot(s.name().text());
    if (slot == null) {
      body.unit().notYet(s, "a function under a name of the module");
      return;
    }
    body.graph()
        .then(body.here(), next -> new Assign(List.of(new Target.Slot(slot)), closure, next));
  }

  /// Where a value stands in a class or in the module, no frame keeps what it would capture.
  dev.waymark.ir.Expression lambda(Expression.Lambda e) {
    if (body.inside().scopes().find(e) == null) {
      return body.refuse(e, "a lambda outside functions");
    }
    return inner(
        new Inner(e, "<lambda>", Function.Kind.SYNC, e.parameters()),
        defaults(body, e.parameters()),
        made -> {
          var value = made.values().value(e.body());
          made.graph().end(e.body().span(), new dev.waymark.ir.Node.Return(value));
        });
  }

  /// A function that stands inside this one.
  record Inner(Node node, String name, Function.Kind kind, List<Parameter> parameters) {}

  interface Write {
    void into(Body made);
  }

  dev.waymark.ir.Expression.Closure inner(
      Inner inner, List<dev.waymark.ir.Expression.Default> defaults, Write write) {
    var outer = body.inside();
    var scope = outer.scopes().of(inner.node);
    var module = outer.module();
    var unit = body.unit();
    var inside = outer.inner(inner.name, inner.kind);
    int number =
        unit.function(
            inner.node,
            () -> {
              var made = new Body(unit, inside, scope, inner.parameters);
              write.into(made);
              return made.finish(inside.path(), unit.parameters(module, inner.parameters));
            });
    return new dev.waymark.ir.Expression.Closure(number, defaults, captures(scope));
  }

  private List<Integer> captures(Scope scope) {
    return scope.free().stream().map(body.frame()::slot).toList();
  }

  /// A branch: an async function without parameters, or with one, the item.
  dev.waymark.ir.Expression.Closure branch(
      Node node, String name, List<Function.Parameter> parameters, Write write) {
    var outer = body.inside();
    var scope = outer.scopes().of(node);
    var unit = body.unit();
    var inside = outer.inner(name, Function.Kind.ASYNC);
    int number =
        unit.function(
            node,
            () -> {
              var made = new Body(unit, inside, scope, named(parameters, node.span()));
              write.into(made);
              return made.finish(name, parameters);
            });
    return new dev.waymark.ir.Expression.Closure(number, List.of(), captures(scope));
  }

  private static List<Parameter> named(List<Function.Parameter> parameters, Span span) {
    return parameters.stream()
        .map(p ->
            new Parameter(
                Parameter.Kind.POSITIONAL_OR_KEYWORD,
                new dev.waymark.compiler.ast.Identifier(p.name(), span),
                null,
                null,
                span))
        .toList();
  }

  /// A generator expression: its first source is taken now, the rest runs when it is asked.
  dev.waymark.ir.Expression generator(Expression.Comprehension e) {
    var source = body.values().value(e.generators().getFirst().iterable());
    if (Values.suspends(e.element())
        || e.generators().stream()
            .anyMatch(g -> g.conditions().stream().anyMatch(Values::suspends))) {
      return body.refuse(e, "`await` in a generator expression");
    }
    var outer = body.inside();
    var scope = outer.scopes().of(e);
    var unit = body.unit();
    var inside = outer.inner("<genexpr>", Function.Kind.GENERATOR);
    int number =
        unit.function(
            e,
            () -> {
              var made = new Body(unit, inside, scope, List.of(), ".source");
              new Functions(made).level(e, 0, 0);
              return made.finish(
                  "<genexpr>",
                  List.of(
                      new Function.Parameter(
                          ".source", Function.Binding.POSITIONAL_ONLY, dev.waymark.ir.Type.ANY)));
            });
    return new dev.waymark.ir.Expression.Generator(
        new dev.waymark.ir.Expression.Closure(number, List.of(), captures(scope)), source);
  }

  private void level(Expression.Comprehension e, int at, int iterator) {
    var generator = e.generators().get(at);
    var graph = body.graph();
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
    if (at + 1 < e.generators().size()) {
      var source = e.generators().get(at + 1).iterable();
      int more = body.frame().temporary();
      var value = body.values().value(source);
      graph.then(source.span(), next -> new dev.waymark.ir.Node.Iterate(more, value, next));
      level(e, at + 1, more);
    } else {
      var value = body.values().value(e.element());
      graph.then(e.element().span(), next -> new Yield(value, next));
    }
    graph.jump(head);
    graph.place(done);
  }
}
