package dev.waymark.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.sdk.actions.Action;
import dev.waymark.sdk.demo.DemoActions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that offers no action, and workers that hold no instance, over one PostgreSQL.
class WorkersApartTest {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
  private final DatabaseAddress database = ThrowawayPostgres.shared().database();
  private @TempDir Path folder;

  private WaymarkBuilder node() {
    return Waymark.builder().database(() -> database);
  }

  @Test
  void aServerWithoutActionsAndAWorkerWithThemCompleteATrip() throws Exception {
    var demo = DemoActions.of("trip", folder).orElseThrow();
    try (var server = node().workflows(Workflows.files(EXAMPLES, "trip.wm")).build();
        var worker = node().worker("").slots(2).actions(demo.actions()).build()) {
      server.start();
      var trip = server.workflow("book_trip", Map.class).start();
      worker.start();
      assertThat(trip.await(MOST).toString()).contains("travel=train-8");
      assertThat(demo.ledger().entries())
          .extracting(entry -> entry.action())
          .containsExactly("reserve_car", "book_hotel", "book_train", "charge");
      assertThat(demo.ledger().repeated(trip.id().toString())).isZero();
    }
  }

  /// Answers when it is told to.
  static final class Slow {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch answer = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Action
    String render(String page) throws InterruptedException {
      begun.countDown();
      try {
        answer.await();
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
      return "drawn " + page;
    }
  }

  private static final String RENDERING =
      """
      action render(page: str) -> str:
          queue: "gpu"

      workflow rendering(page: str) -> str:
          return await render(page)
      """;

  @Test
  void onlyWhoServesTheQueueTakesItsCallsAndAStopLetsThemEnd() throws Exception {
    Files.writeString(folder.resolve("rendering.wm"), RENDERING);
    var other = new Slow();
    var slow = new Slow();
    try (var server = node().workflows(Workflows.files(folder, "rendering.wm")).build();
        var unfit = node().worker("").actions(other).build()) {
      server.start();
      unfit.start();
      var drawing = server.workflow("rendering", String.class).start("one");
      try (var worker = node().worker("gpu").actions(slow).build()) {
        worker.start();
        slow.begun.await();
        var calls = server.store().execute(new Transaction.ReadCalls(drawing.id()));
        assertThat(calls.toString()).contains(worker.node().id().orElseThrow().toString());
        slow.answer.countDown();
      }
      assertThat(drawing.await(MOST)).isEqualTo("drawn one");
      assertThat(other.begun.getCount()).as("the other queue's worker saw nothing").isOne();
    }
  }

  @Test
  void aCallThatNobodyWaitsForAnyMoreIsRecalledAndItsWorkerIsTold() throws Exception {
    Files.writeString(
        folder.resolve("rendering.wm"), RENDERING.replace("queue: \"gpu\"", "deadline: 1"));
    var slow = new Slow();
    try (var server = node().workflows(Workflows.files(folder, "rendering.wm")).build();
        var worker = node().worker("").actions(slow).grace(Duration.ofMillis(100)).build()) {
      server.start();
      worker.start();
      var drawing = server.workflow("rendering", String.class).start("three");
      assertThat(drawing.awaitEnd(MOST).status()).isEqualTo(Status.FAILED);
      assertThat(slow.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatNobodyOffersSaysSoUntilSomebodyComes() throws Exception {
    Files.writeString(folder.resolve("rendering.wm"), RENDERING);
    var slow = new Slow();
    slow.answer.countDown();
    try (var server = node().workflows(Workflows.files(folder, "rendering.wm")).build();
        var worker = node().worker("gpu").actions(slow).build()) {
      server.start();
      var drawing = server.workflow("rendering", String.class).start("two");
      while (drawing.status() != Status.WAITING) {
        Thread.onSpinWait();
      }
      var row = row(server, drawing.id());
      assertThat(row.waiting()).contains(WaitingReason.NO_WORKER);
      assertThat(row.owner()).as("nobody holds it meanwhile").isEmpty();
      worker.start();
      assertThat(drawing.await(MOST)).isEqualTo("drawn two");
    }
  }

  private static Row.Instance row(Waymark server, InstanceId id) {
    return switch (server.store().execute(new Transaction.ReadInstance(id))) {
      case Reply.Committed<Optional<Row.Instance>>(var row, _) -> row.orElseThrow();
      case Reply.NotCommitted<Optional<Row.Instance>> lost -> throw new AssertionError(lost);
      case Reply.Unknown<Optional<Row.Instance>> unknown -> throw new AssertionError(unknown);
    };
  }
}
