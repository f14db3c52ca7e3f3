package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Pattern;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names that are read where a path has not set them. Every path is taken for possible; what is
/// behind a `return` or a `raise` is not looked at.
final class Assignments {
  private final Surroundings context;
  private final Scope frame;
  private final Set<String> said = new LinkedHashSet<>();

  /// For each loop around the place that is looked at: what is set at each `break`.
  private final List<List<Set<String>>> breaks = new ArrayList<>();

  Assignments(Surroundings context) {
    this.context = context;
    this.frame = context.rooted().scopes().root();
  }

  void body() {
    var set = new LinkedHashSet<String>();
    context.rooted().parameters().forEach(p -> set.add(p.name().text()));
    block(context.rooted().body(), set);
  }

  /// What is set after a block, or nothing where it is never left at its end.
  private @Nullable Set<String> block(List<? extends Node> nodes, Set<String> before) {
    Set<String> set = new LinkedHashSet<>(before);
    for (var node : nodes) {
      var after = node instanceof Statement s ? statement(s, set) : set;
      if (after == null) {
        return null;
      }
      set = after;
    }
    return set;
  }

  private static @Nullable Set<String> join(
      @Nullable Set<String> one, @Nullable Set<String> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    var both = new LinkedHashSet<>(one);
    both.retainAll(other);
    return both;
  }

  private @Nullable Set<String> statement(Statement statement, Set<String> set) {
    switch (statement) {
      case Statement.Return _, Statement.Raise _ -> {
        read(statement, set);
        return null;
      }
      case Statement.Break _ -> {
        if (!breaks.isEmpty()) {
          breaks.getLast().add(new LinkedHashSet<>(set));
        }
        return null;
      }
      case Statement.Continue _ -> {
        return null;
      }
      case Statement.If s -> {
        read(s.test(), set);
        return join(block(s.body(), set), block(s.orelse(), set));
      }
      case Statement.While s -> {
        return loop(s, set);
      }
      case Statement.For s -> {
        return loop(s, set);
      }
      case Statement.Try s -> {
        return attempt(s, set);
      }
      case Statement.With s -> {
        for (var item : s.items()) {
          read(item.value(), set);
          bind(item.target(), set);
        }
        return block(s.body(), set);
      }
      case Statement.Within s -> {
        read(s.duration(), set);
        return block(s.body(), set);
      }
      case Statement.Match s -> {
        return match(s, set);
      }
      case Statement.Parallel s -> {
        var all = new LinkedHashSet<>(set);
        s.branches().forEach(b -> add(all, block(b.body(), set)));
        return all;
      }
      case Statement.First s -> {
        Set<String> all = null;
        for (var branch : s.branches()) {
          all = join(all, block(branch.body(), set));
        }
        return all == null ? set : all;
      }
      default -> {
        simple(statement, set);
        return set;
      }
    }
  }

  private static void add(Set<String> all, @Nullable Set<String> more) {
    if (more != null) {
      all.addAll(more);
    }
  }

  private void simple(Statement statement, Set<String> set) {
    switch (statement) {
      case Statement.Assign s -> {
        read(s.value(), set);
        s.targets().forEach(t -> bind(t, set));
      }
      case Statement.AnnAssign s -> {
        var value = s.value();
        if (value != null) {
          read(value, set);
          bind(s.target(), set);
        }
      }
      case Statement.AugAssign s -> {
        read(s.target(), set);
        read(s.value(), set);
      }
      case Statement.Delete s ->
          s.targets()
              .forEach(t -> {
                if (t instanceof Expression.Name n) {
                  read(n, set);
                  set.remove(n.id());
                }
              });
      case Statement.FunctionDef s -> set.add(s.name().text());
      case Statement.ClassDef s -> set.add(s.name().text());
      case Statement.Import s -> s.names().forEach(alias -> imported(alias, set));
      case Statement.ImportFrom s -> s.names().forEach(alias -> imported(alias, set));
      default -> read(statement, set);
    }
  }

  private @Nullable Set<String> loop(Statement.While s, Set<String> set) {
    read(s.test(), set);
    boolean forever = s.test() instanceof Literal.Bool b && b.value();
    breaks.add(new ArrayList<>());
    block(s.body(), set);
    var left = forever ? null : block(s.orelse(), set);
    for (var at : breaks.removeLast()) {
      left = join(left, at);
    }
    return left;
  }

