package dev.waymark.ir.graph;

import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node;
import dev.waymark.ir.Parts;
import dev.waymark.ir.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A program as rows from top to bottom: one row per node that a person would draw, with the rows
/// it leads to. The body of a fan-out or race stands indented under its node.
public record Shape(List<Section> sections) {
  /// One function that is drawn on its own: the workflow first, then helpers it calls.
  public record Section(String title, List<Row> rows) {}

  /// `line` is the source line, or 0 where there is none.
  public record Row(int indent, Kind kind, String label, int line, List<Edge> edges) {}

  /// To a row of the same section, by its index.
  public record Edge(int row, String label) {}

  public enum Kind {
    STEP,
    MAP,
    FILTER,
    BRANCH,
    LOOP,
    CALL,
    WAIT,
    FAN_OUT,
    RACE,
    UNDO,
    TRY,
    CATCH,
    RAISE,
    RETURN
  }

  /// Whether a row stands directly below another, but for the bodies that are drawn inside that
  /// one.
  static boolean isNext(List<Row> rows, int from, int to) {
    int next = from + 1;
    while (next < rows.size() && rows.get(next).indent() > rows.get(from).indent()) {
      next++;
    }
    return to == next;
  }

  public static Shape of(Program program, DebugTable places) {
    return new Drawing(program, places).draw();
  }

  private static final class Drawing {
    private final Program program;
    private final DebugTable places;
    private final Set<Integer> drawn = new TreeSet<>();
    private final ArrayDeque<Integer> helpers = new ArrayDeque<>();

    Drawing(Program program, DebugTable places) {
      this.program = program;
      this.places = places;
    }

    Shape draw() {
      var sections = new ArrayList<Section>();
      helpers.add(program.entry().function());
      while (!helpers.isEmpty()) {
        int function = helpers.removeFirst();
        if (drawn.add(function)) {
          var rows = new ArrayList<Row>();
          rows(function, 0, rows);
          sections.add(new Section(title(function), List.copyOf(rows)));
        }
      }
      return new Shape(List.copyOf(sections));
    }

    private String title(int function) {
      var name = program.functions().get(function).name();
      return function == program.entry().function()
          ? "workflow " + program.workflow()
          : "helper " + name;
    }

    /// Appends the rows of a function, and gives nothing back: edges are row indexes from the
    /// beginning of the section.
    private void rows(int index, int indent, List<Row> rows) {
      drawn.add(index);
      var function = program.functions().get(index);
      var order = order(function);
      var first = new LinkedHashMap<Integer, Integer>();
      for (int node : order) {
        if (hidden(function, function.nodes().get(node))) {
          continue;
        }
        first.put(node, rows.size());
        rows.add(row(index, node, indent));
        inside(function.nodes().get(node), indent, rows);
      }
      first.forEach((node, at) -> {
        var row = rows.get(at);
        var edges = edges(function, function.nodes().get(node), first);
        rows.set(at, new Row(row.indent(), row.kind(), row.label(), row.line(), edges));
      });
      first.values().forEach(at -> markLoops(rows, at));
    }

    /// A condition that is reached again from below is the head of a `while`.
    private static void markLoops(List<Row> rows, int at) {
      for (Edge edge : rows.get(at).edges()) {
        var head = rows.get(edge.row());
        if (edge.row() <= at && head.kind() == Kind.BRANCH) {
          rows.set(
              edge.row(),
              new Row(head.indent(), Kind.LOOP, head.label(), head.line(), head.edges()));
        }
      }
    }

    private void inside(Node node, int indent, List<Row> rows) {
      switch (node) {
        case Node.FanOut fanOut -> {
          switch (fanOut.branches()) {
            case Node.Branches.Each each -> body(each.body(), indent, rows);
            case Node.Branches.Fixed fixed -> fixed.bodies().forEach(b -> body(b, indent, rows));
          }
        }
        case Node.First race -> race.racers().forEach(r -> body(r.body(), indent, rows));
        default -> {}
      }
      closures(node).forEach(helpers::add);
    }

    /// A function that is drawn already (it runs itself) is not drawn inside itself once more.
    private void body(Expression.Closure body, int indent, List<Row> rows) {
      if (!drawn.contains(body.function())) {
        rows(body.function(), indent + 1, rows);
      }
    }

    private static List<Integer> closures(Node node) {
      var found = new ArrayList<Integer>();
      var open = new ArrayDeque<Expression>(Parts.of(node));
      while (!open.isEmpty()) {
        var expression = open.removeFirst();
        if (expression instanceof Expression.Closure closure) {
          found.add(closure.function());
        }
        open.addAll(Parts.of(expression));
      }
      return found;
    }

