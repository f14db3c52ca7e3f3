package dev.waymark.simulator;

import static dev.waymark.simulator.Bench.ME;
import static dev.waymark.simulator.Bench.RIVAL;
import static dev.waymark.simulator.Bench.SECOND;
import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Input;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Offering;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Settlement;
import dev.waymark.engine.store.Settlement.Verdict;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.StepRow.Disposition;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Workers.Withdrawal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What one node decides about calls that others carry out, and about those that it carries out for
/// others, path by path.
class ErrandsTest {
  private static final CallId FIRST = new CallId(1, "a");

  private static List<Row.Call> calls(Bench bench) {
    return bench.done(new Transaction.ReadCalls(Worlds.instance(1)));
  }

  private static List<Row.Call> taken(Bench bench, NodeId node, String... actions) {
    var offerings = List.of(actions).stream().map(name -> new Offering(name, "")).toList();
    return bench.done(new Transaction.ClaimCalls(node, offerings, Optional.empty(), 10));
  }

  private static void settle(Bench bench, Row.Call call) {
    var ok = new Verdict.Ended(new Event.Outcome.Succeeded(Payload.of("\"rival\"")));
    var one =
        new Settlement(
            call.instance(),
            call.call().call(),
            call.call().attempt(),
            call.delivery(),
            call.node(),
            ok);
    assertThat(bench.done(new Transaction.SettleCalls(call.node().orElseThrow(), List.of(one))))
        .hasSize(1);
  }

  private static Bench withRival(Bench bench) {
    bench.done(new Transaction.RegisterNode(RIVAL, 3_600 * SECOND));
    return bench;
  }

  @Test
  void aCallThatNobodyHereOffersIsEntrustedAndItsInstanceIsGivenUp() {
    var bench = withRival(new Bench(call("a"), call("b")).start(1)).boot("b");
    assertThat(bench.row(1).status()).isEqualTo(Status.WAITING);
    assertThat(bench.row(1).owner()).isEmpty();
    assertThat(calls(bench)).hasSize(1);
    settle(bench, taken(bench, RIVAL, "a").getFirst());
    bench.pass(3 * SECOND);
    assertThat(bench.dispatched)
        .as("what follows is carried out here, without a row")
        .extracting(Delivery::action)
        .containsExactly("b");
    assertThat(calls(bench)).isEmpty();
    bench.answer(bench.dispatched.getFirst());
    assertThat(bench.row(1).outcome().orElseThrow().details())
        .isEqualTo(Payload.of("[\"rival\",\"b#2\"]"));
  }

