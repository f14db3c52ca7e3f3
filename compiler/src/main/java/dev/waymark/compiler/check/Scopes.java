package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Pattern;
import dev.waymark.compiler.ast.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The scopes of one function at the top of a module (or of one method), all that stands inside it
/// included. First every scope is told what it binds, then every use is followed to its owner.
public final class Scopes {
  private final Map<Node, Scope> scopes = new IdentityHashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final Scope root;

  private final Map<Scope.Variable, List<Origin>> origins = new IdentityHashMap<>();
  private final Set<Node> branches = Collections.newSetFromMap(new IdentityHashMap<>());

  private record Use(Scope scope, String name) {}

  /// Where a value of a variable comes from.
  public sealed interface Origin {
    Scope scope();

    record Value(Expression value, Scope scope) implements Origin {}

    record ItemOf(Expression source, Scope scope) implements Origin {}

    record Given(Parameter parameter, Scope scope) implements Origin {}

    record Other(Scope scope) implements Origin {}
  }

  private Scopes(Node root) {
    this.root = new Scope(Scope.Kind.FRAME, root, null);
    scopes.put(root, this.root);
  }

  public static Scopes of(Node root, List<Parameter> parameters, List<? extends Node> body) {
    return of(root, parameters, body, List.of());
  }

  /// With calls that become branches, which are frames of their own.
  static Scopes of(
      Node root, List<Parameter> parameters, List<? extends Node> body, List<Node> branches) {
    var made = new Scopes(root);
    made.branches.addAll(branches);
    parameters.forEach(p -> made.given(p, made.root));
    made.declareOuter(made.root, body);
    body.forEach(n -> made.walk(n, made.root));
    made.uses.forEach(u -> u.scope.use(u.name));
    return made;
  }

  public Scope root() {
    return root;
  }

  /// The scope that a node opens.
  public Scope of(Node node) {
    var found = scopes.get(node);
    if (found == null) {
      throw new IllegalStateException("no scope begins at " + node.span());
    }
    return found;
  }

  public @Nullable Scope find(Node node) {
    return scopes.get(node);
  }

  /// A variable of this name in any scope.
  Scope.@Nullable Variable anywhere(String name) {
    return anywhere(root, name);
  }

