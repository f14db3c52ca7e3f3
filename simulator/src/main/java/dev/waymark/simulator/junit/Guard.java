package dev.waymark.simulator.junit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a test computes inside virtual time may neither block nor start threads: a world could not
/// be had again.
final class Guard {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /// A new thread asks its parent what it inherits: so the children of one thread are counted, and
  /// nobody else's.
  private static final InheritableThreadLocal<@Nullable AtomicInteger> CHILDREN =
      new InheritableThreadLocal<>() {
        @Override
        protected @Nullable AtomicInteger childValue(@Nullable AtomicInteger counted) {
          if (counted != null) {
            counted.incrementAndGet();
          }
          return null;
        }
      };

  private Guard() {}

  static <T> T watched(String stub, Supplier<T> computation) {
    var children = new AtomicInteger();
    CHILDREN.set(children);
    var begun = System.nanoTime();
    try {
      var made = computation.get();
      check(stub, System.nanoTime() - begun, children.get());
      return made;
    } finally {
      CHILDREN.remove();
    }
  }

  private static void check(String stub, long took, int children) {
    if (took > PATIENCE) {
      throw new IllegalStateException(
          "the stub of `%s` took %d s of real time: it may not block; `takes` is virtual time"
              .formatted(stub, TimeUnit.NANOSECONDS.toSeconds(took)));
    }
    if (children > 0) {
      throw new IllegalStateException(
          "the stub of `%s` started a thread: what it does there is not in virtual time"
              .formatted(stub));
    }
  }
}
