package dev.waymark.simulator.test;

import dev.waymark.compiler.test.TestPlan.QueryKind;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a test that is written in Java plays: on the stage of `test` blocks, or in a world of
/// runtime nodes that is disturbed.
public sealed interface Scene permits Rehearsal, DisturbedScene {
  /// Begins an instance of a workflow that is compiled here, and names it. The same key is the same
  /// instance.
  String start(String workflow, Payload input, Optional<String> key);

  /// Looks after every event, and at once: lines say what is wrong.
  void watch(Supplier<List<String>> looking);

  /// Delivers a signal; time has to pass for it to be heard.
  void signal(String instance, String signal, Payload value);

  /// Since the beginning.
  long nowMicros();

  /// Lets time pass up to then (for ever: until nothing can happen any more). Gives why the test
  /// cannot go on, or nothing.
  List<String> until(long micros);

  Step.Status status(String instance);

  /// What an instance that has not ended waits for, one line for each of its tasks and one for the
  /// source there.
  List<String> waitingOn(String instance);

  /// @param action its identity among workers
  int count(QueryKind kind, String action);

  /// What has happened, in virtual time.
  List<String> timeLine();
}
