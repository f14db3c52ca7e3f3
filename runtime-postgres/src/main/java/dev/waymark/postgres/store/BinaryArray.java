package dev.waymark.postgres.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/// A column of a batch in the server's binary form of arrays. The driver writes most types as text
/// with quotes, which costs both sides more than the row that it is about.
final class BinaryArray {
  /// The types of columns, each with its number and that of its array in every PostgreSQL.
  enum Type {
    BOOLEAN(16, 1000),
    BYTEA(17, 1001),
    BIGINT(20, 1016),
    INTEGER(23, 1007),
    TEXT(25, 1009),
    UUID(2950, 2951);

    private final int element;
    private final int array;

    Type(int element, int array) {
      this.element = element;
      this.array = array;
    }
  }

  private static final int HEADER = 20;
  private static final int FLAGS_AT = 4;

  private final Type type;
  private ByteBuffer out;

  BinaryArray(Type type, int count) {
    this.type = type;
    out = ByteBuffer.allocate(HEADER + count * 20);
    out.putInt(count == 0 ? 0 : 1).putInt(0).putInt(type.element);
    if (count > 0) {
      out.putInt(count).putInt(1);
    }
  }

  void add(@Nullable Object value) {
    switch (value) {
      case null -> {
        room(4).putInt(-1);
        out.putInt(FLAGS_AT, 1);
      }
      case Boolean flag -> room(5).putInt(1).put((byte) (flag ? 1 : 0));
      case Integer number -> room(8).putInt(4).putInt(number);
      case Long number -> room(12).putInt(8).putLong(number);
      case UUID id ->
          room(20)
              .putInt(16)
              .putLong(id.getMostSignificantBits())
              .putLong(id.getLeastSignificantBits());
      case String text -> bytes(text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> bytes(bytes);
      default -> throw new IllegalArgumentException(value.getClass() + " in a column " + type);
    }
  }

  private void bytes(byte[] bytes) {
    room(4 + bytes.length).putInt(bytes.length).put(bytes);
  }

  private ByteBuffer room(int more) {
    if (out.remaining() < more) {
      var larger = ByteBuffer.allocate(Math.max(out.capacity() * 2, out.position() + more));
      out = larger.put(out.flip());
    }
    return out;
  }

  Array on(Connection connection) throws SQLException {
    var bytes = new byte[out.position()];
    out.get(0, bytes);
    return new PgArray(connection.unwrap(BaseConnection.class), type.array, bytes);
  }
}
