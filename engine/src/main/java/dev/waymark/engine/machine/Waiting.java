package dev.waymark.engine.machine;

import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `asyncio.wait` and `asyncio.as_completed`.
final class Waiting {
  /// Fields: the future that is settled, how many are still to come, what is waited for.
  static final String WAITER = "wait";

  /// Fields: those that are done and not taken, those who wait for one, how many iterators are
  /// left.
  static final String COMPLETED = "as_completed";

  private final Loop loop;

  Waiting(Loop loop) {
    this.loop = loop;
  }

  /// The coroutine of `asyncio.wait(futures, timeout=…, return_when=…)`.
  Value wait(Value futures, Value timeout, Value returnWhen) {
    var watched = new SetValue(false);
    for (var each : dev.waymark.engine.value.Iterables.all(loop.evaluator, futures)) {
      if (!(each instanceof Future)) {
        throw Errors.typeError("Passing coroutines is forbidden, use tasks explicitly.");
      }
      watched.add(each);
    }
    if (watched.size() == 0) {
      throw Errors.valueError("Set of Tasks/Futures is empty.");
    }
    return new Coroutine(
        "wait", new Frame.Native(Natives.WAIT, watched, timeout, returnWhen, None.NONE));
  }

  private static List<Future> futures(SetValue set) {
    var futures = new ArrayList<Future>();
    for (int i = 0; i < set.table().end(); i++) {
      if (set.table().keyAt(i) instanceof Future future) {
        futures.add(future);
      }
    }
    return futures;
  }

  Signal resumeWait(Frame.Native frame, @Nullable ErrorValue thrown) {
    Natives.rethrow(thrown);
    var watched = futures((SetValue) frame.fields[0]);
    if (frame.state == 0) {
      frame.state = 1;
      var future = new Future();
      future.since = loop.now;
      var waiter = new NativeObject(WAITER, future, Int.of(watched.size()), frame.fields[2]);
      for (var each : watched) {
        loop.whenDone(each, new Future.Callback(Future.Callback.Kind.NATIVE, waiter, 0));
      }
      if (frame.fields[1] != None.NONE) {
        future.until = Durations.after(loop.now, Math.max(0, Durations.micros(frame.fields[1])));
        loop.arm(future.until, Timer.Kind.RESOLVE, future);
      }
      return new Signal.Suspended(future);
    }
    var done = new SetValue(false);
    var pending = new SetValue(false);
    watched.forEach(each -> (each.done() ? done : pending).add(each));
    return new Signal.Returned(Tuple.of(done, pending));
  }

  void onSettled(NativeObject waiter, Future future) {
    var target = (Future) waiter.get(0);
    long left = ((Int) waiter.get(1)).small() - 1;
    waiter.set(1, Int.of(left));
    if (target.done()) {
      return;
    }
    var when = waiter.get(2) instanceof Str text ? text.text() : "ALL_COMPLETED";
    boolean enough =
        left <= 0
            || when.equals("FIRST_COMPLETED")
            || when.equals("FIRST_EXCEPTION") && future.state == Future.State.RAISED;
    if (enough) {
      loop.settle(target, None.NONE);
    }
  }

  /// The iterator of `asyncio.as_completed(awaitables)`.
  Value asCompleted(Value awaitables) {
    var known = new IdentityHashMap<Value, Future>();
    var all = dev.waymark.engine.value.Iterables.all(loop.evaluator, awaitables);
    var futures = new ArrayList<Future>();
    for (var each : all) {
      if (!known.containsKey(each)) {
        var future = loop.ensure(each, null);
        known.put(each, future);
        futures.add(future);
      }
    }
    var watcher =
        new NativeObject(COMPLETED, ListValue.empty(), ListValue.empty(), Int.of(futures.size()));
    for (var future : futures) {
      loop.whenDone(future, new Future.Callback(Future.Callback.Kind.NATIVE, watcher, 0));
    }
    return new IteratorValue.Native("as_completed", watcher);
  }

  static @Nullable Value nextCompleted(IteratorValue.Native it) {
    var watcher = (NativeObject) it.get(0);
    long left = ((Int) watcher.get(2)).small();
    if (left == 0) {
      return null;
    }
    watcher.set(2, Int.of(left - 1));
    return new Coroutine(
        "as_completed.<locals>._wait_for_one", new Frame.Native(Natives.NEXT_COMPLETED, watcher));
  }

  private static List<Value> items(NativeObject watcher, int field) {
    return ((ListValue) watcher.get(field)).items();
  }

  void onCompleted(NativeObject watcher, Future future) {
    items(watcher, 0).add(future);
    var waiters = items(watcher, 1);
    while (!waiters.isEmpty()) {
      var waiter = (Future) waiters.removeFirst();
      if (!waiter.done()) {
        loop.settle(waiter, None.NONE);
        return;
      }
    }
  }

  Signal resumeNext(Frame.Native frame, @Nullable ErrorValue thrown) {
    Natives.rethrow(thrown);
    var watcher = (NativeObject) frame.fields[0];
    var done = items(watcher, 0);
    if (done.isEmpty()) {
      var waiter = new Future();
      waiter.since = loop.now;
      items(watcher, 1).add(waiter);
      return new Signal.Suspended(waiter);
    }
    var future = (Future) done.removeFirst();
    if (future.state == Future.State.RETURNED) {
      return new Signal.Returned(Loop.result(future));
    }
    throw new Raised(Loop.error(future));
  }
}
