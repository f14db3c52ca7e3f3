package dev.waymark.engine.machine;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Limits;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step.NodePlace;
import dev.waymark.engine.Stimulus;
import dev.waymark.engine.border.Border;
import dev.waymark.engine.state.Instance;
import dev.waymark.engine.state.ProgramClasses;
import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Gathering;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Program;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// asyncio's event loop over one instance, for the length of one step: what is ready runs first in,
/// first out, until nothing is ready.
final class Loop {
  final Program program;
  final Instance instance;
  final Limits limits;
  final long now;
  private final long seed;
  final List<Effect> effects = new ArrayList<>();
  final ProgramClasses classes;
  final Evaluator evaluator;
  final Displays displays;
  final Targets targets;
  final Objects objects;
  final Construction construction;
  final Executor executor;
  final Awaiting awaiting;
  final Calls calls;
  final Signals signals;
  final Gatherings gatherings;
  final Scopes scopes;
  final Natives natives;
  final Border border;
  Onlooker onlooker = Onlooker.NOBODY;

  private final ArrayDeque<Handle> ready = new ArrayDeque<>();

  /// The task that runs, and nothing between two of them.
  private @Nullable Task current;

  private @Nullable Task last;

  /// Whether the turn after the main task's last one is over.
  private boolean stopped;

  /// What is ready: a task to step, or a callback of a settled future.
  private sealed interface Handle {
    record Step(Task task, @Nullable Value sent, @Nullable ErrorValue thrown) implements Handle {}

    record Fire(Future future, Future.Callback callback) implements Handle {}

    record Expire(NativeObject scope) implements Handle {}

    record Stop(Gathering gathering) implements Handle {}
  }

  Loop(
      Program program,
      Instance instance,
      ProgramClasses classes,
      Stimulus stimulus,
      Limits limits) {
    this.program = program;
    this.instance = instance;
    this.limits = limits;
    this.now = stimulus.nowMicros();
    this.seed = stimulus.seed();
    this.classes = classes;
    this.evaluator = new Evaluator(this);
    this.displays = new Displays(this);
    this.targets = new Targets(this);
    this.objects = new Objects(this);
    this.construction = new Construction(this);
    this.executor = new Executor(this);
    this.awaiting = new Awaiting(this);
    this.calls = new Calls(this);
    this.signals = new Signals(this);
    this.gatherings = new Gatherings(this);
    this.scopes = new Scopes(this);
    this.natives = new Natives(this);
    this.border =
        new Border(classes, expression -> evaluator.evaluate(Slots.outside(), expression));
  }

  // -- the loop

  /// As `asyncio.run` does: when the main task is done, one more turn over what is ready, and then
  /// the others are cancelled before what they have begun begins.
  void runUntilIdle() {
    while (!ready.isEmpty() && !(stopped && instance.phase != Instance.Phase.ENDING)) {
      boolean stops = instance.phase != Instance.Phase.ENDING && isMainDone();
      for (int left = ready.size(); left > 0; left--) {
        turn(ready.remove());
      }
      stopped |= stops;
    }
  }

  private boolean isMainDone() {
    return instance.main != null && instance.main.done();
  }

  private void turn(Handle handle) {
    switch (handle) {
      case Handle.Step(var task, var sent, var thrown) -> step(task, sent, thrown);
      case Handle.Fire(var future, var callback) -> fire(future, callback);
      case Handle.Expire(var scope) -> scopes.expire(scope);
      case Handle.Stop(var gathering) -> gatherings.stop(gathering);
    }
  }

  private void fire(Future future, Future.Callback callback) {
    switch (callback.kind()) {
      case WAKE -> wake((Task) callback.target(), future);
      case GATHERED -> gatherings.onChild((Gathering) callback.target(), callback.index(), future);
      case NATIVE -> natives.onSettled((NativeObject) callback.target(), future);
    }
  }

  private void wake(Task task, Future future) {
    if (future.state == Future.State.RETURNED) {
      step(task, result(future), null);
    } else {
      step(task, null, error(future));
    }
  }

  /// asyncio's `Task.__step`.
  private void step(Task task, @Nullable Value sent, @Nullable ErrorValue given) {
    if (task.done()) {
      throw new IllegalStateException("a task that is done was stepped: " + task.number);
    }
    var thrown = given;
    if (task.mustCancel) {
      if (thrown == null || !thrown.isA("CancelledError")) {
        thrown = cancelled(task.cancelMessage);
      }
      task.mustCancel = false;
    }
    task.waitingOn = null;
    current = task;
    last = task;
    try {
      // a cancellation takes the place of what has come
      advance(task, thrown == null ? sent : null, thrown);
    } finally {
      current = null;
    }
  }

