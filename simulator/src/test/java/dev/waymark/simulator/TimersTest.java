package dev.waymark.simulator;

import static dev.waymark.simulator.ScriptedMachine.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.store.Row;
import dev.waymark.simulator.ScriptedMachine.Stage;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Timers that meet something: a report, another timer, an outage.
class TimersTest {
  /// How the attempts of the one instance ended.
  private static List<String> settled(World.Report report) {
    return report.store().tables().historyOf(Worlds.instance(1)).stream()
        .filter(row -> row.kind().equals("settled"))
        .map(Row.History::details)
        .map(details -> details.json())
        .toList();
  }

  @Test
  void aTimeLimitThatEndsWhileTheReportComesHasOneWinner() {
    var winners = new TreeSet<Boolean>();
    for (var micros = -400; micros <= 400; micros += 50) {
      var stage = new Stage.Calls(20 * Worlds.SECOND + micros, List.of("slow"));
      var report = World.run(Worlds.world(2, 1, stage), Choices.benign());
      var settled = settled(report);
      var inTime = settled.getFirst().contains("\"value\"");
      assertThat(settled).hasSize(inTime ? 1 : 3);
      winners.add(inTime);
    }
    assertThat(winners).as("the report, and the limit").containsExactly(false, true);
  }

  @Test
  void twoTimersOfTheSameInstantBothFireOnce() {
    var stage = new Stage.Calls(5 * Worlds.SECOND, List.of("slow", "slow"));
    var report = World.run(Worlds.world(2, 1, stage), Choices.benign());
    assertThat(settled(report))
        .hasSize(6)
        .doesNotHaveDuplicates()
        .allMatch(json -> json.contains("slow took longer than 5 s"));
  }

  @Test
  void aTimerThatCameDueWhileTheDatabaseWasAwayFiresOnceWhenItIsBack() {
    var setup = Worlds.world(2, 1, call("a"), new Stage.Sleep(25 * Worlds.SECOND), call("b"));
    var benign = World.told(setup, Choices.benign());
    var away = 0;
    for (var single : Exhaust.singles(benign)) {
      if (single.kind() == Disturbance.OUTAGE) {
        var report = World.run(setup, single.choices());
        Exhaust.sameOutcomes(benign, report);
        away += report.micros() > benign.micros() + 5 * Worlds.SECOND ? 1 : 0;
      }
    }
    assertThat(away).as("outages in which the timer came due").isPositive();
  }
}
