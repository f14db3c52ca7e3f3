package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.engine.kernel.Machinery;
import java.util.Optional;
import java.util.TreeSet;

/// One life of a test: what it says, and what is drawn for it.
record Life(Subject subject, Drawing drawing) {
  /// What all lives of a test have in common.
  ///
  /// @param path of the test's file, as the user would type it
  /// @param asked actions whose stub has answered in any of them
  /// @param footprints where somebody wants to know what happened
  record Subject(
      Compilation.Compiled compiled,
      TestPlan plan,
      Machinery machinery,
      String path,
      TreeSet<String> asked,
      Optional<Footprints> footprints) {
    /// The machine of a life.
    Machinery looking(Machinery over) {
      return footprints.map(all -> all.over(over)).orElse(over);
    }
  }

  Compilation.Compiled compiled() {
    return subject.compiled();
  }

  TestPlan plan() {
    return subject.plan();
  }

  Machinery machinery() {
    return subject.machinery();
  }

  Judging judging() {
    return new Judging(new Thinking(machinery()), subject.path());
  }

  Answering answering() {
    return new Answering(this);
  }
}
