package dev.waymark.simulator;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Transaction;
import dev.waymark.simulator.store.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Whoever starts the instances of a world, one after the other: each until it is acknowledged.
final class Client {
  private static final long HOP = 50;
  private static final long TWINS = 1L << 40;
  private static final long AGAIN = 1_000_000;
  private final World world;
  private long doubles;
  private int letters;

  Client(World world) {
    this.world = world;
  }

  void start(int index) {
    var starts = world.setup().starts();
    if (index >= starts.size()) {
      return;
    }
    var instance = starts.get(index);
    var key = "client@1/s" + (index + 1) + ".Start.start";
    var kind = instance.key().isEmpty() ? null : world.disturb(key, Disturbance.Point.START);
    if (kind == Disturbance.START_TWICE) {
      world.at(HOP / 2, key, () -> send(key, twin(instance), () -> {}));
    }
    if (kind == Disturbance.START_AGAIN) {
      send(key, instance, () -> send(key, twin(instance), () -> next(index)));
    } else {
      send(key, instance, () -> next(index));
    }
  }

  private void next(int index) {
    world.at(1_000, "client", () -> start(index + 1));
  }

  /// The same start under an id of its own, as another client would make it.
  private Transaction.NewInstance twin(Transaction.NewInstance instance) {
    var id = InstanceId.of(instance.id().millis(), instance.id().shard(), TWINS + ++doubles);
    return new Transaction.NewInstance(
        id,
        id,
        instance.workflow(),
        instance.key(),
        instance.program(),
        instance.source(),
        instance.input(),
        instance.parent());
  }

  private void send(String key, Transaction.NewInstance instance, Runnable then) {
    var start = new Transaction.Start(Optional.empty(), List.of(instance));
    run(
        key,
        start,
        rows -> {
          started(rows.getFirst());
          then.run();
        });
  }

  private void started(Row.Started row) {
    var id =
        switch (row) {
          case Row.Started.Fresh fresh -> fresh.id();
          case Row.Started.Existing existing -> existing.id();
        };
    world.trace("client", "START", id.toString());
    world.acknowledged(id);
  }

  /// Until there is such an instance.
  void tell(Transaction.Letter letter) {
    var signal = new Transaction.Signal(List.of(letter));
    run(
        "client@1/" + ++letters + ".Signal",
        signal,
        rows -> {
          if (rows.isEmpty()) {
            world.at(AGAIN, "client", () -> tell(letter));
          }
        });
  }

  /// As often as it takes: while the database cannot be reached, too.
  private <R> void run(String key, Transaction<R> transaction, Consumer<R> then) {
    if (world.travels().isDown()) {
      world.at(AGAIN, key, () -> run(key, transaction, then));
    } else {
      var session = world.store().open(transaction, Optional.empty());
      world.at(HOP, key, () -> step(key, session, then));
    }
  }

  private <R> void step(String key, Session<R> session, Consumer<R> then) {
    switch (session.advance()) {
      case SEE, LOCK, WRITE, WAIT -> world.at(HOP, key, () -> step(key, session, then));
      case DONE -> {
        world.done(key, session);
        then.accept(session.rows());
      }
      case ENDED -> world.at(AGAIN, key, () -> run(key, session.transaction(), then));
    }
  }
}
