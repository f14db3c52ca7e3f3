package dev.waymark.simulator;

import dev.waymark.engine.store.Mixing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// What happened: a hash over all of it always, and one line each when the run is to be told. Most
/// runs are not: text costs more than the world itself, and a run can be had again.
public final class Trace {
  private final List<String> lines = new ArrayList<>();
  private final boolean told;
  private int count;
  private long hash = 17;

  Trace(boolean told) {
    this.told = told;
  }

  /// @param digest of the text, which a run that is not told never makes
  record Detail(long digest, Supplier<String> text) {
    private static final Detail NONE = new Detail(0, () -> "");
  }

  void add(long micros, String actor, String what, String about) {
    add(micros, actor, what, about, Detail.NONE);
  }

  void add(long micros, String actor, String what, String about, Detail detail) {
    var words = ((long) about.hashCode() << 32) ^ (actor.hashCode() * 31L + what.hashCode());
    hash = Mixing.of(Mixing.of(hash, micros), words ^ detail.digest);
    count++;
    if (told) {
      lines.add(
          "#%d t=+%d.%ss %s %s %s %s"
              .formatted(
                  count - 1,
                  micros / 1_000_000,
                  String.valueOf(1_000_000 + micros % 1_000_000).substring(1),
                  actor,
                  what,
                  about,
                  detail.text.get())
              .stripTrailing());
    }
  }

  /// Of a run that was told.
  public List<String> lines() {
    if (!told) {
      throw new IllegalStateException("this run kept no text of its " + count + " lines");
    }
    return List.copyOf(lines);
  }

  /// How much happened.
  public int count() {
    return count;
  }

  public long hash() {
    return hash;
  }

  List<String> tail(int most) {
    return Collections.unmodifiableList(
        lines.subList(Math.max(0, lines.size() - most), lines.size()));
  }
}
