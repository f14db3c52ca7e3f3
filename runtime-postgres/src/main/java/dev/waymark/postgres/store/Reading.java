package dev.waymark.postgres.store;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From result sets to the engine's rows.
final class Reading {
  private Reading() {}

  interface Mapper<T> {
    T map(ResultSet rows) throws SQLException;
  }

  /// The rows of a statement whose first column is the clock. A row whose second column is null is
  /// there only for the clock's sake.
  static <T> List<T> list(Session session, ResultSet rows, Mapper<T> mapper) throws SQLException {
    var list = new ArrayList<T>();
    while (rows.next()) {
      session.clock(rows);
      if (rows.getObject(2) != null) {
        list.add(mapper.map(rows));
      }
    }
    return list;
  }

  static InstanceId instance(ResultSet rows, String column) throws SQLException {
    return new InstanceId(uuid(rows, column));
  }

  static NodeId node(ResultSet rows, String column) throws SQLException {
    return new NodeId(uuid(rows, column));
  }

  private static UUID uuid(ResultSet rows, String column) throws SQLException {
    var value = rows.getObject(column, UUID.class);
    if (value == null) {
      throw new IllegalStateException("null in column " + column);
    }
    return value;
  }

  static byte[] bytes(ResultSet rows, String column) throws SQLException {
    var value = rows.getBytes(column);
    return value == null ? new byte[0] : value;
  }

  static String text(ResultSet rows, String column) throws SQLException {
    var value = rows.getString(column);
    if (value == null) {
      throw new IllegalStateException("null in column " + column);
    }
    return value;
  }

  static List<String> texts(ResultSet rows, String column) throws SQLException {
    return rows.getArray(column).getArray() instanceof String[] texts ? List.of(texts) : List.of();
  }

  static Row.Owned owned(ResultSet rows) throws SQLException {
    return new Row.Owned(
        instance(rows, "id"),
        instance(rows, "root"),
        rows.getLong("token"),
        rows.getLong("seq"),
        status(text(rows, "before")),
        rows.getInt("strikes"),
        text(rows, "workflow"),
        text(rows, "program"),
        text(rows, "source"),
        Snapshot.of(bytes(rows, "state")),
        parent(rows));
  }

  private static Optional<Transaction.Parent> parent(ResultSet rows) throws SQLException {
    var parent = rows.getObject("parent", UUID.class);
    return parent == null
        ? Optional.empty()
        : Optional.of(
            new Transaction.Parent(
                new InstanceId(parent),
                new CallId(rows.getLong("call_number"), text(rows, "call_name")),
                rows.getBoolean("attached")));
  }

  static Row.Instance instanceRow(ResultSet rows) throws SQLException {
    var status = status(text(rows, "status"));
    var outcome = rows.getBytes("outcome");
    return new Row.Instance(
        instance(rows, "id"),
        instance(rows, "root"),
        text(rows, "workflow"),
        Optional.ofNullable(rows.getString("key")),
        status,
        Optional.ofNullable(rows.getString("waiting")).map(Reading::waiting),
        Optional.ofNullable(rows.getString("unwinding")).map(Reading::unwinding),
        Optional.ofNullable(outcome).map(bytes -> new StepRow.Outcome(status, Payload.of(bytes))),
        Optional.ofNullable(rows.getString("paused_because")),
        Optional.ofNullable(rows.getObject("owner", UUID.class)).map(NodeId::new),
        rows.getLong("token"),
        rows.getLong("seq"),
        rows.getInt("strikes"),
        text(rows, "program"),
        text(rows, "source"),
        Snapshot.of(bytes(rows, "state")),
        rows.getLong("created"),
        rows.getLong("changed"));
  }

  static Status status(String word) {
    return Status.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static WaitingReason waiting(String word) {
    return WaitingReason.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Step.Unwinding unwinding(String word) {
    return Step.Unwinding.valueOf(word.toUpperCase(Locale.ROOT));
  }

  static String word(Step.Unwinding unwinding) {
    return unwinding.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable String word(Optional<WaitingReason> reason) {
    return reason.map(WaitingReason::word).orElse(null);
  }
}
