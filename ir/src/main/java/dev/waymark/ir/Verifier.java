package dev.waymark.ir;

import dev.waymark.ir.Function.Kind;
import dev.waymark.ir.Function.Storage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Asserts what every program must be before a machine may run it: all indexes lead somewhere,
/// slots and captures fit, nodes that suspend stand in ASYNC functions, and every path to a node
/// has entered the same number of try regions. A finding is a fault of the lowering or of stored
/// bytes, never of a user's source.
public final class Verifier {
  private final Program program;
  private final List<String> findings = new ArrayList<>();

  private Verifier(Program program) {
    this.program = program;
  }

  /// What is wrong with a program, or nothing.
  public static List<String> findings(Program program) {
    var verifier = new Verifier(program);
    verifier.program();
    return List.copyOf(verifier.findings);
  }

  private void program() {
    var outside = new Function("", Kind.SYNC, List.of(), List.of(), List.of());
    expression(program.entry(), outside, "entry");
    if (findings.isEmpty() && program.main().kind() != Kind.ASYNC) {
      findings.add("entry: the workflow's function is not ASYNC");
    }
    program.globals().forEach(g -> expression(g.value(), outside, "global " + g.name()));
    for (Program.Action action : program.actions()) {
      action.raises().forEach(e -> expression(e, outside, "action " + action.name()));
      action.policy().settings().forEach(s -> expression(s.value(), outside, action.name()));
    }
    program.types().forEach(type -> type(type, outside));
    for (int i = 0; i < program.functions().size(); i++) {
      function(program.functions().get(i), "fn " + i);
    }
  }

  private void type(TypeDefinition type, Function outside) {
    for (TypeDefinition.Method method : type.methods()) {
      expression(method.function(), outside, type.name() + "." + method.name());
    }
    switch (type) {
      case TypeDefinition.RecordType record ->
          record.bases().forEach(b -> typeIndex(b, record.name()));
      case TypeDefinition.ErrorType error -> {
        for (var each : error.bases()) {
          switch (each) {
            case TypeDefinition.ErrorBase.Builtin _ -> {}
            case TypeDefinition.ErrorBase.Defined base -> typeIndex(base.type(), error.name());
          }
        }
      }
      case TypeDefinition.EnumType _ -> {}
    }
  }

  private void typeIndex(int index, String where) {
    check(index >= 0 && index < program.types().size(), where, "no type " + index);
  }

  private void function(Function function, String where) {
    check(!function.nodes().isEmpty(), where, "no nodes");
    check(function.parameters().size() <= function.slots().size(), where, "parameters need slots");
    for (int i = 0; i < function.nodes().size(); i++) {
      node(function.nodes().get(i), function, where + " n" + i);
    }
    if (findings.isEmpty()) {
      regions(function, where);
    }
  }

  private void node(Node node, Function function, String where) {
    for (int successor : Node.successors(node)) {
      check(successor >= 0 && successor < function.nodes().size(), where, "no node " + successor);
    }
    Parts.of(node).forEach(e -> expression(e, function, where));
    Parts.target(node).ifPresent(t -> Parts.slots(t).forEach(s -> slot(s, function, where)));
    switch (node) {
      case Node.Assign n ->
          n.targets().forEach(t -> Parts.slots(t).forEach(s -> slot(s, function, where)));
      case Node.Iterate n -> slot(n.iterator(), function, where);
      case Node.Each n -> slot(n.iterator(), function, where);
      case Node.Handle n -> slot(n.error(), function, where);
      case Node.Reraise n -> slot(n.error(), function, where);
      case Node.EnterTry n ->
          check(
              n.handler() < function.nodes().size()
                  && function.nodes().get(n.handler()) instanceof Node.Handle,
              where,
              "the handler does not begin with caught");
      case Node.EnterContext n -> suspends(function, where, n.manager());
      case Node.ExitContext n -> suspends(function, where, n.manager());
      case Node.Call n -> {
        callee(n.callee(), where);
        async(function, where);
      }
      case Node.FanOut n -> {
        async(function, where);
        branches(n, where);
      }
      case Node.First n -> {
        async(function, where);
        n.racers().forEach(r -> racer(r, function, where));
      }
      case Node.Await _, Node.Sleep _, Node.Receive _, Node.Start _, Node.Undo _ ->
          async(function, where);
      case Node.Yield _ ->
          check(function.kind() == Kind.GENERATOR, where, "yield outside a generator");
      case Node.Delete _, Node.Branch _, Node.LeaveTry _, Node.EndHandle _ -> {}
      case Node.Raise _, Node.Return _ -> {}
    }
  }

  private void suspends(Function function, String where, int manager) {
    slot(manager, function, where);
  }

