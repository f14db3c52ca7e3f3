package dev.waymark.sdk;

import dev.waymark.engine.store.Transaction;

/// The database did not take a transaction, in its own words.
public final class StoreRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreRefused(Transaction<?> transaction, String words) {
    super("%s was not committed: %s".formatted(Transaction.name(transaction), words));
  }
}
