package dev.waymark.cli.instances;

import dev.waymark.cli.output.JsonReader;
import dev.waymark.cli.run.Ids;
import dev.waymark.cli.run.Transactions;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which instances: what the store filters, then what only the command knows how to.
///
/// @param sinceMicros changed at or after, on the clock of this machine
/// @param untilMicros changed before
public record InstanceQuery(
    Optional<Status> status,
    Optional<WaitingReason> waiting,
    Optional<String> workflow,
    Optional<String> key,
    Optional<String> error,
    long sinceMicros,
    long untilMicros) {
  private static final int MOST = 100_000;
  private static final int NEAR = 10;

  /// Newest first.
  public List<Row.Instance> all(Store store) throws InterruptedException {
    var filter =
        new Transaction.Filter(
            Optional.empty(), status, waiting, workflow, key, Optional.empty(), MOST);
    return Transactions.insist(store, new Transaction.ListInstances(filter)).stream()
        .filter(row -> row.changedMicros() >= sinceMicros && row.changedMicros() < untilMicros)
        .filter(row -> error.isEmpty() || error.equals(errorOf(row)))
        .toList();
  }

  /// The class of the error of a failed instance, without its module.
  public static Optional<String> errorOf(Row.Instance row) {
    if (row.status() != Status.FAILED || row.outcome().isEmpty()) {
      return Optional.empty();
    }
    var details = JsonReader.read(row.outcome().get().details().json());
    return details instanceof Map<?, ?> object
        ? Optional.of(String.valueOf(object.get("class")).replaceAll(".*\\.", ""))
        : Optional.empty();
  }

  /// The one instance whose id begins so, with or without the workflow's name before it.
  public static Row.Instance find(Store store, String asked) throws InterruptedException {
    var prefix = asked;
    var name = Optional.<String>empty();
    int dash = asked.indexOf('-');
    if (dash > 0 && !asked.substring(0, dash).matches("[0-9a-f]{8}")) {
      name = Optional.of(asked.substring(0, dash));
      prefix = asked.substring(dash + 1);
    }
    if (!prefix.matches("[0-9a-f][0-9a-f-]*")) {
      throw Refusal.request(Code.WMR09, "`%s` is no id of an instance".formatted(asked))
          .tryThis("waymark instances list");
    }
    var filter =
        new Transaction.Filter(
            Optional.of(prefix),
            Optional.empty(),
            Optional.empty(),
            name,
            Optional.empty(),
            Optional.empty(),
            NEAR);
    var found = Transactions.insist(store, new Transaction.ListInstances(filter));
    if (found.size() == 1) {
      return found.getFirst();
    }
    var refusal =
        Refusal.request(
            Code.WMR09,
            found.isEmpty()
                ? "no instance has the id `%s`".formatted(asked)
                : "`%s` fits %d instances: write one digit more".formatted(asked, found.size()));
    for (var near : found) {
      refusal =
          refusal.detail(
              "%s  %s".formatted(Ids.shown(near.workflow(), near.id()), near.status().word()));
    }
    throw refusal.tryThis("waymark instances list");
  }
}
