package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Module;
import dev.waymark.compiler.check.Scope;
import dev.waymark.compiler.check.Scopes;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.ir.Function;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One function while it is being lowered: its frame, its graph, and the parts that write them.
final class Body {
  /// @param path the qualified name, as errors say it
  /// @param self the name of the first parameter of a method
  /// @param owner the class that methods are looked up in, which may be a child of the next
  /// @param standing the class where the method stands
  /// @param signals those of the workflow's head
  record Inside(
      String path,
      Module module,
      Scopes scopes,
      Function.Kind kind,
      @Nullable String self,
      Declared.@Nullable Class owner,
      Declared.@Nullable Class standing,
      List<dev.waymark.compiler.ast.Declaration.Signal> signals) {
    /// A function that stands inside this one.
    Inside inner(String name, Function.Kind innerKind) {
      return new Inside(
          path + ".<locals>." + name, module, scopes, innerKind, self, owner, standing, signals);
    }
  }

  private final Unit unit;
  private final Inside inside;
  private final Frame frame = new Frame();
  private final Graph graph = new Graph();
  private final Values values;
  private final Calls calls;
  private final Regions regions;
  private final Statements statements;
  private final Policies policies;
  private final Fans fans;
  private Scope scope;
  private Span here;

  Body(Unit unit, Inside inside, Scope scope, List<Parameter> parameters) {
    this(unit, inside, scope, parameters, null);
  }

  /// @param hidden the name of a parameter that the lowering made up
  Body(Unit unit, Inside inside, Scope scope, List<Parameter> parameters, @Nullable String hidden) {
    this.unit = unit;
    this.inside = inside;
    this.scope = scope;
    this.here = scope.node().span();
    this.values = new Values(this);
    this.calls = new Calls(this);
    this.regions = new Regions(this);
    this.statements = new Statements(this);
    this.policies = new Policies(this);
    this.fans = new Fans(this);
    if (hidden != null) {
      frame.add(hidden, Function.Storage.LOCAL);
    }
    for (var parameter : parameters) {
      var variable = scope.own().get(parameter.name().text());
      if (variable != null && !frame.has(variable)) {
        frame.add(variable);
      }
    }
    slots(scope);
  }

  /// A parameter first, then every name that the frame binds, then what it is lent.
  private void slots(Scope owner) {
    for (var variable : owner.own().values()) {
      if (!frame.has(variable)) {
        frame.add(variable);
      }
    }
    if (owner.kind() == Scope.Kind.FRAME) {
      owner.free().forEach(frame::addFree);
    }
    owner.inner().stream().filter(s -> s.kind() == Scope.Kind.INLINE).forEach(this::slots);
  }

  /// For expressions at the top of a module, which have no frame.
  static Body constants(Unit unit, Module module) {
    var scopes = Scopes.of(module.tree(), List.of(), List.of());
    var inside = new Inside("", module, scopes, Function.Kind.SYNC, null, null, null, List.of());
    return new Body(unit, inside, scopes.root(), List.of());
  }

  Unit.Lowered finish(String name, List<Function.Parameter> parameters) {
    graph.end(here, new dev.waymark.ir.Node.Return(Constants.NONE));
    var made = graph.finish();
    return new Unit.Lowered(
        new Function(name, inside.kind(), parameters, frame.slots(), made.nodes()),
        scope.node().span(),
        made.places(),
        inside.module());
  }

  Unit unit() {
    return unit;
  }

  Inside inside() {
    return inside;
  }

  Module module() {
    return inside.module();
  }

  Frame frame() {
    return frame;
  }

  Graph graph() {
    return graph;
  }

  Values values() {
    return values;
  }

  Calls calls() {
    return calls;
  }

  Regions regions() {
    return regions;
  }

  Statements statements() {
    return statements;
  }

  Policies policies() {
    return policies;
  }

  Fans fans() {
    return fans;
  }

  Scope scope() {
    return scope;
  }

  /// Names are looked up in `inner` until the scope is set back.
  Scope enter(Scope inner) {
    var before = scope;
    scope = inner;
    return before;
  }

  void leave(Scope before) {
    scope = before;
  }

  /// The place of the nodes that are written now.
  Span here() {
    return here;
  }

  void at(Node node) {
    here = node.span();
  }

  void at(Span span) {
    here = span;
  }

  /// The slot of a name of this frame, or nothing where it is the module's.
  @Nullable Integer slot(String name) {
    var variable = scope.find(name);
    return variable == null || !frame.has(variable) ? null : frame.slot(variable);
  }

  /// What an expression means, where no local name is in the way.
  @Nullable Symbol symbol(Expression expression) {
    return switch (expression) {
      case Expression.Name n ->
          scope.find(n.id()) != null ? null : unit.modules().lookup(module(), n.id());
      case Expression.Attribute a -> unit.modules().member(symbol(a.value()), a.name().text());
      default -> null;
    };
  }

  /// The builtin that an expression means, or "".
  String builtin(Expression expression) {
    return symbol(expression) instanceof Symbol.Builtin b ? b.name() : "";
  }

  boolean isSelf(Expression expression) {
    return inside.self() != null
        && expression instanceof Expression.Name n
        && n.id().equals(inside.self());
  }

  dev.waymark.ir.Expression refuse(Expression node, String what) {
    return unit.refuse(node, what);
  }
}
