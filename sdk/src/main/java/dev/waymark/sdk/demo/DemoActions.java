package dev.waymark.sdk.demo;

import java.nio.file.Path;
import java.util.Optional;

/// Compiled demo actions, found by the name of a workflow's file.
public record DemoActions(Object actions, Ledger ledger, Path file) {
  /// The actions for `trip.wm`; nothing for any other file. `state` is the project's `.waymark`.
  public static Optional<DemoActions> of(String stem, Path state) {
    if (!stem.equals("trip")) {
      return Optional.empty();
    }
    Path file = state.resolve("ledger").resolve(stem);
    Ledger ledger = new Ledger(file);
    return Optional.of(new DemoActions(new TripActions(ledger), ledger, file));
  }
}
