package dev.waymark.engine.kernel;

import dev.waymark.engine.Effect;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Offering;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether anybody offers what this node has entrusted to others: for people, who are told when
/// nobody does, and when somebody has come. Decides nothing.
final class Elsewhere {
  private final Desk desk;
  private final Map<Offering, InstanceId> watched = new LinkedHashMap<>();
  private final Set<Offering> missing = new LinkedHashSet<>();
  private Set<Offering> known = new LinkedHashSet<>();
  private long knownAt = Long.MIN_VALUE;
  private boolean looking;

  Elsewhere(Desk desk) {
    this.desk = desk;
  }

  /// At most one look for each beat while all is offered.
  void entrusted(InstanceId instance, Effect.Dispatch call) {
    var needed = new Offering(call.action(), call.queue().orElse(""));
    var fresh = knownAt != Long.MIN_VALUE && desk.now() < knownAt + desk.settings().beat();
    if (!(fresh && known.contains(needed)) && watched.putIfAbsent(needed, instance) == null) {
      look();
    }
  }

  void look() {
    if (looking || watched.isEmpty()) {
      return;
    }
    looking = true;
    desk.ask(
        new Transaction.ListNodes(),
        reply -> {
          looking = false;
          switch (reply) {
            case Reply.Committed<List<Row.Node>>(var nodes, _) -> seen(nodes);
            // The next beat looks again.
            case Reply.NotCommitted<List<Row.Node>> _, Reply.Unknown<List<Row.Node>> _ -> {}
          }
        });
  }

  private void seen(List<Row.Node> nodes) {
    var offered = new LinkedHashSet<Offering>();
    for (var node : nodes) {
      if (!node.dead()) {
        offered.addAll(node.offerings());
      }
    }
    known = offered;
    knownAt = desk.now();
    found();
    for (var needed : new ArrayList<>(watched.keySet())) {
      if (missing.add(needed)) {
        var instance = Optional.ofNullable(watched.get(needed));
        desk.emit(new Output.Notice(Output.Kind.NO_WORKER, instance, needed.action()));
      }
    }
  }

  private void found() {
    for (var needed : new ArrayList<>(watched.keySet())) {
      if (known.contains(needed)) {
        watched.remove(needed);
        if (missing.remove(needed)) {
          desk.notice(Output.Kind.WORKER_FOUND, needed.action());
        }
      }
    }
  }

  /// What this very node offers from now on.
  void here(List<Offering> offerings) {
    known.addAll(offerings);
    found();
  }
}
