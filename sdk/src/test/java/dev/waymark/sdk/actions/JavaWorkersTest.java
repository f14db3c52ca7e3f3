package dev.waymark.sdk.actions;

import static dev.waymark.sdk.work.Heard.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.WorkerEvent.Begun;
import dev.waymark.engine.work.WorkerEvent.Cause;
import dev.waymark.engine.work.WorkerEvent.Lost;
import dev.waymark.engine.work.Workers.Withdrawal;
import dev.waymark.ir.Function;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import dev.waymark.sdk.work.Heard;
import dev.waymark.sdk.work.WorkListener;
import dev.waymark.sdk.work.WorkerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JavaWorkersTest {
  record Order(String id, BigDecimal total, List<String> items) {}

  @ErrorName("Declined")
  static final class CardDeclined extends IOException {
    private static final long serialVersionUID = 1;
    private final String code;

    CardDeclined(String code) {
      super("declined with " + code);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  static final class Shop {
    final CountDownLatch hold = new CountDownLatch(1);

    @Action
    Map<String, Object> charge(Order order, @IdempotencyKey String key, Optional<Integer> tip) {
      return Map.of("paid", order.total().add(BigDecimal.valueOf(tip.orElse(0))), "$key", key);
    }

    @Action(name = "decline")
    void refuse(String code) throws IOException {
      if (!code.isEmpty()) {
        throw new CardDeclined(code);
      }
    }

    @Action
    void cut(String how) throws IOException {
      if (!how.isEmpty()) {
        throw new ConnectException(how);
      }
    }

    @Action
    String sleep(double seconds) throws InterruptedException {
      TimeUnit.MICROSECONDS.sleep((long) (seconds * 1e6));
      return "slept";
    }

    @Action(timeout = 0.05)
    String late() throws InterruptedException {
      TimeUnit.SECONDS.sleep(60);
      return "never";
    }

    @Action
    String deaf() throws InterruptedException {
      while (true) {
        try {
          if (hold.await(60, TimeUnit.SECONDS)) {
            return "held";
          }
        } catch (InterruptedException e) {
          // deaf on purpose
        }
      }
    }

    @Action
    byte[] large(int size) {
      return new byte[size];
    }
  }

  private final Shop shop = new Shop();
  private final Heard heard = new Heard();
  private JavaWorkers workers;

  @BeforeEach
  void start() {
    workers = new JavaWorkers(List.of(shop), 2, Duration.ofMillis(100));
    workers.listen(heard);
  }

  @AfterEach
  void close() {
    shop.hold.countDown();
    workers.close();
  }

  private String ask(String action, String arguments) throws InterruptedException {
    String token = action + "-1";
    workers.deliver(delivery(token, action, arguments));
    return heard.end(token);
  }

  @Test
  void actionsAreOfferedWithoutTheInjectedParameter() throws Exception {
    Offer charge = Offer.named(heard.offers(), "charge").orElseThrow();
    assertThat(charge.identity()).isEqualTo(Shop.class.getName() + ":charge");
    assertThat(charge.parameters())
        .containsExactly(new Offer.Parameter("order", true), new Offer.Parameter("tip", false));
  }

  @Test
  void valuesAreReadByTheDeclaredTypeAndWrittenWithTags() throws Exception {
    String order =
        """
        {"order": {"$type": "record", "class": "Order", "fields":
          {"id": "7", "total": {"$type": "Decimal", "value": "9.90"},
           "items": {"$type": "tuple", "items": ["a"]}}}}\
        """;
    assertThat(ask("charge", order))
        .contains("\"paid\":{\"$type\":\"Decimal\",\"value\":\"9.90\"}")
        .contains("\"$$key\":\"i-1/charge#1\"");
  }

  @Test
  void argumentsThatDoNotFitAreNamed() throws Exception {
    assertThat(ask("charge", "{\"ordr\": 1}"))
        .contains("waymark.ArgumentsDoNotFit", "order: missing", "ordr: unknown parameter");
  }

  @Test
  void anExceptionIsNamedWithItsBasesAndAccessors() throws Exception {
    assertThat(ask("decline", "{\"code\": \"51\"}"))
        .contains("\"class\":\"Declined\"")
        .contains("\"bases\":[\"IOException\",\"OSError\",\"Exception\",\"BaseException\"]")
        .contains("\"attributes\":{\"code\":\"51\"}", "\"message\":\"declined with 51\"");
    assertThat(ask("cut", "{\"how\": \"cut\"}")).contains("\"ConnectionError\",\"OSError\"");
  }

  @Test
  void aWithdrawnActionIsInterrupted() throws Exception {
    workers.deliver(delivery("d1", "sleep", "{\"seconds\": 60}"));
    heard.next(Begun.class);
    workers.withdraw("d1", Withdrawal.DEADLINE);
    assertThat(heard.end("d1")).contains("asyncio.CancelledError");
  }

  @Test
  void theMethodsOwnTimeoutIsATimeout() throws Exception {
    assertThat(ask("late", "{}")).contains("\"class\":\"waymark.ActionTimeout\"", "TimeoutError");
  }

  @Test
  void moreThanTheSlotsWaitAndADeafOneIsAbandoned() throws Exception {
    workers.deliver(delivery("d1", "deaf", "{}"));
    workers.deliver(delivery("d2", "deaf", "{}"));
    workers.deliver(delivery("d3", "sleep", "{\"seconds\": 0}"));
    workers.deliver(delivery("d4", "sleep", "{\"seconds\": 0}"));
    workers.withdraw("d4", Withdrawal.CANCELLED);
    assertThat(heard.next(Lost.class).cause()).isEqualTo(Cause.NOT_BEGUN);
    workers.withdraw("d1", Withdrawal.TIMEOUT);
    assertThat(heard.next(Lost.class))
        .extracting(Lost::delivery, Lost::cause)
        .containsExactly("d1", Cause.ABANDONED);
    assertThat(heard.end("d3")).isEqualTo("\"slept\"");
  }

  @Test
  void aResultThatIsTooLargeIsATypedFailure() throws Exception {
    assertThat(ask("large", "{\"size\": 3000000}")).contains("waymark.ValueTooLarge");
    assertThat(ask("large", "{\"size\": 2}")).isEqualTo("{\"$type\":\"bytes\",\"value\":\"AAA=\"}");
  }

  @Test
  void objectsWithoutActionsAndDoubledOnesAreRefused() {
    assertThatThrownBy(() -> new JavaWorkers(List.of("text"), 1, Duration.ZERO))
        .hasMessageContaining("no @Action method");
    assertThatThrownBy(() -> new JavaWorkers(List.of(shop, new Shop()), 1, Duration.ZERO))
        .hasMessageContaining("two actions");
  }

  private static Program.Action action(String name, String parameter) {
    var declared =
        new Function.Parameter(parameter, Function.Binding.POSITIONAL_OR_KEYWORD, Type.ANY);
    return new Program.Action(name, List.of(declared), List.of(), Type.ANY, Policy.NONE, List.of());
  }

  @Test
  void severalPoolsAreOneAndAnotherSignatureIsNoOffer() throws Exception {
    Heard observed = new Heard();
    var observer =
        new WorkListener() {
          @Override
          public void delivered(Delivery delivery) {}

          @Override
          public void heard(WorkerEvent event) {
            observed.accept(event);
          }
        };
    var wanted = List.of(action("sleep", "seconds"), action("deaf", "volume"));
    var pools = new WorkerPools(List.of(workers), wanted, observer);
    pools.listen(heard);
    pools.deliver(delivery("d1", "sleep", "{\"seconds\": 0}"));
    assertThat(heard.end("d1")).isEqualTo("\"slept\"");
    pools.deliver(delivery("d2", "deaf", "{}"));
    assertThat(heard.next(Lost.class).cause()).isEqualTo(Cause.NO_WORKER);
    assertThat(observed.next(WorkerEvent.Noted.class).text())
        .endsWith(":deaf: java has no parameter `volume`");
  }
}
