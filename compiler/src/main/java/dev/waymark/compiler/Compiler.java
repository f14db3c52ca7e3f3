package dev.waymark.compiler;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.check.Checker;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Module;
import dev.waymark.compiler.check.Modules;
import dev.waymark.compiler.check.Problems;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.lower.Lowering;
import dev.waymark.compiler.lower.TestPlans;
import dev.waymark.compiler.parse.Allowances;
import dev.waymark.compiler.test.TestPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One file, and what it imports, to programs.
public final class Compiler {
  private Compiler() {}

  /// @param path of a file below the source root, which ends in `.wm` or `.py`
  public static Compilation compile(Sources sources, String path) {
    var modules = new Modules(sources::read);
    var problems = new Problems();
    var found = modules.load(path);
    if (found.isEmpty()) {
      var nowhere = SourceText.of(path, "");
      problems.add(Diagnostic.of(Code.WMR22, nowhere.whole(), "there is no file `" + path + "`"));
      return new Compilation.Rejected(problems.sorted(), List.of(nowhere));
    }
    var module = found.get();
    new Checker(modules, problems).check(module);
    var programs = new Programs(modules, problems);
    workflows(modules, module).forEach(programs::add);
    var tests = new ArrayList<TestPlan>();
    for (var statement : module.tree().body()) {
      if (statement instanceof Declaration.Test test) {
        tests.add(TestPlans.of(modules, module, test, programs::add));
      }
    }
    var workflows = programs.all();
    modules.all().forEach(m -> m.syntax().forEach(problems::add));
    if (problems.sorted().stream().noneMatch(Diagnostic::isError)) {
      tests.forEach(test -> uncalled(test, programs, problems));
    }
    var texts = modules.all().stream().map(Module::text).toList();
    var left = Allowances.apply(texts, problems.sorted());
    return left.stream().anyMatch(Diagnostic::isError)
        ? new Compilation.Rejected(left, texts)
        : new Compilation.Compiled(workflows, tests, left, texts);
  }

  /// Stubs for actions that nothing calls that the test starts. Only where all calls were found: a
  /// misspelt call is one mistake.
  private static void uncalled(TestPlan test, Programs programs, Problems problems) {
    var actions = new TreeSet<String>();
    var started = new TreeSet<String>();
    for (var step : test.steps()) {
      if (step instanceof TestPlan.Step.Start start) {
        programs.calls(start.workflow(), started, actions);
      }
    }
    for (var stub : test.stubs()) {
      if (!started.isEmpty() && !actions.contains(stub.action())) {
        problems.add(
            Diagnostic.of(
                    Code.WM801,
                    stub.place(),
                    "no workflow that this test starts calls `%s`".formatted(stub.name()))
                .help("take the stub away"));
      }
    }
  }

  /// Workflows to compile, and those that they start, each once.
  private static final class Programs {
    private final Lowering lowering;
    private final Map<String, Declared.Workflow> wanted = new LinkedHashMap<>();
    private final List<Declared.Workflow> waiting = new ArrayList<>();
    private final Map<String, Lowering.Lowered> lowered = new LinkedHashMap<>();

    Programs(Modules modules, Problems problems) {
      this.lowering = new Lowering(modules, problems);
    }

    void add(Declared.Workflow workflow) {
      if (wanted.putIfAbsent(workflow.name(), workflow) == null) {
        waiting.add(workflow);
      }
    }

    List<Compilation.Workflow> all() {
      var found = new ArrayList<Compilation.Workflow>();
      while (!waiting.isEmpty()) {
        var made = lowering.lower(waiting.removeFirst());
        lowered.put(made.program().workflow(), made);
        found.add(new Compilation.Workflow(made.program(), made.debug()));
        made.children().forEach(this::add);
      }
      return found;
    }

    /// The actions that a workflow and its children call.
    void calls(String workflow, Set<String> seen, Set<String> actions) {
      var made = lowered.get(workflow);
      if (made != null && seen.add(workflow)) {
        made.program().actions().forEach(action -> actions.add(action.name()));
        made.children().forEach(child -> calls(child.name(), seen, actions));
      }
    }
  }

  /// The workflows that stand in a module itself, in source order.
  private static List<Declared.Workflow> workflows(Modules modules, Module module) {
    var found = new ArrayList<Declared.Workflow>();
    for (var name : module.names()) {
      if (modules.lookup(module, name) instanceof Symbol.Workflow w
          && w.declared().module() == module) {
        found.add(w.declared());
      }
    }
    return found;
  }
}
