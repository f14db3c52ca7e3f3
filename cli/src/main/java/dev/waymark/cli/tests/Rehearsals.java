package dev.waymark.cli.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Carries out several tests at a time; the answers come in the order of the questions.
public final class Rehearsals {
  /// A test's expressions are interpreted recursively.
  private static final long STACK = 64L << 20;

  private Rehearsals() {}

  public static List<Tested.Timed> all(int jobs, List<Callable<Tested.Timed>> tests)
      throws InterruptedException {
    var threads = Thread.ofPlatform().daemon().name("test-", 1).stackSize(STACK).factory();
    try (var pool = Executors.newFixedThreadPool(jobs, threads)) {
      var done = new ArrayList<Tested.Timed>();
      for (var one : pool.invokeAll(tests)) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a test could not be carried out", e.getCause());
    }
  }
}
