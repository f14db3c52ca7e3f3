package dev.waymark.simulator;

import dev.waymark.engine.store.Mixing;
import java.util.ArrayList;
import java.util.List;

/// What happened, one line each, and a hash over all of it.
public final class Trace {
  private final List<String> lines = new ArrayList<>();
  private long hash = 17;

  void add(long micros, String actor, String text) {
    var line =
        "#"
            + lines.size()
            + " t=+"
            + micros / 1_000_000
            + "."
            + String.valueOf(1_000_000 + micros % 1_000_000).substring(1)
            + "s "
            + actor
            + " "
            + text;
    lines.add(line);
    hash = Mixing.of(hash, line.hashCode());
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  public long hash() {
    return hash;
  }

  List<String> tail(int count) {
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }
}
