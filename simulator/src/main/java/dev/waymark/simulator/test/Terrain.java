package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Step.NodePlace;
import dev.waymark.ir.Constant;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Node;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Program;
import dev.waymark.simulator.test.Coverage.Kind;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What can happen in one workflow, and where: keys are places of the source, so that a helper that
/// two programs have is one.
final class Terrain {
  private final Program program;
  private final DebugTable debug;

  /// How many branches have begun at a place of the source: each is its own.
  private final TreeMap<String, Integer> ordinals = new TreeMap<>();

  private final TreeMap<String, String> branches = new TreeMap<>();

  Terrain(Compilation.Workflow workflow) {
    this.program = workflow.program();
    this.debug = workflow.debug();
  }

  void tell(Coverage coverage) {
    for (var function = 0; function < program.functions().size(); function++) {
      var nodes = program.functions().get(function).nodes();
      for (var node : reachable(nodes)) {
        tell(coverage, new NodePlace(function, node), nodes.get(node));
      }
    }
  }

  private static TreeSet<Integer> reachable(List<Node> nodes) {
    var found = new TreeSet<Integer>();
    var left = new ArrayDeque<Integer>(List.of(0));
    while (!left.isEmpty()) {
      var at = left.remove();
      if (found.add(at)) {
        left.addAll(Node.successors(nodes.get(at)));
      }
    }
    return found;
  }

  private void tell(Coverage coverage, NodePlace at, Node node) {
    var place = place(at);
    coverage.can(Kind.LINES, line(at), place.text() + " (" + where(place) + ")");
    switch (node) {
      case Node.Branch(Expression.Catches _, _, _) ->
          coverage.can(
              Kind.HANDLERS, spot(at), "`%s` catches (%s)".formatted(text(at), where(place)));
      case Node.Branch(Expression.Const _, _, _) -> {}
      case Node.Branch _ -> {
        var key = branch(at);
        var words = "`%s` is %s (%s)";
        coverage.can(Kind.BRANCHES, key + " true", words.formatted(text(at), "true", where(place)));
        coverage.can(
            Kind.BRANCHES, key + " false", words.formatted(text(at), "false", where(place)));
      }
      case Node.Call(_, Node.Callee.Action(var index), _, var policy, _) ->
          call(coverage, at, program.actions().get(index), policy);
      case Node.Undo(Expression.Pending(Node.Callee.Action(var index), _, var policy), _) ->
          call(coverage, at, program.actions().get(index), policy);
      default -> {}
    }
  }

  private void call(Coverage coverage, NodePlace at, Program.Action action, Policy policy) {
    var name = CallLog.bare(action.name());
    var where = where(place(at));
    coverage.can(Kind.DISTURBED, spot(at), name + " is disturbed (" + where + ")");
    var attempts = setting(action, policy, Policy.Name.ATTEMPTS);
    var once = new Expression.Const(new Constant.Int(BigInteger.ONE));
    if (attempts.isPresent() && !attempts.get().equals(once)) {
      coverage.can(Kind.EXHAUSTED, spot(at), name + " uses up its attempts (" + where + ")");
    }
    if (setting(action, policy, Policy.Name.TIMEOUT).isPresent()
        || setting(action, policy, Policy.Name.DEADLINE).isPresent()) {
      coverage.can(Kind.TIMED_OUT, spot(at), name + " times out (" + where + ")");
    }
  }

  private static Optional<Expression> setting(
      Program.Action action, Policy policy, Policy.Name name) {
    return policy.settings().stream()
        .filter(one -> one.name() == name)
        .findFirst()
        .or(() -> action.policy().settings().stream().filter(one -> one.name() == name).findFirst())
        .map(Policy.Setting::value);
  }

  private DebugTable.Place place(NodePlace at) {
    return debug.place(at.function(), at.node());
  }

  private static String where(DebugTable.Place place) {
    return place.file().substring(place.file().lastIndexOf('/') + 1) + ":" + place.line();
  }

  private String text(NodePlace at) {
    return place(at).text().strip();
  }

  String line(NodePlace at) {
    var place = place(at);
    return "%s %05d".formatted(place.file(), place.line());
  }

  /// Where a call or a handler stands.
  String spot(NodePlace at) {
    return line(at) + " %03d".formatted(place(at).column());
  }

  /// The key of a branch without its direction.
  String branch(NodePlace at) {
    var node = at.function() + " " + at.node();
    var known = branches.get(node);
    if (known != null) {
      return known;
    }
    var spot = spot(at);
    var key = spot + " " + ordinals.merge(at.function() + " " + spot, 1, Integer::sum);
    branches.put(node, key);
    return key;
  }
}
