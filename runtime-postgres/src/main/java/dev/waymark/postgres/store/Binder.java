package dev.waymark.postgres.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sets the parameters of one statement from left to right. A batch is one array per column, so a
/// statement's text, and with it its plan, does not depend on the size of the batch.
final class Binder {
  private final Session session;
  private final PreparedStatement statement;
  private int next = 1;

  Binder(Session session, PreparedStatement statement) {
    this.session = session;
    this.statement = statement;
  }

  Binder uuid(UUID value) throws SQLException {
    statement.setObject(next++, value);
    return this;
  }

  Binder bigint(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  Binder smallint(int value) throws SQLException {
    statement.setShort(next++, (short) value);
    return this;
  }

  Binder text(String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  Binder text(Optional<String> value) throws SQLException {
    if (value.isPresent()) {
      return text(value.get());
    }
    statement.setNull(next++, Types.VARCHAR);
    return this;
  }

  Binder bytes(byte[] value) throws SQLException {
    statement.setBytes(next++, value);
    return this;
  }

  <T> Binder uuids(Collection<T> items, Function<T, @Nullable UUID> column) throws SQLException {
    return array("uuid", items, column);
  }

  <T> Binder bigints(Collection<T> items, Function<T, @Nullable Long> column) throws SQLException {
    return array("bigint", items, column);
  }

  <T> Binder integers(Collection<T> items, Function<T, @Nullable Integer> column)
      throws SQLException {
    return array("integer", items, column);
  }

  <T> Binder texts(Collection<T> items, Function<T, @Nullable String> column) throws SQLException {
    return array("text", items, column);
  }

  <T> Binder booleans(Collection<T> items, Function<T, @Nullable Boolean> column)
      throws SQLException {
    return array("boolean", items, column);
  }

  <T> Binder byteas(Collection<T> items, Function<T, byte @Nullable []> column)
      throws SQLException {
    byte[] @Nullable [] elements = new byte[items.size()] @Nullable [];
    var i = 0;
    for (var item : items) {
      elements[i++] = column.apply(item);
    }
    statement.setArray(next++, session.array("bytea", elements));
    return this;
  }

  /// The position of each item, counted from 0: what child rows name as the row they belong to.
  Binder positions(List<?> items) throws SQLException {
    var elements = new Integer[items.size()];
    for (var i = 0; i < elements.length; i++) {
      elements[i] = i;
    }
    statement.setArray(next++, session.array("integer", elements));
    return this;
  }

  private <T, V> Binder array(String type, Collection<T> items, Function<T, @Nullable V> column)
      throws SQLException {
    @Nullable Object[] elements = new @Nullable Object[items.size()];
    var i = 0;
    for (var item : items) {
      elements[i++] = column.apply(item);
    }
    statement.setArray(next++, session.array(type, elements));
    return this;
  }
}
