package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerCommandTest {
  @TempDir Path folder;

  @Test
  void a_worker_without_actions_says_where_it_looked() {
    var asked = Invocation.of(folder, "worker");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err())
        .isEqualTo(
            """
            error[WMR19]: a worker without actions
              looked in: --python (not given), --java (not given), waymark.toml (no `actions`)
              try: waymark worker --python billing
            """);
  }

  @Test
  void flags_that_make_no_sense_are_refused() {
    assertThat(Invocation.of(folder, "worker", "--python", "a", "--slots", "0").err())
        .startsWith("error[WMR19]: --slots is a number from 1");
    assertThat(Invocation.of(folder, "worker", "--python", "a", "--queue", " ").err())
        .startsWith("error[WMR19]: --queue is a name");
    assertThat(Invocation.of(folder, "worker", "--python", "a", "--drain-timeout", "soon").err())
        .startsWith("error[WMR19]: --drain-timeout takes 10s, 5m, 1h, not `soon`");
  }

  @Test
  void a_class_path_that_cannot_be_loaded_is_refused_before_any_call_is_taken(@TempDir Path project)
      throws IOException {
    Files.createDirectory(project.resolve("empty"));
    var nowhere = Invocation.of(project, "worker", "--java", "nowhere.jar");
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err()).contains("error[WMR12]: there is no jar").contains("nowhere.jar");
    assertThat(Invocation.of(project, "worker", "--java", "empty").err())
        .contains("has no method with @Action");
  }
}