    /// Depth first, so that what follows stands below, and a loop's body above what comes after it.
    private static List<Integer> order(Function function) {
      var order = new LinkedHashSet<Integer>();
      var open = new ArrayDeque<Integer>();
      open.push(0);
      while (!open.isEmpty()) {
        int node = open.pop();
        if (order.add(node)) {
          var successors = new ArrayList<>(Node.successors(function.nodes().get(node)));
          if (function.nodes().get(node) instanceof Node.EnterTry) {
            successors = new ArrayList<>(successors.reversed());
          }
          successors.reversed().forEach(open::push);
        }
      }
      return List.copyOf(order);
    }

    private static boolean hidden(Function function, Node node) {
      return switch (node) {
        case Node.LeaveTry _, Node.EndHandle _, Node.Iterate _ -> true;
        case Node.ExitContext _, Node.Delete _ -> true;
        case Node.Assign assign -> moves(function, assign);
        default -> false;
      };
    }

    /// Whether an assignment only serves names that the lowering made up.
    private static boolean moves(Function function, Node.Assign assign) {
      return !assign.targets().isEmpty()
          && comprehension(assign) == Kind.STEP
          && assign.targets().stream()
              .allMatch(t ->
                  t instanceof Node.Target.Slot slot
                      && function.slots().get(slot.slot()).name().startsWith("."));
    }

    private Row row(int function, int node, int indent) {
      var place = places.place(function, node);
      var it = program.functions().get(function).nodes().get(node);
      return new Row(indent, kind(it), label(it, place.text()), place.line(), List.of());
    }

    private static Kind kind(Node node) {
      return switch (node) {
        case Node.Branch _ -> Kind.BRANCH;
        case Node.Each _ -> Kind.LOOP;
        case Node.Call _, Node.Start _ -> Kind.CALL;
        case Node.Await _, Node.Sleep _, Node.Receive _, Node.EnterContext _ -> Kind.WAIT;
        case Node.FanOut _ -> Kind.FAN_OUT;
        case Node.First _ -> Kind.RACE;
        case Node.Undo _ -> Kind.UNDO;
        case Node.EnterTry _ -> Kind.TRY;
        case Node.Handle _ -> Kind.CATCH;
        case Node.Raise _, Node.Reraise _ -> Kind.RAISE;
        case Node.Return _, Node.Yield _ -> Kind.RETURN;
        case Node.Assign _, Node.Delete _, Node.Iterate _ -> comprehension(node);
        case Node.LeaveTry _, Node.EndHandle _, Node.ExitContext _ -> Kind.STEP;
      };
    }

    private static Kind comprehension(Node node) {
      var open = new ArrayDeque<Expression>(Parts.of(node));
      while (!open.isEmpty()) {
        var expression = open.removeFirst();
        if (expression instanceof Expression.Comprehension c) {
          return c.clauses().stream().anyMatch(Expression.Clause.If.class::isInstance)
              ? Kind.FILTER
              : Kind.MAP;
        }
        open.addAll(Parts.of(expression));
      }
      return Kind.STEP;
    }

    private String label(Node node, String text) {
      return switch (node) {
        case Node.Call call -> callee(call.callee()) + "  " + text;
        case Node.FanOut fanOut ->
            "on error " + fanOut.mode().name().toLowerCase(Locale.ROOT) + "  " + text;
        case Node.Handle _ -> text;
        default -> text;
      };
    }

    private String callee(Node.Callee callee) {
      return switch (callee) {
        case Node.Callee.Action action -> program.actions().get(action.action()).name();
        case Node.Callee.Workflow workflow -> "workflow " + workflow.name();
        case Node.Callee.Helper _ -> "helper";
      };
    }

    private static List<Edge> edges(Function function, Node node, Map<Integer, Integer> rows) {
      var labels =
          switch (node) {
            case Node.Branch _ -> List.of("yes", "no");
            case Node.Each _ -> List.of("next", "done");
            case Node.EnterTry _ -> List.of("on error", "");
            default -> List.of("");
          };
      var successors = Node.successors(node);
      var edges = new ArrayList<Edge>();
      for (int i = 0; i < successors.size(); i++) {
        int target = visible(function, successors.get(i));
        if (rows.containsKey(target)) {
          edges.add(new Edge(rows.get(target), labels.get(i)));
        }
      }
      return List.copyOf(edges);
    }

    private static int visible(Function function, int node) {
      var passed = new TreeSet<Integer>();
      int at = node;
      while (hidden(function, function.nodes().get(at)) && passed.add(at)) {
        at = Node.successors(function.nodes().get(at)).getFirst();
      }
      return at;
    }
  }
}