  /// Runs the task's frames until it waits or ends.
  private void advance(Task task, @Nullable Value sent, @Nullable ErrorValue given) {
    var value = sent;
    var thrown = given;
    while (true) {
      try {
        var signal = resume(task, value, thrown);
        thrown = null;
        switch (signal) {
          case Signal.Returned(var result) -> {
            pop(task);
            if (task.frames.isEmpty()) {
              finish(task, result);
              return;
            }
            value = result;
          }
          case Signal.Ready(var result) -> value = result;
          case Signal.Pushed _ -> value = null;
          case Signal.Suspended(var future) -> {
            suspend(task, future);
            return;
          }
          case Signal.Yielded _ -> {
            ready.add(new Handle.Step(task, None.NONE, null));
            return;
          }
          case Signal.Produced _ -> throw new IllegalStateException("a task is no generator");
        }
      } catch (Raised raised) {
        pop(task);
        if (task.frames.isEmpty()) {
          finish(task, raised.error());
          return;
        }
        value = null;
        thrown = raised.error();
      }
    }
  }

  private static void pop(Task task) {
    var frame = task.frames.removeLast();
    if (task.keepsFrame && task.frames.isEmpty()) {
      task.outermost = frame;
    }
  }

  private Signal resume(Task task, @Nullable Value sent, @Nullable ErrorValue thrown) {
    return switch (task.frames.getLast()) {
      case Frame.Code frame -> executor.run(frame, sent, thrown);
      case Frame.Native frame -> natives.resume(frame, sent, thrown);
    };
  }

  private void suspend(Task task, Future future) {
    future.callbacks.add(new Future.Callback(Future.Callback.Kind.WAKE, task, 0));
    task.waitingOn = future;
    if (task.mustCancel && cancel(future, task.cancelMessage)) {
      task.mustCancel = false;
    }
  }

  private void finish(Task task, Value result) {
    instance.tasks.remove(task.number);
    if (task.mustCancel) {
      task.mustCancel = false;
      settleCancelled(task, null);
    } else {
      settle(task, result);
    }
  }

  private void finish(Task task, ErrorValue error) {
    instance.tasks.remove(task.number);
    if (error.isA("CancelledError")) {
      settleCancelled(task, error);
    } else {
      settle(task, error);
    }
  }

  // -- tasks

  Task create(Frame outermost, @Nullable String name) {
    long number = ++instance.taskNumbers;
    var task = new Task(number, name == null ? "Task-" + number : name);
    task.frames.add(outermost);
    instance.tasks.put(number, task);
    ready.add(new Handle.Step(task, null, null));
    return task;
  }

  /// `asyncio.ensure_future`: a future is itself, a call that has not begun becomes a task.
  Future ensure(Value awaitable, @Nullable String name) {
    return switch (awaitable) {
      case Future future -> future;
      case Coroutine coroutine -> create(coroutine.begin(), name);
      case Pending pending -> create(new Frame.Native("await", pending), name);
      case Value _ ->
          throw Errors.typeError("An asyncio.Future, a coroutine or an awaitable is required");
    };
  }

  Task currentTask() {
    var task = current;
    if (task == null) {
      throw Errors.raised("RuntimeError", "no running event loop");
    }
    return task;
  }

  void push(Frame frame) {
    if (depth() >= limits.recursionFrames()) {
      throw Errors.recursion();
    }
    currentTask().frames.add(frame);
  }

  int depth() {
    return current == null ? 0 : current.frames.size();
  }

  /// The innermost error that is being handled in the frames of the running task.
  @Nullable ErrorValue handled() {
    if (current == null) {
      return null;
    }
    for (int i = current.frames.size() - 1; i >= 0; i--) {
      if (current.frames.get(i) instanceof Frame.Code frame && !frame.handling.isEmpty()) {
        return frame.handling.getLast();
      }
    }
    return null;
  }

  /// The node that ran last.
  @Nullable NodePlace lastPlace() {
    return last == null ? null : place(last);
  }

  static @Nullable NodePlace place(Task task) {
    for (int i = task.frames.size() - 1; i >= 0; i--) {
      if (task.frames.get(i) instanceof Frame.Code frame) {
        return new NodePlace(frame.function, frame.node);
      }
    }
    return null;
  }

  // -- futures

  static Value result(Future future) {
    var result = future.result;
    if (result == null) {
      throw new IllegalStateException("a future without a result: " + future.state);
    }
    return result;
  }

