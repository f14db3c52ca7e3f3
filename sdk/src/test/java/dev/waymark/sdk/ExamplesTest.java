package dev.waymark.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private @TempDir Path folder;

  private static Catalog.Entry compiled(String file, String workflow) throws Exception {
    return Catalog.compile(List.of(Workflows.files(EXAMPLES, file))).find(workflow).orElseThrow();
  }

  @Test
  void welcomeIsOneProgramInBothDialects() throws Exception {
    var python = compiled("welcome.py", "Welcome");
    var waymark = compiled("welcome.wm", "Welcome");
    assertThat(python.program()).isEqualTo(waymark.program());
    assertThat(python.hash()).isEqualTo(waymark.hash());
    assertThat(python.source()).isNotEqualTo(waymark.source());
  }

  @Test
  void everyExampleCompiles() throws Exception {
    var all = Catalog.compile(List.of(Workflows.folder(EXAMPLES)));
    assertThat(all.entries())
        .extracting(Catalog.Entry::name)
        .containsExactly("sync", "book_trip", "Welcome");
  }

  @Test
  void mistakesOfAllFilesComeTogether() throws Exception {
    Files.writeString(folder.resolve("a.wm"), "workflow a() -> int:\n    return nothing\n");
    Files.writeString(folder.resolve("b.wm"), "workflow b() -> int:\n    return nowhere\n");
    assertThatThrownBy(() -> Catalog.compile(List.of(Workflows.folder(folder))))
        .isInstanceOf(CompilationFailed.class)
        .hasMessageContaining("a.wm:2:12")
        .hasMessageContaining("b.wm:2:12");
  }
}
