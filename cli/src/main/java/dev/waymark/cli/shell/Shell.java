package dev.waymark.cli.shell;

import dev.waymark.cli.output.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What surrounds a command: where it talks, its environment, and the folder it was started in.
public record Shell(Console console, Map<String, String> environment, Path directory) {
  private static final List<String> PROJECT_MARKS =
      List.of("waymark.toml", "pyproject.toml", ".waymark");

  /// Names a file as the user would: relative to where the command was started, if it is below.
  public String name(Path file) {
    var absolute = resolve(file);
    return absolute.startsWith(directory)
        ? directory.relativize(absolute).toString()
        : file.toString();
  }

  public Path resolve(Path file) {
    return directory.resolve(file).normalize();
  }

  public Shell in(Path other) {
    return new Shell(console, environment, resolve(other));
  }

  public Shell with(Console other) {
    return new Shell(other, environment, directory);
  }

  /// The nearest folder that is marked as a project, else the one the command was started in: it
  /// holds `.waymark/` with the project's database, ledgers and reports.
  public Path project() {
    for (var folder = directory; folder != null; folder = folder.getParent()) {
      var here = folder;
      if (PROJECT_MARKS.stream().anyMatch(mark -> Files.exists(here.resolve(mark)))) {
        return folder;
      }
    }
    return directory;
  }

  public Path waymarkFolder() {
    return project().resolve(".waymark");
  }

  /// The checkout or installation this command was started from.
  public Optional<Path> home() {
    return Optional.ofNullable(System.getProperty("waymark.home")).map(Path::of);
  }
}
