package dev.waymark.compiler;

import java.util.Optional;

/// The files below a source root. Paths are relative to it and use `/`.
@FunctionalInterface
public interface Sources {
  /// The text of a file, or nothing where there is no such file.
  Optional<String> read(String path);
}
