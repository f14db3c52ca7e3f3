package dev.waymark.ir;

import java.util.List;

/// Where the nodes of a program stand in one source. `digest` is the SHA-256 of the source's bytes
/// in hex; `functions` runs parallel to the program's functions, `nodes` to a function's nodes.
public record DebugTable(String digest, String file, List<FunctionDebug> functions) {
  public DebugTable {
    functions = List.copyOf(functions);
  }

  public Place place(int function, int node) {
    return functions.get(function).nodes().get(node);
  }

  public record FunctionDebug(Place place, List<Place> nodes) {
    public FunctionDebug {
      nodes = List.copyOf(nodes);
    }
  }

  /// Lines and columns count from 1, columns in code points; `text` is the source there, cut to one
  /// line. A node that the lowering made up has the place of the statement it belongs to.
  public record Place(String file, int line, int column, int endLine, int endColumn, String text) {}
}
