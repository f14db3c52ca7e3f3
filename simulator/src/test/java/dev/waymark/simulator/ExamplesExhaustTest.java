package dev.waymark.simulator;

import static dev.waymark.simulator.ExampleWorlds.failed;
import static dev.waymark.simulator.ExampleWorlds.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Event;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.work.Delivery;
import dev.waymark.simulator.store.Mutant;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// The examples under every single disturbance: the same result, and what was done twice is
/// explained by the disturbance alone.
class ExamplesExhaustTest {
  private TestReporter reporter = _ -> {};

  @BeforeEach
  void takeReporter(TestReporter reporter) {
    this.reporter = reporter;
  }

  private static World.Setup trip(Mutant mutant, boolean declined) {
    var answers = new TreeMap<String, Function<Delivery, Event.Outcome>>();
    answers.put("reserve_car", _ -> ok("\"car-1\""));
    answers.put("book_hotel", _ -> ok("\"hotel-1\""));
    answers.put("book_flight", _ -> failed("NoSeats"));
    answers.put("book_train", _ -> ok("\"train-1\""));
    answers.put("charge", _ -> declined ? failed("PaymentDeclined") : ok("\"receipt-1\""));
    return ExampleWorlds.world(
        2, mutant, ExampleWorlds.compile("trip.wm", "book_trip"), "{}", answers);
  }

  @Test
  void tripBooksOnceWhateverHappens() {
    var setup = trip(Mutant.NONE, false);
    var row =
        World.run(setup, Choices.benign())
            .store()
            .tables()
            .instance(Worlds.instance(1))
            .orElseThrow();
    assertThat(row.outcome.orElseThrow().details().json())
        .isEqualTo("{\"car\":\"car-1\",\"hotel\":\"hotel-1\",\"travel\":\"train-1\"}");
    verify(setup);
  }

  @Test
  void aDeclinedTripIsUndoneWhateverHappens() {
    var setup = trip(Mutant.NONE, true);
    var benign = World.run(setup, Choices.benign());
    assertThat(benign.store().tables().instance(Worlds.instance(1)).orElseThrow().status)
        .isEqualTo(Status.FAILED);
    assertThat(benign.ledger().executions())
        .extracting(Ledger.Execution::action)
        .containsSubsequence("cancel_hotel", "cancel_car");
    verify(setup);
  }

  @Test
  void syncCopiesEveryItemWhateverHappens() {
    var answers = new TreeMap<String, Function<Delivery, Event.Outcome>>();
    answers.put(
        "list_page",
        delivery -> {
          var call = delivery.call().number();
          return call == 1 ? failed("Busy") : call == 2 ? ok("[\"a\",\"b\",\"c\"]") : ok("[]");
        });
    answers.put(
        "copy_item",
        delivery ->
            delivery.attempt() == 1 && delivery.arguments().json().contains("\"b\"")
                ? failed("ConnectionError")
                : ok("1"));
    verify(
        ExampleWorlds.world(
            2, Mutant.NONE, ExampleWorlds.compile("sync.wm", "sync"), "{}", answers));
  }

  @Test
  void welcomeWritesToTheActiveOnesWhateverHappens() {
    var answers = new TreeMap<String, Function<Delivery, Event.Outcome>>();
    answers.put(
        "fetch_user",
        _ ->
            ok(
                "{\"$type\":\"record\",\"class\":\"welcome.User\",\"fields\":"
                    + "{\"id\":\"a\",\"email\":\"a@x\",\"active\":true}}"));
    answers.put("send_email", _ -> ok("\"sent\""));
    verify(
        ExampleWorlds.world(
            2,
            Mutant.NONE,
            ExampleWorlds.compile("welcome.py", "Welcome"),
            "{\"user_ids\":[\"a\",\"b\"]}",
            answers));
  }

  @Test
  void aParentAndItsChildrenSurviveWhateverHappens() {
    var answers = new TreeMap<String, Function<Delivery, Event.Outcome>>();
    answers.put("double", delivery -> ok(delivery.arguments().json().contains("1") ? "2" : "4"));
    var setup =
        ExampleWorlds.family(
            ExampleWorlds.compileText(
                """
                action double(n: int) -> int

                workflow top() -> int:
                    one = await leaf(1)
                    two = await leaf(2)
                    return one + two

                workflow leaf(n: int) -> int:
                    return await double(n)
                """),
            answers);
    var benign = World.run(setup, Choices.benign());
    assertThat(benign.store().tables().allInstances()).hasSize(3);
    var top = benign.store().tables().instance(Worlds.instance(1)).orElseThrow();
    assertThat(top.outcome.orElseThrow().details().json()).isEqualTo("6");
    verify(setup);
  }

  @Test
  void withoutTheFenceCheckItFails() {
    assertThat(Exhaust.firstFailure(trip(Mutant.NO_FENCE, false), Exhaust::sameOutcomes))
        .hasValueSatisfying(failure -> assertThat(failure.invariant()).isEqualTo("S4"));
  }

  private void verify(World.Setup setup) {
    var counted = ExhaustTest.countedInTrace(setup);
    var result = Exhaust.singles(setup, Exhaust::sameOutcomes);
    reporter.publishEntry(setup.starts().getFirst().workflow(), result.toString());
    assertThat(result.failures()).as(result.toString()).isEmpty();
    assertThat(result.run())
        .as(result.toString())
        .isEqualTo(result.disturbances())
        .isEqualTo(counted);
  }
}
