package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Errors;

/// The greatest size of a value that an operation makes, checked before it is made.
final class Sizes {
  static final int MAX = 16 << 20;

  private Sizes() {}

  static void check(long size, String what) {
    if (size > MAX) {
      throw Errors.tooLarge(what, MAX);
    }
  }
}
