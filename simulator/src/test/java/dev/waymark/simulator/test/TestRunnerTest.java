package dev.waymark.simulator.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.simulator.Interpreted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestRunnerTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  private static List<TestReport> run(String path, Map<String, String> files) {
    return switch (Compiler.compile(name -> Optional.ofNullable(files.get(name)), path)) {
      case Compilation.Rejected rejected ->
          throw new AssertionError("rejected: " + rejected.diagnostics());
      case Compilation.Compiled compiled ->
          compiled.tests().stream()
              .map(plan ->
                  TestRunner.run(
                      compiled,
                      plan,
                      new Interpreted(new TreeMap<>()),
                      "examples/" + path,
                      TestRunner.Options.DEFAULT))
              .toList();
    };
  }

  private static Map<String, String> examples() throws IOException {
    var files = new TreeMap<String, String>();
    try (var list = Files.list(EXAMPLES)) {
      for (var file : list.filter(Files::isRegularFile).sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static String text(String path, List<TestReport> reports) {
    return String.join("\n", TestText.file(path, reports));
  }

  @Test
  void theExamplesAreGreen() throws IOException {
    for (var path : List.of("trip.wm", "welcome.wm", "welcome_test.wm", "sync.wm")) {
      var reports = run(path, examples());
      assertThat(reports).as(text(path, reports)).allMatch(TestReport::passed);
    }
  }

  @Test
  void aBrokenExpectationShowsItsPartsTheTimeLineAndHowToHaveItAgain() throws IOException {
    var files = examples();
    files.computeIfPresent(
        "trip.wm",
        (_, text) ->
            text.substring(0, text.indexOf("\ntest \"a crash anywhere"))
                .replace(
                    "== [\"cancel_hotel\", \"cancel_car\"]",
                    "== [\"cancel_car\", \"cancel_hotel\"]"));
    assertThat(text("examples/trip.wm", run("trip.wm", files)))
        .isEqualTo(
            """
            examples/trip.wm
              FAILED  a declined card gives car and hotel back, newest first

                expect order("cancel_") == ["cancel_car", "cancel_hotel"]                    examples/trip.wm:50
                       |                |
                       |                False
                       ["cancel_hotel", "cancel_car"]

                virtual time line
                  0s  reserve_car("t-1")               ok      "car-1"
                  0s  book_hotel("t-1", nights=1)      ok      "hotel-1"
                  0s  book_flight("t-1")               failed  NoSeats                       caught at trip.wm:34
                  0s  book_train("t-1")                ok      "train-1"
                  0s  charge("4242", key="t-1:car-1")  failed  PaymentDeclined(code="51")    not retried: in `raises`
                  0s  unwinding, because failed at trip.wm:37
                  0s  undo cancel_hotel("hotel-1")     ok      None
                  0s  undo cancel_car("car-1")         ok      None
                  0s  failed with PaymentDeclined(code="51")

                again: waymark test examples/trip.wm --run 'declined card'\
            """);
  }

  private static String one(String source) {
    return text(
        "x.wm", run("x.wm", new TreeMap<>(java.util.Collections.singletonMap("x.wm", source))));
  }

  @Test
  void aTestThatCanNeverFinishSaysWhatItWaitsFor() {
    assertThat(
            one(
                """
                action a() -> str

                workflow w() -> str:
                    first = a()
                    second = await a()
                    await sleep(5)
                    while True:
                        await sleep(86400)

                test "for ever":
                    stub a returns "x"
                    start w() as r
                    advance 2d
                    expect r.status == "completed"
                """))
        .contains("FAILED  for ever")
        .contains("w waits at x.wm:8 for sleep");
  }

  @Test
  void aCallWithoutAStubPrintsTheLineToAdd() {
    assertThat(
            one(
                """
                action a() -> str

                workflow w() -> str:
                    return await a()

                test "nobody answers":
                    run w() as r
                    expect r.result == "x"
                """))
        .contains("`a` was called and has no stub")
        .contains("add: stub a returns \"\"");
  }

  @Test
  void retriesCostVirtualTimeAndAreShown() {
    assertThat(
            one(
                """
                action a() -> str:
                    retry: attempts=3, first=10s, factor=2, jitter="none"

                workflow w() -> str:
                    return await a()

                test "third time":
                    stub a takes 1s raises NetworkError() times 2 then returns "x"
                    run w() as r
                    expect r.result == "y"
                    expect attempts(a) == 3
                """))
        .contains("  1s  a()  failed  NetworkError    again in 10s")
        .contains(" 32s  a()  ok      \"x\"")
        .contains(" 32s  completed with \"x\"");
  }

  @Test
  void aRunWithoutEndIsStoppedAndSaysWhatItWaitsFor() {
    assertThat(
            one(
                """
                workflow w():
                    while True:
                        await sleep(86400)

                test "for ever":
                    run w() as r
                """))
        .contains("no end after 20000 events")
        .contains("w waits at x.wm:3 for sleep");
  }

  @Test
  void aRunThatWaitsForASignalThatNobodySendsSaysSo() {
    assertThat(
            one(
                """
                workflow w() -> str:
                    signal word: str
                    return await word

                test "nobody speaks":
                    run w() as r

                test "somebody does":
                    run w() as r
                    signal r.word with "yes"
                    expect r.result == "yes"
                """))
        .contains("`run w` can never finish")
        .contains("for signal `word`")
        .contains("ok      somebody does");
  }
}
