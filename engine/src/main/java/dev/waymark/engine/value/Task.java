package dev.waymark.engine.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A concurrent part of an instance, as asyncio's Task: a stack of frames, innermost last.
public final class Task extends Future {
  public final long number;
  public String name;
  public final List<Frame> frames = new ArrayList<>(2);

  /// What it waits for; null while it is ready or runs.
  public @Nullable Future waitingOn;

  /// A cancellation that is delivered when it is next stepped.
  public boolean mustCancel;

  /// What was said with that cancellation.
  public @Nullable Value cancelMessage;

  /// How often it was asked to cancel, less `uncancel()`.
  public int cancelRequests;

  /// Whether [#outermost] is kept when it ends, for those who read its slots.
  public boolean keepsFrame;

  public @Nullable Frame outermost;

  public Task(long number, String name) {
    this.number = number;
    this.name = name;
  }
}
