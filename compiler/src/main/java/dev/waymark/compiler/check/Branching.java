package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the calls inside `gather`, `first` and `map` that can begin in a branch of their own:
/// calls of actions, workflows and async helpers whose arguments cannot raise. Elsewhere a list of
/// calls is made first, as Python does, and an error in it comes before any call begins.
public final class Branching {
  private final Modules modules;
  private final Module module;
  private final Types types;
  private final List<Node> found = new ArrayList<>();

  private Branching(Modules modules, Module module, Types types) {
    this.modules = modules;
    this.module = module;
    this.types = types;
  }

  /// The nodes that become branches.
  static List<Node> choose(Modules modules, Module module, Types types, List<? extends Node> body) {
    var made = new Branching(modules, module, types);
    body.forEach(made::walk);
    return made.found;
  }

  private void walk(Node node) {
    if (node instanceof Expression.Await a && a.value() instanceof Expression.Call c) {
      gather(c);
    }
    Trees.children(node).forEach(this::walk);
  }

  private void gather(Expression.Call c) {
    switch (called(c.function())) {
      case "asyncio.gather" -> {
        var each = each(c);
        if (each != null && isBranch(each.element())) {
          found.add(each.element());
        } else if (each == null) {
          fixed(c);
        }
      }
      case "waymark.first" -> fixed(c);
      case "waymark.map" -> {
        if (c.arguments().size() == 2 && isCallable(c.arguments().getFirst())) {
          found.add(c.arguments().getFirst());
        }
      }
      default -> {}
    }
  }

  private void fixed(Expression.Call c) {
    if (c.arguments().stream().allMatch(this::isBranch)) {
      found.addAll(c.arguments());
    }
  }

  private String called(Expression function) {
    return types.symbol(function) instanceof Symbol.Builtin b ? b.name() : "";
  }

  /// `gather(*[f(x) for x in xs if c])`, or nothing.
  public static Expression.@Nullable Comprehension each(Expression.Call c) {
    return c.arguments().size() == 1
            && c.arguments().getFirst() instanceof Expression.Starred s
            && s.value() instanceof Expression.Comprehension each
            && each.kind() != Expression.Comprehension.Kind.SET
            && each.generators().size() == 1
            && !each.generators().getFirst().async()
            && each.generators().getFirst().target() instanceof Expression.Name
        ? each
        : null;
  }

  private boolean isBranch(Expression expression) {
    if (!(expression instanceof Expression.Call c)) {
      return false;
    }
    if (types.symbol(c.function()) instanceof Symbol.Builtin b
        && b.name().equals("waymark.run_action")
        && c.arguments().size() == 1) {
      return isBranch(c.arguments().getFirst())
          && c.keywords().stream().allMatch(k -> isPolicy(k.value()));
    }
    return isCallable(c.function())
        && c.arguments().stream().allMatch(this::isSafe)
        && c.keywords().stream().allMatch(k -> k.name() != null && isSafe(k.value()));
  }

  private boolean isPolicy(Expression value) {
    return isSafe(value)
        || value instanceof Expression.Call c
            && List.of("waymark.RetryPolicy", "waymark.BackoffPolicy", "datetime.timedelta")
                .contains(called(c.function()));
  }

  private boolean isCallable(Expression function) {
    return switch (types.symbol(function)) {
      case Symbol.Action _ -> true;
      case Symbol.Workflow _ -> true;
      case Symbol.Function f -> f.definition().async();
      case null, default -> false;
    };
  }

  /// Whether evaluating cannot raise.
  private boolean isSafe(Expression expression) {
    return switch (expression) {
      case Literal _ -> true;
      case Expression.Name n -> types.isLocal(n.id()) || modules.lookup(module, n.id()) != null;
      case Expression.Attribute a -> isSafe(a.value()) && types.hasField(a);
      case Expression.JoinedString j ->
          j.parts().stream()
              .allMatch(p ->
                  p instanceof Literal
                      || p instanceof Expression.FormattedValue f
                          && f.format() == null
                          && isSafe(f.value()));
      case Expression.TupleDisplay t -> t.elements().stream().allMatch(this::isSafe);
      case Expression.ListDisplay t -> t.elements().stream().allMatch(this::isSafe);
      case Expression.DictDisplay d ->
          d.entries().stream().allMatch(e -> e.key() instanceof Literal && isSafe(e.value()));
      default -> false;
    };
  }
}
