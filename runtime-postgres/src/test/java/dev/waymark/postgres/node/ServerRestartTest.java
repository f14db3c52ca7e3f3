package dev.waymark.postgres.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.postgres.embedded.ProjectDatabase;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// G17: the node is not restarted, its database is.
class ServerRestartTest {
  @TempDir Path directory;

  @Test
  void aServerKilledInTheMiddleLosesAndDoublesNothing() throws Exception {
    try (var database = ProjectDatabase.start(directory)) {
      new Migrations(database.address(), Schema.DEFAULT).apply();
      try (var node =
          RuntimeNode.start(
              NodeOptions.of(database::revive).withSettings(RuntimeNodeTest.QUICK),
              new CountingMachine(),
              new LedgerWorkers(_ -> {}),
              NodeListener.SILENT)) {
        Watch.deploy(node.store());
        Watch.start(node.store(), 200, 60);
        for (var kill = 0; kill < 3; kill++) {
          try (var watch = new Watch(database.revive())) {
            var before = watch.number("select count(*) from waymark.history");
            watch.until(
                "it goes on",
                """
                select count(*) > %d or (select bool_and(status = 'completed')
                  from waymark.instance) from waymark.history\
                """
                    .formatted(before + 50));
          }
          kill();
        }
        try (var watch = new Watch(database.revive())) {
          watch.untilCompleted(200);
          assertThat(watch.callsNotSettledOnce(200, 60)).isZero();
        }
      }
    }
  }

  private void kill() throws Exception {
    var pid = Files.readAllLines(directory.resolve("db/data/postmaster.pid")).getFirst();
    var server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    server.destroyForcibly();
    // Until it is gone, who asks for the server may still be handed the dying one.
    server.onExit().get(30, TimeUnit.SECONDS);
  }
}
