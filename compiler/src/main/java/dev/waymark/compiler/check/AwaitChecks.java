package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.Span;
import java.util.List;

/// Calls that have not begun, and awaits of what is no call.
final class AwaitChecks implements Checker.Rule {
  private final Surroundings context;

  AwaitChecks(Surroundings context) {
    this.context = context;
  }

  @Override
  public void look(Node node) {
    switch (node) {
      case Statement.ExpressionStatement s -> dropped(s.value());
      case Expression.Await a -> await(a);
      case Expression.Attribute a -> used(a.value());
      case Expression.Subscript s -> used(s.value());
      case Expression.BinOp b -> {
        used(b.left());
        used(b.right());
      }
      case Expression.Compare c -> {
        used(c.left());
        c.comparators().forEach(this::used);
      }
      case Expression.FormattedValue f -> used(f.value());
      case Statement.If s -> used(s.test());
      case Statement.While s -> used(s.test());
      case Statement.For s -> used(s.iterable());
      case Expression.Call c -> arguments(c);
      case Expression.Comprehension c -> lazily(c);
      case Statement.Return r -> returned(r);
      case Expression.Yield y -> yielded(y, "yield");
      case Expression.YieldFrom y -> yielded(y, "yield from");
      default -> {}
    }
  }

  private void dropped(Expression value) {
    if (context.types().of(value) instanceof Ty.Unbegun u) {
      context.add(
          Diagnostic.of(
                  Code.WM302,
                  value.span(),
                  "`%s` is never awaited, so it never runs".formatted(u.name()))
              .label("a call without `await`")
              .help("await it: `await %s`".formatted(context.text(value)))
              .fix(Fix.insertBefore(value.span(), "await ")));
    }
  }

  /// A value that is looked into is no call.
  private void used(Expression value) {
    if (!(context.types().of(value) instanceof Ty.Unbegun u)) {
      return;
    }
    var text = context.text(value);
    var found =
        Diagnostic.of(Code.WM303, value.span(), "`%s` is a call that has not begun".formatted(text))
            .label(
                u.result().isKnown()
                    ? "used here as if it were `%s`".formatted(u.result().text())
                    : "used here as if it were its result");
    if (value instanceof Expression.Name n) {
      var origin = origin(n.id());
      if (origin != null) {
        context.add(
            found
                .label(origin, "`await` is missing here")
                .help(
                    "await it: `%s = await %s`"
                        .formatted(n.id(), context.module().text().slice(origin)))
                .fix(Fix.insertBefore(origin, "await ")));
      } else {
        context.add(found.help("await it: `await %s`".formatted(text)));
      }
    } else {
      context.add(
          found
              .help("await it: `(await %s)`".formatted(text))
              .fix(
                  new Fix(
                      true,
                      java.util.List.of(
                          new Fix.Edit(value.span().before(), "(await "),
                          new Fix.Edit(value.span().after(), ")")))));
    }
  }

  private @org.jspecify.annotations.Nullable Span origin(String name) {
    var variable = context.types().scope().find(name);
    if (variable == null) {
      return null;
    }
    var origins = context.rooted().scopes().origins(variable);
    return origins.size() == 1 && origins.getFirst() instanceof Scopes.Origin.Value v
        ? v.value().span()
        : null;
  }

  /// A call given to an action, a workflow or a builtin that looks into it.
  private void arguments(Expression.Call c) {
    boolean looks =
        switch (context.types().symbol(c.function())) {
          case Symbol.Action _, Symbol.Workflow _ -> true;
          case Symbol.Builtin b ->
              java.util.List.of(
                      "len",
                      "str",
                      "int",
                      "float",
                      "sum",
                      "sorted",
                      "waymark.log",
                      "bool",
                      "repr",
                      "max",
                      "min")
                  .contains(b.name());
          case null, default -> false;
        };
    if (looks) {
      c.arguments().forEach(this::used);
      c.keywords().forEach(k -> used(k.value()));
    }
  }