  private void async(Function function, String where) {
    check(function.kind() == Kind.ASYNC, where, "suspends in a " + function.kind() + " function");
  }

  private void branches(Node.FanOut node, String where) {
    switch (node.branches()) {
      case Node.Branches.Each each -> {
        body(each.body(), where);
        if (findings.isEmpty()) {
          int parameters = program.functions().get(each.body().function()).parameters().size();
          check(parameters == 1, where, "a branch for each item takes one parameter");
        }
      }
      case Node.Branches.Fixed fixed -> fixed.bodies().forEach(b -> body(b, where));
    }
  }

  private void racer(Node.Racer racer, Function function, String where) {
    body(racer.body(), where);
    for (Node.Copy copy : racer.copies()) {
      slot(copy.to(), function, where);
      if (findings.isEmpty()) {
        slot(copy.from(), program.functions().get(racer.body().function()), where);
      }
    }
  }

  private void body(Expression.Closure body, String where) {
    if (body.function() < program.functions().size()) {
      check(
          program.functions().get(body.function()).kind() == Kind.ASYNC,
          where,
          "a branch is not ASYNC");
    }
  }

  private void callee(Node.Callee callee, String where) {
    switch (callee) {
      case Node.Callee.Action action ->
          check(action.action() < program.actions().size(), where, "no such action");
      case Node.Callee.Workflow _, Node.Callee.Helper _ -> {}
    }
  }

  private void slot(int slot, Function function, String where) {
    check(slot >= 0 && slot < function.slots().size(), where, "no slot " + slot);
  }

  private void expression(Expression root, Function function, String where) {
    var open = new ArrayDeque<Expression>();
    open.push(root);
    while (!open.isEmpty()) {
      var expression = open.pop();
      leaf(expression, function, where);
      Parts.of(expression).forEach(open::push);
    }
  }

  private void leaf(Expression expression, Function function, String where) {
    switch (expression) {
      case Expression.Local e -> slot(e.slot(), function, where);
      case Expression.Bind e -> slot(e.slot(), function, where);
      case Expression.Global e ->
          check(e.index() < program.globals().size(), where, "no global " + e.index());
      case Expression.TypeOf e -> typeIndex(e.type(), where);
      case Expression.Closure e -> closure(e, function, where);
      case Expression.Pending e -> callee(e.callee(), where);
      case Expression.Generator e -> {
        if (e.function().function() < program.functions().size()) {
          check(
              program.functions().get(e.function().function()).kind() == Kind.GENERATOR,
              where,
              "a generator expression needs a GENERATOR function");
        }
      }
      default -> {}
    }
  }

  private void closure(Expression.Closure closure, Function function, String where) {
    if (closure.function() < 0 || closure.function() >= program.functions().size()) {
      findings.add(where + ": no function " + closure.function());
      return;
    }
    var code = program.functions().get(closure.function());
    long free = code.slots().stream().filter(s -> s.storage() == Storage.FREE).count();
    check(free == closure.captures().size(), where, "captures do not fit fn " + closure.function());
    for (int capture : closure.captures()) {
      slot(capture, function, where);
      if (capture < function.slots().size()) {
        check(
            function.slots().get(capture).storage() != Storage.LOCAL,
            where,
            "captures a slot that is no cell");
      }
    }
    for (Expression.Default d : closure.defaults()) {
      check(d.parameter() < code.parameters().size(), where, "a default of no parameter");
    }
  }

  /// Every path to a node has entered the same number of regions; a return leaves none open but
  /// those that its frame takes with it.
  private void regions(Function function, String where) {
    var depth = new int[function.nodes().size()];
    Arrays.fill(depth, -1);
    var open = new ArrayDeque<Integer>();
    depth[0] = 0;
    open.push(0);
    while (!open.isEmpty()) {
      int at = open.pop();
      var node = function.nodes().get(at);
      int after =
          switch (node) {
            case Node.EnterTry _ -> depth[at] + 1;
            case Node.LeaveTry _ -> depth[at] - 1;
            default -> depth[at];
          };
      check(after >= 0, where + " n" + at, "leaves a region that was not entered");
      for (int next : Node.successors(node)) {
        boolean handler = node instanceof Node.EnterTry enter && enter.handler() == next;
        int expected = handler ? depth[at] : after;
        if (depth[next] == -1) {
          depth[next] = expected;
          open.push(next);
        } else {
          check(depth[next] == expected, where + " n" + next, "regions differ between paths");
        }
      }
    }
  }

  private void check(boolean holds, String where, String otherwise) {
    if (!holds) {
      findings.add(where + ": " + otherwise);
    }
  }
}
