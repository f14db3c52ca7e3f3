package dev.waymark.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.waymark.engine.store.Mixing;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.test.DisturbedScene;
import dev.waymark.simulator.test.Shrinking;
import dev.waymark.simulator.test.Worlds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;

/// The lives of one test method under disturbances.
final class Disturbances {
  /// Ways to break that are told.
  private static final int FINDINGS_MAX = 10;

  /// Of a thousand points of a drawn world, how many are disturbed: rare in one, often in another.
  private static final List<Integer> PER_MILLE = List.of(5, 20, 2, 10, 30);

  private final Simulation simulation;
  private final Simulation.Before before;
  private final Executable body;
  private final Worlds worlds;

  /// @param before what was said before the body
  Disturbances(Simulation simulation, Simulation.Before before, Executable body) {
    this.simulation = simulation;
    this.before = before;
    this.body = body;
    this.worlds = new Worlds(simulation.compiled());
  }

  /// One life; `thrown` where it broke.
  private record Lived(DisturbedScene scene, Optional<Throwable> thrown) {
    /// What breaks in the same way is one finding.
    String way() {
      return thrown.map(Lived::way).orElse("");
    }

    private static String way(Throwable thrown) {
      var message = String.valueOf(thrown.getMessage()).strip();
      return thrown.getClass().getName() + " " + message.lines().findFirst().orElse("");
    }
  }

  private Lived live(Map<String, Integer> tape) {
    return live(() -> Choices.replay(tape));
  }

  /// @param choices made anew where a world is told of
  private Lived live(Supplier<Choices> choices) {
    var scene = simulation.disturbed(worlds, choices, before);
    try {
      body.execute();
      return new Lived(scene, Optional.empty());
    } catch (AssertionError | Exception thrown) {
      return new Lived(scene, Optional.of(thrown));
    } catch (Throwable thrown) {
      throw new IllegalStateException("the test ended its process", thrown);
    }
  }

  /// Twice, as what a disturbance does is only known where nothing else makes a difference.
  private DisturbedScene undisturbed() throws Throwable {
    var benign = live(new TreeMap<>());
    if (benign.thrown().isPresent()) {
      throw benign.thrown().get();
    }
    var again = live(new TreeMap<>());
    if (again.thrown().isPresent() || again.scene().fingerprint() != benign.scene().fingerprint()) {
      throw new AssertionError(
          "two lives of this test that nobody disturbed differ"
              + again.thrown().map(thrown -> ": " + thrown.getMessage()).orElse("")
              + "\n\nan answer, an effect or the method itself depends on something that is not"
              + " the simulation's: a clock, chance, or a field that keeps what was before");
    }
    return benign.scene();
  }

  /// Every single disturbance. Gives how much was disturbed.
  String everywhere() throws Throwable {
    var singles = undisturbed().singles();
    var broken = 0;
    var findings = new LinkedHashMap<String, AssertionError>();
    for (var single : singles) {
      var lived = live(single::choices);
      if (lived.thrown().isPresent()) {
        broken++;
        if (findings.size() < FINDINGS_MAX && !findings.containsKey(lived.way())) {
          var which = "disturbance %d of %d".formatted(singles.indexOf(single) + 1, singles.size());
          findings.put(lived.way(), finding(lived, which, single.toString()));
        }
      }
    }
    assertAll(
        "%d of %d disturbances break the test".formatted(broken, singles.size()),
        findings.values().stream().map(Disturbances::thrower));
    var points = singles.stream().map(Exhaust.Single::point).distinct().count();
    return "%d points, %d disturbances".formatted(points, singles.size());
  }

  private static Executable thrower(AssertionError finding) {
    return () -> {
      throw finding;
    };
  }

  /// @param words a disturbance each, as findings name them
  String replay(List<String> words) throws Throwable {
    var singles = undisturbed().singles();
    var tape = new TreeMap<String, Integer>();
    for (var word : words) {
      var at = word.lastIndexOf('=');
      if (at > 0 && word.substring(at + 1).matches("[0-9]{1,9}")) {
        tape.put(word.substring(0, at), Integer.parseInt(word.substring(at + 1)));
      } else {
        var named = singles.stream().filter(single -> single.toString().equals(word)).findFirst();
        tape.putAll(tape(named.orElseThrow(() -> stale(word))));
      }
    }
    var lived = live(() -> Choices.replay(tape));
    if (lived.thrown().isPresent()) {
      throw finding(lived, "replayed", String.join(" ", words));
    }
    for (var key : tape.keySet()) {
      if (!lived.scene().tape().containsKey(key)) {
        throw stale(key);
      }
    }
    return "%d disturbances replayed".formatted(tape.size());
  }

  private static Map<String, Integer> tape(Exhaust.Single single) {
    var tape = new TreeMap<String, Integer>();
    var place = single.point().point().kinds().indexOf(single.kind());
    tape.put("DISTURB/" + single.point().key(), 1 + place);
    return tape;
  }

  private static AssertionError stale(String word) {
    return new AssertionError(
        "the disturbance `%s` is stale: the test has no such point any more".formatted(word));
  }

  /// Drawn disturbances, several in one life. Gives how many there were.
  String swarm(int runs, long seed) throws Throwable {
    undisturbed();
    var disturbances = 0;
    for (var i = 0; i < runs; i++) {
      var drawn = Mixing.of(seed, i);
      var perMille = PER_MILLE.get(i % PER_MILLE.size());
      var lived = live(() -> Choices.random(drawn, perMille));
      disturbances += lived.scene().tape().size();
      if (lived.thrown().isPresent()) {
        throw smallest(lived, "world %d of %d, seed %d".formatted(i + 1, runs, seed));
      }
    }
    return "%d worlds, %d disturbances".formatted(runs, disturbances);
  }

  private AssertionError smallest(Lived found, String which) {
    var all = found.scene().tape();
    var tape = Shrinking.smallest(all, smaller -> live(smaller).way().equals(found.way()));
    var words = new ArrayList<String>();
    tape.forEach((key, value) -> words.add(key + "=" + value));
    var count = "%s, %d of its %d disturbances".formatted(which, tape.size(), all.size());
    return finding(live(tape), count, String.join(" ", words));
  }

  private static AssertionError finding(Lived lived, String which, String replay) {
    var thrown = lived.thrown().orElseThrow();
    return new AssertionError(
        "%s\n\n%s: %s\n\nagain: -D%s='%s'"
            .formatted(
                String.valueOf(thrown.getMessage()).strip(),
                which,
                String.join("\n", lived.scene().told()),
                CrashExtension.REPLAY,
                replay),
        thrown);
  }
}
