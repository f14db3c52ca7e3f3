package dev.waymark.engine.value;

import dev.waymark.ir.Policy;
import java.util.EnumMap;
import java.util.Map;
import java.util.SequencedMap;

/// A call of an action or a workflow that has not begun: whom it asks, the arguments by parameter
/// name, and the call's own settings. It can begin once.
public final class Pending implements Value {
  private final boolean workflow;
  private final int action;
  private final String name;
  private final SequencedMap<String, Value> arguments;
  private final Map<Policy.Name, Value> settings = new EnumMap<>(Policy.Name.class);
  private boolean begun;

  /// The node that made it, or -1.
  public int function = -1;

  public int node = -1;

  /// `action` is an index into the program's actions, -1 for a workflow.
  public Pending(int action, String name, SequencedMap<String, Value> arguments) {
    this.workflow = action < 0;
    this.action = action;
    this.name = name;
    this.arguments = arguments;
  }

  public boolean isWorkflow() {
    return workflow;
  }

  public int action() {
    return action;
  }

  public String name() {
    return name;
  }

  public SequencedMap<String, Value> arguments() {
    return arguments;
  }

  public Map<Policy.Name, Value> settings() {
    return settings;
  }

  public boolean begun() {
    return begun;
  }

  public void begin() {
    if (begun) {
      throw Errors.raised("RuntimeError", "cannot reuse already awaited coroutine");
    }
    begun = true;
  }

  /// What a snapshot kept.
  public void restore(boolean hasBegun) {
    begun = hasBegun;
  }
}
