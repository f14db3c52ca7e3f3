package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks every function that a workflow reaches, and in `.wm` every function there is. All
/// mistakes are said in one go.
public final class Checker {
  private final Modules modules;
  private final Problems problems;
  private final Deque<Rooted> waiting = new ArrayDeque<>();
  private final Set<Node> seen = new LinkedHashSet<>();

  public Checker(Modules modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  /// Checks what a module declares, and what its workflows reach elsewhere.
  public void check(Module module) {
    new DeclarationChecks(modules, problems).check(module);
    for (var name : module.names()) {
      switch (modules.lookup(module, name)) {
        case Symbol.Workflow w when w.declared().module() == module ->
            reach(Rooted.of(modules, w.declared()));
        case Symbol.Function f when f.module() == module && !module.isPython() ->
            reach(Rooted.of(modules, f));
        case null, default -> {}
      }
    }
    for (var statement : module.tree().body()) {
      if (statement instanceof Declaration.Test test) {
        reach(TestChecks.rooted(modules, module, test));
      }
    }
    while (!waiting.isEmpty()) {
      new Walk(waiting.remove()).body();
    }
  }

  private void reach(Rooted rooted) {
    if (seen.add(rooted.node())) {
      waiting.add(rooted);
    }
  }

  /// One function.
  private final class Walk {
    private final Rooted rooted;
    private final Surroundings context;
    private final List<Rule> rules;

    Walk(Rooted rooted) {
      this.rooted = rooted;
      this.context = new Surroundings(modules, problems, rooted);
      this.rules =
          List.of(
              new NameChecks(context),
              new CallChecks(context),
              new AwaitChecks(context),
              new ValueChecks(context),
              new BlockChecks(context),
              new SharedChecks(context),
              new FormatChecks(context),
              new PolicyChecks(context),
              new TestChecks(context));
    }

    void body() {
      new FlowChecks(context).body();
      new Assignments(context).body();
      rooted.parameters().forEach(this::visit);
      rooted.body().forEach(this::visit);
    }

    private void visit(@Nullable Node node) {
      if (node == null || node instanceof Declaration || node instanceof Statement.ClassDef) {
        return;
      }
      reached(node);
      var scope = rooted.scopes().find(node);
      var before = context.types().enter(scope == null ? context.types().scope() : scope);
      context.open(node);
      rules.forEach(r -> r.look(node));
      children(node).forEach(this::visit);
      context.close();
      context.types().leave(before);
    }

    /// Annotations inside a function are never evaluated.
    private List<Node> children(Node node) {
      var found = new ArrayList<>(Trees.children(node));
      switch (node) {
        case Statement.AnnAssign s -> found.remove(s.annotation());
        case Statement.FunctionDef s -> found.remove(s.signature().returns());
        case dev.waymark.compiler.ast.Parameter p -> found.remove(p.annotation());
        case Expression.Await a -> found.removeAll(a.policy());
        case dev.waymark.compiler.ast.Setting s when isWord(s) -> found.clear();
        default -> {}
      }
      if (node instanceof Expression.Await a) {
        found.addAll(a.policy());
      }
      return found;
    }

    private boolean isWord(dev.waymark.compiler.ast.Setting setting) {
      return setting.name().text().equals("jitter") || setting.name().text().equals("on failure");
    }

    private void reached(Node node) {
      if (!(node instanceof Expression expression)) {
        return;
      }
      if (context.types().symbol(expression) instanceof Symbol.Function f) {
        reach(Rooted.of(modules, f));
      }
      var owner = rooted.owner();
      if (owner != null
          && expression instanceof Expression.Attribute a
          && context.types().isSelf(a.value())) {
        var method = Classes.find(modules, owner, a.name().text());
        if (method != null) {
          reach(Rooted.of(modules, owner, method.owner().module(), method.definition()));
        }
      }
    }
  }

  /// Looks at a node; its scope has been entered.
  interface Rule {
    void look(Node node);
  }
}