  private @Nullable Set<String> loop(Statement.For s, Set<String> set) {
    read(s.iterable(), set);
    var inside = new LinkedHashSet<>(set);
    bind(s.target(), inside);
    breaks.add(new ArrayList<>());
    block(s.body(), inside);
    var left = block(s.orelse(), hasItems(s.iterable()) ? inside : set);
    for (var at : breaks.removeLast()) {
      left = join(left, at);
    }
    return left;
  }

  private static boolean hasItems(Expression iterable) {
    return switch (iterable) {
      case Expression.ListDisplay l -> !l.elements().isEmpty();
      case Expression.TupleDisplay t -> !t.elements().isEmpty();
      default -> false;
    };
  }

  private @Nullable Set<String> attempt(Statement.Try s, Set<String> set) {
    var body = block(s.body(), set);
    var left = body == null ? null : block(s.orelse(), body);
    for (var handler : s.handlers()) {
      var inside = new LinkedHashSet<>(set);
      var type = handler.type();
      if (type != null) {
        read(type, set);
      }
      var name = handler.name();
      if (name != null) {
        inside.add(name.text());
      }
      var after = block(handler.body(), inside);
      if (after != null && name != null) {
        after.remove(name.text());
      }
      left = join(left, after);
    }
    var last = block(s.finallyBody(), set);
    if (left == null || last == null) {
      return null;
    }
    left.addAll(last);
    return left;
  }

  private @Nullable Set<String> match(Statement.Match s, Set<String> set) {
    read(s.subject(), set);
    Set<String> left = null;
    boolean all = false;
    for (var branch : s.cases()) {
      var inside = new LinkedHashSet<>(set);
      capture(branch.pattern(), inside);
      var guard = branch.guard();
      if (guard != null) {
        read(guard, inside);
      }
      all = all || guard == null && branch.pattern() instanceof Pattern.As a && a.pattern() == null;
      left = join(left, block(branch.body(), inside));
    }
    return all ? left : join(left, set);
  }

  private static void capture(Pattern pattern, Set<String> set) {
    switch (pattern) {
      case Pattern.As p when p.name() != null -> set.add(p.name().text());
      case Pattern.Star p when p.name() != null -> set.add(p.name().text());
      case Pattern.Mapping p when p.rest() != null -> set.add(p.rest().text());
      default -> {}
    }
    for (var child : Trees.children(pattern)) {
      switch (child) {
        case Pattern p -> capture(p, set);
        default ->
            Trees.children(child).stream()
                .filter(Pattern.class::isInstance)
                .forEach(p -> capture((Pattern) p, set));
      }
    }
  }

  private void bind(@Nullable Expression target, Set<String> set) {
    switch (target) {
      case null -> {}
      case Expression.Name n -> set.add(n.id());
      case Expression.Starred e -> bind(e.value(), set);
      case Expression.TupleDisplay t -> t.elements().forEach(e -> bind(e, set));
      case Expression.ListDisplay t -> t.elements().forEach(e -> bind(e, set));
      default -> read(target, set);
    }
  }

  /// Functions and comprehensions read when they run; what they read is not followed.
  private void read(Node node, Set<String> set) {
    switch (node) {
      case Expression.Lambda _, Statement.FunctionDef _, Expression.ParallelFor _ -> {}
      case Expression.Comprehension c -> read(c.generators().getFirst().iterable(), set);
      case Expression.DictComprehension c -> read(c.generators().getFirst().iterable(), set);
      case Expression.NamedExpr e -> {
        read(e.value(), set);
        set.add(e.target().id());
      }
      case Expression.Name n -> unset(n, set);
      default -> Trees.children(node).forEach(c -> read(c, set));
    }
  }

  private void unset(Expression.Name n, Set<String> set) {
    if (!frame.own().containsKey(n.id()) || set.contains(n.id()) || !said.add(n.id())) {
      return;
    }
    context.add(
        Diagnostic.of(Code.WM401, n.span(), "`%s` may be unset on a path to here".formatted(n.id()))
            .note("then this raises UnboundLocalError")
            .help("set it before, on every path"));
  }

  private static void imported(Statement.Alias alias, Set<String> set) {
    var as = alias.as();
    set.add((as == null ? alias.name().parts().getFirst() : as).text());
  }
}
