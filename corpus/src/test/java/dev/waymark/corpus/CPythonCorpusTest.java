package dev.waymark.corpus;

/// CPython says what every Python case comes to.
final class CPythonCorpusTest extends CorpusContract {
  @Override
  protected Executor executor() {
    return CPython.find();
  }
}
