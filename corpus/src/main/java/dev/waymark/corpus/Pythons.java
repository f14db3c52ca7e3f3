package dev.waymark.corpus;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks for the CPython that is the oracle: 3.12 if there is one, else 3.11.
public final class Pythons {

  private Pythons() {}

  /// An interpreter that answered, and the version it gave.
  public record Found(String command, String version) {
    public boolean is312() {
      return version.equals("3.12");
    }
  }

  public static final String LOOKED_IN =
      "$WAYMARK_ORACLE, python3.12 on the path, pyenv's versions, python3.11, python3";

  public static Optional<Found> find() {
    return candidates().stream()
        .flatMap(command -> version(command).map(v -> new Found(command, v)).stream())
        .filter(found -> found.version().equals("3.12") || found.version().equals("3.11"))
        .findFirst();
  }

  private static List<String> candidates() {
    var candidates = new ArrayList<String>();
    var own = System.getenv("WAYMARK_ORACLE");
    if (own != null && !own.isBlank()) {
      candidates.add(own);
    }
    candidates.add("python3.12");
    candidates.addAll(pyenv());
    candidates.addAll(List.of("python3.11", "python3"));
    return candidates;
  }

  private static List<String> pyenv() {
    var root = System.getenv("PYENV_ROOT");
    var versions =
        (root == null ? Path.of(System.getProperty("user.home"), ".pyenv") : Path.of(root))
            .resolve("versions");
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    try (var folders = Files.list(versions)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("3.12"))
          .sorted(Comparator.reverseOrder())
          .map(folder -> folder + File.separator + "bin" + File.separator + "python3")
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /// Asks the interpreter itself: a shim on the path may stand for no installed version.
  private static Optional<String> version(String command) {
    try {
      var process =
          new ProcessBuilder(command, "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(said.strip()) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
