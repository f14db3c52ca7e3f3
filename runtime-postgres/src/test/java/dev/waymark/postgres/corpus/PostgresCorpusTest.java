package dev.waymark.postgres.corpus;

import dev.waymark.corpus.CorpusContract;
import dev.waymark.corpus.Executor;

/// The corpus on a node over Postgres.
final class PostgresCorpusTest extends CorpusContract {
  @Override
  protected Executor executor() {
    return new PostgresExecutor();
  }
}
