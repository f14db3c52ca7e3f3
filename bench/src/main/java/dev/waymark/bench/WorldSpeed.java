package dev.waymark.bench;

import dev.waymark.engine.Event;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.simulator.Choices;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.Stubs;
import dev.waymark.simulator.World;
import dev.waymark.simulator.store.Mutant;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/// How fast simulated worlds are on one core, with every invariant looked at after every commit.
///
/// @param events what happened a second in a world of 20 instances of 10 actions on two nodes
/// @param worlds whole worlds a second, of one instance of 3 actions on two nodes
/// @param disturbances how many single disturbances an instance of 20 actions has
/// @param exhaustiveSeconds how long all of them took, each in a world of its own
public record WorldSpeed(double events, double worlds, int disturbances, double exhaustiveSeconds) {
  /// Each of the three figures is taken over a sixth of the time at least, after as long a warm-up.
  public static WorldSpeed measure(Duration atLeast) {
    var sixth = atLeast.dividedBy(6);
    var large = world(Subject.inARow(10), 20);
    var small = world(Subject.inARow(3), 1);
    var exhausted = world(Subject.inARow(20), 1);
    warm(sixth, () -> run(large));
    var events = repeat(sixth, () -> run(large));
    warm(sixth, () -> run(small));
    var worlds =
        repeat(
            sixth,
            () -> {
              run(small);
              return 1;
            });
    warm(sixth, () -> exhaust(exhausted));
    var disturbances = new AtomicInteger();
    var singles =
        repeat(
            sixth,
            () -> {
              disturbances.set(exhaust(exhausted));
              return disturbances.get();
            });
    return new WorldSpeed(events, worlds, disturbances.get(), disturbances.get() / singles);
  }

  private interface Work {
    long run();
  }

  /// Not for one that only looks whether there is a figure.
  private static void warm(Duration atLeast, Work work) {
    if (atLeast.toMillis() > 0) {
      repeat(atLeast, work);
    }
  }

  /// Units a second of this thread's processor time: what else the machine does is none of it.
  private static double repeat(Duration atLeast, Work work) {
    long units = 0;
    var clock = ManagementFactory.getThreadMXBean();
    long from = clock.getCurrentThreadCpuTime();
    long nanos;
    do {
      units += work.run();
      nanos = clock.getCurrentThreadCpuTime() - from;
    } while (nanos < atLeast.toNanos());
    return units * 1e9 / nanos;
  }

  private static long run(World.Setup setup) {
    return World.run(setup, Choices.benign()).events();
  }

  private static int exhaust(World.Setup setup) {
    var result = Exhaust.singles(setup, Exhaust::sameOutcomes);
    if (!result.failures().isEmpty()) {
      throw new IllegalStateException(result.toString(), result.failures().getFirst());
    }
    return result.run();
  }

  static World.Setup world(Subject subject, int instances) {
    return new World.Setup(
        2,
        Settings.DEFAULT,
        subject,
        new Instantly(),
        Mutant.NONE,
        List.<Transaction<?>>of(subject.deployment()),
        LongStream.rangeClosed(1, instances)
            .mapToObj(i -> subject.instance(InstanceId.of(1, (int) i, i)))
            .toList());
  }

  private record Instantly() implements Stubs {
    @Override
    public List<Offer> offers() {
      return List.of(new Offer(Subject.ACTION, List.of(), true, "bench"));
    }

    @Override
    public Answer answer(Delivery delivery) {
      return new Answer(1_000, new Event.Outcome.Succeeded(InstantWorkers.RESULT));
    }
  }
}
