package dev.waymark.sdk.python;

import static dev.waymark.sdk.work.Heard.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.engine.Limits;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.WorkerEvent.Begun;
import dev.waymark.engine.work.WorkerEvent.Cause;
import dev.waymark.engine.work.WorkerEvent.Lost;
import dev.waymark.engine.work.Workers.Withdrawal;
import dev.waymark.sdk.work.Heard;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real worker processes; skipped, and counted, where no Python is found.
class PythonWorkersTest {
  private static final Path MODULES = Path.of("..", "python", "tests").toAbsolutePath().normalize();

  private final LinkedBlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final Heard heard = new Heard();
  private @TempDir Path cache;
  private PythonSettings settings;
  private PythonWorkers workers;

  @BeforeEach
  void python() {
    settings =
        PythonSettings.of(InstalledPython.orSkip(), MODULES, List.of("offering"))
            .withCache(cache)
            .withTimes(Duration.ofSeconds(5), Duration.ofSeconds(1));
    workers = new PythonWorkers(settings, output::add);
  }

  @AfterEach
  void close() {
    workers.close();
  }

  private void start(PythonSettings with) throws Exception {
    workers = new PythonWorkers(with, output::add);
    workers.listen(heard);
    workers.start();
  }

  private String ask(String token, String action, String arguments) throws Exception {
    workers.deliver(delivery(token, action, arguments));
    return heard.end(token);
  }

  @Test
  void actionsOfAModuleAreOfferedAndRun() throws Exception {
    start(settings);
    assertThat(heard.offers()).extracting(Offer::identity).contains("offering:greet", "who");
    assertThat(ask("d1", "offering:greet", "{\"name\": \"ann\"}")).isEqualTo("\"hello ann\"");
    assertThat(ask("d2", "greet", "{\"name\": \"bob\", \"greeting\": \"hi\"}"))
        .isEqualTo("\"hi bob\"");
    assertThat(ask("d3", "who", "{}")).isEqualTo("[\"i-1/who#1\",1]");
  }

  @Test
  void aFailureCarriesItsClassAndWhatItAsksFor() throws Exception {
    start(settings);
    assertThat(ask("d1", "decline", "{\"code\": \"51\"}"))
        .contains("\"class\":\"shop.Declined\"", "\"attributes\":{\"code\":\"51\"}");
    assertThat(ask("d2", "greet", "{}")).contains("waymark.ArgumentsDoNotFit", "name: missing");
  }

  @Test
  void whatIsPrintedComesWithTheWorkersName() throws Exception {
    start(settings);
    ask("d1", "total", "{\"order\": {\"id\": \"7\", \"total\": 1}}");
    assertThat(output.poll(10, TimeUnit.SECONDS)).isEqualTo("python-1 | printed by total");
  }

  @Test
  void aDeadWorkerIsReplacedAndItsDeliveriesAreLost() throws Exception {
    start(settings);
    String first = ask("d1", "pid", "{}");
    workers.deliver(delivery("d2", "slow", "{\"seconds\": 60}"));
    heard.next(Begun.class, e -> e.delivery().equals("d2"));
    workers.deliver(delivery("d3", "die", "{\"code\": 9}"));
    var lost = heard.next(Lost.class, e -> e.delivery().equals("d2"));
    assertThat(lost.cause()).isEqualTo(Cause.WORKER_DIED);
    assertThat(lost.detail()).contains("python-1 (pid " + first + ") died, exit 9");
    assertThat(heard.next(Lost.class).delivery()).isEqualTo("d3");
    assertThat(ask("d4", "pid", "{}")).isNotEqualTo(first);
  }

  @Test
  void aKilledWorkerIsReplaced() throws Exception {
    start(settings);
    String pid = ask("d1", "pid", "{}");
    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    assertThat(heard.next(WorkerEvent.Noted.class).text()).contains("died, signal 9");
    assertThat(ask("d2", "pid", "{}")).isNotEqualTo(pid);
  }

  @Test
  void aFrozenWorkerIsMuteAndReplaced() throws Exception {
    start(settings.withTimes(Duration.ofMillis(250), Duration.ofSeconds(1)));
    String pid = ask("d1", "pid", "{}");
    assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
    assertThat(heard.next(WorkerEvent.Noted.class).text()).contains("is mute since 1000 ms");
    assertThat(ask("d2", "pid", "{}")).isNotEqualTo(pid);
  }

  /// The length of the frame, then the frame.
  private static String frame(int length, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var framed = ByteBuffer.allocate(4 + bytes.length).putInt(length).put(bytes).array();
    return Base64.getEncoder().encodeToString(framed);
  }

  private static String frame(String text) {
    return frame(text.getBytes(StandardCharsets.UTF_8).length, text);
  }

  static Stream<String> rubbish() {
    return Stream.of(
        frame(-1, ""),
        frame(1, "x"),
        frame("not json"),
        frame("[1]"),
        frame("{\"type\":\"song\"}"),
        frame("{\"type\":\"report\",\"delivery\":\"d1\"}"),
        frame("{\"type\":\"report\",\"delivery\":\"d1\",\"outcome\":\"succeeded\"}"),
        frame("{\"type\":\"report\",\"delivery\":\"d1\",\"outcome\":\"failed\",\"error\":1}"));
  }

