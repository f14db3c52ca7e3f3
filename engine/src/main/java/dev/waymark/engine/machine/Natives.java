package dev.waymark.engine.machine;

import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Value;
import org.jspecify.annotations.Nullable;

/// The engine's own coroutines: each kind is a small state machine over the fields of its frame.
final class Natives {
  static final String AWAIT = "await";
  static final String SLEEP = "sleep";
  static final String LIMITED = "limited";
  static final String WAIT = "wait";
  static final String NEXT_COMPLETED = "next-completed";
  static final String ACQUIRE = "acquire";
  static final String EXIT_GROUP = "exit-group";
  static final String BODY = "body";

  private final Loop loop;
  private final Waiting waiting;
  private final TaskGroups groups;
  private final Semaphores semaphores;

  Natives(Loop loop) {
    this.loop = loop;
    this.waiting = new Waiting(loop);
    this.groups = new TaskGroups(loop);
    this.semaphores = new Semaphores(loop);
  }

  TaskGroups groups() {
    return groups;
  }

  Semaphores semaphores() {
    return semaphores;
  }

  Waiting waiting() {
    return waiting;
  }

  Signal resume(Frame.Native frame, @Nullable Value sent, @Nullable ErrorValue thrown) {
    return switch (frame.kind) {
      case AWAIT -> await(frame, sent, thrown);
      case SLEEP -> sleep(frame, thrown);
      case LIMITED -> limited(frame, sent, thrown);
      case WAIT -> waiting.resumeWait(frame, thrown);
      case NEXT_COMPLETED -> waiting.resumeNext(frame, thrown);
      case ACQUIRE -> semaphores.resume(frame, thrown);
      case EXIT_GROUP -> groups.resume(frame, thrown);
      case BODY -> Lifecycle.resume(loop, frame, sent, thrown);
      default -> throw new IllegalStateException("no coroutine of kind " + frame.kind);
    };
  }

  /// A future was settled that this object watches.
  void onSettled(NativeObject watcher, Future future) {
    switch (watcher.kind()) {
      case TaskGroups.KIND -> groups.onTaskDone(watcher, future);
      case Waiting.WAITER -> waiting.onSettled(watcher, future);
      case Waiting.COMPLETED -> waiting.onCompleted(watcher, future);
      default -> throw new IllegalStateException("watches nothing: " + watcher.kind());
    }
  }

  private Signal await(Frame.Native frame, @Nullable Value sent, @Nullable ErrorValue thrown) {
    rethrow(thrown);
    if (frame.state == 0) {
      frame.state = 1;
      return loop.awaiting.await(frame.fields[0]);
    }
    return new Signal.Returned(given(sent));
  }

  private Signal sleep(Frame.Native frame, @Nullable ErrorValue thrown) {
    rethrow(thrown);
    if (frame.state == 0) {
      frame.state = 1;
      return loop.awaiting.sleep(frame.fields[0]);
    }
    return new Signal.Returned(frame.fields[1]);
  }

  /// `asyncio.wait_for`: fields are the awaitable, the delay, the time limit.
  private Signal limited(Frame.Native frame, @Nullable Value sent, @Nullable ErrorValue thrown) {
    if (frame.state == 0) {
      rethrow(thrown);
      frame.state = 1;
      if (frame.fields[1] != None.NONE && Durations.micros(frame.fields[1]) <= 0) {
        return overAlready(frame.fields[0]);
      }
      var scope = Scopes.timeout(loop.now, frame.fields[1]);
      frame.fields[2] = scope;
      loop.scopes.enterTimeout(scope);
      return loop.awaiting.await(frame.fields[0]);
    }
    if (frame.fields[2] instanceof NativeObject scope) {
      loop.scopes.exitTimeout(scope, thrown);
    }
    rethrow(thrown);
    return new Signal.Returned(given(sent));
  }

  private Signal overAlready(Value awaitable) {
    switch (awaitable) {
      case Future future when future.done() -> {
        return loop.awaiting.on(future);
      }
      case Future future -> loop.cancel(future, null);
      case Coroutine coroutine -> {
        var _ = coroutine.begin();
      }
      case Pending pending -> pending.begin();
      case Value _ -> {
        return loop.awaiting.await(awaitable);
      }
    }
    throw new Raised(Scopes.over(Errors.error("CancelledError")));
  }

  static void rethrow(@Nullable ErrorValue thrown) {
    if (thrown != null) {
      throw new Raised(thrown, true);
    }
  }

  static Value given(@Nullable Value sent) {
    return sent == null ? None.NONE : sent;
  }
}
