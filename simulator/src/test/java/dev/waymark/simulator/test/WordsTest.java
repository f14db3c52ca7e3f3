package dev.waymark.simulator.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.simulator.Interpreted;
import dev.waymark.simulator.test.TestRunner.Crashes;
import dev.waymark.simulator.test.TestRunner.Options;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// `always`, `finally`, `generates` and `any`.
class WordsTest {
  private static final String SHOP =
      """
      error Declined:
          code: int

      enum Kind:
          CARD
          CASH

      record Trip:
          id: str
          nights: int
          extras: list[str]
          kind: Kind

      action price(trip: Trip) -> int
      action charge(amount: int) -> str:
          raises: Declined
          retry: 2
      action note(text: str)

      workflow pay(trip: Trip) -> str:
          amount = await price(trip)
          try:
              receipt = await charge(amount)
          except Declined:
              receipt = "none"
          await sleep(10s)
          await note(receipt)
          return receipt

      """;

  private static Compilation.Compiled compile(String source) {
    return switch (Compiler.compile(
        name -> name.equals("x.wm") ? Optional.of(source) : Optional.empty(), "x.wm")) {
      case Compilation.Compiled compiled -> compiled;
      case Compilation.Rejected rejected -> throw new AssertionError(rejected.diagnostics());
    };
  }

  private static TestReport run(String source, Options options) {
    var compiled = compile(source);
    var plan = compiled.tests().getFirst();
    return TestRunner.run(compiled, plan, new Interpreted(new TreeMap<>()), "x.wm", options);
  }

  private static TestReport shop(String... lines) {
    return run(test(lines), Options.DEFAULT);
  }

  private static String test(String... lines) {
    return SHOP + "test \"it holds\":\n    " + String.join("\n    ", lines) + "\n";
  }

  private static String text(TestReport report) {
    return String.join("\n", TestText.file("x.wm", List.of(report)));
  }

  private static TestReport again(String source, TestReport report) {
    var compiled = compile(source);
    return TestRunner.replay(
        compiled,
        compiled.tests().getFirst(),
        new Interpreted(new TreeMap<>()),
        "x.wm",
        report.replay().orElseThrow());
  }

  private static final String FIXED = "Trip(id=\"t\", nights=1, extras=[], kind=Kind.CARD)";

  @Test
  void whatAlwaysHoldsIsLookedAtAfterEveryEvent() {
    var report =
        shop(
            "stub price returns 3",
            "stub charge returns \"r\"",
            "stub note returns None",
            "always calls(note) == 0 or r.status == \"completed\"",
            "run pay(" + FIXED + ") as r");
    assertThat(text(report))
        .contains("FAILED", "always calls(note) == 0 or r.status == \"completed\"", "x.wm:34")
        .contains("|       \"waiting\"")
        .contains("10s  note(\"r\")", "called")
        .doesNotContain("pay waits");
  }

  @Test
  void whatHoldsFinallyIsLookedAtInTheEnd() {
    var stubs =
        List.of(
            "stub price returns 3",
            "stub charge returns \"r\"",
            "stub note returns None",
            "finally r.result == \"r\" and calls(note) == %d",
            "run pay(" + FIXED + ") as r");
    assertThat(shop(String.join("\n    ", stubs).formatted(1)).passed()).isTrue();
    assertThat(text(shop(String.join("\n    ", stubs).formatted(2))))
        .contains("finally r.result == \"r\" and calls(note) == 2", "x.wm:34", "False");
  }

  @Test
  void bothHoldUnderEveryDisturbanceToo() {
    var lines =
        List.of(
            "stub price returns 3",
            "stub charge returns \"r\"",
            "stub note returns None",
            "crash after charge",
            "%s",
            "run pay(" + FIXED + ") as r");
    var source = String.join("\n    ", lines);
    assertThat(text(shop(source.formatted("always calls(charge) <= 1"))))
        .contains("ok      it holds", "1 point, 1 disturbance");
    var always = shop(source.formatted("always deliveries(charge) <= 1"));
    assertThat(text(always))
        .contains("always deliveries(charge) <= 1", "disturbance 1 of 1: charge#2 has been")
        .contains("at x.wm:23: await charge(amount)", "--replay 'CRASH/");
    assertThat(text(shop(source.formatted("finally deliveries(charge) == 1"))))
        .contains("finally deliveries(charge) == 1", "disturbance 1 of 1");
  }

