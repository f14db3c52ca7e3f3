package dev.waymark.engine.kernel;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.store.StepRow;
import java.util.List;

/// A result on its way to be durable, and what is to happen when it is: not before (G2). `open` are
/// the calls that this node carries out itself; the others are posts of the row.
record Pending(
    Held held,
    StepRow row,
    List<CallId> withdraw,
    List<Effect.Dispatch> open,
    List<Effect.StartChild> children) {
  /// This very result, not an equal one, is what its instance waits for.
  @SuppressWarnings("ReferenceEquality")
  boolean wanted() {
    return held.pending == this;
  }

  int size() {
    var size = 64 + row.state().size();
    for (var entry : row.history()) {
      size += 16 + entry.details().size();
    }
    for (var post : row.posts()) {
      size +=
          switch (post) {
            case StepRow.Post.Child child -> 128 + child.instance().input().size();
            case StepRow.Post.Tell _, StepRow.Post.Recall _ -> 128;
            case StepRow.Post.Entrust entrust -> 128 + entrust.call().arguments().size();
          };
    }
    return size;
  }
}
