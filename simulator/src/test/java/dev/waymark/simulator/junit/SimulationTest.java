package dev.waymark.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
  @TempDir private Path folder = Path.of("");

  private Simulation of(String source) throws IOException {
    var file = folder.resolve("w.wm");
    Files.writeString(file, source);
    return Simulation.of(file.toString());
  }

  private static final String ONE_CALL =
      """
      error Declined:
          code: str

      action pay(amount: int) -> str:
          raises: Declined
          retry: 3

      workflow w(amount: int = 1) -> str:
          return await pay(amount)
      """;

  @Test
  void aWrongExpectationShowsWhatHappened() throws IOException {
    var simulation = of(ONE_CALL);
    simulation.stub("pay").raises("Declined", Map.of("code", "51"));
    var instance = simulation.run("w");
    assertThatThrownBy(instance::result)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            w failed with Declined(code="51")

            virtual time line
              0s  pay(1)  failed  Declined(code="51")    not retried: in `raises`
              0s  failed with Declined(code="51")\
            """);
    simulation.stub("pay").returns("paid");
    assertThatThrownBy(simulation.run("w")::failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("w completed with \"paid\", and did not fail\n");
  }

  @Test
  void anActionWithoutAStubPrintsTheLineToAdd() throws IOException {
    var simulation = of(ONE_CALL);
    assertThatThrownBy(() -> simulation.run("w"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            `pay` was called and has no stub

              add: simulation.stub("pay").returns(null)\
            """);
  }

  @Test
  void whatIsMisspelledIsAskedBack() throws IOException {
    var simulation = of(ONE_CALL);
    assertThatThrownBy(() -> simulation.stub("pai"))
        .hasMessage("no workflow here calls an action `pai`; did you mean `pay`?");
    assertThatThrownBy(() -> simulation.calls("pays"))
        .hasMessage("no workflow here calls an action `pays`; did you mean `pay`?");
    assertThatThrownBy(() -> simulation.run("v")).hasMessageContaining("no workflow is called `v`");
    assertThatThrownBy(() -> simulation.stub("pay").raises("Declind"))
        .hasMessage("no workflow here knows an error `Declind`; did you mean `Declined`?");
    assertThatThrownBy(() -> simulation.stub("pay").raises("Declined"))
        .hasMessage("`Declined` needs its attribute `code`: give a map of attributes");
    assertThatThrownBy(() -> simulation.stub("pay").raises("Declined", Map.of("cod", "1")))
        .hasMessage("`Declined` has no attribute `cod`; did you mean `code`?");
    assertThatThrownBy(() -> simulation.run("w", 1, 2)).hasMessage("w takes 1 arguments, not 2");
  }

  @Test
  void aScriptThatEndsOrCannotBeReachedIsAnError() throws IOException {
    var simulation = of(ONE_CALL);
    simulation.stub("pay").failsTimes(1, "NetworkError");
    assertThatThrownBy(() -> simulation.run("w"))
        .hasMessageContaining("the stub of `pay` has no answer for attempt 2");
    assertThatThrownBy(() -> simulation.stub("pay").returns("x").raises("NetworkError"))
        .hasMessageContaining("nothing can come after it");
  }

  @Test
  void aFileThatDoesNotCompileShowsItsDiagnostics() {
    assertThatThrownBy(() -> of("workflow w() -> str:\n    return await nobody()\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("the workflow does not compile\n")
        .hasMessageContaining("nobody")
        .hasMessageContaining("w.wm:2");
    assertThatThrownBy(() -> Simulation.of("nowhere.wm"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("there is no `nowhere.wm` on the class path, in ");
  }

  @Test
  void aSignalIsHeardAndAnInstanceThatWaitsForEverIsNoPass() throws IOException {
    var simulation =
        of(
            """
            workflow w() -> str:
                signal word: str
                return await word
            """);
    var instance = simulation.start("w");
    instance.signal("word", "yes");
    assertThat(instance.result()).isEqualTo("yes");
    assertThatThrownBy(() -> simulation.start("w").signal("words", "yes"))
        .hasMessage("w has no signal `words`; did you mean `word`?");
    assertThatThrownBy(() -> simulation.run("w"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("`w` can never finish")
        .hasMessageContaining("for signal `word`");
  }

  @Test
  void aMonthPassesAtOnce() throws IOException {
    var simulation =
        of(
            """
            workflow w() -> int:
                days = 0
                while days < 30:
                    await sleep(86400)
                    days += 1
                return days
            """);
    assertThat(simulation.run("w").result(int.class)).isEqualTo(30);
    assertThat(simulation.now()).isEqualTo(Duration.ofDays(30));
  }

  record Line(String article, List<Integer> counts, Optional<String> note) {}

  @Test
  void valuesComeBackAsTheyWereGiven() throws IOException {
    var simulation =
        of(
            """
            workflow w(value: Any) -> Any:
                return value
            """);
    for (var value :
        List.of(
            "text",
            7L,
            new BigInteger("12345678901234567890123"),
            0.5,
            true,
            new BigDecimal("1.50"),
            UUID.fromString("00000000-0000-0000-0000-000000000007"),
            Duration.ofSeconds(-1),
            List.of(1L, "two", List.of()),
            Map.of("$a", Map.of("b", 1.0)))) {
      assertThat(simulation.run("w", value).result()).isEqualTo(value);
    }
    var at = Instant.parse("2026-03-01T09:30:00.000120Z");
    assertThat(simulation.run("w", at).result(Instant.class)).isEqualTo(at);
    var line = new Line("pen", List.of(1, 2), Optional.of("blue"));
    assertThat(simulation.run("w", line).result(Line.class)).isEqualTo(line);
    assertThatThrownBy(() -> simulation.run("w", "x").result(Line.class))
        .hasMessageContaining("String x is no " + Line.class.getTypeName());
    assertThatThrownBy(() -> simulation.run("w", new Object()))
        .hasMessageContaining("cannot be given to a workflow");
  }

  @Test
  void somethingIsDoneWhileAnInstanceRuns() throws IOException {
    var simulation =
        of(
            """
            workflow w() -> str:
                signal word: str
                first = await word
                return first + await word
            """);
    simulation.at(Duration.ofMinutes(65), () -> {});
    var instance = simulation.start("w");
    simulation.at(Duration.ofHours(2), () -> instance.signal("word", "b"));
    simulation.at(Duration.ofHours(1), () -> instance.signal("word", "a"));
    simulation.advance(Duration.ofMinutes(61));
    assertThat(instance.isCompleted()).isFalse();
    simulation.advance(Duration.ofHours(1));
    assertThat(instance.result()).isEqualTo("ab");
  }

  @Test
  void aStubThatStartsAThreadIsRefused() throws IOException {
    var simulation = of(ONE_CALL);
    var stop = new java.util.concurrent.CountDownLatch(1);
    simulation
        .stub("pay")
        .effect(_ -> {
          var thread = new Thread(() -> await(stop));
          thread.setDaemon(true);
          thread.start();
        })
        .returns("paid");
    assertThatThrownBy(() -> simulation.run("w"))
        .hasMessageStartingWith("the stub of `pay` started a thread");
    stop.countDown();
  }

  private static void await(java.util.concurrent.CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
