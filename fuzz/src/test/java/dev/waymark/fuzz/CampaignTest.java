package dev.waymark.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.corpus.Dialect;
import dev.waymark.fuzz.generate.Generator;
import dev.waymark.fuzz.generate.Tape;
import dev.waymark.fuzz.judge.Target;
import dev.waymark.fuzz.program.Core;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.fuzz.program.Shrinker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignTest {
  @TempDir Path folder;

  /// Disagrees about every program that has a `while`, in one of two ways.
  private static final class Planted implements Target {
    @Override
    public String name() {
      return "planted";
    }

    @Override
    public String says() {
      return "nothing loops";
    }

    @Override
    public Optional<String> hindrance() {
      return Optional.empty();
    }

    @Override
    public Trial trial(long seed) {
      var generated = Generator.generate(Tape.seeded(seed), Set.of());
      return loops(generated.core())
          ? new Trial.Disagreed(finding(seed, generated.core()))
          : new Trial.Agreed(generated.features(), 0);
    }

    private static boolean loops(Core core) {
      return Printer.print(core, Dialect.PYTHON).contains("while ");
    }

    private static Finding finding(long seed, Core core) {
      var kind = seed % 2 == 0 ? "even" : "odd";
      return new Finding(
          seed, kind, Map.of("program.py", Printer.print(core, Dialect.PYTHON)), core);
    }

    @Override
    public Finding shrink(Finding finding) {
      return finding(
          finding.seed(), Shrinker.shrink((Core) finding.sample(), 2_000, Planted::loops));
    }

    @Override
    public void close() {}
  }

  @Test
  void findingsOfOneKindCountAsOneAndAreSmall() {
    var found = new ArrayList<Target.Finding>();
    var report =
        Campaign.run(new Planted(), 1, new Campaign.Until(Duration.ofMinutes(5), 60), found::add);
    assertThat(report.samples()).isEqualTo(60);
    assertThat(report.agreed() + report.disagreed()).isEqualTo(60);
    assertThat(report.findings().keySet()).containsExactlyInAnyOrder("even", "odd");
    assertThat(found).hasSize(2);
    for (var finding : found) {
      var program = finding.files().getOrDefault("program.py", "");
      var body = program.substring(program.indexOf("async def main"));
      assertThat(body.lines().count()).as(program).isLessThan(6);
      assertThat(new Findings(folder).keep("planted", finding).resolve("program.py"))
          .hasContent(program);
    }
  }

  @Test
  void aSeedGivesTheSameProgramEveryTime() {
    for (long seed = 0; seed < 20; seed++) {
      var once = Generator.generate(Tape.seeded(seed), Set.of());
      var again = Generator.generate(Tape.seeded(seed), Set.of());
      assertThat(again).isEqualTo(once);
    }
  }
}
