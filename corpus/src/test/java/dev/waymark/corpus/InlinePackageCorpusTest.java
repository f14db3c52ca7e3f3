package dev.waymark.corpus;

/// What the package `waymark` does inside `with waymark.inline():` is what the oracle says.
final class InlinePackageCorpusTest extends CorpusContract {
  @Override
  protected Executor executor() {
    return CPython.withPackage(GoldenCase.root().resolve("../../python/src").normalize());
  }
}
