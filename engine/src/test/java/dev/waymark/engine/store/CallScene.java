package dev.waymark.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Settlement.Verdict;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.StepRow.Post;
import java.util.List;
import java.util.Optional;

/// Short words for cases about call rows. Alice owns the instances, Bob works.
abstract class CallScene extends StoreScene {
  static final Offering CHARGE = new Offering("charge", "");
  static final Event.Outcome OK = new Event.Outcome.Succeeded(Payload.of("\"ok\""));
  static final CallId FIRST = new CallId(1, "charge");

  static Effect.Dispatch dispatch(CallId call, int attempt, long timeout, Optional<String> queue) {
    return new Effect.Dispatch(
        call,
        attempt,
        call.name(),
        Payload.of("{\"amount\":3}"),
        timeout,
        -1,
        queue,
        Optional.of("mine"));
  }

  static Effect.Dispatch dispatch(CallId call) {
    return dispatch(call, 1, -1, Optional.empty());
  }

  StepRow step(Row.Owned owned, Disposition disposition, Post... posts) {
    return new StepRow(
        owned.id(),
        owned.token(),
        owned.seq(),
        state("state " + (owned.seq() + 1)),
        disposition,
        List.copyOf(events(owned.id()).stream().map(Row.EventRow::n).toList()),
        Optional.empty(),
        List.of(),
        List.of(posts));
  }

  static Post entrust(Row.Owned owned, Effect.Dispatch call) {
    return new Post.Entrust(owned.root(), call, 0);
  }

  static Disposition waiting() {
    return new Disposition.Release(WaitingReason.ACTION, Optional.empty());
  }

  /// An instance that waits, given up, for one call of `charge`.
  InstanceId entrusted(int number, Effect.Dispatch call) {
    var owned = claimed(ALICE, number);
    assertThat(commit(ALICE, step(owned, waiting(), entrust(owned, call)))).hasSize(1);
    return owned.id();
  }

  InstanceId entrusted(int number) {
    return entrusted(number, dispatch(FIRST));
  }

  List<Row.Call> work(NodeId node, int limit, Offering... offerings) {
    return done(new Transaction.ClaimCalls(node, List.of(offerings), Optional.empty(), limit));
  }

  Row.Call worked(NodeId node) {
    return work(node, 1, CHARGE).getFirst();
  }

  List<Row.CallKey> settle(NodeId node, Row.Call call, Verdict verdict) {
    return done(
        new Transaction.SettleCalls(
            node,
            List.of(
                new Settlement(
                    call.instance(),
                    call.call().call(),
                    call.call().attempt(),
                    call.delivery(),
                    call.node(),
                    verdict))));
  }

  List<Row.Swept> sweep() {
    return done(new Transaction.SweepCalls(SECOND, 60 * SECOND, 100));
  }
}
