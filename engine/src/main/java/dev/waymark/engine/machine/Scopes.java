package dev.waymark.engine.machine;

import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import org.jspecify.annotations.Nullable;

/// Context managers of asyncio: `timeout`, `TaskGroup`, `Semaphore`. Each is a [NativeObject]; the
/// constants say which field holds what.
final class Scopes {
  static final String TIMEOUT = "asyncio.Timeout";

  /// When it is over in microseconds, or None.
  private static final int WHEN = 0;

  private static final int STATE = 1;
  private static final int TASK = 2;

  /// How often the task had been asked to cancel when the block was entered.
  private static final int CANCELLING = 3;

  private static final int CREATED = 0;
  static final int ENTERED = 1;
  private static final int EXPIRING = 2;
  private static final int EXPIRED = 3;
  private static final int EXITED = 4;

  private final Loop loop;

  Scopes(Loop loop) {
    this.loop = loop;
  }

  static NativeObject timeout(long now, Value delay) {
    var when =
        delay == None.NONE ? None.NONE : Int.of(Durations.after(now, Durations.micros(delay)));
    return new NativeObject(TIMEOUT, when, Int.of(CREATED), None.NONE, Int.ZERO);
  }

  /// An awaitable under a time limit, as a coroutine of its own.
  static Coroutine limited(Value awaitable, Value delay) {
    return new Coroutine(
        "wait_for", new Frame.Native(Natives.LIMITED, awaitable, delay, None.NONE));
  }

  static long state(NativeObject scope) {
    return ((Int) scope.get(STATE)).small();
  }

  static boolean isExpired(NativeObject scope) {
    return state(scope) == EXPIRING || state(scope) == EXPIRED;
  }

  private static void state(NativeObject scope, int state) {
    scope.set(STATE, Int.of(state));
  }

  Signal enter(Value manager) {
    if (manager instanceof NativeObject object) {
      switch (object.kind()) {
        case TIMEOUT -> {
          enterTimeout(object);
          return new Signal.Ready(object);
        }
        case TaskGroups.KIND -> {
          loop.natives.groups().enter(object);
          return new Signal.Ready(object);
        }
        case Semaphores.KIND, Semaphores.LOCK -> {
          return loop.natives.semaphores().acquire(object, true);
        }
        default -> {
          // below
        }
      }
    }
    throw Errors.typeError(
        "'"
            + Types.name(manager)
            + "' object does not support the asynchronous context manager"
            + " protocol");
  }

  void enterTimeout(NativeObject scope) {
    if (state(scope) != CREATED) {
      throw Errors.raised("RuntimeError", "Timeout has already been entered");
    }
    var task = loop.currentTask();
    state(scope, ENTERED);
    scope.set(TASK, task);
    scope.set(CANCELLING, Int.of(task.cancelRequests));
    if (scope.get(WHEN) instanceof Int when) {
      if (when.small() <= loop.now) {
        loop.expireSoon(scope);
      } else {
        loop.arm(when.small(), Timer.Kind.EXPIRE, scope);
      }
    }
  }

  /// The time is over: the task is cancelled, unless the block was left meanwhile.
  void expire(NativeObject scope) {
    if (state(scope) == ENTERED) {
      state(scope, EXPIRING);
      loop.cancel((Task) scope.get(TASK), null);
    }
  }

  /// Leaves a block, with the error that it ended with or without one.
  Signal exit(Value manager, @Nullable ErrorValue error) {
    var object = (NativeObject) manager;
    return switch (object.kind()) {
      case TIMEOUT -> {
        exitTimeout(object, error);
        yield new Signal.Ready(None.NONE);
      }
      case TaskGroups.KIND -> loop.natives.groups().exit(object, error);
      default -> {
        loop.natives.semaphores().release(object);
        yield new Signal.Ready(None.NONE);
      }
    };
  }

  void exitTimeout(NativeObject scope, @Nullable ErrorValue error) {
    if (state(scope) != EXPIRING) {
      state(scope, EXITED);
      return;
    }
    state(scope, EXPIRED);
    var task = (Task) scope.get(TASK);
    task.cancelRequests = Math.max(0, task.cancelRequests - 1);
    if (task.cancelRequests <= ((Int) scope.get(CANCELLING)).small()
        && error != null
        && error.isA("CancelledError")) {
      throw new Raised(over(error));
    }
  }

  /// What becomes of the cancellation that a time limit has caused.
  static ErrorValue over(ErrorValue cancelled) {
    var over = Errors.error("TimeoutError");
    over.cause = cancelled;
    over.suppressContext = true;
    over.context = cancelled;
    return over;
  }
}
