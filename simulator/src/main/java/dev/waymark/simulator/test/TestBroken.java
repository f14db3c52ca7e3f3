package dev.waymark.simulator.test;

import java.util.List;

/// A test cannot go on; `lines` say why. Never leaves the runner.
final class TestBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> lines;

  TestBroken(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  List<String> lines() {
    return lines;
  }
}
