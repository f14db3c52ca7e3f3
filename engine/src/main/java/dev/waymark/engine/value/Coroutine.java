package dev.waymark.engine.value;

import org.jspecify.annotations.Nullable;

/// A call of an `async def` (or of an awaiting builtin) that has not begun. Beginning it takes the
/// frame; it can begin once.
public final class Coroutine implements Value {
  private final String name;
  private @Nullable Frame frame;

  public Coroutine(String name, @Nullable Frame frame) {
    this.name = name;
    this.frame = frame;
  }

  public String name() {
    return name;
  }

  public @Nullable Frame frame() {
    return frame;
  }

  /// What a snapshot kept.
  public void restore(@Nullable Frame kept) {
    frame = kept;
  }

  public Frame begin() {
    var taken = frame;
    if (taken == null) {
      throw Errors.raised("RuntimeError", "cannot reuse already awaited coroutine");
    }
    frame = null;
    return taken;
  }
}
