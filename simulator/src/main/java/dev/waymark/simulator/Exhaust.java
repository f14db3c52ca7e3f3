package dev.waymark.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /// `compare` is given the benign run and each disturbed one, and throws where they differ in what
  /// must be equal.
  public static Result singles(World.Setup setup, BiConsumer<World.Report, World.Report> compare) {
    var benign = World.run(setup, Choices.benign());
    var disturbances = 0;
    var run = 0;
    var failures = new ArrayList<SimulationFailure>();
    for (var point : benign.points()) {
      for (var kind = 1; kind <= point.point().kinds().size(); kind++) {
        disturbances++;
        var tape = Collections.singletonMap("DISTURB/" + point.key(), kind);
        try {
          compare.accept(benign, World.run(setup, Choices.replay(tape)));
        } catch (SimulationFailure failure) {
          failures.add(failure);
        }
        run++;
      }
    }
    return new Result(benign.points().size(), disturbances, run, failures);
  }

  /// The first disturbance that breaks something; the benign run counts as one.
  public static Optional<SimulationFailure> firstFailure(
      World.Setup setup, BiConsumer<World.Report, World.Report> compare) {
    try {
      var benign = World.run(setup, Choices.benign());
      for (var point : benign.points()) {
        for (var kind = 1; kind <= point.point().kinds().size(); kind++) {
          var tape = Collections.singletonMap("DISTURB/" + point.key(), kind);
          compare.accept(benign, World.run(setup, Choices.replay(tape)));
        }
      }
      return Optional.empty();
    } catch (SimulationFailure failure) {
      return Optional.of(failure);
    }
  }

  /// S12: every instance has the outcome of the benign run; what the outside world saw is the same
  /// but for repetitions.
  public static void sameOutcomes(World.Report benign, World.Report disturbed) {
    for (var row : benign.store().tables().allInstances()) {
      var other = disturbed.store().tables().instance(row.id());
      if (!other.map(o -> o.outcome).equals(Optional.of(row.outcome))) {
        throw disturbed.failure(
            "S12",
            row.id() + " ended with " + other.map(o -> o.outcome) + " in place of " + row.outcome);
      }
    }
    var seen = disturbed.ledger().counts().keySet();
    if (!seen.equals(benign.ledger().counts().keySet())) {
      throw disturbed.failure(
          "S12", "executed " + seen + " in place of " + benign.ledger().counts().keySet());
    }
  }
}
