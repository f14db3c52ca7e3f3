package dev.waymark.sdk.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The tests of the Python package itself, run by the Python of this machine.
class PythonPackageTest {
  @Test
  void thePackagesOwnTestsPass() throws Exception {
    Python python = InstalledPython.orSkip();
    Path tests = Path.of("..", "python", "tests").toAbsolutePath().normalize();
    var builder =
        new ProcessBuilder(python.executable().toString(), "-B", "-m", "unittest", "-q")
            .directory(tests.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PYTHONPATH", tests.resolveSibling("src").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).containsPattern("Ran [5-9][0-9] tests");
  }
}
