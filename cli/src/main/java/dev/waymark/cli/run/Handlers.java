package dev.waymark.cli.run;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.ir.Node;
import dev.waymark.simulator.test.Catching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a failed action's error is caught, where the program says it: the action is called at one
/// place only, and an `except` around that place names the error.
record Handlers(Compilation.Workflow workflow) {
  /// `trip.wm:34`, or nothing.
  Optional<String> caughtAt(String action, Payload error) {
    var places = places(action);
    return places.size() == 1
        ? Catching.at(workflow, places.getFirst(), Catching.names(error)).map(this::line)
        : Optional.empty();
  }

  private String line(Step.NodePlace place) {
    var found = workflow.debug().place(place.function(), place.node());
    return found.file().substring(found.file().lastIndexOf('/') + 1) + ":" + found.line();
  }

  private List<Step.NodePlace> places(String action) {
    var program = workflow.program();
    var found = new ArrayList<Step.NodePlace>();
    for (int function = 0; function < program.functions().size(); function++) {
      var nodes = program.functions().get(function).nodes();
      for (int node = 0; node < nodes.size(); node++) {
        if (nodes.get(node) instanceof Node.Call(_, Node.Callee.Action(var index), _, _, _)
            && program.actions().get(index).name().equals(action)) {
          found.add(new Step.NodePlace(function, node));
        }
      }
    }
    return found;
  }
}
