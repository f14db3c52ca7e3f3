package dev.waymark.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @Test
  void theVariableWinsOverLibpqsAndNothingMeansTheProjectsOwn() {
    var both = Map.of("WAYMARK_DATABASE_URL", "postgres://u@db1/a", "PGHOST", "db2");
    var address = DatabaseAddress.from(both).orElseThrow();
    assertThat(address.hostAndPort()).isEqualTo("db1:5432");
    assertThat(address.origin()).isEqualTo(DatabaseAddress.Origin.VARIABLE);
    assertThat(DatabaseAddress.from(Map.of("PATH", "/bin"))).isEmpty();
  }

  @Test
  void readsLibpqsVariables() {
    var variables =
        Map.of(
            "PGHOST",
            "h",
            "PGPORT",
            "6000",
            "PGUSER",
            "me",
            "PGPASSWORD",
            "pw",
            "PGSSLMODE",
            "require");
    var address = DatabaseAddress.from(variables).orElseThrow();
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://h:6000/me");
    assertThat(address.properties())
        .containsEntry("user", "me")
        .containsEntry("password", "pw")
        .containsEntry("sslmode", "require");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres://", "postgresql://", "jdbc:postgresql://"})
  void aUrlComesBackAsItWas(String scheme) {
    var rest = "a%40b:p%3Aw%2B@h:6000/my%20db?sslmode=require";
    var address = DatabaseAddress.parse(scheme + rest, DatabaseAddress.Origin.FLAG);
    assertThat(address.user()).isEqualTo("a@b");
    assertThat(address.password()).isEqualTo("p:w+");
    assertThat(address.database()).isEqualTo("my db");
    assertThat(DatabaseAddress.parse(address.url(), DatabaseAddress.Origin.FLAG))
        .isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://h/d", "h:5432", "postgres:// x", "postgres://h/d?novalue"})
  void anUnreadableUrlIsNamedByItsOriginAndNeverShown(String url) {
    var failure =
        catchThrowableOfType(
            DatabaseUnavailable.class,
            () -> DatabaseAddress.parse(url + "#s3cret", DatabaseAddress.Origin.VARIABLE));
    assertThat(failure.code()).isEqualTo("WMR01");
    assertThat(failure).hasMessageContaining("WAYMARK_DATABASE_URL");
    assertThat(failure.getMessage()).doesNotContain("s3cret");
  }

  @Test
  void whatIsPrintedHoldsNoPassword() {
    var address = DatabaseAddress.parse("postgres://u:s3cret@h/d", DatabaseAddress.Origin.FLAG);
    assertThat(address.toString()).doesNotContain("s3cret").contains("h:5432", "--db");
  }

  @Test
  void saysWhereWasLooked() {
    var address = DatabaseAddress.from(Map.of("PGHOST", "h")).orElseThrow();
    assertThat(address.lookedIn())
        .containsExactly(
            "--db (not set)", "WAYMARK_DATABASE_URL (not set)", "the PG* variables (set, h:5432)");
  }
}
