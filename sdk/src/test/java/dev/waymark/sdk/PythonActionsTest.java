package dev.waymark.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.sdk.python.Python;
import dev.waymark.sdk.python.PythonMissing;
import dev.waymark.sdk.python.PythonSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Python actions that go wrong, through the whole of a node.
class PythonActionsTest {
  private static final Duration MOST = Duration.ofSeconds(60);

  private static final String MODULE =
      """
      import asyncio
      import os
      import pathlib

      from waymark import action, attempt


      def first(marker: str) -> bool:
          path = pathlib.Path(marker)
          if path.exists():
              return False
          path.write_text("")
          return True


      @action
      def dies(marker: str) -> int:
          if first(marker):
              os._exit(9)
          return attempt()


      @action
      async def hangs(marker: str) -> int:
          if first(marker):
              await asyncio.sleep(600)
          return attempt()


      @action
      def lies() -> int:
          return "no number"  # type: ignore[return-value]
      """;

  private static final String WORKFLOWS =
      """
      action dies(marker: str) -> int
      action hangs(marker: str) -> int:
          retry: attempts=2, first=10ms
          timeout: 500ms
      action lies() -> int

      workflow survives(marker: str) -> int:
          return await dies(marker)

      workflow tries_again(marker: str) -> int:
          return await hangs(marker)

      workflow believes() -> int:
          return await lies()
      """;

  private @TempDir Path folder;
  private Waymark waymark;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(folder.resolve("wrong.py"), MODULE);
    Files.writeString(folder.resolve("flows.wm"), WORKFLOWS);
    var python = PythonSettings.of(python(), folder, List.of("wrong"));
    var address = ThrowawayPostgres.shared().database();
    waymark =
        Waymark.builder()
            .database(() -> address)
            .workflows(Workflows.files(folder, "flows.wm"))
            .python(
                python.withCache(folder).withTimes(Duration.ofSeconds(5), Duration.ofSeconds(1)),
                line -> {})
            .build();
    waymark.start();
  }

  private Python python() {
    try {
      return Python.find(Optional.empty(), folder, System.getenv());
    } catch (PythonMissing e) {
      return Assumptions.abort(String.valueOf(e.getMessage()));
    }
  }

  @AfterEach
  void close() {
    if (waymark != null) {
      waymark.close();
    }
  }

  @Test
  void aWorkerThatDiesUsesUpNoAttempt() throws Exception {
    var marker = folder.resolve("died").toString();
    assertThat(waymark.workflow("survives", Integer.class).start(marker).await(MOST)).isEqualTo(1);
  }

  @Test
  void anActionThatHangsTimesOutAndIsTriedAgain() throws Exception {
    var marker = folder.resolve("hung").toString();
    assertThat(waymark.workflow("tries_again", Integer.class).start(marker).await(MOST))
        .isEqualTo(2);
  }

  @Test
  void aResultOfAnotherTypeIsAFailureOfTheAttempt() throws Exception {
    var believes = waymark.workflow("believes", Integer.class).start();
    assertThatThrownBy(() -> believes.await(MOST))
        .isInstanceOf(InstanceFailed.class)
        .hasMessageContaining("expected int, got \"no number\"");
  }
}
