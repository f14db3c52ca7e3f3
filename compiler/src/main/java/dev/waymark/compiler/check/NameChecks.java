package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.ast.TestStatement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import org.jspecify.annotations.Nullable;

/// Names: those that mean nothing, and those that mean what a workflow may not use.
final class NameChecks implements Checker.Rule {
  private final Surroundings context;

  NameChecks(Surroundings context) {
    this.context = context;
  }

  @Override
  public void look(Node node) {
    switch (node) {
      case Expression.Name n -> name(n);
      case Expression.Attribute a -> attribute(a);
      case Literal.Imaginary i ->
          context.add(
              Diagnostic.of(Code.WM217, i.span(), "complex numbers are not kept")
                  .help("keep two floats, or compute in an action"));
      case Statement.Global g ->
          context.add(
              Diagnostic.of(
                      Code.WM209,
                      g.span(),
                      "changes a name of the module, which no two instances share")
                  .help("keep it in a local name, or in `self`"));
      default -> {}
    }
  }

  private void name(Expression.Name n) {
    if (context.types().scope().find(n.id()) != null
        || context.around(1) instanceof Expression.Attribute a && isModulePath(a)
        || context.around(1) instanceof Expression.Generator g && g.target().equals(n)
        || context.types().isSelf(n)
        || isSetting(n)) {
      return;
    }
    var symbol = context.modules().lookup(context.module(), n.id());
    if (symbol == null) {
      if (!isSignal(n)) {
        undefined(n);
      }
    } else {
      symbol(n, n.id(), symbol);
    }
  }

  private boolean isModulePath(Expression.Attribute a) {
    return context.types().symbol(a) != null
        || context.types().symbol(a.value()) instanceof Symbol.Library
        || context.types().symbol(a.value()) instanceof Symbol.Source;
  }

  /// `idempotent: key` names a parameter.
  private boolean isSetting(Expression.Name n) {
    return context.around(1) instanceof dev.waymark.compiler.ast.Setting s
        && s.name().text().equals("idempotent")
        && !n.id().isEmpty();
  }

  private boolean isSignal(Expression.Name n) {
    return context.rooted().node() instanceof dev.waymark.compiler.ast.Declaration.Workflow w
        && w.signals().stream().anyMatch(s -> s.name().text().equals(n.id()));
  }

  private void undefined(Expression.Name n) {
    var refused = refusedBuiltin(n);
    if (refused != null) {
      context.add(refused);
      return;
    }
    boolean begun =
        context.around(1) instanceof Expression.Call c
            && c.function().equals(n)
            && (context.around(2) instanceof Expression.Await
                || context.around(2) instanceof Expression.Start
                || context.around(2) instanceof TestStatement
                || context.around(2) instanceof Expression.Task);
    if (begun) {
      context.add(
          Diagnostic.of(
                  Code.WM304, n.span(), "there is no action or workflow `%s`".formatted(n.id()))
              .didYouMean(n.id(), context.callables()));
    } else {
      context.add(
          Diagnostic.of(Code.WM312, n.span(), "the name `%s` is defined nowhere".formatted(n.id()))
              .didYouMean(
                  n.id(), context.names(), "give it a value first, or import it at the top"));
    }
  }