  private static Scope.@Nullable Variable anywhere(Scope at, String name) {
    var own = at.own().get(name);
    if (own != null) {
      return own;
    }
    for (var inner : at.inner()) {
      var found = anywhere(inner, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// Everything that is ever put into a variable.
  public List<Origin> origins(Scope.Variable variable) {
    return origins.getOrDefault(variable, List.of());
  }

  private void bind(String name, Scope scope, Origin origin) {
    scope.bind(name);
    uses.add(new Use(scope, name));
    var variable = scope.find(name);
    if (variable != null) {
      origins.computeIfAbsent(variable, v -> new ArrayList<>()).add(origin);
    }
  }

  private void given(Parameter parameter, Scope scope) {
    bind(parameter.name().text(), scope, new Origin.Given(parameter, scope));
  }

  private Scope open(Scope.Kind kind, Node node, Scope parent) {
    var scope = new Scope(kind, node, parent);
    scopes.put(node, scope);
    return scope;
  }

  private void walkAll(List<? extends Node> nodes, Scope scope) {
    nodes.forEach(n -> walk(n, scope));
  }

  private void walk(@Nullable Node node, Scope scope) {
    if (node != null && branches.contains(node) && scopes.get(node) == null) {
      var inner = open(Scope.Kind.FRAME, node, scope);
      if (node instanceof Expression.Call) {
        walk(node, inner);
      } else {
        bind("item", inner, new Origin.Other(inner));
      }
      return;
    }
    switch (node) {
      case null -> {}
      case Expression.Name n -> uses.add(new Use(scope, n.id()));
      case Expression.NamedExpr e -> {
        walk(e.value(), scope);
        bind(e.target().id(), scope.frame(), new Origin.Value(e.value(), scope));
      }
      case Expression.Lambda e -> {
        e.parameters().forEach(p -> walk(p.defaultValue(), scope));
        var inner = open(Scope.Kind.FRAME, e, scope);
        e.parameters().forEach(p -> given(p, inner));
        walk(e.body(), inner);
      }
      case Expression.Comprehension e -> comprehension(e, e.kind(), e.generators(), scope);
      case Expression.DictComprehension e ->
          comprehension(e, Expression.Comprehension.Kind.SET, e.generators(), scope);
      case Expression.ParallelFor e -> {
        walk(e.iterable(), scope);
        walk(e.limit(), scope);
        var inner = open(Scope.Kind.FRAME, e, scope);
        target(e.target(), inner, new Origin.ItemOf(e.iterable(), scope));
        declareOuter(inner, e.body());
        walkAll(e.body(), inner);
      }
      case Expression.Await e -> {
        walk(e.value(), scope);
        e.policy().forEach(s -> walkAll(Trees.children(s), scope));
      }
      case Statement s -> statement(s, scope);
      case Pattern p -> pattern(p, scope);
      default -> walkAll(Trees.children(node), scope);
    }
  }

  private void comprehension(
      Expression node,
      Expression.Comprehension.Kind kind,
      List<Expression.Generator> generators,
      Scope scope) {
    var first = generators.getFirst();
    walk(first.iterable(), scope);
    if (node instanceof Expression.Comprehension c && branches.contains(c.element())) {
      each(c, first, scope);
      return;
    }
    var generator = kind == Expression.Comprehension.Kind.GENERATOR;
    var inner = open(generator ? Scope.Kind.FRAME : Scope.Kind.INLINE, node, scope);
    for (var part : generators) {
      var from = new Origin.ItemOf(part.iterable(), part.equals(first) ? scope : inner);
      target(part.target(), inner, from);
    }
    for (var part : generators) {
      if (!part.equals(first)) {
        walk(part.iterable(), inner);
      }
      walkAll(part.conditions(), inner);
    }
    switch (node) {
      case Expression.Comprehension c -> walk(c.element(), inner);
      case Expression.DictComprehension c -> {
        walk(c.key(), inner);
        walk(c.value(), inner);
      }
      default -> throw new IllegalStateException("no comprehension: " + node.span());
    }
  }

  /// A comprehension whose elements become branches: what filters the items stays in the frame.
  private void each(Expression.Comprehension c, Expression.Generator part, Scope scope) {
    var from = new Origin.ItemOf(part.iterable(), scope);
    if (!part.conditions().isEmpty()) {
      var filter = open(Scope.Kind.INLINE, c, scope);
      target(part.target(), filter, from);
      walkAll(part.conditions(), filter);
    }
    var inner = open(Scope.Kind.FRAME, c.element(), scope);
    target(part.target(), inner, from);
    walk(c.element(), inner);
  }

  private void statement(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.Assign s -> {
        walk(s.value(), scope);
        s.targets().forEach(t -> target(t, scope, new Origin.Value(s.value(), scope)));
      }
      case Statement.AugAssign s -> {
        target(s.target(), scope, new Origin.Other(scope));
        walk(s.value(), scope);
      }
      case Statement.AnnAssign s -> {
        walk(s.value(), scope);
        var value = s.value();
        Origin from = value == null ? new Origin.Other(scope) : new Origin.Value(value, scope);
        target(s.target(), scope, from);
      }
      case Statement.Delete s ->
          s.targets().forEach(t -> target(t, scope, new Origin.Other(scope)));
      case Statement.For s -> {
        walk(s.iterable(), scope);
        target(s.target(), scope, new Origin.ItemOf(s.iterable(), scope));
        walkAll(s.body(), scope);
        walkAll(s.orelse(), scope);
      }
      case Statement.Try s -> {
        walkAll(s.body(), scope);
        for (var handler : s.handlers()) {
          walk(handler.type(), scope);
          name(handler.name(), scope);
          walkAll(handler.body(), scope);
        }
        walkAll(s.orelse(), scope);
        walkAll(s.finallyBody(), scope);
      }
      case Statement.With s -> {
        for (var item : s.items()) {
          walk(item.value(), scope);
          var target = item.target();
          if (target != null) {
            target(target, scope, new Origin.Other(scope));
          }
        }
        walkAll(s.body(), scope);
      }
      case Statement.FunctionDef s -> {
        name(s.name(), scope);
        s.signature().parameters().forEach(p -> walk(p.defaultValue(), scope));
        var inner = open(Scope.Kind.FRAME, s, scope);
        s.signature().parameters().forEach(p -> given(p, inner));
        declareOuter(inner, s.body());
        walkAll(s.body(), inner);
      }
      case Statement.Parallel s -> s.branches().forEach(b -> branch(b, scope, false));
      case Statement.First s -> s.branches().forEach(b -> branch(b, scope, true));
      // refused where they stand; what they name is no second mistake
      case Statement.ClassDef s -> name(s.name(), scope);
      case Statement.TypeAlias s -> name(s.name(), scope);
      case Statement.Import s -> s.names().forEach(alias -> imported(alias, scope));
      case Statement.ImportFrom s -> s.names().forEach(alias -> imported(alias, scope));
      case Declaration _ -> {}
      default -> walkAll(Trees.children(statement), scope);
    }
  }

  /// A branch of `parallel` rebinds the names of the frame around it; one of `first` has its own,
  /// which are copied when it wins.
  private void branch(Statement.Branch branch, Scope scope, boolean racer) {
    var inner = open(Scope.Kind.FRAME, branch, scope);
    declareOuter(inner, branch.body());
    var bound = new Scope(Scope.Kind.FRAME, branch, null);
    var probe = new Scopes(branch);
    branch.body().forEach(n -> probe.walk(n, bound));
    bound.own().keySet().forEach(scope.frame()::bind);
    if (!racer) {
      inner.nonlocals().addAll(bound.own().keySet());
    } else {
      for (var name : bound.own().keySet()) {
        var outer = scope.find(name);
        if (outer != null && FirstUse.isRead(branch.body(), name)) {
          inner.lend(outer);
        }
      }
    }
    walkAll(branch.body(), inner);
  }

  private void target(Node target, Scope scope, Origin origin) {
    switch (target) {
      case Expression.Name n -> bind(n.id(), scope, origin);
      case Expression.Starred s -> target(s.value(), scope, new Origin.Other(scope));
      case Expression.TupleDisplay t ->
          t.elements().forEach(e -> target(e, scope, new Origin.Other(scope)));
      case Expression.ListDisplay t ->
          t.elements().forEach(e -> target(e, scope, new Origin.Other(scope)));
      default -> walk(target, scope);
    }
  }

  private void imported(Statement.Alias alias, Scope scope) {
    var as = alias.as();
    name(as == null ? alias.name().parts().getFirst() : as, scope);
  }

  private void name(@Nullable Identifier name, Scope scope) {
    if (name != null) {
      bind(name.text(), scope, new Origin.Other(scope));
    }
  }

  private void pattern(Pattern pattern, Scope scope) {
    switch (pattern) {
      case Pattern.As p -> name(p.name(), scope);
      case Pattern.Star p -> name(p.name(), scope);
      case Pattern.Mapping p -> name(p.rest(), scope);
      default -> {}
    }
    walkAll(Trees.children(pattern), scope);
  }

  /// `global` and `nonlocal` hold for the whole function, wherever they stand in it.
  private void declareOuter(Scope scope, List<? extends Node> body) {
    for (var node : body) {
      switch (node) {
        case Statement.Global g -> g.names().forEach(n -> scope.globals().add(n.text()));
        case Statement.Nonlocal n -> n.names().forEach(i -> scope.nonlocals().add(i.text()));
        case Statement.FunctionDef _, Statement.ClassDef _, Expression _, Statement.Branch _ -> {}
        default -> declareOuter(scope, Trees.children(node));
      }
    }
  }
}
