package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Pattern;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.ast.TestStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The children of a node, in source order. Names that are declared are not among them.
public final class Trees {
  private Trees() {}

  /// Whether a node of this kind stands in the tree, `stop` not entered (the root is).
  public static boolean any(Node root, Predicate<Node> wanted, Predicate<Node> stop) {
    if (wanted.test(root)) {
      return true;
    }
    for (var child : children(root)) {
      if (!stop.test(child) && any(child, wanted, stop)) {
        return true;
      }
    }
    return false;
  }

  public static boolean any(
      List<? extends Node> roots, Predicate<Node> wanted, Predicate<Node> stop) {
    return roots.stream().anyMatch(r -> !stop.test(r) && any(r, wanted, stop));
  }

  public static List<Node> children(Node node) {
    return switch (node) {
      case Statement statement -> children(statement);
      case Expression expression -> children(expression);
      case Pattern pattern -> children(pattern);
      case TestStatement.Answer answer -> children(answer);
      case Keyword keyword -> List.of(keyword.value());
      case Parameter p -> list(p.annotation(), p.defaultValue());
      case Setting s -> all(s.values(), s.fields());
      case Statement.Try.Handler h -> all(list(h.type()), h.body());
      case Statement.With.Item i -> list(i.value(), i.target());
      case Statement.Match.Case c -> all(list(c.pattern(), c.guard()), c.body());
      case Statement.Branch b -> List.copyOf(b.body());
      case Expression.Generator g -> all(list(g.iterable(), g.target()), g.conditions());
      case Expression.DictDisplay.Entry e -> list(e.key(), e.value());
      case Pattern.Mapping.Entry e -> list(e.key(), e.pattern());
      case Pattern.Class.Field f -> list(f.pattern());
      default -> List.of();
    };
  }

  private static List<Node> children(Statement statement) {
    return switch (statement) {
      case Statement.ExpressionStatement s -> list(s.value());
      case Statement.Assign s -> all(list(s.value()), s.targets());
      case Statement.AugAssign s -> list(s.target(), s.value());
      case Statement.AnnAssign s -> list(s.annotation(), s.value(), s.target());
      case Statement.Delete s -> List.copyOf(s.targets());
      case Statement.Return s -> list(s.value());
      case Statement.Raise s -> list(s.error(), s.cause());
      case Statement.Assert s -> list(s.test(), s.message());
      case Statement.TypeAlias s -> list(s.value());
      case Statement.If s -> all(all(list(s.test()), s.body()), s.orelse());
      case Statement.While s -> all(all(list(s.test()), s.body()), s.orelse());
      case Statement.For s -> all(all(list(s.iterable(), s.target()), s.body()), s.orelse());
      case Statement.Try s -> all(all(all(s.body(), s.handlers()), s.orelse()), s.finallyBody());
      case Statement.With s -> all(s.items(), s.body());
      case Statement.Match s -> all(list(s.subject()), s.cases());
      case Statement.FunctionDef s ->
          all(
              all(all(s.decorators(), s.signature().parameters()), list(s.signature().returns())),
              s.body());
      case Statement.ClassDef s -> all(all(all(s.decorators(), s.bases()), s.keywords()), s.body());
      case Statement.Undo s -> list(s.call());
      case Statement.Parallel s -> List.copyOf(s.branches());
      case Statement.First s -> List.copyOf(s.branches());
      case Statement.Within s -> all(list(s.duration()), s.body());
      case Declaration d -> declared(d);
      case TestStatement t -> tested(t);
      case Statement.Pass _,
          Statement.Break _,
          Statement.Continue _,
          Statement.Global _,
          Statement.Nonlocal _,
          Statement.Import _,
          Statement.ImportFrom _,
          Statement.Opaque _ ->
          List.of();
    };
  }

