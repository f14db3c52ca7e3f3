package dev.waymark.simulator.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.simulator.Interpreted;
import dev.waymark.simulator.test.TestRunner.Options;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CrashingTest {
  /// Gives up after five seconds and charges again under a new key: right as long as nobody
  /// crashes.
  private static final String DOUBLE_CHARGE =
      """
      action charge(order: str, key: str) -> str:
          idempotent: key

      workflow pay(order: str = "o-1") -> str:
          tries = 1
          while True:
              try:
                  receipt = await charge(order, key=f"{order}:{tries}") with deadline=5s
                  return receipt
              except Timeout:
                  tries += 1

      test "pays once":
          stub charge takes 1s returns "receipt"
          crash everywhere
          run pay() as r
          expect r.result == "receipt"
          expect keys(charge) == 1
      """;

  private static Compilation.Compiled compile(String source) {
    return switch (Compiler.compile(_ -> Optional.of(source), "x.wm")) {
      case Compilation.Compiled compiled -> compiled;
      case Compilation.Rejected rejected -> throw new AssertionError(rejected.diagnostics());
    };
  }

  private static TestReport run(String source) {
    var compiled = compile(source);
    return TestRunner.run(
        compiled,
        compiled.tests().getFirst(),
        new Interpreted(new TreeMap<>()),
        "x.wm",
        Options.DEFAULT);
  }

  private static TestReport replay(String source, String disturbance) {
    var compiled = compile(source);
    return TestRunner.replay(
        compiled,
        compiled.tests().getFirst(),
        new Interpreted(new TreeMap<>()),
        "x.wm",
        disturbance);
  }

  private static String text(TestReport report) {
    return String.join("\n", TestText.file("x.wm", List.of(report)));
  }

  /// A test of two calls with these statements before and after the run.
  private static String two(String crash, String expect) {
    return """
    action first() -> str
    action second(of: str) -> str
    action third()

    workflow w() -> str:
        one = await first()
        return await second(one)

    test "two calls":
        stub first returns "1"
        stub second takes 1s returns "2"
        %s
        run w() as r
        expect r.result == "2"
        expect %s
    """
        .formatted(crash, expect);
  }

  @Test
  void aPlantedDoubleChargeIsFoundWithItsLineInWordsAndCanBeHadAgain() {
    assertThat(run(DOUBLE_CHARGE.replace("crash everywhere", "")).passed()).isTrue();
    var found = run(DOUBLE_CHARGE);
    assertThat(text(found))
        .contains("FAILED  pays once", "expect keys(charge) == 1", "x.wm:18")
        .containsPattern("disturbance \\d+ of \\d+: .*: the node ")
        .contains("at x.wm:8: await charge(order, key=f\"{order}:{tries}\")")
        .contains("charge(\"o-1\", key=\"o-1:1\")", "charge(\"o-1\", key=\"o-1:2\")")
        .containsPattern("again: waymark test x.wm --run 'pays once' --replay '[A-Z_]+/n\\d@1/");
    var named = found.replay().orElseThrow();
    var again = replay(DOUBLE_CHARGE, named);
    assertThat(again.passed()).isFalse();
    assertThat(again.timeLine()).isEqualTo(found.timeLine());
  }

  @Test
  void withOneKeyForAllTriesTheSameDisturbancesDoNoHarm() {
    var mended = DOUBLE_CHARGE.replace("{order}:{tries}", "{order}");
    var report = run(mended);
    assertThat(report.passed()).as(text(report)).isTrue();
    var named = run(DOUBLE_CHARGE).replay().orElseThrow();
    assertThat(replay(mended, named).passed()).isTrue();
  }

  @Test
  void everyPointIsDisturbedInEveryWayThatAppliesThere() {
    var report = run(two("crash everywhere", "keys(first) == 1"));
    assertThat(report.passed()).as(text(report)).isTrue();
    var disturbed = report.extent();
    assertThat(disturbed.disturbances()).isBetween(4 * disturbed.points(), 14 * disturbed.points());
    assertThat(text(report))
        .endsWith(disturbed.points() + " points, " + disturbed.disturbances() + " disturbances");
  }

  @Test
  void aCrashAfterAnActionDeliversItTwiceAndOneBeforeItOnce() {
    assertThat(text(run(two("crash before second", "deliveries(second) == 1"))))
        .endsWith("  1 point, 1 disturbance");
    assertThat(text(run(two("crash after second", "calls(second) == 1"))))
        .endsWith("  1 point, 1 disturbance");
    assertThat(text(run(two("crash after second", "deliveries(second) == 1"))))
        .contains("disturbance 1 of 1: second#2 has been carried out, ")
        .contains("second(\"1\")  ok  \"2\"    at x.wm:7, 2 deliveries");
  }

  @Test
  void aCrashThatHitsNothingIsNotGreen() {
    assertThat(text(run(two("crash before third", "True"))))
        .contains("FAILED", "`crash` disturbs nothing: the action is never called");
  }

  @Test
  void aRunOfDaysIsDisturbedEverywhereAndNotAtTheBeatsOfIdleNodes() {
    var source =
        """
        action a() -> str

        workflow w() -> str:
            await sleep(30d)
            return await a()

        test "thirty days":
            stub a returns "x"
            crash everywhere
            run w() as r
            expect keys(a) == 1
        """;
    assertThat(text(run(source))).endsWith("  34 points, 279 disturbances");
    assertThat(text(run(source.replace("everywhere", "after a"))))
        .endsWith("  1 point, 1 disturbance");
  }

  @Test
  void aDisturbanceThatIsGoneIsStale() {
    var report = replay(two("crash everywhere", "True"), "CRASH/n9@1/d1.first#1.dispatch");
    assertThat(text(report)).contains("FAILED", "the disturbance `CRASH/n9@1/", "is stale");
  }

  @Test
  void whatInterferesOnTheWayIsRefusedByName() {
    assertThat(text(run(two("crash everywhere\n    advance 1s", "True"))))
        .contains("WM121: this version does not compile `advance` beside `crash` yet");
  }

  @Test
  void anActionThatOnlyADisturbanceCallsNeedsAStub() {
    var source =
        """
        action slow() -> str
        action sorry()

        workflow w() -> str:
            try:
                return await slow() with deadline=5s
            except Timeout:
                await sorry()
                return "late"

        test "in time":
            stub slow returns "x"
            crash everywhere
            run w() as r
            expect r.status == "completed"
        """;
    assertThat(text(run(source)))
        .contains("`sorry` was called and has no stub", "add: stub sorry returns None", "--replay");
  }
}
