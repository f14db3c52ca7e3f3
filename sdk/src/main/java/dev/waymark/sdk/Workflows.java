package dev.waymark.sdk;

import dev.waymark.compiler.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Source files of workflows: which ones to compile, and where the files are that they import.
public record Workflows(Sources sources, List<String> paths) {
  public Workflows {
    paths = List.copyOf(paths);
  }

  /// Files below a source root, by their paths from there.
  public static Workflows files(Path root, String... paths) {
    return new Workflows(path -> read(root.resolve(path)), List.of(paths));
  }

  /// Every `.wm` file below a source root, but for tests.
  public static Workflows folder(Path root) {
    return new Workflows(path -> read(root.resolve(path)), workflowsBelow(root));
  }

  /// Every `.wm` file below a folder of the class path, but for tests.
  public static Workflows classpath(String folder) {
    URL found = Thread.currentThread().getContextClassLoader().getResource(folder);
    if (found == null) {
      throw new IllegalArgumentException("there is no `%s` on the class path".formatted(folder));
    }
    try {
      URI uri = found.toURI();
      if (!uri.getScheme().equals("jar")) {
        return copied(Path.of(uri));
      }
      String jar = uri.toString().substring(0, uri.toString().indexOf('!'));
      try (FileSystem files = FileSystems.newFileSystem(URI.create(jar), Map.of())) {
        return copied(files.getPath("/" + folder));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path names " + found, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Read at once: a jar may be closed when the compiler asks.
  private static Workflows copied(Path root) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".wm") || file.toString().endsWith(".py"))
          .sorted()
          .forEach(file -> texts.put(relative(root, file), read(file).orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Workflows(path -> Optional.ofNullable(texts.get(path)), workflowsBelow(root));
  }

  private static List<String> workflowsBelow(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> relative(root, file))
          .filter(file -> file.endsWith(".wm") && !file.endsWith("_test.wm"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String relative(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
