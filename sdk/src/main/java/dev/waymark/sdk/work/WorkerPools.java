package dev.waymark.sdk.work;

import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Several pools as one: an action goes to the pool that offers it.
public final class WorkerPools implements Workers {
  private final List<Workers> pools;
  private final Map<Integer, List<Offer>> offers = new HashMap<>();
  private final Map<String, Workers> places = new HashMap<>();
  private final Signatures signatures;
  private final WorkListener observer;
  private @Nullable Consumer<WorkerEvent> listener;

  /// `wanted` are the actions that programs call: offers that do not fit them are not passed on.
  public WorkerPools(
      List<? extends Workers> pools, List<Program.Action> wanted, WorkListener observer) {
    this.pools = List.copyOf(pools);
    this.signatures = new Signatures(wanted);
    this.observer = observer;
  }

  @Override
  public void listen(Consumer<WorkerEvent> to) {
    synchronized (this) {
      listener = to;
    }
    if (pools.isEmpty()) {
      to.accept(new WorkerEvent.Offered(List.of()));
    }
    for (int i = 0; i < pools.size(); i++) {
      int pool = i;
      pools.get(i).listen(event -> hear(pool, event));
    }
  }

  private void hear(int pool, WorkerEvent event) {
    WorkerEvent told;
    Consumer<WorkerEvent> to;
    synchronized (this) {
      to = listener;
      told =
          switch (event) {
            case WorkerEvent.Offered offered -> {
              offers.put(pool, signatures.fitting(offered.offers(), this::misfit));
              yield new WorkerEvent.Offered(all());
            }
            case WorkerEvent.Ended ended -> {
              places.remove(ended.delivery());
              yield ended;
            }
            case WorkerEvent.Lost lost -> {
              places.remove(lost.delivery());
              yield lost;
            }
            case WorkerEvent.Begun e -> e;
            case WorkerEvent.Progress e -> e;
            case WorkerEvent.Logged e -> e;
            case WorkerEvent.Noted e -> e;
          };
    }
    observer.heard(told);
    if (to != null) {
      to.accept(told);
    }
  }

  private void misfit(String difference) {
    observer.heard(new WorkerEvent.Noted("", difference));
  }

  private List<Offer> all() {
    List<Offer> found = new ArrayList<>();
    for (int i = 0; i < pools.size(); i++) {
      found.addAll(offers.getOrDefault(i, List.of()));
    }
    return found;
  }

  @Override
  public void deliver(Delivery delivery) {
    observer.delivered(delivery);
    Optional<Workers> pool;
    Consumer<WorkerEvent> to;
    synchronized (this) {
      to = listener;
      pool = Offer.named(all(), delivery.action()).map(this::poolOf);
      pool.ifPresent(found -> places.put(delivery.token(), found));
    }
    if (pool.isPresent()) {
      pool.get().deliver(delivery);
    } else if (to != null) {
      to.accept(
          new WorkerEvent.Lost(
              delivery.token(),
              WorkerEvent.Cause.NO_WORKER,
              "nobody offers `" + delivery.action() + "`"));
    }
  }

  private Workers poolOf(Offer offer) {
    for (int i = 0; i < pools.size(); i++) {
      if (offers.getOrDefault(i, List.of()).contains(offer)) {
        return pools.get(i);
      }
    }
    throw new IllegalStateException("an offer of no pool: " + offer);
  }

  @Override
  public void withdraw(String delivery, Withdrawal why) {
    Workers pool;
    synchronized (this) {
      pool = places.get(delivery);
    }
    if (pool != null) {
      pool.withdraw(delivery, why);
    }
  }
}
