package dev.waymark.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.postgres.ChildProcess;
import dev.waymark.postgres.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDatabaseTest {
  /// Unpacked once for all tests of the module; a project has them below its own directory.
  private static final Path PROGRAMS = Path.of("target", "throwaway-postgres");

  @TempDir Path project;

  @AfterEach
  void leavesNoServer() throws Exception {
    var left = Postmaster.of(project.resolve("db").resolve("data"));
    if (left.isPresent()) {
      ProcessHandle.of(left.get().pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
    assertThat(left).as("a server that nobody uses").isEmpty();
  }

  private ProjectDatabase start() throws Exception {
    Files.createDirectories(PROGRAMS);
    return ProjectDatabase.start(PROGRAMS, project.resolve("db"), false);
  }

  private ChildProcess child() throws Exception {
    Files.createDirectories(PROGRAMS);
    return ChildProcess.running(
        HoldsProjectDatabase.class, PROGRAMS.toString(), project.resolve("db").toString());
  }

  private static List<String> query(DatabaseAddress address, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.properties());
        var statement = connection.createStatement()) {
      var lines = Stream.<String>builder();
      if (statement.execute(sql)) {
        var rows = statement.getResultSet();
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return lines.build().toList();
    }
  }

  @Test
  void keepsRowsFromOneUseToTheNextAndIsDurable() throws Exception {
    try (var first = start()) {
      assertThat(query(first.address(), "show fsync")).containsExactly("on");
      assertThat(query(first.address(), "show synchronous_commit")).containsExactly("on");
      query(first.address(), "create table boot as select 1 as n");
    }
    try (var second = start()) {
      assertThat(query(second.address(), "select n from boot")).containsExactly("1");
      assertThat(query(second.address(), "show server_version")).containsExactly(Binaries.VERSION);
    }
  }

  @Test
  void refusesWhoeverDoesNotKnowThePassword() throws Exception {
    try (var database = start()) {
      var stranger =
          DatabaseAddress.parse(
              "postgres://waymark:guess@127.0.0.1:%d/postgres".formatted(database.address().port()),
              DatabaseAddress.Origin.FLAG);
      assertThat(failure(stranger)).isEqualTo("28P01");
    }
  }

  private static String failure(DatabaseAddress address) {
    try {
      query(address, "select 1");
      return "none";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  @Test
  void staysForAsLongAsOneProcessUsesIt() throws Exception {
    try (var child = child()) {
      var theirs = DatabaseAddress.parse(child.line(), DatabaseAddress.Origin.PROJECT);
      try (var ours = start()) {
        assertThat(ours.address().port()).isEqualTo(theirs.port());
        assertThat(query(ours.address(), "select 1")).containsExactly("1");
      }
      assertThat(query(theirs, "select 1")).containsExactly("1");
      assertThat(child.letGo()).isZero();
      assertThat(failure(theirs)).isEqualTo("08001");
    }
  }

  @Test
  void outlivesTheProcessThatStartedItAndIsAdopted() throws Exception {
    try (var child = child()) {
      var theirs = DatabaseAddress.parse(child.line(), DatabaseAddress.Origin.PROJECT);
      query(theirs, "create table t as select 7 as n");
      child.kill();
      try (var ours = start()) {
        assertThat(ours.address().port()).isEqualTo(theirs.port());
        assertThat(query(ours.address(), "select n from t")).containsExactly("7");
      }
    }
  }

  @Test
  void aForgottenServerStopsAndOneThatIsUsedDoesNot() throws Exception {
    try (var child = child()) {
      var theirs = DatabaseAddress.parse(child.line(), DatabaseAddress.Origin.PROJECT);
      child.kill();
      var pid = Postmaster.of(project.resolve("db").resolve("data")).orElseThrow().pid();
      var server = ProcessHandle.of(pid).orElseThrow();
      try (var client = DriverManager.getConnection(theirs.jdbcUrl(), theirs.properties())) {
        Watchdog.over(pid, child.pid(), 1, 2);
        client.createStatement().execute("select pg_sleep(4)");
        assertThat(Postmaster.isServer(pid)).isTrue();
      }
      server.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void aQuietServerIsNotForgottenWhileItsStarterLives() throws Exception {
    try (var database = start()) {
      var pid = Postmaster.of(project.resolve("db").resolve("data")).orElseThrow().pid();
      Watchdog.over(pid, ProcessHandle.current().pid(), 1, 2);
      var end = ProcessHandle.of(pid).orElseThrow().onExit();
      assertThatThrownBy(() -> end.get(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      assertThat(database.address()).isNotNull();
    }
  }

  @Test
  void processesThatRaceToMakeItShareOne() throws Exception {
    try (var one = child();
        var two = child();
        var three = child()) {
      assertThat(Stream.of(one, two, three).map(ChildProcess::line).distinct()).hasSize(1);
      assertThat(Stream.of(one, two, three).map(ChildProcess::letGo)).containsOnly(0);
    }
  }

  @Test
  void comesBackAfterTheServerIsKilledWithEveryCommittedRow() throws Exception {
    try (var database = start()) {
      query(database.address(), "create table t (n int)");
      for (var round = 1; round <= 3; round++) {
        query(database.address(), "insert into t values (%d)".formatted(round));
        var server = Postmaster.of(project.resolve("db").resolve("data")).orElseThrow();
        var process = ProcessHandle.of(server.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        assertThat(query(database.revive(), "select count(*) from t"))
            .containsExactly(Integer.toString(round));
      }
    }
  }

  @Test
  void severalUsersInOneProcessCountOne() throws Exception {
    var one = start();
    var two = start();
    one.close();
    one.close();
    assertThat(query(two.address(), "select 1")).containsExactly("1");
    two.close();
    assertThat(failure(two.address())).isEqualTo("08001");
  }
}
