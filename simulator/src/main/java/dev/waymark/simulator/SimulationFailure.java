package dev.waymark.simulator;

import java.util.List;
import java.util.Map;

/// An invariant was broken. The message has the sentence, the deviations that lead there, and the
/// last lines of the trace.
public final class SimulationFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Invariant invariant;
  private final transient Map<String, Integer> tape;

  SimulationFailure(
      Invariant invariant, String what, Map<String, Integer> tape, List<String> trace) {
    super(
        invariant + ": " + what + "\n  deviations: " + tape + "\n  " + String.join("\n  ", trace));
    this.invariant = invariant;
    this.tape = tape;
  }

  /// The deviations: with them the run can be had again.
  public Map<String, Integer> tape() {
    return tape;
  }

  /// Its short name: `S4`.
  public String invariant() {
    return invariant.name();
  }
}
