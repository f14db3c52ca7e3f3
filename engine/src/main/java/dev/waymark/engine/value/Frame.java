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

    /// By slot; null while unset. The variable of a CELL or FREE slot is in `cells`.
    public final @Nullable Value[] slots;

    /// By slot, or empty where the function shares no variable.
    public final @Nullable Cell[] cells;

    /// The regions that were entered and not left, innermost last.
    public final List<Region> regions = new ArrayList<>(2);

    /// The errors being handled in this frame, innermost last.
    public final List<ErrorValue> handling = new ArrayList<>(1);

    /// What a handler is about to take; only set between the raise and the handler's first node.
    public @Nullable ErrorValue caught;

    public Code(int function, @Nullable Value[] slots, @Nullable Cell[] cells) {
      this.function = function;
      this.slots = slots;
      this.cells = cells;
    }

    /// The value of a slot; null while it is unset.
    public @Nullable Value get(int slot) {
      if (cells.length > 0) {
        var cell = cells[slot];
        if (cell != null) {
          return cell.value;
        }
      }
      return slots[slot];
    }

    public void set(int slot, @Nullable Value value) {
      if (cells.length > 0) {
        var cell = cells[slot];
        if (cell != null) {
          cell.value = value;
          return;
        }
      }
      slots[slot] = value;
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
