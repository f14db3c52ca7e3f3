package dev.waymark.simulator.junit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What has happened outside, as effects of stubs write it down. A test method may ask for it; it
/// is empty at the beginning of each life under a disturbance.
public final class Ledger {
  private record Line(String what, String key) {}

  private final List<Line> lines = new ArrayList<>();

  Ledger() {}

  void clear() {
    lines.clear();
  }

  /// @param key under which the other side would know it again
  public void add(String what, String key) {
    lines.add(new Line(what, key));
  }

  /// How often it happened.
  public int count(String what) {
    return (int) lines.stream().filter(line -> line.what().equals(what)).count();
  }

  /// How often it happened for somebody who ignores a key that is known: how many keys there are.
  public int countByKey(String what) {
    var keys = new LinkedHashSet<String>();
    lines.stream().filter(line -> line.what().equals(what)).forEach(line -> keys.add(line.key()));
    return keys.size();
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
