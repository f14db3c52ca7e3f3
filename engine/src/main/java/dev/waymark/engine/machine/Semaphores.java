package dev.waymark.engine.machine;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `asyncio.Semaphore` and `asyncio.Lock`, as CPython 3.12 has them.
final class Semaphores {
  static final String KIND = "asyncio.Semaphore";
  static final String LOCK = "asyncio.Lock";
  private static final int COUNT = 0;
  private static final int WAITERS = 1;

  /// The count that `release` may not pass, or None.
  private static final int BOUND = 2;

  private final Loop loop;

  Semaphores(Loop loop) {
    this.loop = loop;
  }

  static NativeObject create(String kind, Value count, boolean bounded) {
    var number = Numbers.index(count);
    if (number.signum() < 0) {
      throw Errors.valueError("Semaphore initial value must be >= 0");
    }
    var value = Int.of(number);
    return new NativeObject(kind, value, ListValue.empty(), bounded ? value : None.NONE);
  }

  private static List<Value> waiters(NativeObject semaphore) {
    return ((ListValue) semaphore.get(WAITERS)).items();
  }

  private static long count(NativeObject semaphore) {
    return ((Int) semaphore.get(COUNT)).small();
  }

  private static void add(NativeObject semaphore, int change) {
    semaphore.set(COUNT, Int.of(count(semaphore) + change));
  }

  static boolean locked(NativeObject semaphore) {
    return count(semaphore) == 0
        || waiters(semaphore).stream()
            .anyMatch(each -> ((Future) each).state != Future.State.CANCELLED);
  }

  /// The frame of `acquire()`; `quiet`: for a `with`, whose value is None.
  Signal acquire(NativeObject semaphore, boolean quiet) {
    loop.push(frame(semaphore, quiet));
    return Signal.PUSHED;
  }

  static Frame.Native frame(NativeObject semaphore, boolean quiet) {
    return new Frame.Native(Natives.ACQUIRE, semaphore, Bool.of(quiet), None.NONE);
  }

  Signal resume(Frame.Native frame, @Nullable ErrorValue thrown) {
    var semaphore = (NativeObject) frame.fields[0];
    if (frame.state == 0) {
      if (!locked(semaphore)) {
        add(semaphore, -1);
        return acquired(frame);
      }
      var waiter = new Future();
      waiter.purpose = "semaphore";
      waiter.since = loop.now;
      waiters(semaphore).add(waiter);
      frame.fields[2] = waiter;
      frame.state = 1;
      return new Signal.Suspended(waiter);
    }
    var waiter = (Future) frame.fields[2];
    waiters(semaphore).remove(waiter);
    if (thrown != null) {
      if (thrown.isA("CancelledError") && waiter.state != Future.State.CANCELLED) {
        add(semaphore, 1);
        wakeNext(semaphore);
      }
      throw new Raised(thrown, true);
    }
    if (count(semaphore) > 0) {
      wakeNext(semaphore);
    }
    return acquired(frame);
  }

  private static Signal acquired(Frame.Native frame) {
    return new Signal.Returned(frame.fields[1] == Bool.TRUE ? None.NONE : Bool.TRUE);
  }

  void release(NativeObject semaphore) {
    if (semaphore.get(BOUND) instanceof Int bound && count(semaphore) >= bound.small()) {
      throw semaphore.kind().equals(LOCK)
          ? Errors.raised("RuntimeError", "Lock is not acquired.")
          : Errors.valueError("BoundedSemaphore released too many times");
    }
    add(semaphore, 1);
    wakeNext(semaphore);
  }

  private void wakeNext(NativeObject semaphore) {
    for (var each : waiters(semaphore)) {
      var waiter = (Future) each;
      if (!waiter.done()) {
        add(semaphore, -1);
        loop.settle(waiter, Bool.TRUE);
        return;
      }
    }
  }
}