  private static List<Node> declared(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Workflow w ->
          all(
              all(w.signature().parameters(), list(w.signature().returns())),
              all(w.policy(), w.body()));
      case Declaration.Action a ->
          all(all(a.signature().parameters(), list(a.signature().returns())), a.settings());
      case Declaration.Record r ->
          r.fields().stream().flatMap(f -> list(f.type(), f.defaultValue()).stream()).toList();
      case Declaration.Error e ->
          e.fields().stream().flatMap(f -> list(f.type(), f.defaultValue()).stream()).toList();
      case Declaration.Enum e ->
          e.members().stream().flatMap(m -> list(m.value()).stream()).toList();
      case Declaration.Schedule s -> all(list(s.call()), s.settings());
      case Declaration.Test t -> List.copyOf(t.body());
    };
  }

  private static List<Node> tested(TestStatement statement) {
    return switch (statement) {
      case TestStatement.Stub s -> List.copyOf(s.answers());
      case TestStatement.Run s -> all(list(s.call()), s.policy());
      case TestStatement.StartInstance s -> all(list(s.call()), s.policy());
      case TestStatement.Advance s -> list(s.duration());
      case TestStatement.Crash _ -> List.of();
      case TestStatement.Expect s -> list(s.condition(), s.message());
      case TestStatement.Always s -> list(s.condition());
      case TestStatement.Finally s -> list(s.condition());
      case TestStatement.Any s -> list(s.type(), s.seeds());
      case TestStatement.SendSignal s -> list(s.signal(), s.value());
    };
  }

  private static List<Node> children(TestStatement.Answer answer) {
    return switch (answer) {
      case TestStatement.Answer.Returns a -> list(a.takes(), a.value(), a.times());
      case TestStatement.Answer.Raises a -> list(a.takes(), a.error(), a.times());
      case TestStatement.Answer.Generates a -> list(a.takes(), a.times());
    };
  }

  private static List<Node> children(Expression expression) {
    return switch (expression) {
      case Expression.BoolOp e -> List.copyOf(e.operands());
      case Expression.NamedExpr e -> list(e.value(), e.target());
      case Expression.BinOp e -> list(e.left(), e.right());
      case Expression.UnaryOp e -> list(e.operand());
      case Expression.Lambda e -> all(e.parameters(), list(e.body()));
      case Expression.IfExp e -> list(e.test(), e.body(), e.orelse());
      case Expression.DictDisplay e -> List.copyOf(e.entries());
      case Expression.SetDisplay e -> List.copyOf(e.elements());
      case Expression.ListDisplay e -> List.copyOf(e.elements());
      case Expression.TupleDisplay e -> List.copyOf(e.elements());
      case Expression.Comprehension e -> all(e.generators(), list(e.element()));
      case Expression.DictComprehension e -> all(e.generators(), list(e.key(), e.value()));
      case Expression.Await e -> all(list(e.value()), e.policy());
      case Expression.Yield e -> list(e.value());
      case Expression.YieldFrom e -> list(e.value());
      case Expression.Compare e -> all(list(e.left()), e.comparators());
      case Expression.Call e -> all(all(list(e.function()), e.arguments()), e.keywords());
      case Expression.JoinedString e -> List.copyOf(e.parts());
      case Expression.FormattedValue e -> list(e.value(), e.format());
      case Expression.Attribute e -> list(e.value());
      case Expression.Subscript e -> list(e.value(), e.index());
      case Expression.Starred e -> list(e.value());
      case Expression.Slice e -> list(e.lower(), e.upper(), e.step());
      case Expression.ParallelFor e -> all(list(e.iterable(), e.limit(), e.target()), e.body());
      case Expression.Start e -> all(list(e.call()), e.policy());
      case Expression.Task e -> list(e.call());
      case Expression.Name _, Expression.Invalid _, Literal _ -> List.of();
    };
  }

  private static List<Node> children(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Value p -> list(p.value());
      case Pattern.Singleton p -> list(p.value());
      case Pattern.Sequence p -> List.copyOf(p.patterns());
      case Pattern.Mapping p -> List.copyOf(p.entries());
      case Pattern.Class p -> all(all(list(p.type()), p.positional()), p.fields());
      case Pattern.Star _ -> List.of();
      case Pattern.As p -> list(p.pattern());
      case Pattern.Or p -> List.copyOf(p.patterns());
    };
  }

  /// `a.b.c` as text, where an expression is only names and dots.
  public static @Nullable String dotted(Expression expression) {
    return switch (expression) {
      case Expression.Name n -> n.id();
      case Expression.Attribute a -> {
        var left = dotted(a.value());
        yield left == null ? null : left + "." + a.name().text();
      }
      default -> null;
    };
  }

  private static List<Node> list(@Nullable Node... nodes) {
    var found = new ArrayList<Node>();
    for (var node : nodes) {
      if (node != null) {
        found.add(node);
      }
    }
    return found;
  }

  private static List<Node> all(List<? extends Node> first, List<? extends Node> second) {
    var found = new ArrayList<Node>(first);
    found.addAll(second);
    return found;
  }
}
