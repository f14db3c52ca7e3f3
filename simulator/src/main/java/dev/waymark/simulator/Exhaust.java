package dev.waymark.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Every single disturbance of a world: each kind that applies, at each point of its benign run,
/// one run each.
public final class Exhaust {
  private Exhaust() {}

  /// `points` of the benign run, `disturbances` that apply there, `run` of them.
  public record Result(int points, int disturbances, int run, List<SimulationFailure> failures) {
    public Result {
      failures = List.copyOf(failures);
    }

    @Override
    public String toString() {
      return "%d points, %d disturbances, %d run, %d violations"
          .formatted(points, disturbances, run, failures.size());
    }
  }

  /// One disturbance at one point. Its text (`CRASH/n1@1/d3.charge#1.report`) names it for ever.
  public record Single(World.PointReached point, Disturbance kind) {
    public Choices choices() {
      var place = 1 + point.point().kinds().indexOf(kind);
      return Choices.replay(Collections.singletonMap("DISTURB/" + point.key(), place));
    }

    /// What happens, and when, for people.
    public String words() {
      return when() + ": " + kind.words();
    }

    private String when() {
      var what = point.what();
      var node = point.node();
      return switch (point.point()) {
        case SENT -> "%s has sent %s".formatted(node, what);
        case DURABLE -> "%s of %s is durable, %s has not heard of it".formatted(what, node, node);
        case BOOT -> "%s begins".formatted(node);
        case START -> "an instance is started";
        case HINT -> "%s has something for others".formatted(node);
        case DISPATCH -> "%s is about to be handed to a worker of %s".formatted(what, node);
        case REPORT -> "%s has been carried out, %s is about to hear of it".formatted(what, node);
      };
    }

    @Override
    public String toString() {
      return kind + "/" + point.key();
    }
  }

  /// The disturbances that a tape names, without the times at which they were met.
  public static List<Single> named(Map<String, Integer> tape) {
    var singles = new ArrayList<Single>();
    tape.forEach((key, choice) -> {
      var suffix = key.substring(key.lastIndexOf('.') + 1);
      for (var point : Disturbance.Point.values()) {
        if (key.startsWith("DISTURB/")
            && point.name().toLowerCase(Locale.ROOT).equals(suffix)
            && choice <= point.kinds().size()) {
          var reached = new World.PointReached(key.substring("DISTURB/".length()), point, 0);
          singles.add(new Single(reached, point.kinds().get(choice - 1)));
        }
      }
    });
    return singles;
  }

  /// All that apply to a benign run: the plainest kinds first, so that a finding is as plain as can
  /// be.
  public static List<Single> singles(World.Report benign) {
    var singles = new ArrayList<Single>();
    for (var point : benign.points()) {
      point.point().kinds().forEach(kind -> singles.add(new Single(point, kind)));
    }
    singles.sort(Comparator.comparing(Single::kind));
    return singles;
  }

  /// `compare` is given the benign run and each disturbed one, and throws where they differ in what
  /// must be equal.
  public static Result singles(World.Setup setup, BiConsumer<World.Report, World.Report> compare) {
    var benign = World.run(setup, Choices.benign());
    var singles = singles(benign);
    var run = 0;
    var failures = new ArrayList<SimulationFailure>();
    for (var single : singles) {
      try {
        compare.accept(benign, World.run(setup, single.choices()));
      } catch (SimulationFailure failure) {
        failures.add(told(setup, failure, benign, compare));
      }
      run++;
    }
    return new Result(benign.points().size(), singles.size(), run, failures);
  }

  /// The first disturbance that breaks something; the benign run counts as one.
  public static Optional<SimulationFailure> firstFailure(
      World.Setup setup, BiConsumer<World.Report, World.Report> compare) {
    try {
      var benign = World.run(setup, Choices.benign());
      for (var single : singles(benign)) {
        try {
          compare.accept(benign, World.run(setup, single.choices()));
        } catch (SimulationFailure failure) {
          return Optional.of(told(setup, failure, benign, compare));
        }
      }
      return Optional.empty();
    } catch (SimulationFailure failure) {
      return Optional.of(failure);
    }
  }

  /// The same failure with its trace: the run is made again.
  private static SimulationFailure told(
      World.Setup setup,
      SimulationFailure failure,
      World.Report benign,
      BiConsumer<World.Report, World.Report> compare) {
    try {
      compare.accept(benign, World.told(setup, Choices.replay(failure.tape())));
      throw new IllegalStateException("not found again: " + failure.getMessage(), failure);
    } catch (SimulationFailure again) {
      return again;
    }
  }

  /// S12: every instance has the outcome of the benign run; what the outside world saw is the same
  /// but for repetitions.
  public static void sameOutcomes(World.Report benign, World.Report disturbed) {
    for (var row : benign.store().tables().allInstances()) {
      var other = disturbed.store().tables().instance(row.id());
      if (!other.map(o -> o.outcome).equals(Optional.of(row.outcome))) {
        throw disturbed.failure(
            Invariant.S12,
            row.id() + " ended with " + other.map(o -> o.outcome) + " in place of " + row.outcome);
      }
    }
    var seen = disturbed.ledger().counts().keySet();
    if (!seen.equals(benign.ledger().counts().keySet())) {
      throw disturbed.failure(
          Invariant.S12, "executed " + seen + " in place of " + benign.ledger().counts().keySet());
    }
  }
}
