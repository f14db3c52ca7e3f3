package dev.waymark.simulator.store;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// What comes from outside, and what leaves for good.
final class EntryStatements {
  private EntryStatements() {}

  static final class Start implements Statement<List<Row.Started>> {
    private final Transaction.Start asked;
    private final TreeMap<String, InstanceId> seen = new TreeMap<>();
    private boolean refused;

    Start(Transaction.Start asked) {
      this.asked = asked;
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      if (asked.owner().isPresent()) {
        if (!locks.share(asked.owner().get(), holder)) {
          return false;
        }
        refused = !tables.alive(asked.owner().get());
      }
      if (seesEarly(tables)) {
        return true;
      }
      var keys = new TreeSet<String>();
      for (var instance : asked.instances()) {
        instance.key().ifPresent(key -> keys.add(Tables.startKey(instance.workflow(), key)));
      }
      return keys.stream().allMatch(key -> locks.key("start " + key, holder));
    }

    @Override
    public void see(Tables tables) {
      if (seesEarly(tables)) {
        seen.putAll(tables.startKeys);
      }
    }

    private static boolean seesEarly(Tables tables) {
      return tables.mutant == Mutant.START_KEY_SEEN_EARLY;
    }

    @Override
    public List<Row.Started> write(Tables tables) {
      var rows = new ArrayList<Row.Started>();
      if (!refused) {
        asked.instances().forEach(instance -> rows.add(start(tables, instance)));
      }
      return rows;
    }

    private Row.Started start(Tables tables, Transaction.NewInstance instance) {
      var keys = seesEarly(tables) ? seen : tables.startKeys;
      var holder = instance.key().map(key -> keys.get(Tables.startKey(instance.workflow(), key)));
      if (holder.isPresent()) {
        if (tables.mutant == Mutant.START_LEAVES_EVENT) {
          tables.insertEvent(instance.id(), null, tables.now(), new Event.Due());
        }
        return new Row.Started.Existing(instance.id(), holder.get());
      }
      return tables
          .insertInstance(instance, asked.owner().orElse(null))
          .<Row.Started>map(n -> new Row.Started.Fresh(instance.id(), n))
          .orElse(new Row.Started.Existing(instance.id(), instance.id()));
    }
  }

  static final class Signal implements Statement<List<Row.Accepted>> {
    private final Transaction.Signal asked;

    Signal(Transaction.Signal asked) {
      this.asked = asked;
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      var keys = new TreeSet<String>();
      for (var letter : asked.letters()) {
        letter.key().ifPresent(key -> keys.add(letter.to() + "\0" + key));
      }
      return keys.stream().allMatch(key -> locks.key("signal " + key, holder));
    }

    @Override
    public List<Row.Accepted> write(Tables tables) {
      var rows = new ArrayList<Row.Accepted>();
      for (var letter : asked.letters()) {
        var row = tables.instances.get(letter.to());
        if (row != null) {
          var keys = tables.signalKeys.computeIfAbsent(letter.to(), _ -> new TreeSet<>());
          var doubled = letter.key().isPresent() && !keys.add(letter.key().get());
          if (!doubled) {
            tables.insertEvent(letter.to(), row.owner, tables.now(), letter.event());
          }
          rows.add(new Row.Accepted(letter.to(), doubled));
        }
      }
      return rows;
    }
  }

  static final class Retain implements Statement<List<InstanceId>> {
    private final Transaction.Retain asked;
    private final List<InstanceId> taken = new ArrayList<>();

    Retain(Transaction.Retain asked) {
      this.asked = asked;
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      for (var row : tables.instances.values()) {
        if (taken.size() < asked.limit()
            && row.status.ended()
            && row.owner == null
            && row.changed < asked.endedBeforeMicros()
            && locks.instance(row.id(), holder)) {
          taken.add(row.id());
        }
      }
      return true;
    }

    @Override
    public List<InstanceId> write(Tables tables) {
      taken.forEach(tables::delete);
      return List.copyOf(taken);
    }
  }
}