  private @Nullable Diagnostic refusedBuiltin(Expression.Name n) {
    var span = n.span();
    var name = n.id();
    return switch (name) {
      case "print" ->
          Diagnostic.of(Code.WM211, span, "`print` writes to nobody")
              .help("`log(…)` is kept with the instance: write `log`")
              .fix(Fix.replace(span, "log"));
      case "input" ->
          Diagnostic.of(Code.WM212, span, "`input` has nobody to ask")
              .help("take a parameter, or wait for a signal");
      case "eval", "exec", "compile" ->
          Diagnostic.of(Code.WM213, span, "`%s` hides code that nobody has checked".formatted(name))
              .help("write it out, or use an action");
      case "globals", "locals", "vars", "dir" ->
          Diagnostic.of(Code.WM214, span, "`%s` hands out names as data".formatted(name))
              .help("use a dict of your own, or `dataclasses.asdict(…)`");
      case "id" ->
          Diagnostic.of(Code.WM215, span, "`id()` does not survive a restart")
              .help("compare with `is`, or use a key of your own");
      case "complex" ->
          Diagnostic.of(Code.WM217, span, "complex numbers are not kept")
              .help("keep two floats, or compute in an action");
      case "open" ->
          Diagnostic.of(Code.WM207, span, "`open` reads or writes files from inside a workflow")
              .help("make it an action; it then has retries and one recorded result");
      case "staticmethod", "classmethod", "property", "setattr" ->
          Diagnostic.of(Code.WM218, span, "the builtin `%s` is not available".formatted(name))
              .help(
                  name.equals("setattr")
                      ? "assign the attribute: `object.name = …`, or keep a dict"
                      : "as a decorator of a method, or not at all");
      case "aiter",
          "anext",
          "breakpoint",
          "bytearray",
          "delattr",
          "help",
          "memoryview",
          "__import__",
          "exit",
          "quit" ->
          Diagnostic.of(Code.WM218, span, "the builtin `%s` is not available".formatted(name))
              .help(name.equals("bytearray") ? "use `bytes`, or an action" : "use an action");
      default -> null;
    };
  }

  private void attribute(Expression.Attribute a) {
    if (context.around(1) instanceof Expression.Attribute outer
        && outer.value().equals(a)
        && isModulePath(outer)) {
      return;
    }
    var symbol = context.types().symbol(a);
    var written = Trees.dotted(a);
    if (symbol != null && written != null) {
      symbol(a, written, symbol);
    } else if (context.types().symbol(a.value()) instanceof Symbol.Source s) {
      context.add(
          Diagnostic.of(
                  Code.WM312,
                  a.name().span(),
                  "`%s` defines no `%s`".formatted(s.module().name(), a.name().text()))
              .didYouMean(a.name().text(), s.module().names(), "take what the module defines"));
    }
  }

  private void symbol(Expression at, String written, Symbol symbol) {
    switch (symbol) {
      case Symbol.Library l -> new LibraryChecks(context).used(at, written, l.name());
      case Symbol.Builtin b -> new LibraryChecks(context).builtin(at, written, b.name());
      case Symbol.Missing m -> missing(at, written, m);
      case Symbol.Variable v -> variable(at, written, v);
      case Symbol.Constant c -> constant(at, written, c);
      case Symbol.Action _,
          Symbol.Workflow _,
          Symbol.Function _,
          Symbol.Type _,
          Symbol.Source _,
          Symbol.Signal _ -> {}
    }
  }

  private void missing(Expression at, String written, Symbol.Missing m) {
    var looked = String.join("`, `", Modules.paths(m.module()));
    var found =
        Diagnostic.of(
                Code.WM313,
                at.span(),
                "`%s` is imported from `%s`, which is found nowhere below the source root"
                    .formatted(written, m.module()))
            .label(m.span(), "imported here")
            .note("looked for `%s`".formatted(looked));
    context.add(
        context.isPython()
            ? found.help("what an installed package offers is called from an action")
            : found.help("put the file below the source root, or declare the action here"));
  }

  private void variable(Expression at, String written, Symbol.Variable v) {
    context.add(
        Diagnostic.of(
                Code.WM208,
                at.span(),
                "`%s` is a value of the module that is no constant".formatted(written))
            .label(v.span(), "not assigned once and for all")
            .help("make it an input of the workflow, or read it in an action"));
  }

  private void constant(Expression at, String written, Symbol.Constant c) {
    if (Fixed.isFixed(context.modules(), c.module(), c.value())) {
      return;
    }
    context.add(
        Diagnostic.of(
                Code.WM208,
                at.span(),
                "`%s` is a value of the module that is no constant".formatted(written))
            .label(c.value().span(), "known only where this runs")
            .help("make it an input of the workflow, or read it in an action"));
  }
}
