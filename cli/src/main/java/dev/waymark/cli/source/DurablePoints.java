package dev.waymark.cli.source;

import dev.waymark.cli.output.Plural;
import dev.waymark.ir.Node;
import dev.waymark.ir.Program;
import java.util.List;

/// Counts the places at which an instance may wait: what a reader finds as `await`, `undo` and
/// `start`. A fan-out counts by what its branches await.
public final class DurablePoints {
  private DurablePoints() {}

  public static long count(Program program) {
    return nodes(List.of(program)).stream().filter(DurablePoints::isPoint).count();
  }

  public static String words(List<Program> programs) {
    var nodes = nodes(programs);
    var points = Plural.of(nodes.stream().filter(DurablePoints::isPoint).count(), "durable point");
    long fanOuts = nodes.stream().filter(Node.FanOut.class::isInstance).count();
    return switch ((int) fanOuts) {
      case 0 -> points;
      case 1 -> points + " (a fan-out)";
      default -> "%s (%d fan-outs)".formatted(points, fanOuts);
    };
  }

  private static List<Node> nodes(List<Program> programs) {
    return programs.stream()
        .flatMap(program -> program.functions().stream())
        .flatMap(function -> function.nodes().stream())
        .toList();
  }

  private static boolean isPoint(Node node) {
    return switch (node) {
      case Node.Call(_, var callee, _, _, _) -> !(callee instanceof Node.Callee.Helper);
      case Node.Await _, Node.Sleep _, Node.Receive _, Node.Start _, Node.Undo _ -> true;
      case Node.Assign _, Node.Delete _, Node.Branch _, Node.Iterate _, Node.Each _ -> false;
      case Node.FanOut _, Node.First _, Node.EnterTry _, Node.LeaveTry _, Node.Handle _ -> false;
      case Node.EndHandle _, Node.Raise _, Node.Reraise _, Node.EnterContext _ -> false;
      case Node.ExitContext _, Node.Return _, Node.Yield _ -> false;
    };
  }
}
