package dev.waymark.cli.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of this checkout that somebody wrote: no build output, nothing that git ignores.
public final class Checkout {
  private static final Set<String> NOT_WRITTEN = Set.of("target", "__pycache__");

  /// Hidden folders belong to tools, but for these.
  private static final Set<String> HIDDEN_AND_OURS = Set.of(".mvn", ".ci");

  private Checkout() {}

  public static Path root() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve(".mvn"))) {
      here = here.getParent();
      if (here == null) {
        throw new IllegalStateException("no checkout above " + Path.of("").toAbsolutePath());
      }
    }
    return here;
  }

  static List<Path> files() {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              var name = String.valueOf(folder.getFileName());
              boolean tools = name.startsWith(".") && !HIDDEN_AND_OURS.contains(name);
              return tools || NOT_WRITTEN.contains(name) || name.endsWith(".egg-info")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && !file.endsWith(".git")) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  static Stream<Path> filesEnding(String end) {
    return files().stream().filter(file -> file.toString().endsWith(end));
  }

  static String name(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  /// The text, or nothing for a file that is no UTF-8 text.
  public static String text(Path file) {
    try {
      var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.indexOf('\0') >= 0 ? "" : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
