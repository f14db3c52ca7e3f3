package dev.waymark.engine.machine;

/// Who wants to know which nodes run, for coverage. What it does changes nothing.
@FunctionalInterface
public interface Onlooker {
  Onlooker NOBODY = (_, _) -> {};

  /// This node of this function of the program is about to run.
  void at(int function, int node);
}
