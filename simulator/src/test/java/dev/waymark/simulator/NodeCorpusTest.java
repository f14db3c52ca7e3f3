package dev.waymark.simulator;

import dev.waymark.corpus.CorpusContract;
import dev.waymark.corpus.Executor;

/// A case comes out the same through a kernel, its workers and a store.
final class NodeCorpusTest extends CorpusContract {
  @Override
  protected Executor executor() {
    return new NodeExecutor(false);
  }
}