  @Test
  void anInstanceIsHeldAsLongAsSomeOfItsCallsRunHere() {
    var bench = withRival(new Bench(call("a", "b")).start(1)).boot("b");
    assertThat(bench.row(1).owner()).contains(ME);
    settle(bench, taken(bench, RIVAL, "a").getFirst());
    bench.pass(3 * SECOND);
    assertThat(bench.row(1).seq()).as("it was told meanwhile").isEqualTo(2);
    bench.answer(bench.dispatched.getFirst());
    assertThat(bench.row(1).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void allActionsLocalMeansNoRowAndNoLookForOne() {
    var bench = new Bench(call("a"), call("b")).start(50).boot("a", "b");
    var claims = bench.count(Transaction.ClaimCalls.class);
    for (var delivery : List.copyOf(bench.dispatched)) {
      bench.answer(delivery);
    }
    assertThat(calls(bench)).isEmpty();
    assertThat(bench.count(Transaction.SettleCalls.class)).isZero();
    assertThat(bench.count(Transaction.ClaimCalls.class) - claims).isLessThan(5);
  }

  @Test
  void whatWasToBeDoneHereAndCannotBeAnyMoreIsEntrustedWithItsCountOfDeliveries() {
    var bench = withRival(new Bench(call("a")).start(1)).boot("a");
    var delivery = bench.dispatched.getFirst();
    bench.offer();
    bench.lose(delivery);
    bench.pass(SECOND);
    assertThat(bench.row(1).owner()).isEmpty();
    assertThat(taken(bench, RIVAL, "a"))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.delivery()).isEqualTo(2);
          assertThat(call.call().attempt()).isEqualTo(1);
        });
  }

  @Test
  void aTakenOverInstanceLeavesTheRowsThatItHasAndEntrustsWhatDiedWithItsNode() {
    var bench = withRival(new Bench(call("a", "b")).start(1)).boot("b");
    var row = taken(bench, RIVAL, "a").getFirst();
    bench.done(new Transaction.MarkDead(ME));
    bench.done(new Transaction.Reap(10));
    var heir = bench.another();
    heir.boot();
    assertThat(calls(heir))
        .extracting(call -> call.call().call() + " " + call.node())
        .containsExactly("a#1 " + row.node(), "b#2 Optional.empty");
    assertThat(calls(heir).getLast().delivery()).as("it was delivered once").isEqualTo(1);
    settle(heir, row);
    settle(heir, taken(heir, RIVAL, "b").getFirst());
    heir.pass(5 * SECOND);
    assertThat(heir.row(1).status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void aNodeTakesForOthersNoMoreThanItsSlotsAndTheNextWhenOneIsFree() {
    var bench = entrusted(new Bench(call("x")).slots(2), 5).boot("a");
    assertThat(bench.dispatched).hasSize(2);
    bench.answer(bench.dispatched.getFirst());
    assertThat(bench.dispatched).hasSize(3);
  }

  @Test
  void aClaimWhoseAcknowledgementWasLostIsReadAgainAndCarriedOutOnce() {
    var bench = entrusted(new Bench(call("x")), 1);
    bench.after = lost(Transaction.ClaimCalls.class);
    bench.boot("a");
    assertThat(bench.dispatched).hasSize(1);
    assertThat(bench.dispatched.getFirst().number()).isEqualTo(1);
    assertThat(bench.count(Transaction.AdoptCalls.class)).isEqualTo(1);
  }

  @Test
  void aClaimThatLandsLongAfterItWasLookedForIsFoundAtABeat() {
    var bench = new Bench(call("x")).boot("a");
    bench.instead =
        t ->
            t instanceof Transaction.ClaimCalls
                ? Optional.of(new Reply.Unknown<Object>("cut"))
                : Optional.empty();
    entrusted(bench, 1).pass(3 * SECOND);
    assertThat(taken(bench, ME, "a")).as("the ghost of a claim").hasSize(1);
    bench.pass(31 * SECOND);
    assertThat(bench.dispatched).hasSize(1);
  }

  @Test
  void aSettlementWhoseAcknowledgementWasLostIsNotMadeTwice() {
    var bench = entrusted(new Bench(call("x")), 1).boot("a");
    bench.after = lost(Transaction.SettleCalls.class);
    bench.answer(bench.dispatched.getFirst());
    bench.pass(SECOND);
    assertThat(bench.count(Transaction.SettleCalls.class)).isEqualTo(1);
    assertThat(calls(bench)).isEmpty();
  }

  @Test
  void aSettlementThatWasNotAppliedIsMadeAgain() {
    var bench = entrusted(new Bench(call("x")), 1).boot("a");
    var first = new boolean[] {true};
    bench.instead =
        t -> {
          var cut = t instanceof Transaction.SettleCalls && first[0];
          first[0] &= !cut;
          return cut ? Optional.of(new Reply.Unknown<Object>("cut")) : Optional.empty();
        };
    bench.answer(bench.dispatched.getFirst());
    bench.pass(SECOND);
    assertThat(bench.count(Transaction.SettleCalls.class)).isEqualTo(2);
    assertThat(calls(bench)).isEmpty();
  }

  @Test
  void aRecalledCallIsToldToStopAndItsReportIsLate() {
    var bench = entrusted(new Bench(call("x")), 1).boot("a");
    var delivery = bench.dispatched.getFirst();
    commit(bench, new StepRow.Post.Recall(FIRST));
    bench.tell(new Input.Hint(Input.Readiness.RECALLS)).pass(1_000);
    assertThat(bench.cancelled)
        .containsExactly(new Output.Cancel(delivery.token(), Withdrawal.CANCELLED));
    bench.answer(delivery);
    assertThat(bench.kinds()).contains(Output.Kind.LATE_REPORT);
    assertThat(bench.count(Transaction.SettleCalls.class)).isZero();
  }

  @Test
  void aDeliveryThatDiedWithItsWorkerIsGivenBackAndCountsAsLost() {
    var bench = entrusted(new Bench(call("x")), 1).boot("a");
    bench.lose(bench.dispatched.getFirst());
    bench.pass(100_000);
    assertThat(bench.dispatched).as("not before its delay").hasSize(1);
    assertThat(calls(bench).getFirst().lost()).isEqualTo(1);
    bench.pass(3 * SECOND);
    assertThat(bench.dispatched).extracting(Delivery::number).containsExactly(1, 2);
    assertThat(bench.dispatched).extracting(Delivery::attempt).containsOnly(1);
  }

  @Test
  void anAttemptThatTakesTooLongIsWithdrawnAndSettledHere() {
    var bench = entrusted(new Bench(call("x")), 1, 5 * SECOND).boot("a");
    var delivery = bench.dispatched.getFirst();
    assertThat(delivery.timeoutMillis()).isEqualTo(5_000);
    bench.begun(delivery);
    bench.pass(6 * SECOND);
    assertThat(bench.cancelled)
        .containsExactly(new Output.Cancel(delivery.token(), Withdrawal.TIMEOUT));
    assertThat(calls(bench)).isEmpty();
  }

  @Test
  void aGracefulStopLetsWhatRunsEndAndGivesBackTheRest() {
    var bench = entrusted(new Bench(call("x")), 2).boot("a");
    bench.begun(bench.dispatched.getFirst());
    bench.pass(1);
    bench.tell(new Input.Shutdown(10 * SECOND)).pass(1);
    assertThat(bench.cancelled)
        .as("one has not begun")
        .containsExactly(new Output.Cancel(bench.dispatched.getLast().token(), Withdrawal.LEASE));
    bench.answer(bench.dispatched.getFirst());
    assertThat(bench.end).isNull();
    bench.lose(bench.dispatched.getLast());
    bench.pass(SECOND);
    assertThat(bench.end).isEqualTo(Output.End.RETIRED);
    assertThat(bench.done(new Transaction.AdoptCalls(ME))).isEmpty();
  }

  @Test
  void nothingIsTakenUnderALeaseThatMayBeOver() {
    var bench = new Bench(call("x")).boot("a");
    bench.instead =
        t ->
            t instanceof Transaction.Beat
                ? Optional.of(new Reply.Unknown<Object>("cut"))
                : Optional.empty();
    bench.pass(13 * SECOND);
    entrusted(bench, 1);
    bench.tell(new Input.Hint(Input.Readiness.CALLS)).pass(SECOND);
    assertThat(bench.dispatched).isEmpty();
    bench.instead = _ -> Optional.empty();
    bench.pass(3 * SECOND);
    assertThat(bench.dispatched).hasSize(1);
  }

  private static Function<Transaction<?>, Optional<Reply<?>>> lost(Class<?> kind) {
    return t ->
        kind.isInstance(t) ? Optional.of(new Reply.Unknown<Object>("cut")) : Optional.empty();
  }

  /// Instances of somebody else, each with an entrusted call of `a`.
  private static Bench entrusted(Bench bench, int count) {
    return entrusted(bench, count, -1);
  }

  private static Bench entrusted(Bench bench, int count, long timeout) {
    bench.done(new Transaction.RegisterNode(RIVAL, 3_600 * SECOND));
    bench.start(count);
    for (var owned : bench.done(new Transaction.Claim(RIVAL, count, Optional.empty()))) {
      var call =
          new Effect.Dispatch(
              FIRST, 1, "a", Payload.of("{}"), timeout, -1, Optional.empty(), Optional.empty());
      commit(bench, owned, new StepRow.Post.Entrust(owned.root(), call, 0));
    }
    return bench;
  }

  private static void commit(Bench bench, StepRow.Post post) {
    commit(bench, bench.done(new Transaction.Adopt(RIVAL, Optional.empty(), 1)).getFirst(), post);
  }

  private static void commit(Bench bench, Row.Owned owned, StepRow.Post post) {
    var row =
        new StepRow(
            owned.id(),
            owned.token(),
            owned.seq(),
            owned.state(),
            new Disposition.Keep(Optional.empty(), Optional.empty()),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(post));
    assertThat(bench.done(new Transaction.CommitSteps(RIVAL, List.of(row)))).hasSize(1);
  }
}
