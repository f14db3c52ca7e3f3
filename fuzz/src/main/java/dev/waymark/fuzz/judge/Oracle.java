package dev.waymark.fuzz.judge;

import dev.waymark.corpus.CPython;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.RunCase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// CPython, which is ended when it takes too long for one program.
final class Oracle implements AutoCloseable {
  private static final int SECONDS_MAX = 20;

  private final CPython python;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("oracle watch").unstarted(task));

  Oracle(CPython python) {
    this.python = python;
  }

  /// Empty when it took too long; then it is over.
  Optional<Outcome> ask(RunCase run) {
    var late = new AtomicBoolean();
    var end =
        watch.schedule(
            () -> {
              late.set(true);
              python.close();
            },
            SECONDS_MAX,
            TimeUnit.SECONDS);
    try {
      return Optional.of(python.execute(run));
    } catch (RuntimeException ended) {
      if (!late.get()) {
        // It is no program, or one that waits for ever.
        return Optional.of(new Outcome.Refused(List.of(String.valueOf(ended.getMessage()))));
      }
      watch.shutdownNow();
      return Optional.empty();
    } finally {
      end.cancel(false);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    python.close();
  }
}
