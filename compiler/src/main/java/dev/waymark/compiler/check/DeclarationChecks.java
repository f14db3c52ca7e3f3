package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands at the top of a module: names, types and settings of declarations.
final class DeclarationChecks {
  private final Modules modules;
  private final Problems problems;

  DeclarationChecks(Modules modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  void check(Module module) {
    if (module.isPython()) {
      module.names().forEach(n -> python(module, n));
    } else {
      module.tree().body().forEach(s -> wm(module, s));
    }
  }

  private Settings settings(Module module) {
    return new Settings(modules, module, problems::add, null);
  }

  private void python(Module module, String name) {
    switch (modules.lookup(module, name)) {
      case Symbol.Action a when a.declared().module() == module -> {
        settings(module).ofAction(a.declared().settings());
        a.declared().setting("raises").ifPresent(settings(module)::errors);
      }
      case Symbol.Workflow w when w.declared().module() == module -> workflow(module, w.declared());
      case Symbol.Type t when t.declared().module() == module -> type(module, t.declared());
      case null, default -> {}
    }
  }

  private void workflow(Module module, Declared.Workflow w) {
    settings(module).ofWorkflow(w.policy());
    if (w.node() instanceof Statement.FunctionDef f) {
      if (!f.async()) {
        problems.add(
            Diagnostic.of(
                    Code.WM115,
                    f.name().span(),
                    "a workflow is an `async def`, and `%s` is a `def`".formatted(f.name().text()))
                .help("write `async def %s`".formatted(f.name().text())));
      }
      for (var decorator : f.decorators()) {
        if (w.owner() == null && !isWorkflow(module, decorator)) {
          decorator(decorator);
        }
      }
    }
    var owner = w.owner();
    if (owner != null) {
      constructor(owner);
    }
  }

  private boolean isWorkflow(Module module, Expression decorator) {
    var called = decorator instanceof Expression.Call c ? c.function() : decorator;
    return modules.resolve(module, called) instanceof Symbol.Builtin b
        && b.name().equals("waymark.workflow");
  }

  private void decorator(Expression decorator) {
    problems.add(
        Diagnostic.of(Code.WM113, decorator.span(), "a decorator would change what is compiled")
            .help("strike it, and call what it does inside"));
  }

  private void constructor(Declared.Class owner) {
    owner
        .method("__init__")
        .filter(m -> m.signature().parameters().size() > 1 || m.async())
        .ifPresent(m ->
            problems.add(
                Diagnostic.of(
                        Code.WM114,
                        m.name().span(),
                        "a workflow class takes no constructor arguments")
                    .help("pass values to `run`")));
  }

  /// A class under `@workflow` without `run` is no workflow, and nothing else either.
  private void type(Module module, Declared.Class declared) {
    if (declared.node() instanceof Statement.ClassDef c
        && c.decorators().stream().anyMatch(d -> isWorkflow(module, d))) {
      problems.add(
          Diagnostic.of(
                  Code.WM115,
                  c.name().span(),
                  "the workflow class `%s` has no `async def run`".formatted(c.name().text()))
              .help("add `async def run(self, …)`"));
    }
  }

  private void wm(Module module, Statement statement) {
    switch (statement) {
      case Declaration.Workflow d -> {
        settings(module).ofWorkflow(d.policy());
        signature(module, d.signature().parameters(), d.signature().returns());
        d.signals().forEach(s -> annotation(module, s.type()));
      }
      case Declaration.Action d -> {
        settings(module).ofAction(d.settings());
        d.settings().stream()
            .filter(s -> s.name().text().equals("raises"))
            .forEach(settings(module)::errors);
        signature(module, d.signature().parameters(), d.signature().returns());
        idempotent(d);
      }
      case Declaration.Record d -> d.fields().forEach(f -> annotation(module, f.type()));
      case Declaration.Error d -> d.fields().forEach(f -> annotation(module, f.type()));
      case Statement.FunctionDef d ->
          signature(module, d.signature().parameters(), d.signature().returns());
      default -> {}
    }
  }

  private void idempotent(Declaration.Action d) {
    for (var setting : d.settings()) {
      if (setting.name().text().equals("idempotent")
          && setting.values().size() == 1
          && setting.values().getFirst() instanceof Expression.Name n
          && d.signature().parameters().stream().noneMatch(p -> p.name().text().equals(n.id()))) {
        problems.add(
            Diagnostic.of(
                    Code.WM305,
                    n.span(),
                    "`%s` has no parameter `%s`".formatted(d.name().text(), n.id()))
                .didYouMean(
                    n.id(), d.signature().parameters().stream().map(p -> p.name().text()).toList())
                .help("`idempotent` names the parameter that is the key"));
      }
    }
  }

  private void signature(Module module, List<Parameter> parameters, @Nullable Expression returns) {
    parameters.forEach(p -> annotation(module, p.annotation()));
    annotation(module, returns);
  }

  /// Names in annotations are followed; anything else in them is taken as it is.
  private void annotation(Module module, @Nullable Node annotation) {
    switch (annotation) {
      case null -> {}
      case Expression.Name n -> {
        if (modules.lookup(module, n.id()) == null) {
          problems.add(
              Diagnostic.of(
                      Code.WM312, n.span(), "the type `%s` is defined nowhere".formatted(n.id()))
                  .didYouMean(n.id(), types(module), "declare it in this file, or import it"));
        }
      }
      case Expression.Subscript s -> {
        annotation(module, s.value());
        annotation(module, s.index());
      }
      case Expression.TupleDisplay t -> t.elements().forEach(e -> annotation(module, e));
      case Expression.BinOp b when b.operator() == Operator.Binary.BIT_OR -> {
        annotation(module, b.left());
        annotation(module, b.right());
      }
      case Literal _ -> {}
      default -> {}
    }
  }

  private static List<String> types(Module module) {
    var found = new java.util.ArrayList<String>(module.names());
    found.addAll(
        List.of(
            "int",
            "float",
            "str",
            "bool",
            "bytes",
            "list",
            "dict",
            "set",
            "tuple",
            "Decimal",
            "datetime",
            "timedelta",
            "Any"));
    return found;
  }
}
