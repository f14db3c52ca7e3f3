package dev.waymark.simulator;

import dev.waymark.corpus.CorpusContract;
import dev.waymark.corpus.Executor;

/// A case that does one thing after the other comes out the same when, at one point of its history,
/// a node dies, freezes past its lease, or hears nothing of what it has done.
final class DisturbedCorpusTest extends CorpusContract {
  @Override
  protected Executor executor() {
    return new NodeExecutor(true);
  }
}
