package dev.waymark.postgres.node;

import dev.waymark.engine.kernel.Input;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What one incarnation has yet to be told: a queue that every thread may add to, and its timers,
/// which only the kernel's thread sets and takes.
final class Inputs {
  private record Alarm(long atMicros, long timer) {}

  private static final int TURN_MOST = 500;

  private final LinkedBlockingQueue<Input> queue = new LinkedBlockingQueue<>();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Alarm::atMicros));

  void add(Input input) {
    queue.add(input);
  }

  void alarm(long timer, long inMicros) {
    alarms.add(new Alarm(now() + inMicros, timer));
  }

  static long now() {
    return System.nanoTime() / 1_000;
  }

  /// What has come, timers that have run out first; waits until there is something. Not more than a
  /// turn can take while others wait for what it makes ready.
  List<Input> take() throws InterruptedException {
    var batch = new ArrayList<Input>();
    while (true) {
      while (!alarms.isEmpty() && alarms.peek().atMicros() <= now()) {
        batch.add(new Input.TimerFired(alarms.remove().timer()));
      }
      queue.drainTo(batch, TURN_MOST);
      if (!batch.isEmpty()) {
        return batch;
      }
      var first =
          alarms.isEmpty()
              ? queue.take()
              : queue.poll(alarms.peek().atMicros() - now(), TimeUnit.MICROSECONDS);
      if (first != null) {
        batch.add(first);
      }
    }
  }
}
