package dev.waymark.simulator.store;

import dev.waymark.engine.Event;
import dev.waymark.engine.kernel.Failures;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Settlement;
import dev.waymark.engine.store.Settlement.Verdict;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.store.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Call rows: work of an instance that whoever offers the action carries out.
final class CallStatements {
  private CallStatements() {}

  static Statement<List<Row.Call>> read(Transaction.ReadCalls asked) {
    return tables -> tables.callsOf(asked.id()).stream().map(Tables.CallState::row).toList();
  }

  static Statement<List<Row.Call>> adopt(Transaction.AdoptCalls asked) {
    return tables ->
        tables.allCalls().stream()
            .filter(call -> asked.node().equals(call.node))
            .map(Tables.CallState::row)
            .toList();
  }

  /// What a commit does to the call rows of its instance.
  static void post(Tables tables, InstanceId id, Post post) {
    switch (post) {
      case Post.Entrust entrust -> tables.insertCall(id, entrust);
      case Post.Recall(var call) -> tables.deleteCall(id, call.number());
      case Post.Child _, Post.Tell _ -> {}
    }
  }

  static final class Claim implements Statement<List<Row.Call>> {
    private final Transaction.ClaimCalls asked;
    private final SimStore store;
    private final List<Tables.CallState> seen = new ArrayList<>();
    private final List<Tables.CallState> taken = new ArrayList<>();

    Claim(Transaction.ClaimCalls asked, SimStore store) {
      this.asked = asked;
      this.store = store;
    }

    @Override
    public void see(Tables tables) {
      for (var offering : asked.offerings()) {
        tables.allCalls().stream()
            .filter(call -> call.fits(offering) && free(tables, call))
            .sorted(Comparator.comparingLong(call -> call.due))
            .forEach(seen::add);
      }
    }

    private boolean free(Tables tables, Tables.CallState call) {
      return call.node == null
          && call.due <= tables.now()
          && asked.root().map(call.entrusted.root()::equals).orElse(true);
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      if (!locks.share(asked.node(), holder)) {
        return false;
      }
      if (!tables.alive(asked.node())) {
        return true;
      }
      for (var call : seen) {
        if (taken.size() < asked.limit()
            && tables.isThere(call)
            && free(tables, call)
            && locks.call(call.key(), holder)) {
          taken.add(call);
        }
      }
      return true;
    }

    @Override
    public List<Row.Call> write(Tables tables) {
      for (var call : taken) {
        call.node = asked.node();
        call.delivery++;
        var limit = call.entrusted.call().timeoutMicros();
        call.expires = limit < 0 ? Long.MAX_VALUE : tables.now() + limit;
      }
      return store.shuffled(taken.stream().map(Tables.CallState::row).toList(), Row.Call::instance);
    }
  }

  static final class Settle implements Statement<List<Row.CallKey>> {
    private record Taken(Settlement settlement, Tables.CallState call) {}

    private final Transaction.SettleCalls asked;
    private final List<Taken> taken = new ArrayList<>();

    Settle(Transaction.SettleCalls asked) {
      this.asked = asked;
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      if (!locks.share(asked.node(), holder)) {
        return false;
      }
      if (!tables.alive(asked.node())) {
        return true;
      }
      for (var one : asked.settlements()) {
        var call = tables.call(one.instance(), one.call().number());
        if (call != null && fits(call, one) && locks.call(call.key(), holder)) {
          taken.add(new Taken(one, call));
        }
      }
      return true;
    }

    private static boolean fits(Tables.CallState call, Settlement one) {
      return call.entrusted.call().attempt() == one.attempt()
          && call.delivery == one.delivery()
          && Optional.ofNullable(call.node).equals(one.holder());
    }

    @Override
    public List<Row.CallKey> write(Tables tables) {
      var rows = new ArrayList<Row.CallKey>();
      for (var each : taken) {
        var call = each.call();
        switch (each.settlement().verdict()) {
          case Verdict.Ended(var outcome) -> tell(tables, call, each.settlement(), outcome);
          case Verdict.GivenBack(var lost, var delay) -> call.free(tables.now() + delay, lost);
        }
        rows.add(new Row.CallKey(call.instance, call.entrusted.call().call()));
      }
      return rows;
    }

    private static void tell(
        Tables tables, Tables.CallState call, Settlement settlement, Event.Outcome outcome) {
      if (tables.mutant != Mutant.SETTLE_KEEPS_THE_ROW) {
        tables.deleteCall(call.instance, settlement.call().number());
      }
      tables.insertEvent(
          call.instance,
          tables.ownerOf(call.instance),
          tables.now(),
          new Event.Settled(settlement.call(), settlement.attempt(), outcome));
    }
  }

  static final class Sweep implements Statement<List<Row.Swept>> {
    private final Transaction.SweepCalls asked;
    private final List<Tables.CallState> taken = new ArrayList<>();

    Sweep(Transaction.SweepCalls asked) {
      this.asked = asked;
    }

    @Override
    public boolean lock(Tables tables, Locks locks, Locks.Holder holder) {
      for (var call : tables.allCalls()) {
        if (taken.size() < asked.limit()
            && isOfTheDead(tables, call.node)
            && locks.call(call.key(), holder)) {
          taken.add(call);
        }
      }
      return true;
    }

    private static boolean isOfTheDead(Tables tables, @Nullable NodeId node) {
      return node != null && !tables.alive(node);
    }

    @Override
    public List<Row.Swept> write(Tables tables) {
      var rows = new ArrayList<Row.Swept>();
      for (var call : taken) {
        var delay = asked.firstMicros() << Math.min(20, call.lost);
        call.free(tables.now() + Math.min(asked.mostMicros(), delay), true);
        if (tables.mutant == Mutant.SWEEP_USES_ATTEMPT) {
          call.useUpAttempt();
        }
        rows.add(call.swept());
      }
      tables.allCalls().stream()
          .filter(call -> call.node != null && call.expires < tables.now())
          .limit(asked.limit())
          .forEach(call -> rows.add(call.swept()));
      if (tables.mutant == Mutant.TIMEOUT_BESIDE_SETTLE) {
        rows.removeIf(row -> row.holder().isPresent() && timedOut(tables, row));
      }
      return rows;
    }

    /// Only a mutant does.
    private static boolean timedOut(Tables tables, Row.Swept row) {
      var call = tables.call(row.instance(), row.call().number());
      if (call != null) {
        call.expires = Long.MAX_VALUE;
        var error = Failures.timeout(row.action(), row.timeoutMicros());
        tables.insertEvent(
            row.instance(),
            tables.ownerOf(row.instance()),
            tables.now(),
            new Event.Settled(row.call(), row.attempt(), new Event.Outcome.Failed(error, -1)));
      }
      return true;
    }
  }
}
