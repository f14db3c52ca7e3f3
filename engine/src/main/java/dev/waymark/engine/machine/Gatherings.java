package dev.waymark.engine.machine;

import dev.waymark.engine.border.Border;
import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Gathering;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Node;
import dev.waymark.ir.Node.FailureMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `asyncio.gather`, the fan-out node and `first`: futures over many children.
final class Gatherings {
  private final Loop loop;

  /// Branches that this step has begun; a step begins a window of them at most.
  private int begun;

  Gatherings(Loop loop) {
    this.loop = loop;
  }

  /// `asyncio.gather(*awaitables, return_exceptions=…)`
  Future gather(List<Value> awaitables, boolean collect) {
    var mode = collect ? FailureMode.COLLECT : FailureMode.LEAVE;
    var gathering = new Gathering(Gathering.Kind.GATHER, mode, awaitables.size());
    gathering.since = loop.now;
    var known = new IdentityHashMap<Value, Future>();
    for (int i = 0; i < awaitables.size(); i++) {
      var child = known.computeIfAbsent(awaitables.get(i), each -> loop.ensure(each, null));
      gathering.children[i] = child;
      watch(gathering, i, child);
    }
    gathering.next = awaitables.size();
    if (awaitables.isEmpty()) {
      gathering.state = Future.State.RETURNED;
      gathering.result = ListValue.empty();
    }
    return gathering;
  }

  private void watch(Gathering gathering, int index, Future child) {
    gathering.alive++;
    loop.whenDone(child, new Future.Callback(Future.Callback.Kind.GATHERED, gathering, index));
  }

  Future fanOut(Frame.Code frame, Node.FanOut n) {
    var evaluator = loop.evaluator;
    FunctionValue body = null;
    List<Value> sources;
    switch (n.branches()) {
      case Node.Branches.Each(var source, var closure) -> {
        sources = Iterables.all(evaluator, evaluator.evaluate(frame, source));
        body = evaluator.closure(frame, closure);
      }
      case Node.Branches.Fixed(var bodies) -> {
        sources = new ArrayList<>();
        bodies.forEach(closure -> sources.add(evaluator.closure(frame, closure)));
      }
    }
    if (sources.size() > loop.limits.fanOutWidth()) {
      throw Errors.valueError(
          "a fan-out of %d branches is wider than %d"
              .formatted(sources.size(), loop.limits.fanOutWidth()));
    }
    var gathering = new Gathering(Gathering.Kind.FAN_OUT, n.mode(), sources.size());
    gathering.sources = sources.toArray(Value[]::new);
    gathering.body = body;
    n.limit().ifPresent(limit -> gathering.limit = limit(evaluator.evaluate(frame, limit)));
    return begin(gathering);
  }

  private static int limit(Value value) {
    if (value == None.NONE) {
      return Integer.MAX_VALUE;
    }
    var limit = Numbers.index(value);
    if (limit.signum() <= 0) {
      throw Errors.valueError("limit must be at least 1, not " + limit);
    }
    return limit.bitLength() > 31 ? Integer.MAX_VALUE : limit.intValueExact();
  }

  private Future begin(Gathering gathering) {
    gathering.since = loop.now;
    if (gathering.size() == 0) {
      gathering.state = Future.State.RETURNED;
      gathering.result = ListValue.empty();
    } else {
      fill(gathering);
    }
    return gathering;
  }

  Future race(Frame.Code frame, Node.First n) {
    var gathering = new Gathering(Gathering.Kind.RACE, FailureMode.CANCEL, n.racers().size());
    gathering.sources =
        n.racers().stream()
            .map(racer -> loop.evaluator.closure(frame, racer.body()))
            .toArray(Value[]::new);
    return begin(gathering);
  }

  /// Begins branches as far as the limit and this step's window allow.
  void fill(Gathering gathering) {
    while (gathering.next < gathering.size()
        && gathering.alive < gathering.limit
        && !gathering.aborting
        && !gathering.cancelRequested) {
      if (begun >= loop.limits.fanOutWindow()) {
        // In a later step: what is due at this one's time would still be in its window.
        loop.arm(loop.now + 1, Timer.Kind.WINDOW, gathering);
        return;
      }
      begun++;
      int index = gathering.next++;
      var task = loop.create(branch(gathering, index), null);
      task.keepsFrame = gathering.kind == Gathering.Kind.RACE;
      gathering.children[index] = task;
      gathering.sources[index] = null;
      watch(gathering, index, task);
    }
  }

  private Frame branch(Gathering gathering, int index) {
    var source = gathering.sources[index];
    if (source == null) {
      throw new IllegalStateException("branch " + index + " has begun already");
    }
    var body = gathering.body;
    return body == null
        ? loop.evaluator.frame((FunctionValue) source, Arguments.NONE)
        : loop.evaluator.frame(body, Arguments.of(source));
  }

  void onChild(Gathering gathering, int index, Future child) {
    gathering.alive--;
    gathering.finished++;
    var error = child.state == Future.State.RETURNED ? null : Loop.error(child);
    gathering.results[index] = error == null ? Loop.result(child) : collected(gathering, error);
    if (gathering.kind == Gathering.Kind.FAN_OUT) {
      gathering.children[index] = null;
    }
    if (gathering.done()) {
      late(gathering, error);
      return;
    }
    switch (gathering.kind) {
      case RACE -> raced(gathering, index);
      case GATHER, FAN_OUT -> gathered(gathering, error);
    }
  }

