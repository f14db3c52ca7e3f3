package dev.waymark.cli;

import dev.waymark.cli.run.Database;
import dev.waymark.cli.shell.Shell;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of every command that needs the database.
final class DatabaseFlags {
  @Option(
      names = "--db",
      paramLabel = "URL",
      description = "the database (else WAYMARK_DATABASE_URL, PG*, waymark.toml, this project's)")
  @Nullable String url;

  @Option(names = "--schema", paramLabel = "NAME", description = "its schema (waymark)")
  @Nullable String schema;

  Database open(Shell shell) {
    return Database.open(shell, url(), schema());
  }

  Optional<String> url() {
    return Optional.ofNullable(url);
  }

  Optional<String> schema() {
    return Optional.ofNullable(schema);
  }
}
