package dev.waymark.cli.run;

import dev.waymark.cli.shell.Refusal;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Transactions of a command, all of which may be sent twice.
public final class Transactions {
  private static final int PATIENCE = 100;
  private static final long PAUSE_MILLIS = 100;

  private Transactions() {}

  /// Sends it until it is answered, for some seconds.
  public static <R> R insist(Store store, Transaction<R> transaction) throws InterruptedException {
    var last = "";
    for (int i = 0; i < PATIENCE; i++) {
      switch (store.execute(transaction)) {
        case Reply.Committed<R>(R rows, long _) -> {
          return rows;
        }
        case Reply.Unknown<R>(String detail) -> last = detail;
        case Reply.NotCommitted<R>(Reply.Cause cause, String detail) -> {
          last = detail;
          if (cause == Reply.Cause.BAD_ROW || cause == Reply.Cause.REFUSED) {
            throw refused(transaction, detail);
          }
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw refused(transaction, last);
  }

  /// Empty when it was not answered with rows.
  public static <R> Optional<R> tryOnce(Store store, Transaction<R> transaction) {
    return store.execute(transaction) instanceof Reply.Committed<R>(R rows, long _)
        ? Optional.of(rows)
        : Optional.empty();
  }

  private static Refusal refused(Transaction<?> transaction, String why) {
    return Refusal.surroundings(
        Code.WMR02, "Postgres refuses %s: %s".formatted(Transaction.name(transaction), why));
  }
}
