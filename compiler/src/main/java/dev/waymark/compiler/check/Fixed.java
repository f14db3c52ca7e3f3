package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import java.util.List;

/// Whether the value of an expression at the top of a module is the same wherever it is evaluated.
public final class Fixed {
  private static final List<String> NOT =
      List.of(
          "waymark.now",
          "waymark.uuid",
          "waymark.random",
          "datetime.datetime.now",
          "time.time",
          "time.monotonic",
          "time.perf_counter",
          "time.time_ns",
          "uuid.uuid4");

  private Fixed() {}

  public static boolean isFixed(Modules modules, Module module, Expression expression) {
    return switch (expression) {
      case Literal _ -> true;
      case Expression.Name n when n.id().equals("__name__") -> true;
      case Expression.Name n -> meaning(modules, modules.lookup(module, n.id()));
      case Expression.Attribute a ->
          modules.resolve(module, a) != null
              ? meaning(modules, modules.resolve(module, a))
              : isFixed(modules, module, a.value());
      case Expression.Call c ->
          called(modules, module, c)
              && c.arguments().stream().allMatch(a -> isFixed(modules, module, a))
              && c.keywords().stream().allMatch(k -> isFixed(modules, module, k.value()));
      case Expression.Lambda _,
          Expression.Comprehension _,
          Expression.DictComprehension _,
          Expression.Await _,
          Expression.NamedExpr _,
          Expression.Yield _,
          Expression.YieldFrom _,
          Expression.ParallelFor _,
          Expression.Start _,
          Expression.Task _ ->
          false;
      default ->
          Trees.children(expression).stream().allMatch(child -> part(modules, module, child));
    };
  }

  private static boolean part(Modules modules, Module module, Node node) {
    return node instanceof Expression e
        ? isFixed(modules, module, e)
        : Trees.children(node).stream().allMatch(child -> part(modules, module, child));
  }

  private static boolean meaning(
      Modules modules, @org.jspecify.annotations.Nullable Symbol symbol) {
    return switch (symbol) {
      case Symbol.Builtin b -> !NOT.contains(b.name()) && !b.name().startsWith("random.");
      case Symbol.Type _, Symbol.Function _, Symbol.Action _, Symbol.Workflow _ -> true;
      case Symbol.Constant c -> isFixed(modules, c.module(), c.value());
      case null, default -> false;
    };
  }

  private static boolean called(Modules modules, Module module, Expression.Call c) {
    return switch (modules.resolve(module, c.function())) {
      case Symbol.Builtin b -> !NOT.contains(b.name()) && !b.name().startsWith("random.");
      case Symbol.Type _ -> true;
      case Symbol.Library l -> l.name().equals("logging.getLogger");
      case null, default ->
          c.function() instanceof Expression.Attribute a && isFixed(modules, module, a.value());
    };
  }
}
