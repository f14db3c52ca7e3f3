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
  private final PreparedStatement statement;
  private int next = 1;

  Binder(PreparedStatement statement) {
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
    return array(BinaryArray.Type.UUID, items, column);
  }

  <T> Binder bigints(Collection<T> items, Function<T, @Nullable Long> column) throws SQLException {
    return array(BinaryArray.Type.BIGINT, items, column);
  }

  <T> Binder integers(Collection<T> items, Function<T, @Nullable Integer> column)
      throws SQLException {
    return array(BinaryArray.Type.INTEGER, items, column);
  }

  <T> Binder texts(Collection<T> items, Function<T, @Nullable String> column) throws SQLException {
    return array(BinaryArray.Type.TEXT, items, column);
  }

  <T> Binder booleans(Collection<T> items, Function<T, @Nullable Boolean> column)
      throws SQLException {
    return array(BinaryArray.Type.BOOLEAN, items, column);
  }

  <T> Binder byteas(Collection<T> items, Function<T, byte @Nullable []> column)
      throws SQLException {
    return array(BinaryArray.Type.BYTEA, items, column);
  }

  /// The position of each item, counted from 0: what child rows name as the row they belong to.
  Binder positions(List<?> items) throws SQLException {
    var array = new BinaryArray(BinaryArray.Type.INTEGER, items.size());
    for (var i = 0; i < items.size(); i++) {
      array.add(i);
    }
    return set(array);
  }

  private <T, V> Binder array(
      BinaryArray.Type type, Collection<T> items, Function<T, @Nullable V> column)
      throws SQLException {
    var array = new BinaryArray(type, items.size());
    for (var item : items) {
      array.add(column.apply(item));
    }
    return set(array);
  }

  private Binder set(BinaryArray array) throws SQLException {
    statement.setArray(next++, array.on(statement.getConnection()));
    return this;
  }
}
