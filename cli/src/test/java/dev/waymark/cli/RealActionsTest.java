package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.sdk.actions.Action;
import dev.waymark.sdk.actions.IdempotencyKey;
import dev.waymark.sdk.actions.JavaActions;
import dev.waymark.simulator.junit.CrashEverywhere;
import dev.waymark.simulator.junit.Simulation;
import dev.waymark.simulator.junit.WaymarkTest;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The actions of an application in place of stubs, in virtual time and under disturbances.
@WaymarkTest(workflows = "../examples/trip.wm")
class RealActionsTest {
  /// What a declined card is called in the workflow.
  static final class PaymentDeclined extends RuntimeException {
    private static final long serialVersionUID = 1;
    final String code;

    PaymentDeclined(String code) {
      this.code = code;
    }
  }

  /// A bank that knows the keys that it has seen.
  static final class Bank {
    private final TreeMap<String, String> receipts = new TreeMap<>();
    private int asked;

    @Action
    String charge(String card, String key, @IdempotencyKey String call) {
      asked++;
      if (card.equals("0000")) {
        throw new PaymentDeclined("51");
      }
      return receipts.computeIfAbsent(key, _ -> "receipt-" + receipts.size());
    }

    @Action
    String refund(String receipt) {
      return "back " + receipt;
    }
  }

  record Trip(String id, String card, int nights) {}

  private Bank bank = new Bank();

  @BeforeEach
  void everybodyElseIsAStub(Simulation simulation) {
    simulation.stub("reserve_car").returns("car-1");
    simulation.stub("book_hotel").returns("hotel-1");
    simulation.stub("book_flight").returns("flight-1");
  }

  @CrashEverywhere
  void aBankThatKnowsItsKeysChargesOnce(Simulation simulation) {
    bank = new Bank();
    simulation.real(JavaActions.of(bank));
    simulation.run("book_trip").assertCompleted();
    assertThat(bank.receipts).hasSize(1);
    assertThat(bank.asked).isBetween(1, 2);
  }

  @Test
  void whatItThrowsIsTheWorkflowsError(Simulation simulation) {
    simulation.stub("cancel_car").returnsNothing();
    var hotel = simulation.stub("cancel_hotel").returnsNothing();
    simulation.real("charge", JavaActions.of(bank).values().iterator().next());
    simulation.run("book_trip", new Trip("t-7", "0000", 2)).assertFailed("PaymentDeclined");
    hotel.assertCalledOnceWith("hotel-1");
    assertThat(bank.asked).isEqualTo(1);
  }

  /// Nobody here books hotels.
  static final class Nobody {
    @Action
    String dance() {
      return "!";
    }
  }

  @Test
  void anObjectWithoutAnActionThatIsCalledIsAMistake(Simulation simulation) {
    assertThatThrownBy(() -> simulation.real(JavaActions.of(new Nobody())))
        .hasMessageContaining("no workflow here calls one of");
  }
}
