package dev.waymark.engine.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a task's stack: where it is and what it knows. No value, but part of a snapshot.
public sealed interface Frame {
  /// A function of the program.
  final class Code implements Frame {
    public final int function;

    /// The node that is next, or that waits.
    public int node;

    /// By slot; null while unset. A CELL or FREE slot's variable is in `cells`.
    public final @Nullable Value[] slots;

    public final @Nullable Cell[] cells;

    /// The regions that were entered and not left, innermost last.
    public final List<Region> regions = new ArrayList<>(2);

    /// The errors being handled in this frame, innermost last.
    public final List<ErrorValue> handling = new ArrayList<>(1);

    public Code(int function, int size) {
      this.function = function;
      this.slots = new Value[size];
      this.cells = new Cell[size];
    }
  }

  /// An entered `try`: where its handler is, and how many errors were being handled outside.
  record Region(int handler, int handling) {}

  /// A coroutine of the engine's own (`asyncio.wait_for`, the fan-out node, undo, …): a kind, where
  /// it is, and fields that only the code of that kind understands.
  final class Native implements Frame {
    public final String kind;
    public int state;
    public final Value[] fields;

    public Native(String kind, Value... fields) {
      this.kind = kind;
      this.fields = fields;
    }
  }
}
