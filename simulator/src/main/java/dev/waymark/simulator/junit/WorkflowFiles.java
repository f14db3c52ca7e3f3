package dev.waymark.simulator.junit;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.diagnostic.Renderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds and compiles the files of a test.
final class WorkflowFiles {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private WorkflowFiles() {}

  static Compilation.Compiled compile(List<String> paths) {
    var workflows = new ArrayList<Compilation.Workflow>();
    for (var path : paths) {
      switch (one(path)) {
        case Compilation.Compiled compiled -> workflows.addAll(compiled.workflows());
        case Compilation.Rejected rejected -> throw new AssertionError(shown(rejected));
      }
    }
    return new Compilation.Compiled(workflows, List.of(), List.of(), List.of());
  }

  /// A path that leads out of the working directory is its folder and a name in it.
  private static Compilation one(String path) {
    var file = Path.of(path).normalize();
    if (read(path).isEmpty()) {
      throw new AssertionError(
          "there is no `%s` on the class path, in %s or in %s"
              .formatted(path, RESOURCES.toAbsolutePath(), Path.of("").toAbsolutePath()));
    }
    var above = file.getParent();
    var folder = above == null ? "" : slashed(above) + "/";
    var outside = file.isAbsolute() || file.startsWith("..");
    return Compiler.compile(
        asked -> (outside ? Optional.<String>empty() : read(asked)).or(() -> read(folder + asked)),
        outside ? slashed(file.getFileName()) : slashed(file));
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  static Optional<String> read(String path) {
    try (var resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      if (resource != null) {
        return Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
      }
      for (var file : List.of(RESOURCES.resolve(path), Path.of(path))) {
        if (Files.isRegularFile(file)) {
          return Optional.of(Files.readString(file));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String shown(Compilation.Rejected rejected) {
    var renderer =
        new Renderer(file ->
            rejected.sources().stream()
                .filter(source -> source.file().equals(file))
                .findFirst()
                .orElse(null));
    return rejected.diagnostics().stream()
        .map(renderer::full)
        .collect(Collectors.joining("\n", "the workflow does not compile\n\n", ""));
  }
}
