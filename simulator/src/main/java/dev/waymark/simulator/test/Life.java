package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.kernel.Machinery;

/// One life of a test: what it says, and what is drawn for it.
///
/// @param path of the test's file, as the user would type it
record Life(
    Compilation.Compiled compiled,
    TestPlan plan,
    Machinery machinery,
    String path,
    Drawing drawing) {
  Thinking thinking() {
    return new Thinking(machinery);
  }

  Judging judging() {
    return new Judging(thinking(), path);
  }

  Answering answering() {
    return new Answering(plan.stubs(), thinking(), drawing);
  }
}
