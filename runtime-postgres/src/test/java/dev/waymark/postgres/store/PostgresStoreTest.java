package dev.waymark.postgres.store;

import dev.waymark.engine.store.StoreContract;
import dev.waymark.engine.store.StoreFixture;

/// The contract of every store, on a real server.
class PostgresStoreTest extends StoreContract {
  @Override
  protected StoreFixture open() {
    return new PostgresFixture();
  }
}