  @Test
  void aStubThatGeneratesAnswersWithValuesAndWithDeclaredErrors() {
    var both =
        shop(
            "stub price generates",
            "stub charge takes 1s generates",
            "stub note generates",
            "run pay(" + FIXED + ") as r",
            "expect r.status == \"completed\"");
    assertThat(text(both)).endsWith("  100 cases");
    var never =
        shop(
            "stub price returns 1",
            "stub charge generates",
            "stub note returns None",
            "run pay(" + FIXED + ") as r",
            "expect calls(note) == 1 and r.result != \"none\"");
    assertThat(text(never))
        .contains("case ", " of 100, seed 1, made smaller")
        .contains("charge(1)", "failed  Declined(code=0)", "caught at x.wm:24")
        .contains("--replay 'given charge#2/1.fails=3'");
  }

  @Test
  void aCounterExampleIsSmallAndIsHadAgainByTheLineThatItPrints() {
    var source =
        test(
            "any trip: Trip seeds 200",
            "stub price returns trip.nights",
            "stub charge returns \"r\"",
            "stub note returns None",
            "run pay(trip) as r",
            "expect trip.nights < 40 or len(trip.extras) < 2, \"too dear\"");
    var found = run(source, Options.DEFAULT);
    assertThat(text(found))
        .contains("FAILED", "too dear", "of 200, seed 1, made smaller")
        .contains("trip = Trip(id=\"\", nights=42, extras=[\"\", \"\"], kind=\"CARD\")");
    var once = again(source, found);
    assertThat(text(once)).contains("too dear", "replayed", "nights=42, extras=[\"\", \"\"]");
    assertThat(again(source.replace("< 40", "< 43"), found).passed()).isTrue();
    var asDrawn = run(source, new Options(1, false, Crashes.AS_WRITTEN));
    assertThat(asDrawn.replay().orElseThrow())
        .hasSizeGreaterThan(found.replay().orElseThrow().length());
    var other = run(source, new Options(2, true, Crashes.AS_WRITTEN));
    assertThat(text(other)).contains("seed 2", "nights=42, extras=[\"\", \"\"]");
  }

  @Test
  void whatIsGeneratedIsDisturbedToo() {
    var source =
        test(
            "any trip: Trip seeds 3",
            "stub price generates",
            "stub charge returns \"r\"",
            "stub note returns None",
            "crash after charge",
            "run pay(trip) as r",
            "expect deliveries(charge) %s");
    assertThat(text(run(source.formatted("<= 2"), Options.DEFAULT)))
        .endsWith("3 cases, 3 points, 3 disturbances");
    var found = run(source.formatted("== 1"), Options.DEFAULT);
    assertThat(text(found)).contains("case 1 of 3, seed 1", "charge#2.report'");
    assertThat(again(source.formatted("== 1"), found).passed()).isFalse();
  }

  @Test
  void whatIsNoReplayIsSaid() {
    var compiled = compile(test("run pay(" + FIXED + ") as r"));
    for (var wrong : List.of("given trip", "a b", "given x=1 y", "a given x=y")) {
      var report =
          TestRunner.replay(
              compiled,
              compiled.tests().getFirst(),
              new Interpreted(new TreeMap<>()),
              "x.wm",
              wrong);
      assertThat(text(report)).contains("`" + wrong + "` is nothing to replay");
    }
  }

  @Test
  void valuesOfEveryTypeAreDrawnAndFit() {
    var source =
        """
        from datetime import date, datetime, timedelta
        from decimal import Decimal
        from typing import Literal
        from uuid import UUID

        record Node:
            name: str
            next: Node | None
            sizes: dict[str, list[int]]

        action ask(node: Node, pair: tuple[int, bool]) -> Node | None

        workflow w(node: Node, pair: tuple[int, bool], costs: set[Decimal]) -> int:
            count = len(costs)
            at: Node | None = node
            while at is not None:
                count += 1
                at = at.next
            await ask(node, pair)
            return count

        test "all kinds":
            any node: Node seeds 40
            any pair: tuple[int, bool]
            any costs: set[Decimal]
            any day: date
            any moment: datetime
            any gap: timedelta
            any id: UUID
            any ratio: float
            any data: bytes
            any mode: Literal["fast", "slow"]
            stub ask generates
            run w(node, pair, costs) as r
            expect r.status == "completed" and r.result >= 1
            expect day < date(2030, 1, 1) and moment.year < 2030 and len(str(id)) == 36
            expect mode in ("fast", "slow") and len(data) < 10 and ratio < 2e6
            expect gap < timedelta(days=7) or len(node.sizes) == 0
        """;
    var found = run(source, Options.DEFAULT);
    assertThat(text(found))
        .contains("FAILED", "expect gap < timedelta(days=7) or len(node.sizes) == 0")
        .contains("node = Node(name=\"\", next=None, sizes={\"\": []})", "gap = 7d")
        .contains("mode = \"fast\"", "data =", "id = 00000000-0000-4000-8000-000000000000");
    assertThat(again(source, found).passed()).isFalse();
  }
}
