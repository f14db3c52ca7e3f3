package dev.waymark.engine.value;

import java.util.ArrayList;
import java.util.List;

/// `collections.deque`. `maxLength` is -1 where there is none. `changes` counts what iteration must
/// notice.
public final class Deque implements Value {
  private final ArrayList<Value> items = new ArrayList<>();
  private final int maxLength;
  private long changes;

  public Deque(int maxLength) {
    this.maxLength = maxLength;
  }

  public int maxLength() {
    return maxLength;
  }

  public List<Value> items() {
    return items;
  }

  public long changes() {
    return changes;
  }

  public void changed() {
    changes++;
  }

  /// What a snapshot kept.
  public void restore(long count) {
    changes = count;
  }
}
