package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.check.Classes;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Modules;
import dev.waymark.compiler.check.Problems;
import dev.waymark.compiler.check.Rooted;
import dev.waymark.ir.Argument;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Expression.Closure;
import dev.waymark.ir.Expression.Invoke;
import dev.waymark.ir.Expression.TypeOf;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node.Target;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import java.util.List;

/// One workflow as a program with its debug table. Only what the workflow reaches is in it, in the
/// order in which it is mentioned, so that a change elsewhere in the file changes nothing here.
public final class Lowering {
  /// What one workflow is lowered to.
  ///
  /// @param children the workflows that it starts
  public record Lowered(Program program, DebugTable debug, List<Declared.Workflow> children) {}

  private final Modules modules;
  private final Problems problems;

  public Lowering(Modules modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  public Lowered lower(Declared.Workflow workflow) {
    var owner = workflow.owner();
    var unit =
        new Unit(modules, problems, owner == null ? List.of() : Classes.line(modules, owner));
    var module = workflow.module();
    var rooted = Rooted.of(modules, workflow);
    int main = unit.function(workflow.node(), () -> main(unit, workflow, rooted));
    var constants = Body.constants(unit, module);
    var defaults = new Functions(constants).defaults(constants, workflow.parameters());
    for (var signal : workflow.signals()) {
      unit.signal(module, signal);
    }
    var policy =
        new Program.WorkflowPolicy(
            constants.policies().of(workflow.policy()), holds(unit, workflow.policy()));
    var result = unit.annotations().result(module, workflow.returns());
    unit.finish();
    var functions = unit.functions().stream().map(Unit.Lowered::function).toList();
    var program =
        new Program(
            Program.LANGUAGE_VERSION,
            workflow.name(),
            new Closure(main, defaults, List.of()),
            result,
            policy,
            functions,
            unit.types(),
            unit.actions(),
            unit.globals(),
            unit.signals());
    return new Lowered(
        program,
        unit.debug(ProgramJson.digest(module.text().text()), module.path()),
        unit.children());
  }

  private static boolean holds(Unit unit, List<Setting> policy) {
    boolean holds = false;
    for (var setting : policy) {
      switch (setting.name().text()) {
        case "on failure", "on_failure" -> {
          var value = setting.values().isEmpty() ? null : setting.values().getFirst();
          holds =
              value instanceof Expression.Name n && n.id().equals("hold")
                  || value instanceof Literal.Str s && s.value().equals("hold");
          // The machine has no event yet that lets a held instance go on.
          unit.notYet(setting, holds ? "holding on failure" : "this way of failing");
        }
        default -> {}
      }
    }
    return holds;
  }

  private static Unit.Lowered main(Unit unit, Declared.Workflow workflow, Rooted rooted) {
    var module = workflow.module();
    var self = rooted.self();
    var inside =
        new Body.Inside(
            self == null ? workflow.name() : workflow.name() + ".run",
            module,
            rooted.scopes(),
            Function.Kind.ASYNC,
            self,
            rooted.owner(),
            rooted.owner(),
            workflow.signals());
    var body = new Body(unit, inside, rooted.scopes().root(), workflow.parameters());
    var owner = rooted.owner();
    if (owner != null && self != null) {
      var slot = body.slot(self);
      if (slot != null) {
        body.values()
            .assign(
                new Target.Slot(slot),
                new Invoke(new TypeOf(unit.type(owner)), List.<Argument>of()));
      }
    }
    body.statements().all(workflow.body());
    return body.finish(workflow.name(), unit.parameters(module, workflow.parameters()));
  }
}
