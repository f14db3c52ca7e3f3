package dev.waymark.simulator.store;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Statements that lock nothing.
final class ReadStatements {
  private ReadStatements() {}

  static Statement<List<Row.Loaded>> loadEvents(Transaction.LoadEvents asked) {
    return tables -> {
      var rows = new ArrayList<Row.Loaded>();
      for (var id : new TreeSet<>(asked.ids())) {
        var claimedWith = tables.claimedWith.remove(id);
        for (var event : claimedWith == null ? tables.eventsOf(id) : claimedWith) {
          var due = event.due <= tables.now();
          if (due || event.event instanceof Event.Due) {
            rows.add(new Row.EventRow(id, event.n, event.due, due, event.event));
          }
          if (due && tables.mutant == Mutant.READING_CONSUMES) {
            tables.deleteEvent(id, event.n);
          }
        }
        for (var call : tables.callsOf(id)) {
          var asOf = call.entrusted.call();
          rows.add(new Row.OpenCall(id, asOf.call(), asOf.attempt()));
        }
      }
      return rows;
    };
  }

  static Statement<List<Row.EventKey>> mine(Transaction.Mine asked) {
    return tables ->
        tables.due().stream()
            .filter(event -> asked.node().equals(event.target))
            .limit(asked.limit())
            .map(event -> new Row.EventKey(event.instance, event.n))
            .toList();
  }

  static Statement<List<Row.Owned>> adopt(Transaction.Adopt asked) {
    return tables ->
        tables.instances.values().stream()
            .filter(row -> asked.node().equals(row.owner))
            .filter(row -> asked.after().map(row.id()::compareTo).orElse(1) > 0)
            .limit(asked.limit())
            .map(row -> Tables.owned(row, row.status))
            .toList();
  }

  static Statement<Boolean> putProgram(Transaction.PutProgram asked) {
    return tables -> {
      tables
          .programs
          .computeIfAbsent(asked.hash(), _ -> new Tables.Stored(asked.program(), new TreeMap<>()))
          .debugTables()
          .putIfAbsent(asked.source(), asked.debugTable());
      return true;
    };
  }

  static Statement<Optional<Row.StoredProgram>> getProgram(Transaction.GetProgram asked) {
    return tables ->
        Optional.ofNullable(tables.programs.get(asked.hash()))
            .map(stored ->
                new Row.StoredProgram(
                    stored.program(),
                    asked.source().flatMap(s -> Optional.ofNullable(stored.debugTables().get(s)))));
  }

  static Statement<Optional<Row.Instance>> readInstance(Transaction.ReadInstance asked) {
    return tables -> tables.instance(asked.id()).map(row -> row(tables, row));
  }

  static Statement<List<Row.Instance>> listInstances(Transaction.ListInstances asked) {
    return tables ->
        tables.instances.values().stream()
            .filter(row -> fits(tables, asked.filter(), row))
            .sorted(Comparator.comparing(Tables.InstanceState::id).reversed())
            .limit(asked.filter().limit())
            .map(row -> row(tables, row))
            .toList();
  }

  private static boolean fits(Tables tables, Transaction.Filter filter, Tables.InstanceState row) {
    return filter.idPrefix().map(row.id().toString()::startsWith).orElse(true)
        && filter.status().map(status -> status == row.status).orElse(true)
        && (filter.waiting().isEmpty() || filter.waiting().equals(tables.waiting(row)))
        && filter.workflow().map(row.begun.workflow()::equals).orElse(true)
        && (filter.key().isEmpty() || filter.key().equals(row.begun.key()))
        && filter.root().map(row.begun.root()::equals).orElse(true);
  }

  private static Row.Instance row(Tables tables, Tables.InstanceState row) {
    return new Row.Instance(
        row.id(),
        row.begun.root(),
        row.begun.workflow(),
        row.begun.key(),
        row.status,
        tables.waiting(row),
        row.unwinding,
        row.outcome,
        row.status == Status.PAUSED ? row.pausedBecause : Optional.empty(),
        Optional.ofNullable(row.owner),
        row.token,
        row.seq,
        row.strikes,
        row.begun.program(),
        row.begun.source(),
        row.state,
        row.created,
        row.changed);
  }

  static Statement<List<Row.History>> readHistory(Transaction.ReadHistory asked) {
    return tables ->
        tables.historyOf(asked.id()).stream()
            .filter(row -> row.seq() >= asked.fromSeq())
            .limit(asked.limit())
            .toList();
  }
}
