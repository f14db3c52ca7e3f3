package dev.waymark.cli.run;

import dev.waymark.cli.shell.Shell;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseAddress.Origin;
import dev.waymark.postgres.embedded.ProjectDatabase;
import dev.waymark.postgres.store.Connections;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.PostgresStore;
import dev.waymark.postgres.store.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The database of a command, open: the one that was named, else this project's own.
public final class Database implements AutoCloseable {
  private static final int CONNECTIONS = 2;

  private final DatabaseAddress address;
  private final Schema schema;
  private final @Nullable ProjectDatabase own;
  private final PostgresStore store;

  private Database(DatabaseAddress address, Schema schema, @Nullable ProjectDatabase own) {
    this.address = address;
    this.schema = schema;
    this.own = own;
    this.store =
        new PostgresStore(new Connections(() -> address, "waymark command", CONNECTIONS), schema);
  }

  /// @param flag what `--db` says
  /// @param schema what `--schema` says
  public static Database open(Shell shell, Optional<String> flag, Optional<String> schema) {
    var named = schema.map(Schema::named).orElse(Schema.DEFAULT);
    var address = flag.map(url -> DatabaseAddress.parse(url, Origin.FLAG));
    if (address.isEmpty()) {
      address = DatabaseAddress.from(shell.environment());
    }
    if (address.isEmpty()) {
      address =
          ProjectSettings.read(shell)
              .database()
              .map(url -> DatabaseAddress.parse(url, Origin.SETTINGS));
    }
    var found =
        address.isPresent()
            ? new Database(address.get(), named, null)
            : ofProject(ProjectDatabase.start(shell.waymarkFolder()), named);
    try {
      new Migrations(found.address, named).apply();
      return found;
    } catch (RuntimeException e) {
      found.close();
      throw e;
    }
  }

  private static Database ofProject(ProjectDatabase own, Schema schema) {
    return new Database(own.address(), schema, own);
  }

  public DatabaseAddress address() {
    return address;
  }

  public Schema schema() {
    return schema;
  }

  public PostgresStore store() {
    return store;
  }

  public String words() {
    return own == null
        ? "%s, from %s".formatted(address.hostAndPort(), address.origin().words())
        : "none configured: this project's own (.waymark/db, PostgreSQL %s)"
            .formatted(ProjectDatabase.version());
  }

  @Override
  public void close() {
    store.close();
    if (own != null) {
      own.close();
    }
  }
}
