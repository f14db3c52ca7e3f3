package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Node;
import dev.waymark.ir.Program;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Where an error of a call is caught, as far as the program itself says: in the function that
/// awaits the call.
public final class Catching {
  private Catching() {}

  /// The bare names of an error's class and its bases, as both dialects write them.
  public static Set<String> names(Payload error) {
    var names = new LinkedHashSet<String>();
    if (JsonTree.read(error.json()) instanceof JsonTree.Members(var members)) {
      names.add(Shown.bare(Shown.text(members, "class")));
      if (members.get("bases") instanceof JsonTree.Array(var bases)) {
        for (var base : bases) {
          names.add(Shown.bare(base instanceof JsonTree.Text(var text) ? text : ""));
        }
      }
    }
    names.addAll(names.stream().map(Shown::spelled).toList());
    return names;
  }

  /// Whether the action declares an error of this name.
  static boolean declared(Program program, String action, Set<String> names) {
    return program.actions().stream()
        .filter(one -> one.name().equals(action))
        .flatMap(one -> one.raises().stream())
        .anyMatch(raised -> names.contains(Shown.bare(name(program, raised))));
  }

  private static String name(Program program, Expression type) {
    if (type instanceof Expression.TypeOf(var index)) {
      return program.types().get(index).name();
    }
    return type instanceof Expression.Builtin(var name) ? name : "";
  }

  /// The place of the `except` that takes an error raised at this node.
  public static Optional<Step.NodePlace> at(
      Compilation.Workflow workflow, Step.NodePlace raised, Set<String> names) {
    var nodes = workflow.program().functions().get(raised.function()).nodes();
    for (var handler : handlers(nodes).getOrDefault(raised.node(), List.of())) {
      var found = taker(workflow, nodes, new Step.NodePlace(raised.function(), handler), names);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// From the beginning of a handler along its `except` clauses; a bare one takes everything.
  private static Optional<Step.NodePlace> taker(
      Compilation.Workflow workflow, List<Node> nodes, Step.NodePlace from, Set<String> names) {
    var place = from;
    while (true) {
      var node = nodes.get(place.node());
      if (node instanceof Node.Handle(_, var next)) {
        if (!(nodes.get(next) instanceof Node.Branch)) {
          return Optional.of(place);
        }
        place = new Step.NodePlace(place.function(), next);
      } else if (node instanceof Node.Branch(var condition, _, var otherwise)
          && condition instanceof Expression.Catches) {
        if (mentions(workflow, place, names)) {
          return Optional.of(place);
        }
        place = new Step.NodePlace(place.function(), otherwise);
      } else {
        return Optional.empty();
      }
    }
  }

  private static boolean mentions(
      Compilation.Workflow workflow, Step.NodePlace place, Set<String> names) {
    var text = workflow.debug().place(place.function(), place.node()).text();
    return List.of(text.split("[^A-Za-z0-9_]+")).stream().anyMatch(names::contains);
  }

  /// The handlers around each node, innermost first.
  private static TreeMap<Integer, List<Integer>> handlers(List<Node> nodes) {
    var found = new TreeMap<Integer, List<Integer>>();
    var left = new ArrayDeque<Integer>();
    found.put(0, List.of());
    left.add(0);
    while (!left.isEmpty()) {
      var at = left.remove();
      var around = found.getOrDefault(at, List.of());
      for (var next : Node.successors(nodes.get(at))) {
        if (!found.containsKey(next)) {
          found.put(next, around(nodes.get(at), next, around));
          left.add(next);
        }
      }
    }
    return found;
  }

  private static List<Integer> around(Node node, int next, List<Integer> around) {
    if (node instanceof Node.EnterTry(var handler, var inside) && next == inside) {
      var more = new java.util.ArrayList<>(List.of(handler));
      more.addAll(around);
      return more;
    }
    return node instanceof Node.LeaveTry && !around.isEmpty()
        ? around.subList(1, around.size())
        : around;
  }
}
