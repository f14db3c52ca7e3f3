package dev.waymark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.check.Builtins;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.machine.Machine;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The compiler's closed list of builtins and the engine's are one list.
final class BuiltinListTest {
  @Test
  void theMachineKnowsEveryNameThatTheCompilerLetsThrough() {
    var unknown = new ArrayList<String>();
    for (var name : Builtins.all()) {
      if (!(run(name).status() instanceof Step.Status.Completed)) {
        unknown.add(name);
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void aNameThatTheMachineLacksFails() {
    assertThat(run("math.flor").status()).isInstanceOf(Step.Status.Failed.class);
  }

  private static Step run(String name) {
    var none = new Expression.Const(new Constant.None());
    var nodes =
        List.<Node>of(
            new Node.Assign(List.of(new Node.Target.Nowhere()), new Expression.Builtin(name), 1),
            new Node.Return(none));
    var main = new Function("main", Function.Kind.ASYNC, List.of(), List.of(), nodes);
    var program =
        new Program(
            Program.LANGUAGE_VERSION,
            "main",
            new Expression.Closure(0, List.of(), List.of()),
            Type.ANY,
            new Program.WorkflowPolicy(Policy.NONE, false),
            List.of(main),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return Machine.step(
        program, Snapshot.EMPTY, new Stimulus(new Event.Begun(Payload.of("{}")), 0, 0));
  }
}
