package dev.waymark.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.engine.store.Status;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.sdk.actions.Action;
import dev.waymark.sdk.actions.IdempotencyKey;
import dev.waymark.sdk.demo.DemoActions;
import dev.waymark.sdk.python.Python;
import dev.waymark.sdk.python.PythonMissing;
import dev.waymark.sdk.python.PythonSettings;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/// Whole applications over a real PostgreSQL.
class WaymarkTest {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
  private @TempDir Path folder;

  private static PGSimpleDataSource dataSource() {
    var address = ThrowawayPostgres.shared().database();
    var source = new PGSimpleDataSource();
    source.setUrl(address.jdbcUrl());
    source.setUser(address.user());
    source.setPassword(address.password());
    return source;
  }

  record Order(String id, BigDecimal total) {}

  record Receipt(String id, BigDecimal paid) {}

  static final class TooMuch extends Exception {
    private static final long serialVersionUID = 1;
  }

  static final class Billing {
    final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

    @Action(timeout = 20, raises = TooMuch.class)
    Receipt charge(Order order, @IdempotencyKey String key) throws TooMuch {
      keys.add(key);
      if (order.total().compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new TooMuch();
      }
      return new Receipt("r-" + order.id(), order.total());
    }
  }

  private static final String CHECKOUT =
      """
      error TooMuch

      record Order:
          id: str
          total: Decimal

      record Receipt:
          id: str
          paid: Decimal

      action charge(order: Order) -> Receipt:
          raises: TooMuch

      workflow checkout(order: Order) -> Receipt:
          return await charge(order)
      """;

  private Workflows checkout(String text) throws Exception {
    Files.writeString(folder.resolve("checkout.wm"), text);
    return Workflows.files(folder, "checkout.wm");
  }

  @Test
  void anApplicationStartsAWorkflowUnderAKeyAndGetsItsResult() throws Exception {
    Billing billing = new Billing();
    try (Waymark waymark =
        Waymark.builder()
            .dataSource(dataSource())
            .workflows(checkout(CHECKOUT))
            .actions(billing)
            .build()) {
      waymark.start();
      Order order = new Order("7", new BigDecimal("9.90"));
      Instance<Receipt> first =
          waymark.workflow("checkout", Receipt.class).key("order-7").start(order);
      assertThat(first.await(MOST)).isEqualTo(new Receipt("r-7", new BigDecimal("9.90")));
      Instance<Receipt> again =
          waymark.workflow("checkout", Receipt.class).key("order-7").start(order);
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(billing.keys).containsExactly(first.id() + "/charge#1");
      Instance<Receipt> failing =
          waymark.workflow("checkout", Receipt.class).start(new Order("8", new BigDecimal(101)));
      assertThatThrownBy(() -> failing.await(MOST))
          .isInstanceOfSatisfying(
              InstanceFailed.class, e -> assertThat(e.errorName()).isEqualTo("TooMuch"));
      assertThat(failing.status()).isEqualTo(Status.FAILED);
    }
  }

  @Test
  void aStartInTheCallersTransactionExistsWhenThatCommits() throws Exception {
    var source = dataSource();
    try (Waymark waymark =
        Waymark.builder()
            .dataSource(source)
            .workflows(checkout(CHECKOUT))
            .actions(new Billing())
            .build()) {
      waymark.start();
      Order order = new Order("9", BigDecimal.ONE);
      try (var connection = source.getConnection()) {
        connection.setAutoCommit(false);
        var workflow = waymark.workflow("checkout", Receipt.class);
        Instance<Receipt> never = waymark.start(connection, workflow, order);
        connection.rollback();
        assertThatThrownBy(never::status).hasMessageContaining("there is no instance");
        Instance<Receipt> soon = waymark.start(connection, workflow, order);
        connection.commit();
        assertThat(soon.await(MOST).id()).isEqualTo("r-9");
      }
    }
  }

  @Test
  void raisesOfJavaAndOfTheWorkflowMustAgree() throws Exception {
    var builder =
        Waymark.builder()
            .dataSource(dataSource())
            .workflows(checkout(CHECKOUT.replace(":\n    raises: TooMuch", "")))
            .actions(new Billing());
    assertThatThrownBy(builder::build)
        .isInstanceOf(CompilationFailed.class)
        .hasMessageContaining("`charge` raises TooMuch in Java");
  }

  @Test
  void theTripGoesByTrainAndEveryEffectIsHadOnce() throws Exception {
    DemoActions demo = DemoActions.of("trip", folder).orElseThrow();
    try (Waymark waymark =
        Waymark.builder()
            .dataSource(dataSource())
            .workflows(Workflows.files(EXAMPLES, "trip.wm"))
            .actions(demo.actions())
            .build()) {
      waymark.start();
      Instance<Object> trip = waymark.workflow("book_trip", Object.class).start();
      assertThat(trip.await(MOST))
          .isEqualTo(Map.of("car", "car-17", "hotel", "hotel-3", "travel", "train-8"));
      assertThat(demo.ledger().entries())
          .extracting(entry -> entry.action())
          .containsExactly("reserve_car", "book_hotel", "book_train", "charge");
      assertThat(demo.ledger().repeated(trip.id().toString())).isZero();
    }
  }

  private static Python python() {
    try {
      return Python.find(Optional.empty(), EXAMPLES, System.getenv());
    } catch (PythonMissing e) {
      return Assumptions.abort(String.valueOf(e.getMessage()));
    }
  }

  private Waymark withPython(String file, String module) throws Exception {
    var settings = PythonSettings.of(python(), EXAMPLES, List.of(module)).withCache(folder);
    return Waymark.builder()
        .dataSource(dataSource())
        .workflows(Workflows.files(EXAMPLES, file))
        .python(settings, line -> {})
        .build();
  }

  @Test
  void aPythonWorkflowFansOutToAPythonWorker() throws Exception {
    try (Waymark waymark = withPython("welcome.py", "welcome")) {
      waymark.start();
      var welcome = waymark.workflow("Welcome", Object.class).start(List.of("a", "b", "c"));
      assertThat(welcome.await(MOST))
          .isEqualTo(List.of("welcome, a@example.org", "welcome, c@example.org"));
    }
  }

  @Test
  void syncIsPatientAndNamesWhatFailed() throws Exception {
    try (Waymark waymark = withPython("sync.wm", "sync")) {
      waymark.start();
      var sync = waymark.workflow("sync", Object.class).start();
      assertThat(sync.await(MOST))
          .isEqualTo(Map.of("pages", 2, "copied", 12, "failed", List.of("eel")));
    }
  }
}
