package dev.waymark.simulator;

import dev.waymark.corpus.CorpusContract;
import dev.waymark.corpus.Executor;

/// The machine alone gives what the corpus expects: no node, no store, no faults.
final class MachineCorpusTest extends CorpusContract {
  @Override
  protected Executor executor() {
    return new MachineExecutor();
  }
}
