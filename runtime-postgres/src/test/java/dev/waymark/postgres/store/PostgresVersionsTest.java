package dev.waymark.postgres.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waymark.engine.store.StoreContract;
import dev.waymark.engine.store.StoreFixture;
import dev.waymark.postgres.DatabaseAddress;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The contract of every store on each major version that we promise: in a container where a Docker
/// engine runs, or on a server of yours named by `-Dwaymark.postgres.14=URL` (15, 16, …), where it
/// makes a database of its own and drops it. Where neither is there the version is skipped, and
/// says so.
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {14, 15, 16, 17, 18})
class PostgresVersionsTest extends StoreContract {
  private static DatabaseAddress database = PostgresFixture.DATABASE;
  private static Runnable stop = () -> {};

  @Parameter int version;

  @BeforeParameterizedClassInvocation
  static void begin(int version) {
    var url = System.getProperty("waymark.postgres." + version);
    assumeTrue(
        url != null || DockerClientFactory.instance().isDockerAvailable(),
        () ->
            "PostgreSQL %s is not tested: no Docker engine, and no -Dwaymark.postgres.%s=URL"
                .formatted(version, version));
    database = PostgresFixture.migrate(url == null ? container(version) : onServer(url));
  }

  private static DatabaseAddress onServer(String url) {
    var server = DatabaseAddress.parse(url, DatabaseAddress.Origin.FLAG);
    var name = "waymark_contract_" + ProcessHandle.current().pid();
    execute(server, "create database " + name);
    stop = () -> execute(server, "drop database " + name + " with (force)");
    return new DatabaseAddress(
        server.host(),
        server.port(),
        name,
        server.user(),
        server.password(),
        server.settings(),
        server.origin());
  }

  private static void execute(DatabaseAddress server, String sql) {
    try (var connection = PostgresFixture.connect(server);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static DatabaseAddress container(int version) {
    var server = new PostgreSQLContainer("postgres:%s-alpine".formatted(version));
    server.start();
    stop = server::close;
    return new DatabaseAddress(
        server.getHost(),
        server.getFirstMappedPort(),
        server.getDatabaseName(),
        server.getUsername(),
        server.getPassword(),
        Map.of(),
        DatabaseAddress.Origin.VARIABLE);
  }

  @AfterParameterizedClassInvocation
  static void end() {
    stop.run();
    stop = () -> {};
  }

  @Test
  void the_server_is_of_the_version_that_is_tested() throws SQLException {
    try (var hands = PostgresFixture.connect(database)) {
      assertThat(hands.getMetaData().getDatabaseMajorVersion()).isEqualTo(version);
    }
  }

  @Override
  protected StoreFixture open() {
    return new PostgresFixture(database);
  }
}
