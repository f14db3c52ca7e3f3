package dev.waymark.simulator.store;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who owns what, and whom events name.
final class OwnershipStatements {
  private OwnershipStatements() {}

  static final class Claim implements Statement<List<Row.Owned>> {
    private final Transaction.Claim asked;
    private final SimStore store;
    private final List<Tables.EventState> seen = new ArrayList<>();
    private final LinkedHashMap<InstanceId, Tables.EventState> taken = new LinkedHashMap<>();
    private final TreeMap<InstanceId, List<Tables.EventState>> inboxes = new TreeMap<>();

    Claim(Transaction.Claim asked, SimStore store) {
      this.asked = asked;
      this.store = store;
    }

    @Override
    public void see(Tables tables) {
      tables.due().stream().filter(event -> free(tables, event)).forEach(seen::add);
      if (tables.mutant == Mutant.INBOX_READ_IN_CLAIM) {
        seen.forEach(event -> inboxes.put(event.instance, tables.eventsOf(event.instance)));
      }
    }

    private boolean free(Tables tables, Tables.EventState event) {
      var row = tables.instances.get(event.instance);
      return event.target == null
          && row != null
          && row.owner == null
          && row.status != Status.PAUSED
          && asked.root().map(row.begun.root()::equals).orElse(true);
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      if (!locks.share(asked.node(), holder)) {
        return false;
      }
      if (!tables.alive(asked.node())) {
        return true;
      }
      for (var event : seen) {
        if ((taken.size() < asked.limit() || tables.mutant == Mutant.CLAIM_TAKES_ALL)
            && !taken.containsKey(event.instance)
            && still(tables, event)
            && locks.instance(event.instance, holder)) {
          taken.put(event.instance, event);
        }
      }
      return true;
    }

    /// Looked at again when it can no longer change.
    private boolean still(Tables tables, Tables.EventState event) {
      return tables.mutant == Mutant.CLAIM_BELIEVES_ITS_EYES
          || (tables.event(event.instance, event.n) != null && free(tables, event));
    }

    @Override
    public List<Row.Owned> write(Tables tables) {
      var rows = new ArrayList<Row.Owned>();
      for (var event : taken.values()) {
        var row = tables.instances.get(event.instance);
        if (row != null) {
          var before = row.status;
          row.owner = asked.node();
          row.token += tables.mutant == Mutant.CLAIM_KEEPS_TOKEN ? 0 : 1;
          row.status = before.ended() ? before : Status.RUNNING;
          row.changed = before.ended() ? row.changed : tables.now();
          event.target = asked.node();
          if (tables.mutant == Mutant.INBOX_READ_IN_CLAIM) {
            tables.claimedWith.put(row.id(), inboxes.getOrDefault(row.id(), List.of()));
          }
          var live = tables.mutant == Mutant.ENDED_LOOKS_LIVE && before.ended();
          rows.add(Tables.owned(row, live ? Status.WAITING : before));
        }
      }
      return store.shuffled(rows, Row.Owned::id);
    }
  }

  /// Frees what dead nodes own.
  static final class Reap implements Statement<List<Row.Freed>> {
    private final Transaction.Reap asked;
    private final List<Tables.InstanceState> taken = new ArrayList<>();

    Reap(Transaction.Reap asked) {
      this.asked = asked;
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      for (var row : tables.instances.values()) {
        if (taken.size() < asked.limit()
            && row.owner != null
            && !tables.alive(row.owner)
            && locks.instance(row.id(), holder)) {
          taken.add(row);
        }
      }
      return true;
    }

    @Override
    public List<Row.Freed> write(Tables tables) {
      var freed = new ArrayList<Row.Freed>();
      for (var row : taken) {
        var from = row.owner;
        if (from != null) {
          row.strikes++;
          free(tables, row);
          freed.add(new Row.Freed(row.id(), from, row.strikes));
        }
      }
      return freed;
    }
  }

  static void free(Tables tables, Tables.InstanceState row) {
    row.owner = null;
    row.token++;
    if (row.status == Status.RUNNING) {
      row.status = Status.QUEUED;
    }
    if (tables.mutant != Mutant.REAP_WITHOUT_EVENT) {
      tables.insertEvent(row.id(), null, tables.now(), new Event.Due());
    }
  }

  static final class Retire implements Statement<Row.Retired> {
    private final Transaction.Retire asked;
    private final List<Tables.InstanceState> taken = new ArrayList<>();

    Retire(Transaction.Retire asked) {
      this.asked = asked;
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      if (!locks.exclusive(asked.node(), holder)) {
        return false;
      }
      for (var row : tables.instances.values()) {
        if (taken.size() < asked.limit()
            && asked.node().equals(row.owner)
            && locks.instance(row.id(), holder)) {
          taken.add(row);
        }
      }
      return true;
    }

    @Override
    public Row.Retired write(Tables tables) {
      var forgets = tables.mutant == Mutant.RETIRE_FORGETS;
      if (!forgets) {
        taken.forEach(row -> free(tables, row));
      }
      tables.allCalls().stream()
          .filter(call -> asked.node().equals(call.node))
          .forEach(call -> call.free(tables.now(), false));
      var done =
          forgets
              || tables.instances.values().stream()
                  .noneMatch(row -> asked.node().equals(row.owner));
      var node = tables.nodes.get(asked.node());
      if (done && node != null) {
        node.dead = true;
      }
      return new Row.Retired(taken.size(), done);
    }
  }

  static final class Retarget implements Statement<Integer> {
    private final Transaction.Retarget asked;

    Retarget(Transaction.Retarget asked) {
      this.asked = asked;
    }

    @Override
    public Integer write(Tables tables) {
      if (tables.mutant == Mutant.INBOX_READ_IN_CLAIM) {
        return 0;
      }
      var changed = 0;
      for (var event : tables.due()) {
        if (changed < asked.limit() && tables.event(event.instance, event.n) != null) {
          changed += mend(tables, event) ? 1 : 0;
        }
      }
      for (var rows : List.copyOf(tables.events.values())) {
        for (var event : List.copyOf(rows.values())) {
          changed += event.target != null && mend(tables, event) ? 1 : 0;
        }
      }
      return changed;
    }

    private boolean mend(Tables tables, Tables.EventState event) {
      var row = tables.instances.get(event.instance);
      if (row == null) {
        tables.deleteEvent(event.instance, event.n);
        return true;
      }
      var stray =
          event.target == null || asked.node().equals(event.target) || !tables.alive(event.target);
      if (!stray || same(event.target, row.owner)) {
        return false;
      }
      event.target = row.owner;
      return true;
    }

    private static boolean same(@Nullable NodeId one, @Nullable NodeId other) {
      return one == null ? other == null : one.equals(other);
    }
  }
}
