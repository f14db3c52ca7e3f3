package dev.waymark.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fuzz.judge.PostgresTarget;
import dev.waymark.fuzz.judge.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A few programs; `waymark fuzz --target postgres` takes more.
class PostgresTargetTest {
  @Test
  void programsEndOnPostgresAsOnTheMachineThoughNodesAreKilled() {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss16m",
            "-cp",
            System.getProperty("java.class.path"),
            NodeMain.class.getName());
    try (var target = new PostgresTarget(command, 6)) {
      switch (target.trial(7)) {
        case Target.Trial.Agreed(_, int kills) -> assertThat(kills).isEqualTo(2);
        case Target.Trial.Disagreed(var finding) ->
            assertThat(finding.files().toString()).isEmpty();
        case Target.Trial other -> assertThat(other).isNull();
      }
    }
  }
}