  /// The error of a future that was cancelled or raised.
  static ErrorValue error(Future future) {
    var error = future.error;
    if (error == null) {
      error = cancelled(null);
      future.error = error;
    }
    return error;
  }

  static ErrorValue cancelled(@Nullable Value message) {
    return message == null
        ? Errors.error("CancelledError")
        : Errors.error("CancelledError", message);
  }

  void settle(Future future, Value result) {
    future.state = Future.State.RETURNED;
    future.result = result;
    schedule(future);
  }

  void settle(Future future, ErrorValue error) {
    future.state = Future.State.RAISED;
    future.error = error;
    schedule(future);
  }

  private void settleCancelled(Future future, @Nullable ErrorValue error) {
    future.state = Future.State.CANCELLED;
    future.error = error;
    schedule(future);
  }

  private void schedule(Future future) {
    for (var callback : future.callbacks) {
      ready.add(new Handle.Fire(future, callback));
    }
    future.callbacks = new ArrayList<>(0);
  }

  /// `add_done_callback`
  void whenDone(Future future, Future.Callback callback) {
    if (future.done()) {
      ready.add(new Handle.Fire(future, callback));
    } else {
      future.callbacks.add(callback);
    }
  }

  /// `cancel()`: whether it was still to be had.
  boolean cancel(Future future, @Nullable Value message) {
    if (future.done()) {
      return false;
    }
    return switch (future) {
      case Task task -> cancelTask(task, message);
      case Gathering gathering -> gatherings.cancel(gathering, message);
      case Call call -> {
        calls.withdraw(call);
        settleCancelled(call, cancelled(message));
        yield true;
      }
      case Future _ -> {
        settleCancelled(future, cancelled(message));
        yield true;
      }
    };
  }

  private boolean cancelTask(Task task, @Nullable Value message) {
    task.cancelRequests++;
    if (task.waitingOn != null && cancel(task.waitingOn, message)) {
      return true;
    }
    task.mustCancel = true;
    task.cancelMessage = message;
    return true;
  }

  // -- time

  Future sleep(long micros) {
    var future = new Future();
    future.purpose = "sleep";
    future.since = now;
    future.until = Durations.after(now, micros);
    arm(future.until, Timer.Kind.RESOLVE, future);
    return future;
  }

  void arm(long due, Timer.Kind kind, Value target) {
    instance.timers.add(new Timer(due, ++instance.timerNumbers, kind, target));
  }

  void expireSoon(NativeObject scope) {
    ready.add(new Handle.Expire(scope));
  }

  /// Cancels what is alive of it, one hop later.
  void stopSoon(Gathering gathering) {
    ready.add(new Handle.Stop(gathering));
  }

  /// Fires what is due, those of one time together; tasks run until nothing is ready before the
  /// next time's. Whether any was due.
  boolean fireDue() {
    boolean any = false;
    while (true) {
      instance.timers.removeIf(Timer::isStale);
      long earliest = Long.MAX_VALUE;
      for (var timer : instance.timers) {
        earliest = Math.min(earliest, timer.due());
      }
      if (instance.timers.isEmpty() || earliest > now) {
        return any;
      }
      any = true;
      fireAt(earliest);
      runUntilIdle();
    }
  }

  private void fireAt(long due) {
    var fired = new ArrayList<Timer>();
    for (var timer : instance.timers) {
      if (timer.due() == due) {
        fired.add(timer);
      }
    }
    instance.timers.removeIf(timer -> timer.due() == due);
    fired.sort(null);
    for (var timer : fired) {
      if (!timer.isStale()) {
        fire(timer);
      }
    }
  }

  private void fire(Timer timer) {
    switch (timer.kind()) {
      case RESOLVE -> settle((Future) timer.target(), None.NONE);
      case FAIL -> settle((Future) timer.target(), Errors.error("TimeoutError"));
      case RETRY -> calls.retry((Call) timer.target());
      case CALL_DEADLINE -> calls.expire((Call) timer.target());
      case EXPIRE -> scopes.expire((NativeObject) timer.target());
      case WINDOW -> gatherings.fill((Gathering) timer.target());
      case DEADLINE -> Lifecycle.overdue(this);
      case GRACE -> Lifecycle.graceOver(this);
    }
  }

  // -- recorded randomness

  /// splitmix64 over the step's seed and the instance's counter.
  long randomBits() {
    long z = seed + (++instance.draws) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  // -- effects

  void note(String kind, Payload details) {
    effects.add(new Effect.Note(kind, details));
  }
}
