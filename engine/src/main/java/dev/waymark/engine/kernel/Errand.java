package dev.waymark.engine.kernel;

import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Settlement;
import dev.waymark.engine.store.Settlement.Verdict;
import org.jspecify.annotations.Nullable;

/// One hand-over of a call row to this node, from the claim until the store has answered for its
/// settlement.
final class Errand {
  final Row.Call row;

  /// The delivery's token in this process; empty until it is handed to a worker, and when that is
  /// done with it.
  String token = "";

  boolean begun;

  /// What became of it, once that is known here.
  @Nullable Verdict verdict;

  /// When the attempt has taken too long.
  Desk.@Nullable Alarm limit;

  Errand(Row.Call row) {
    this.row = row;
  }

  Row.CallKey key() {
    return new Row.CallKey(row.instance(), row.call().call());
  }

  /// This very hand-over.
  boolean is(Row.Call other) {
    return row.call().attempt() == other.call().attempt() && row.delivery() == other.delivery();
  }

  Settlement settlement(Verdict told) {
    return new Settlement(
        row.instance(), row.call().call(), row.call().attempt(), row.delivery(), row.node(), told);
  }
}
