package dev.waymark.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What the outside world saw: every execution of an action, by its idempotency key.
public final class Ledger {
  /// `when` in virtual microseconds.
  public record Execution(
      String action, String key, int attempt, int delivery, String node, long when) {}

  private final List<Execution> executions = new ArrayList<>();

  void add(Execution execution) {
    executions.add(execution);
  }

  public List<Execution> executions() {
    return List.copyOf(executions);
  }

  /// Executions by key and attempt.
  public TreeMap<String, Integer> counts() {
    var counts = new TreeMap<String, Integer>();
    for (var one : executions) {
      counts.merge(one.key() + " attempt " + one.attempt(), 1, Integer::sum);
    }
    return counts;
  }
}
