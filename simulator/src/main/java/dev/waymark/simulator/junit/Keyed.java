package dev.waymark.simulator.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts under a key: what is started under it again is the same instance.
public final class Keyed {
  private final Simulation simulation;
  private final String key;

  Keyed(Simulation simulation, String key) {
    this.simulation = simulation;
    this.key = key;
  }

  /// As [Simulation#run].
  public SimulatedInstance run(String workflow, @Nullable Object... arguments) {
    return simulation.run(Optional.of(key), workflow, arguments);
  }

  /// As [Simulation#start].
  public SimulatedInstance start(String workflow, @Nullable Object... arguments) {
    return simulation.start(Optional.of(key), workflow, arguments);
  }
}
