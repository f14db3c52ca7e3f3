package dev.waymark.sdk.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTest {
  private @TempDir Path folder;

  private Path fake(String where, String says) throws Exception {
    Path made = folder.resolve(where);
    Files.createDirectories(made.getParent());
    Files.writeString(made, "#!/bin/sh\necho " + says + "\n");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    return made;
  }

  @Test
  void theVirtualEnvironmentWinsOverTheFolderAndThePath() throws Exception {
    Path virtual = fake("venv/bin/python", "3.12.1");
    Path own = fake("root/.venv/bin/python", "3.13.0");
    Path path = fake("path/python3", "3.11.2");
    Path root = folder.resolve("root");
    var environment =
        Map.of(
            "VIRTUAL_ENV",
            folder.resolve("venv").toString(),
            "PATH",
            folder.resolve("path").toString());
    assertThat(Python.find(Optional.empty(), root, environment))
        .isEqualTo(new Python(virtual, "3.12.1"));
    var without = Map.of("PATH", folder.resolve("path").toString());
    assertThat(Python.find(Optional.empty(), root, without).executable()).isEqualTo(own);
    assertThat(Python.find(Optional.empty(), folder, without).executable()).isEqualTo(path);
    assertThat(Python.find(Optional.of(own), root, environment).executable()).isEqualTo(own);
  }

  @Test
  void theProgramBehindAScriptIsTaken() throws Exception {
    Path real = fake("real/python3.12", "3.12.1");
    Path shim = fake("path/python3", "3.12.1; echo " + real);
    assertThat(Python.find(Optional.of(shim), folder, Map.of()).executable()).isEqualTo(real);
  }

  @Test
  void anOldPythonIsPassedOverAndNamed() throws Exception {
    Path old = fake("path/python3", "3.9.18");
    var environment = Map.of("PATH", folder.resolve("path").toString());
    var missing =
        catchThrowableOfType(
            PythonMissing.class, () -> Python.find(Optional.empty(), folder, environment));
    assertThat(missing.looked()).contains("VIRTUAL_ENV (not set)", "python3 (" + old + ", 3.9.18)");
  }

  @Test
  void aPythonThatWasAskedForIsTheOnlyOneLookedAt() throws Exception {
    fake("path/python3", "3.11.2");
    var environment = Map.of("PATH", folder.resolve("path").toString());
    Path asked = folder.resolve("none");
    var missing =
        catchThrowableOfType(
            PythonMissing.class, () -> Python.find(Optional.of(asked), folder, environment));
    assertThat(missing.looked()).containsExactly("--python (" + asked + ", not there)");
  }
}