  /// In the list of `return_exceptions` a cancellation without message has the empty one.
  private static ErrorValue collected(Gathering gathering, ErrorValue error) {
    boolean bare = error.isA("CancelledError") && error.args().size() == 0;
    return gathering.mode == FailureMode.COLLECT && bare
        ? Errors.error("CancelledError", Str.EMPTY)
        : error;
  }

  /// Others went on after the failure was raised: what they end with is only said.
  private void late(Gathering gathering, @Nullable ErrorValue error) {
    if (error != null && !error.isA("CancelledError")) {
      loop.note("late failure of a branch", Border.writeError(error));
    }
    if (gathering.kind == Gathering.Kind.FAN_OUT) {
      fill(gathering);
    }
  }

  private void gathered(Gathering gathering, @Nullable ErrorValue error) {
    if (error != null) {
      failed(gathering, error);
    }
    if (gathering.done()) {
      fill(gathering);
      return;
    }
    boolean stopped = gathering.aborting || gathering.cancelRequested;
    int expected = stopped ? gathering.next : gathering.size();
    if (gathering.finished >= expected) {
      conclude(gathering, error);
    } else {
      fill(gathering);
    }
  }

  private void failed(Gathering gathering, ErrorValue error) {
    switch (gathering.mode) {
      case COLLECT -> {
        // the list will hold it
      }
      case LEAVE -> loop.settle(gathering, error);
      case CANCEL, GROUP -> {
        if (!error.isA("CancelledError")) {
          gathering.errors.add(error);
          abort(gathering);
        } else if (!gathering.aborting && !gathering.cancelRequested) {
          gathering.errors.add(error);
          abort(gathering);
        }
      }
    }
  }

  private void abort(Gathering gathering) {
    if (gathering.aborting) {
      return;
    }
    gathering.aborting = true;
    if (gathering.mode == FailureMode.GROUP) {
      stop(gathering); // a TaskGroup does it in the callback
    } else {
      loop.stopSoon(gathering); // others only when the task that waits has been woken
    }
  }

  void stop(Gathering gathering) {
    for (var child : gathering.children) {
      if (child != null && !child.done()) {
        loop.cancel(child, null);
      }
    }
  }

  private void conclude(Gathering gathering, @Nullable ErrorValue last) {
    if (gathering.cancelRequested && gathering.errors.isEmpty()) {
      var said = last != null && last.isA("CancelledError") ? last : Loop.cancelled(null);
      loop.settle(gathering, said);
      return;
    }
    if (!gathering.errors.isEmpty()) {
      loop.settle(gathering, failure(gathering));
      return;
    }
    var results = ListValue.empty();
    for (var result : gathering.results) {
      results.add(result == null ? None.NONE : result);
    }
    loop.settle(gathering, results);
  }

  private static ErrorValue failure(Gathering gathering) {
    var first = gathering.errors.getFirst();
    boolean group = gathering.mode == FailureMode.GROUP && !first.isA("CancelledError");
    return group
        ? Errors.error(
            "ExceptionGroup",
            Str.of("unhandled errors in a TaskGroup"),
            ListValue.of(gathering.errors))
        : first;
  }

  private void raced(Gathering gathering, int index) {
    if (gathering.winner < 0 && !gathering.cancelRequested) {
      gathering.winner = index;
      abort(gathering);
    }
    if (gathering.finished < gathering.next) {
      return;
    }
    if (gathering.winner < 0) {
      loop.settle(gathering, Loop.cancelled(null));
      return;
    }
    var result = gathering.results[gathering.winner];
    if (result instanceof ErrorValue error
        && gathering.children[gathering.winner] instanceof Task task
        && task.state != Future.State.RETURNED) {
      loop.settle(gathering, error);
    } else {
      loop.settle(gathering, Tuple.of(gathering, Int.of(gathering.winner)));
    }
  }

  /// The race is won: copies the winner's slots, gives its result.
  Value take(Frame.Code frame, Node.First n, Value outcome) {
    var pair = (Tuple) outcome;
    var gathering = (Gathering) pair.get(0);
    int winner = gathering.winner;
    if (gathering.children[winner] instanceof Task task
        && task.outermost instanceof Frame.Code from) {
      for (var copy : n.racers().get(winner).copies()) {
        var value = from.get(copy.from());
        if (value != null) {
          frame.set(copy.to(), value);
        }
      }
    }
    var result = gathering.results[winner];
    return result == null ? None.NONE : result;
  }

  /// `cancel()` of the gathering: whether a child could be cancelled.
  boolean cancel(Gathering gathering, @Nullable Value message) {
    if (gathering.aborting && gathering.mode != FailureMode.GROUP) {
      // its branches have been told to stop: who waits for them waits no longer
      loop.settle(gathering, Loop.cancelled(null));
      return true;
    }
    if (gathering.kind == Gathering.Kind.RACE) {
      // as `asyncio.wait` does: who waits is woken first, and then cancels what is alive
      gathering.cancelRequested = true;
      loop.stopSoon(gathering);
      return true;
    }
    boolean any = false;
    for (var child : gathering.children) {
      if (child != null) {
        any |= loop.cancel(child, message);
      }
    }
    if (any) {
      gathering.cancelRequested = true;
    }
    return any;
  }
}
