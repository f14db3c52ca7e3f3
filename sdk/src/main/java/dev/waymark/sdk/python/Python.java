package dev.waymark.sdk.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A Python that can run workers: 3.11 or newer.
public record Python(Path executable, String version) {
  private static final String ASK =
      "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)";

  /// Looks in the place asked for, else in `VIRTUAL_ENV`, in `.venv` of the source root, and on the
  /// path. A place that was asked for is the only one looked at.
  public static Python find(Optional<Path> asked, Path root, Map<String, String> environment)
      throws PythonMissing {
    List<String> looked = new ArrayList<>();
    if (asked.isPresent()) {
      Optional<Python> found = look("--python", asked.get(), looked);
      return found.orElseThrow(() -> new PythonMissing(looked));
    }
    String virtual = environment.getOrDefault("VIRTUAL_ENV", "");
    if (virtual.isEmpty()) {
      looked.add("VIRTUAL_ENV (not set)");
    } else {
      var found = look("VIRTUAL_ENV", Path.of(virtual, "bin", "python"), looked);
      if (found.isPresent()) {
        return found.get();
      }
    }
    var found = look(".venv", root.resolve(".venv").resolve("bin").resolve("python"), looked);
    if (found.isPresent()) {
      return found.get();
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      Path candidate = Path.of(folder, "python3");
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        found = look("python3", candidate, looked);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    looked.add("python3 on PATH");
    throw new PythonMissing(looked);
  }

  private static Optional<Python> look(String where, Path executable, List<String> looked) {
    if (!Files.isExecutable(executable)) {
      looked.add(where + " (" + executable + ", not there)");
      return Optional.empty();
    }
    List<String> said = ask(executable);
    String version = said.isEmpty() ? "does not answer" : said.getFirst();
    if (!recent(version)) {
      looked.add(where + " (" + executable + ", " + version + ")");
      return Optional.empty();
    }
    return Optional.of(new Python(behind(executable, said), version));
  }

  /// The program itself, where what was found is a script that looks for it at each start.
  private static Path behind(Path executable, List<String> said) {
    Path real = said.size() > 1 ? Path.of(said.get(1)) : executable;
    return Files.isExecutable(real) ? real : executable;
  }

  private static List<String> ask(Path executable) {
    try {
      Process process =
          new ProcessBuilder(executable.toString(), "-I", "-c", ASK)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return List.of();
      }
      return process.exitValue() == 0 ? said.lines().toList() : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static boolean recent(String version) {
    String[] parts = version.split("\\.", -1);
    return parts.length == 3
        && parts[0].equals("3")
        && parts[1].chars().allMatch(Character::isDigit)
        && Integer.parseInt(parts[1]) >= 11;
  }
}
