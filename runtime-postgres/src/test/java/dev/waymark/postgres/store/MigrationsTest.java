package dev.waymark.postgres.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseUnavailable;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private final DatabaseAddress database = ThrowawayPostgres.shared().database();

  @Test
  void anOlderSchemaIsSaidAndMigratedOnce() {
    var migrations = new Migrations(database, Schema.DEFAULT);
    var failure = catchThrowableOfType(DatabaseUnavailable.class, migrations::check);
    assertThat(failure.code()).isEqualTo("WMR03");
    assertThat(failure.remedy()).isEqualTo("waymark migrate");
    assertThat(migrations.apply()).isEqualTo(Migrations.latest());
    assertThat(migrations.apply()).isZero();
    migrations.check();
  }

  @Test
  void processesThatMigrateAtOnceDoItOnce() {
    var applied =
        IntStream.range(0, 4)
            .parallel()
            .map(_ -> new Migrations(database, Schema.DEFAULT).apply())
            .sum();
    assertThat(applied).isEqualTo(Migrations.latest());
  }

  @Test
  void aNewerSchemaIsRefused() throws SQLException {
    var migrations = new Migrations(database, Schema.DEFAULT);
    migrations.apply();
    try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.properties());
        var statement = connection.createStatement()) {
      statement.execute("insert into waymark.migration values (99)");
    }
    assertThat(catchThrowableOfType(DatabaseUnavailable.class, migrations::check).code())
        .isEqualTo("WMR04");
    assertThat(catchThrowableOfType(DatabaseUnavailable.class, migrations::apply).code())
        .isEqualTo("WMR04");
  }

  @Test
  void twoSchemasInOneDatabaseDoNotMeet() {
    new Migrations(database, Schema.DEFAULT).apply();
    var other = new Migrations(database, Schema.named("Other_1"));
    assertThat(other.apply()).isEqualTo(Migrations.latest());
    other.check();
  }

  @Test
  void whatCannotBeReachedAndWhoIsRefusedAreToldApart() {
    var nowhere = DatabaseAddress.parse("postgres://u@127.0.0.1:1/d", DatabaseAddress.Origin.FLAG);
    assertThat(failure(nowhere)).isEqualTo("WMR01");
    assertThat(failure(database.withDatabase("nobody_made_this"))).isEqualTo("WMR02");
  }

  private static String failure(DatabaseAddress address) {
    var migrations = new Migrations(address, Schema.DEFAULT);
    return catchThrowableOfType(DatabaseUnavailable.class, migrations::check).code();
  }
}
