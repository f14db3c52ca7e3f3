package dev.waymark.compiler;

import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Module;
import dev.waymark.compiler.check.Modules;
import dev.waymark.compiler.check.Problems;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.lower.Lowering;
import dev.waymark.ir.json.ProgramJson;
import java.util.ArrayList;
import java.util.List;

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
    var workflows = new ArrayList<Compilation.Workflow>();
    var lowering = new Lowering(modules, problems);
    for (var workflow : workflows(modules, module)) {
      var lowered = lowering.lower(workflow, ProgramJson.digest(module.text().text()));
      workflows.add(new Compilation.Workflow(lowered.program(), lowered.debug()));
    }
    modules.all().forEach(m -> m.syntax().forEach(problems::add));
    var texts = modules.all().stream().map(Module::text).toList();
    return problems.hasErrors()
        ? new Compilation.Rejected(problems.sorted(), texts)
        : new Compilation.Compiled(workflows, List.of(), problems.sorted(), texts);
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
