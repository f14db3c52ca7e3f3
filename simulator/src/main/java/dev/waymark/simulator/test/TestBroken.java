package dev.waymark.simulator.test;

import java.util.List;

/// A test cannot go on; `lines` say why. Never leaves the runner.
final class TestBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> lines;
  private final boolean endless;

  TestBroken(List<String> lines) {
    this(lines, false);
  }

  /// `endless`: what the instances wait for says why.
  TestBroken(List<String> lines, boolean endless) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
    this.endless = endless;
  }

  boolean endless() {
    return endless;
  }

  List<String> lines() {
    return lines;
  }
}
