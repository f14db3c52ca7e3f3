package dev.waymark.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The direct parts of nodes and expressions, in order of evaluation, for whoever walks a program.
public final class Parts {
  private Parts() {}

  /// The expressions directly in a node.
  public static List<Expression> of(Node node) {
    var parts = new ArrayList<Expression>();
    switch (node) {
      case Node.Assign n -> {
        parts.add(n.value());
        n.targets().forEach(t -> target(t, parts));
      }
      case Node.Delete n -> target(n.target(), parts);
      case Node.Branch n -> parts.add(n.condition());
      case Node.Iterate n -> parts.add(n.source());
      case Node.Each n -> target(n.target(), parts);
      case Node.Call n -> {
        callee(n.callee(), parts);
        arguments(n.arguments(), parts);
        policy(n.policy(), parts);
        target(n.target(), parts);
      }
      case Node.Await n -> with(parts, n.value(), n.target());
      case Node.Sleep n -> with(parts, n.duration(), n.target());
      case Node.FanOut n -> {
        branches(n.branches(), parts);
        n.limit().ifPresent(parts::add);
        target(n.target(), parts);
      }
      case Node.First n -> {
        n.racers().forEach(r -> parts.add(r.body()));
        target(n.target(), parts);
      }
      case Node.Receive n -> {
        n.deadline().ifPresent(parts::add);
        target(n.target(), parts);
      }
      case Node.Start n -> {
        n.key().ifPresent(parts::add);
        with(parts, n.call(), n.target());
      }
      case Node.Undo n -> parts.add(n.call());
      case Node.Raise n -> {
        parts.add(n.error());
        n.cause().ifPresent(parts::add);
      }
      case Node.EnterContext n -> target(n.target(), parts);
      case Node.Return n -> parts.add(n.value());
      case Node.Yield n -> parts.add(n.value());
      case Node.EnterTry _, Node.LeaveTry _, Node.Handle _, Node.EndHandle _ -> {}
      case Node.Reraise _, Node.ExitContext _ -> {}
    }
    return List.copyOf(parts);
  }

  /// The expressions directly in an expression.
  public static List<Expression> of(Expression expression) {
    var parts = new ArrayList<Expression>();
    switch (expression) {
      case Expression.Const _, Expression.Local _, Expression.Global _ -> {}
      case Expression.Builtin _, Expression.TypeOf _ -> {}
      case Expression.Closure e -> e.defaults().forEach(d -> parts.add(d.value()));
      case Expression.Unary e -> parts.add(e.operand());
      case Expression.Binary e -> parts.addAll(List.of(e.left(), e.right()));
      case Expression.Compare e -> {
        parts.add(e.first());
        e.rest().forEach(c -> parts.add(c.operand()));
      }
      case Expression.And e -> parts.addAll(List.of(e.left(), e.right()));
      case Expression.Or e -> parts.addAll(List.of(e.left(), e.right()));
      case Expression.Not e -> parts.add(e.operand());
      case Expression.Conditional e ->
          parts.addAll(List.of(e.condition(), e.then(), e.otherwise()));
      case Expression.Attribute e -> parts.add(e.object());
      case Expression.Item e -> parts.addAll(List.of(e.object(), e.key()));
      case Expression.Slice e -> parts.addAll(List.of(e.low(), e.high(), e.step()));
      case Expression.ListDisplay e -> parts.addAll(e.items());
      case Expression.TupleDisplay e -> parts.addAll(e.items());
      case Expression.SetDisplay e -> parts.addAll(e.items());
      case Expression.Star e -> parts.add(e.value());
      case Expression.DictDisplay e ->
          e.entries()
              .forEach(entry -> {
                entry.key().ifPresent(parts::add);
                parts.add(entry.value());
              });
      case Expression.Format e -> e.parts().forEach(part -> part(part, parts));
      case Expression.Invoke e -> {
        parts.add(e.callee());
        arguments(e.arguments(), parts);
      }
      case Expression.Method e -> {
        parts.add(e.object());
        arguments(e.arguments(), parts);
      }
      case Expression.Comprehension e -> comprehension(e, parts);
      case Expression.Generator e -> parts.addAll(List.of(e.source(), e.function()));
      case Expression.Bind e -> parts.add(e.value());
      case Expression.Pending e -> {
        callee(e.callee(), parts);
        arguments(e.arguments(), parts);
        policy(e.policy(), parts);
      }
      case Expression.Catches e -> parts.addAll(List.of(e.error(), e.types()));
    }
    return List.copyOf(parts);
  }

