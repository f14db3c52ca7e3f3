package dev.waymark.cli.source;

import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds the files that a command's paths name: a file is itself, a folder is all `.wm` and `.py`
/// files below it.
public final class SourceFiles {
  private SourceFiles() {}

  /// Absolute, sorted, each once.
  public static List<Path> find(Shell shell, List<Path> paths) {
    var found = new TreeSet<Path>();
    for (var path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      var absolute = shell.resolve(path);
      if (Files.isDirectory(absolute)) {
        found.addAll(below(absolute));
      } else {
        found.add(file(shell, path));
      }
    }
    if (found.isEmpty()) {
      throw Refusal.request(Code.WMR21, "no `.wm` or `.py` file in " + names(shell, paths));
    }
    return List.copyOf(found);
  }

  /// The one file that a command works on, absolute.
  public static Path file(Shell shell, Path path) {
    var absolute = shell.resolve(path);
    if (!Files.exists(absolute)) {
      throw Refusal.request(Code.WMR22, "there is no file `%s`".formatted(path))
          .lookedIn(shell.directory().toString());
    }
    if (!isSource(absolute) || !Files.isRegularFile(absolute)) {
      throw Refusal.request(Code.WMR22, "`%s` is no `.wm` or `.py` file".formatted(path));
    }
    return absolute;
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(SourceFiles::isSource)
          .filter(file -> !isHidden(folder.relativize(file)))
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    var name = file.toString();
    return name.endsWith(".wm") || name.endsWith(".py");
  }

  private static boolean isHidden(Path file) {
    for (var part : file) {
      if (part.toString().startsWith(".") || part.toString().equals("__pycache__")) {
        return true;
      }
    }
    return false;
  }

  private static String names(Shell shell, List<Path> paths) {
    return paths.isEmpty()
        ? shell.directory().toString()
        : String.join(", ", paths.stream().map(Path::toString).toList());
  }
}
