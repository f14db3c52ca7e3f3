package dev.waymark.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.fuzz.judge.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/// A few samples of each target that needs nothing else; `waymark fuzz` takes more.
class TargetsTest {
  private static final Map<String, Target> OPEN = new LinkedHashMap<>();

  @AfterContainer
  static void close() {
    OPEN.values().forEach(Target::close);
    OPEN.clear();
  }

  static Target made(String name) {
    var maker = Targets.all(List.of()).get(name);
    if (maker == null) {
      throw new AssertionError("no target " + name);
    }
    return maker.get();
  }

  private static void tried(String name, long seed) {
    var target = OPEN.computeIfAbsent(name, TargetsTest::made);
    assertThat(target.hindrance()).isEmpty();
    if (target.trial(seed) instanceof Target.Trial.Disagreed(var finding)) {
      assertThat(finding.files().toString()).as("disagreement of seed %d", seed).isEmpty();
    }
  }

  @Property(tries = 10, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void aDisturbedInstanceEndsAsAnUndisturbedOne(@ForAll long seed) {
    tried("recovery", seed);
  }

  @Property(tries = 20, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void bothDialectsOfAProgramAreOneProgram(@ForAll long seed) {
    tried("dialects", seed);
  }

  @Property(tries = 6, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void whatIsWrittenIsReadAndWhatIsChangedIsRejected(@ForAll long seed) {
    tried("codec", seed);
  }

  @Property(tries = 8, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void aChangedSourceIsCompiledOrRefused(@ForAll long seed) {
    tried("text", seed);
  }
}
