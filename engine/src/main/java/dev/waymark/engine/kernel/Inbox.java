package dev.waymark.engine.kernel;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the events of instances, many at a time. A reply that was read before a commit of the same
/// instance took events away is stale: what it shows would be told twice. It is read again.
final class Inbox {
  private static final int BATCH = 500;
  private final Desk desk;
  private final Reader reader;
  private final TreeMap<InstanceId, Held> wanted = new TreeMap<>();

  interface Reader {
    @Nullable Held find(InstanceId id);

    /// Its events have been read.
    void read(Held here);
  }

  Inbox(Desk desk, Reader reader) {
    this.desk = desk;
    this.reader = reader;
  }

  void read(Held here) {
    if (here.stage == Held.Stage.COMMITTING || here.stage == Held.Stage.SUSPECT) {
      here.reload = true;
    } else if (wanted.put(here.id(), here) == null) {
      here.reload = false;
      here.loading++;
    }
  }

  void flush() {
    while (!wanted.isEmpty()) {
      var epochs = new TreeMap<InstanceId, Asked>();
      while (!wanted.isEmpty() && epochs.size() < BATCH) {
        var here = wanted.pollFirstEntry().getValue();
        epochs.put(here.id(), new Asked(here, here.epoch));
      }
      send(epochs);
    }
  }

  private record Asked(Held here, int epoch) {}

  private void send(Map<InstanceId, Asked> asked) {
    desk.ask(
        new Transaction.LoadEvents(new ArrayList<>(asked.keySet())),
        reply -> {
          switch (reply) {
            case Reply.Committed<List<Row.Loaded>>(var rows, _) -> merge(asked, rows);
            case Reply.NotCommitted<List<Row.Loaded>> _, Reply.Unknown<List<Row.Loaded>> _ ->
                desk.alarm(desk.settings().pollMin() * 4, () -> send(asked));
          }
        });
  }

  private void merge(Map<InstanceId, Asked> asked, List<Row.Loaded> rows) {
    var byInstance = new TreeMap<InstanceId, List<Row.Loaded>>();
    for (var row : rows) {
      byInstance.computeIfAbsent(row.instance(), _ -> new ArrayList<>()).add(row);
    }
    for (var one : asked.values()) {
      var here = one.here();
      here.loading--;
      if (reader.find(here.id()) != here) {
        continue;
      }
      if (here.epoch != one.epoch()) {
        read(here);
        continue;
      }
      here.remote.clear();
      byInstance.getOrDefault(here.id(), List.of()).forEach(row -> put(here, row));
      reader.read(here);
    }
  }

  private static void put(Held here, Row.Loaded loaded) {
    switch (loaded) {
      case Row.OpenCall(_, var call, var attempt) -> here.remote.put(call, attempt);
      case Row.EventRow row -> put(here, row);
    }
  }

  private static void put(Held here, Row.EventRow row) {
    if (row.unreadable().isPresent()) {
      here.unreadable = row.unreadable();
    }
    if (row.due()) {
      here.inbox.put(row.n(), row);
    } else if (row.event() instanceof Event.Due) {
      here.timer = row;
    }
  }
}
