package dev.waymark.fuzz.generate;

import dev.waymark.engine.store.Mixing;

/// The choices of one generated thing, in a row. 0 is the simplest choice everywhere, and what a
/// tape of bytes says when it is over.
public interface Tape {
  /// One of `options`, from 0.
  int below(int options);

  static Tape seeded(long seed) {
    return new Tape() {
      private long drawn;

      @Override
      public int below(int options) {
        return options < 2 ? 0 : (int) Long.remainderUnsigned(Mixing.of(seed, ++drawn), options);
      }
    };
  }

  static Tape of(byte[] bytes) {
    return new Tape() {
      private int at;

      @Override
      public int below(int options) {
        if (options < 2 || at >= bytes.length) {
          return 0;
        }
        int high = options > 256 && at + 1 < bytes.length ? (bytes[at++] & 255) << 8 : 0;
        return (high | bytes[at++] & 255) % options;
      }
    };
  }
}
