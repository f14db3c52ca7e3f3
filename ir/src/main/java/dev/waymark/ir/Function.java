package dev.waymark.ir;

import java.util.List;

/// A function of a program: its parameters fill the first slots of a frame, in order. Node 0 is the
/// first to run.
public record Function(
    String name, Kind kind, List<Parameter> parameters, List<Slot> slots, List<Node> nodes) {
  public Function {
    parameters = List.copyOf(parameters);
    slots = List.copyOf(slots);
    nodes = List.copyOf(nodes);
  }

  public enum Kind {
    /// `def` and lambda: never suspends.
    SYNC,
    /// `async def`, workflow bodies, branches.
    ASYNC,
    /// A generator expression.
    GENERATOR
  }

  public record Parameter(String name, Binding binding, Type type) {}

  public enum Binding {
    POSITIONAL_ONLY,
    POSITIONAL_OR_KEYWORD,
    /// `*args`
    VAR_POSITIONAL,
    KEYWORD_ONLY,
    /// `**kwargs`
    VAR_KEYWORD
  }

  /// Names are part of the meaning (UnboundLocalError says them). Names that the lowering makes up
  /// begin with a dot.
  public record Slot(String name, Storage storage) {}

  public enum Storage {
    /// Only this frame sees it.
    LOCAL,
    /// Shared with closures made in this frame; each frame has a fresh cell.
    CELL,
    /// A cell of an enclosing frame, given by the closure.
    FREE
  }
}