  @ParameterizedTest
  @MethodSource("rubbish")
  void aWorkerThatAnswersRubbishIsReplacedAndItsDeliveriesAreLost(String frame) throws Exception {
    start(settings);
    workers.deliver(delivery("d1", "babble", "{\"frame\": \"" + frame + "\"}"));
    assertThat(heard.next(WorkerEvent.Noted.class).text()).contains("answers what nobody can read");
    assertThat(heard.next(Lost.class).cause()).isEqualTo(Cause.WORKER_DIED);
    assertThat(ask("d2", "greet", "{\"name\": \"x\"}")).isEqualTo("\"hello x\"");
  }

  @Test
  void aValueThatIsTooLargeIsAFailureEvenIfTheWorkerDoesNotSaySo() throws Exception {
    start(settings);
    String report =
        "{\"type\":\"report\",\"delivery\":\"d1\",\"outcome\":\"succeeded\",\"value\":\"";
    String large = frame(report + "x".repeat(Limits.DEFAULT.valueBytes()) + "\"}");
    assertThat(ask("d1", "babble", "{\"frame\": \"" + large + "\"}"))
        .contains("waymark.ValueTooLarge");
  }

  @Test
  void aPythonOfAnotherMinorIsNotedOnce() throws Exception {
    var other = new Python(settings.python().executable(), "3.11.0");
    start(PythonSettings.of(other, MODULES, List.of("offering")).withCache(cache));
    assertThat(heard.next(WorkerEvent.Logged.class).message())
        .isEqualTo("actions run on Python 3.11.0, workflows mean 3.12");
  }

  @Test
  void aWithdrawnActionIsCancelledAndReports() throws Exception {
    start(settings);
    workers.deliver(delivery("d1", "slow", "{\"seconds\": 60}"));
    heard.next(WorkerEvent.Logged.class, e -> e.message().equals("begun"));
    workers.withdraw("d1", Withdrawal.TIMEOUT);
    assertThat(heard.next(WorkerEvent.Logged.class).message()).isEqualTo("told to stop");
    assertThat(heard.end("d1")).contains("asyncio.CancelledError");
  }

  @Test
  void anActionThatDoesNotObeyIsAbandonedAfterItsGraceAndItsSlotIsFree() throws Exception {
    start(settings.withProcesses(1, 1).withTimes(Duration.ofSeconds(5), Duration.ofMillis(100)));
    workers.deliver(delivery("d1", "deaf", "{\"seconds\": 60}"));
    heard.next(Begun.class);
    workers.deliver(delivery("d2", "greet", "{\"name\": \"x\"}"));
    workers.withdraw("d1", Withdrawal.TIMEOUT);
    assertThat(heard.next(Lost.class).cause()).isEqualTo(Cause.ABANDONED);
    assertThat(heard.end("d2")).isEqualTo("\"hello x\"");
  }

  @Test
  void whatHasNotBegunIsWithdrawnAtOnce() throws Exception {
    start(settings.withProcesses(1, 1));
    workers.deliver(delivery("d1", "slow", "{\"seconds\": 60}"));
    workers.deliver(delivery("d2", "pid", "{}"));
    workers.withdraw("d2", Withdrawal.CANCELLED);
    assertThat(heard.next(Lost.class).cause()).isEqualTo(Cause.NOT_BEGUN);
    workers.withdraw("d1", Withdrawal.CANCELLED);
    heard.end("d1");
    assertThat(ask("d3", "greet", "{\"name\": \"y\"}")).isEqualTo("\"hello y\"");
  }

  @Test
  void severalProcessesShareTheWork() throws Exception {
    start(settings.withProcesses(2, 4));
    workers.deliver(delivery("d1", "slow", "{\"seconds\": 60}"));
    assertThat(heard.next(Begun.class).worker()).isEqualTo("python-1");
    workers.deliver(delivery("d2", "pid", "{}"));
    assertThat(heard.next(Begun.class).worker()).isEqualTo("python-2");
  }

  @Test
  void anActionThatNobodyOffersIsLostForWantOfAWorker() throws Exception {
    start(settings);
    workers.deliver(delivery("d1", "nothing", "{}"));
    assertThat(heard.next(Lost.class).cause()).isEqualTo(Cause.NO_WORKER);
  }

  @Test
  void aModuleThatCannotBeLoadedIsToldInPythonsOwnWords() {
    var broken = PythonSettings.of(settings.python(), MODULES, List.of("no_such_module"));
    assertThatThrownBy(() -> start(broken))
        .isInstanceOf(WorkerModuleFailed.class)
        .hasMessageContaining("No module named 'no_such_module'");
  }

  @Test
  void closingFinishesWhatRuns() throws Exception {
    start(settings.withTimes(Duration.ofSeconds(5), Duration.ofSeconds(20)));
    workers.deliver(delivery("d1", "slow", "{\"seconds\": 0.3}"));
    heard.next(Begun.class);
    workers.close();
    assertThat(heard.end("d1")).isEqualTo("\"slept\"");
  }
}
