package dev.waymark.simulator;

import dev.waymark.engine.store.Status;
import dev.waymark.simulator.store.Tables;
import java.util.List;

/// Sees when nothing will happen for a while but beats and polls that find nothing, and for how
/// long: until something that is on its way arrives, an alarm of a node, a wake-up in the store, or
/// the end of a lease that nobody renews. So a sleep of a month costs what one of a second does.
final class Calm {
  /// Less is not worth it: so long is a node's longest pause between two polls.
  private static final long LEAST = 2_000_000;

  private final Agenda agenda;
  private final Tables tables;
  private final List<SimNode> nodes;

  Calm(Agenda agenda, Tables tables, List<SimNode> nodes) {
    this.agenda = agenda;
    this.tables = tables;
    this.nodes = nodes;
  }

  /// The time of the world until which it is calm; [Long#MAX_VALUE]: for ever.
  private long until() {
    var until = agenda.nextBusiness();
    var held = 0;
    for (var node : nodes) {
      if (until < agenda.now() + LEAST) {
        return until;
      }
      if (node.isAwake()) {
        until = Math.min(until, node.calmUntil());
        held += node.size();
      }
    }
    return until < agenda.now() + LEAST ? until : Math.min(until, stored(held));
  }

  /// As far as the store is concerned. What is due, dead, expired or astray is about to be seen to.
  private long stored(int held) {
    var now = tables.now();
    var until = Long.MAX_VALUE;
    for (var node : tables.allNodes().entrySet()) {
      var row = node.getValue();
      var beats = nodes.stream().anyMatch(one -> one.isAwake() && one.id().equals(node.getKey()));
      if (row.dead || row.leaseUntil < now) {
        return Long.MIN_VALUE;
      }
      until = beats ? until : Math.min(until, row.leaseUntil + 1);
    }
    var owned = 0;
    for (var row : tables.allInstances()) {
      var owner = row.owner;
      var awake = nodes.stream().filter(one -> one.isAwake() && one.id().equals(owner)).findAny();
      if (awake.isPresent()) {
        owned++;
        if (!awake.get().holds(row.id())) {
          return Long.MIN_VALUE;
        }
      }
      var calls = tables.callsCalmUntil(row.id());
      if (calls <= now) {
        return Long.MIN_VALUE;
      }
      until = Math.min(until, calls);
      for (var event : tables.eventsIn(row.id())) {
        if (event.due <= now && row.status != Status.PAUSED) {
          return Long.MIN_VALUE;
        }
        if (event.target != null && !event.target.equals(owner)) {
          return Long.MIN_VALUE;
        }
        until = event.due <= now ? until : Math.min(until, event.due);
      }
    }
    if (owned != held) {
      return Long.MIN_VALUE;
    }
    return until == Long.MAX_VALUE ? until : until - now + agenda.now();
  }

  /// Leaves the calm out, if there is any.
  boolean leaveOut() {
    var until = until();
    if (until == Long.MAX_VALUE || until < agenda.now() + LEAST) {
      return until == Long.MAX_VALUE;
    }
    var micros = until - agenda.now();
    agenda.leaveOut(micros);
    for (var node : nodes) {
      if (node.isAwake()) {
        tables.leaveOut(node.id(), micros);
        node.leaveOut(micros);
      }
    }
    return false;
  }
}
