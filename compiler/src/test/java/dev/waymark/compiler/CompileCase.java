package dev.waymark.compiler;

import dev.waymark.corpus.GoldenCase;
import java.util.Optional;

/// Compiles a case of the corpus, alone in its source root.
final class CompileCase {
  private CompileCase() {}

  static Compilation compile(GoldenCase golden) {
    var file = golden.file().getFileName().toString();
    return compile(file, golden.source());
  }

  static Compilation compile(String file, String source) {
    return Compiler.compile(
        path -> path.equals(file) ? Optional.of(source) : Optional.empty(), file);
  }
}
