package dev.waymark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.WaitingReason;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compares the diagram and the lists of docs/operations.md with the code they are drawn from.
class StatusDiagramTest {
  private static final Pattern MOVE = Pattern.compile("(?m)^  ([a-z]+) --> ([a-z]+)$");

  private final String page = Checkout.text(Checkout.root().resolve("docs/operations.md"));

  @Test
  void theDiagramHasTheMovesOfTheCode() {
    var drawn = new TreeSet<String>();
    MOVE.matcher(page).results().forEach(m -> drawn.add(m.group(1) + " " + m.group(2)));
    var coded = new TreeSet<String>();
    for (var from : Status.values()) {
      from.successors().forEach(to -> coded.add(from.word() + " " + to.word()));
    }
    assertThat(drawn).isEqualTo(coded);
  }

  @Test
  void everyReasonToWaitIsNamed() {
    for (var reason : WaitingReason.values()) {
      assertThat(page).containsPattern("[` ]" + reason.word() + "[` ]");
    }
  }
}