  private void returned(Statement.Return r) {
    var value = r.value();
    if (value != null && context.function() == null) {
      used(value);
    }
  }

  private void await(Expression.Await a) {
    var type = context.types().of(a.value());
    boolean plain =
        switch (type) {
          case Ty.Simple _, Ty.Items _, Ty.Dict _, Ty.Tuple _, Ty.ClassOf _ -> true;
          case Ty.Instance i -> i.of().kind() != Declared.Kind.PLAIN;
          case Ty.Unknown _, Ty.Unbegun _, Ty.Union _, Ty.Code _ -> false;
        };
    if (plain) {
      var strike = new Span(a.span().file(), a.span().start(), a.value().span().start());
      context.add(
          Diagnostic.of(
                  Code.WM311,
                  a.span(),
                  "`%s` is a plain value, and there is nothing to await"
                      .formatted(context.text(a.value())))
              .label("`%s`".formatted(type.text()))
              .help("strike `await`: `%s`".formatted(context.text(a.value())))
              .fix(Fix.replace(strike, "")));
    }
    inSync(a);
  }

  /// Python would make an asynchronous generator of it, which only `async for` goes through.
  private void lazily(Expression.Comprehension c) {
    var first = c.generators().getFirst();
    boolean later =
        Trees.any(c.element(), Expression.Await.class::isInstance, AwaitChecks::isFunction)
            || c.generators().stream()
                .anyMatch(g ->
                    awaits(g.conditions()) || !g.equals(first) && awaits(List.of(g.iterable())));
    if (c.kind() != Expression.Comprehension.Kind.GENERATOR || !later) {
      return;
    }
    var text = context.text(c);
    var inner = text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
    boolean own =
        context.around(1) instanceof Expression.Call call
            && call.arguments().contains(c)
            && text.startsWith("(")
            && !context.text(call).endsWith("))");
    context.add(
        Diagnostic.of(
                Code.WM315, c.span(), "a generator expression with `await` cannot be handed on")
            .help("square brackets: `[%s]`".formatted(inner))
            .fix(Fix.replace(c.span(), own ? "([" + inner + "])" : "[" + inner + "]")));
  }

  private static boolean awaits(List<? extends Node> nodes) {
    return nodes.stream()
        .anyMatch(n -> Trees.any(n, Expression.Await.class::isInstance, AwaitChecks::isFunction));
  }

  private static boolean isFunction(Node node) {
    return node instanceof Expression.Lambda;
  }

  private void inSync(Expression.Await a) {
    var whole = evaluatedIn();
    if (whole instanceof Expression.Lambda) {
      context.add(
          Diagnostic.of(Code.WM314, a.span(), "`await` in a lambda")
              .help("write an `async def` and pass that"));
    } else if (whole instanceof Statement.FunctionDef f && !f.async()) {
      context.add(
          Diagnostic.of(
                  Code.WM314,
                  a.span(),
                  "`await` in `def %s`, which is no `async def`".formatted(f.name().text()))
              .label(f.name().span(), "declared without `async`")
              .help("write `async def %s`".formatted(f.name().text())));
    }
  }

  /// The function in which this place is evaluated: a default is, where the function is defined.
  private Node evaluatedIn() {
    boolean isDefault = false;
    for (var around : context.outwards()) {
      if (around instanceof Parameter) {
        isDefault = true;
      } else if (around instanceof Statement.FunctionDef || around instanceof Expression.Lambda) {
        if (!isDefault) {
          return around;
        }
        isDefault = false;
      }
    }
    return context.rooted().node();
  }

  private void yielded(Expression e, String word) {
    boolean branch = false;
    for (var around : context.outwards()) {
      if (around instanceof Expression.ParallelFor) {
        branch = true;
        break;
      }
      if (around instanceof Statement.FunctionDef || around instanceof Expression.Lambda) {
        break;
      }
    }
    if (!branch) {
      context.add(
          Diagnostic.of(Code.WM407, e.span(), "`%s` stands outside `parallel for`".formatted(word))
              .help("gather the values in a list and return it"));
    }
  }
}
