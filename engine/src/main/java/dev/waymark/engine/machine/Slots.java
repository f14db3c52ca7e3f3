package dev.waymark.engine.machine;

import dev.waymark.engine.value.Cell;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Function;
import dev.waymark.ir.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Frames and their variables.
final class Slots {
  private static final Cell[] NO_CELLS = {};

  private Slots() {}

  /// A new frame; `values` are those of the parameters, in order.
  static Frame.Code frame(Program program, FunctionValue function, @Nullable Value[] values) {
    var code = program.functions().get(function.function());
    var slots = code.slots();
    var frame =
        new Frame.Code(
            function.function(), new Value[slots.size()], cells(slots, function.captures()));
    for (int i = 0; i < values.length; i++) {
      frame.set(i, values[i]);
    }
    return frame;
  }

  /// A frame without slots, for expressions that stand outside functions.
  static Frame.Code outside() {
    return new Frame.Code(0, new Value[0], NO_CELLS);
  }

  private static @Nullable Cell[] cells(List<Function.Slot> slots, Cell[] captures) {
    @Nullable Cell[] cells = NO_CELLS;
    int free = 0;
    for (int i = 0; i < slots.size(); i++) {
      var storage = slots.get(i).storage();
      if (storage == Function.Storage.LOCAL) {
        continue;
      }
      if (cells.length == 0) {
        cells = new Cell[slots.size()];
      }
      cells[i] = storage == Function.Storage.CELL ? new Cell() : captures[free++];
    }
    return cells;
  }

  static Cell cell(Frame.Code frame, int slot) {
    var cell = frame.cells.length == 0 ? null : frame.cells[slot];
    if (cell == null) {
      throw new IllegalStateException(
          "slot %d of function %d is no cell".formatted(slot, frame.function));
    }
    return cell;
  }

  /// Makes a variable unset and, where closures share it, another one.
  static void refresh(Frame.Code frame, int slot) {
    if (frame.cells.length > 0 && frame.cells[slot] != null) {
      frame.cells[slot] = new Cell();
    } else {
      frame.slots[slot] = null;
    }
  }

  static Raised unset(Program program, Frame.Code frame, int slot) {
    var variable = program.functions().get(frame.function).slots().get(slot);
    if (variable.storage() == Function.Storage.FREE) {
      return Errors.raised(
          "NameError",
          "cannot access free variable '%s' where it is not associated with a value in enclosing"
                  .formatted(variable.name())
              + " scope");
    }
    return Errors.raised(
        "UnboundLocalError",
        "cannot access local variable '%s' where it is not associated with a value"
            .formatted(variable.name()));
  }
}