  /// The slots that a target sets, outermost first.
  public static List<Integer> slots(Node.Target target) {
    return switch (target) {
      case Node.Target.Slot slot -> List.of(slot.slot());
      case Node.Target.Unpack unpack ->
          unpack.targets().stream().flatMap(t -> slots(t).stream()).toList();
      case Node.Target.Nowhere _, Node.Target.Attribute _, Node.Target.Item _ -> List.of();
    };
  }

  /// The target of a node, where it has exactly one.
  public static Optional<Node.Target> target(Node node) {
    return switch (node) {
      case Node.Delete n -> Optional.of(n.target());
      case Node.Each n -> Optional.of(n.target());
      case Node.Call n -> Optional.of(n.target());
      case Node.Await n -> Optional.of(n.target());
      case Node.Sleep n -> Optional.of(n.target());
      case Node.FanOut n -> Optional.of(n.target());
      case Node.First n -> Optional.of(n.target());
      case Node.Receive n -> Optional.of(n.target());
      case Node.Start n -> Optional.of(n.target());
      case Node.EnterContext n -> Optional.of(n.target());
      case Node.Assign _, Node.Branch _, Node.Iterate _, Node.Undo _ -> Optional.empty();
      case Node.EnterTry _, Node.LeaveTry _, Node.Handle _, Node.EndHandle _ -> Optional.empty();
      case Node.Raise _, Node.Reraise _, Node.ExitContext _ -> Optional.empty();
      case Node.Return _, Node.Yield _ -> Optional.empty();
    };
  }

  private static void with(List<Expression> parts, Expression value, Node.Target target) {
    parts.add(value);
    target(target, parts);
  }

  private static void target(Node.Target target, List<Expression> parts) {
    switch (target) {
      case Node.Target.Nowhere _, Node.Target.Slot _ -> {}
      case Node.Target.Attribute t -> parts.add(t.object());
      case Node.Target.Item t -> parts.addAll(List.of(t.object(), t.key()));
      case Node.Target.Unpack t -> t.targets().forEach(inner -> target(inner, parts));
    }
  }

  private static void callee(Node.Callee callee, List<Expression> parts) {
    switch (callee) {
      case Node.Callee.Action _, Node.Callee.Workflow _ -> {}
      case Node.Callee.Helper helper -> parts.add(helper.function());
    }
  }

  private static void arguments(List<Argument> arguments, List<Expression> parts) {
    arguments.forEach(argument -> parts.add(argument.value()));
  }

  private static void policy(Policy policy, List<Expression> parts) {
    policy.settings().forEach(setting -> parts.add(setting.value()));
  }

  private static void branches(Node.Branches branches, List<Expression> parts) {
    switch (branches) {
      case Node.Branches.Each each -> parts.addAll(List.of(each.source(), each.body()));
      case Node.Branches.Fixed fixed -> parts.addAll(fixed.bodies());
    }
  }

  private static void part(Expression.Part part, List<Expression> parts) {
    switch (part) {
      case Expression.Part.Text _ -> {}
      case Expression.Part.Field field -> {
        parts.add(field.value());
        field.specification().ifPresent(parts::add);
      }
    }
  }

  private static void comprehension(Expression.Comprehension e, List<Expression> parts) {
    for (Expression.Clause clause : e.clauses()) {
      switch (clause) {
        case Expression.Clause.For f -> with(parts, f.source(), f.target());
        case Expression.Clause.If i -> parts.add(i.condition());
      }
    }
    parts.add(e.element());
    e.value().ifPresent(parts::add);
  }
}
