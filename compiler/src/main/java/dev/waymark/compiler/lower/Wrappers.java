package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Node;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Expression.Closure;
import dev.waymark.ir.Expression.Invoke;
import dev.waymark.ir.Expression.Local;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node.Await;
import dev.waymark.ir.Node.Call;
import dev.waymark.ir.Node.Callee;
import dev.waymark.ir.Node.Return;
import dev.waymark.ir.Node.Target;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Type;
import java.util.List;

/// Small functions that stand in no source: what an action is as a value, and a branch that awaits
/// what it is given.
final class Wrappers {
  private final Body body;

  Wrappers(Body body) {
    this.body = body;
  }

  /// An action as a function: calling it gives a call that has not begun.
  Closure action(Node place, String name, int action) {
    var parameters =
        List.of(
            new Function.Parameter("args", Function.Binding.VAR_POSITIONAL, Type.ANY),
            new Function.Parameter("kwargs", Function.Binding.VAR_KEYWORD, Type.ANY));
    var slots = List.of(local("args"), local("kwargs"), local(".t0"));
    var arguments =
        List.<Argument>of(new Argument.Star(new Local(0)), new Argument.DoubleStar(new Local(1)));
    var call = new Call(new Target.Slot(2), new Callee.Action(action), arguments, Policy.NONE, 1);
    return new Closure(made(place, name, parameters, slots, call), List.of(), List.of());
  }

  /// A branch for each item: awaits what a function gives for it.
  Closure applied(Node place, dev.waymark.ir.Expression function) {
    int cell = cell(function);
    var parameters =
        List.of(new Function.Parameter(".item", Function.Binding.POSITIONAL_OR_KEYWORD, Type.ANY));
    var slots = List.of(local(".item"), free(".function"), local(".t0"));
    var call = new Invoke(new Local(1), List.of(new Argument.Positional(new Local(0))));
    var await = new Await(new Target.Slot(2), call, 1);
    return new Closure(made(place, "<branch>", parameters, slots, await), List.of(), List.of(cell));
  }

  /// A branch that awaits a value of this frame.
  Closure awaiting(Node place, dev.waymark.ir.Expression value) {
    int cell = cell(value);
    var slots = List.of(free(".value"), local(".t0"));
    var await = new Await(new Target.Slot(1), new Local(0), 1);
    return new Closure(made(place, "<branch>", List.of(), slots, await), List.of(), List.of(cell));
  }

  private int cell(dev.waymark.ir.Expression value) {
    int slot = body.frame().add(".cell", Function.Storage.CELL);
    body.values().assign(new Target.Slot(slot), value);
    return slot;
  }

  private int made(
      Node place,
      String name,
      List<Function.Parameter> parameters,
      List<Function.Slot> slots,
      dev.waymark.ir.Node first) {
    var function =
        new Function(
            name,
            Function.Kind.ASYNC,
            parameters,
            slots,
            List.of(first, new Return(new Local(slots.size() - 1))));
    var span = place.span();
    var module = body.module();
    return body.unit()
        .function(() -> new Unit.Lowered(function, span, List.of(span, span), module));
  }

  private static Function.Slot local(String name) {
    return new Function.Slot(name, Function.Storage.LOCAL);
  }

  private static Function.Slot free(String name) {
    return new Function.Slot(name, Function.Storage.FREE);
  }
}
