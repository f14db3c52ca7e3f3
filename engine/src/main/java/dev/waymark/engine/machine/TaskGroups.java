package dev.waymark.engine.machine;

import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `asyncio.TaskGroup`, as CPython 3.12 has it.
final class TaskGroups {
  static final String KIND = "asyncio.TaskGroup";
  private static final int TASKS = 0;
  private static final int ERRORS = 1;
  private static final int PARENT = 2;
  private static final int ENTERED = 3;
  private static final int EXITING = 4;
  private static final int ABORTING = 5;
  private static final int PARENT_CANCELLED = 6;

  /// The future that the end of the last task settles, or None.
  private static final int COMPLETED = 7;

  private final Loop loop;

  TaskGroups(Loop loop) {
    this.loop = loop;
  }

  static NativeObject create() {
    return new NativeObject(
        KIND,
        ListValue.empty(),
        ListValue.empty(),
        None.NONE,
        Bool.FALSE,
        Bool.FALSE,
        Bool.FALSE,
        Bool.FALSE,
        None.NONE);
  }

  private static boolean is(NativeObject group, int flag) {
    return group.get(flag) == Bool.TRUE;
  }

  private static List<Value> tasks(NativeObject group) {
    return ((ListValue) group.get(TASKS)).items();
  }

  private static List<Value> errors(NativeObject group) {
    return ((ListValue) group.get(ERRORS)).items();
  }

  void enter(NativeObject group) {
    if (is(group, ENTERED)) {
      throw Errors.raised("RuntimeError", "TaskGroup has already been entered");
    }
    group.set(ENTERED, Bool.TRUE);
    group.set(PARENT, loop.currentTask());
  }

  Value createTask(NativeObject group, Value call, @Nullable String name) {
    if (!is(group, ENTERED)) {
      throw Errors.raised("RuntimeError", "TaskGroup has not been entered");
    }
    if (is(group, EXITING) && tasks(group).isEmpty()) {
      throw Errors.raised("RuntimeError", "TaskGroup is finished");
    }
    if (is(group, ABORTING)) {
      throw Errors.raised("RuntimeError", "TaskGroup is shutting down");
    }
    var task = loop.ensure(call, name);
    tasks(group).add(task);
    loop.whenDone(task, new Future.Callback(Future.Callback.Kind.NATIVE, group, 0));
    return task;
  }

  void onTaskDone(NativeObject group, Future task) {
    tasks(group).remove(task);
    if (group.get(COMPLETED) instanceof Future completed
        && tasks(group).isEmpty()
        && !completed.done()) {
      loop.settle(completed, Bool.TRUE);
    }
    if (task.state != Future.State.RAISED) {
      return;
    }
    errors(group).add(Loop.error(task));
    if (!is(group, ABORTING) && !is(group, PARENT_CANCELLED)) {
      abort(group);
      group.set(PARENT_CANCELLED, Bool.TRUE);
      loop.cancel((Task) group.get(PARENT), null);
    }
  }

  private void abort(NativeObject group) {
    group.set(ABORTING, Bool.TRUE);
    for (var task : List.copyOf(tasks(group))) {
      loop.cancel((Future) task, null);
    }
  }

  /// `__aexit__`: a frame, since it waits for the tasks.
  Signal exit(NativeObject group, @Nullable ErrorValue error) {
    loop.push(
        new Frame.Native(Natives.EXIT_GROUP, group, error == null ? None.NONE : error, None.NONE));
    return Signal.PUSHED;
  }

  /// Fields: the group, the block's error, the cancellation that is passed on.
  Signal resume(Frame.Native frame, @Nullable ErrorValue thrown) {
    var group = (NativeObject) frame.fields[0];
    if (frame.state == 0) {
      begin(frame, group);
    } else if (thrown != null) {
      if (!thrown.isA("CancelledError")) {
        throw new Raised(thrown, true);
      }
      if (!is(group, ABORTING)) {
        frame.fields[2] = thrown;
        abort(group);
      }
    }
    group.set(COMPLETED, None.NONE);
    if (!tasks(group).isEmpty()) {
      var completed = new Future();
      completed.since = loop.now;
      group.set(COMPLETED, completed);
      return new Signal.Suspended(completed);
    }
    return conclude(frame, group);
  }

  private void begin(Frame.Native frame, NativeObject group) {
    frame.state = 1;
    group.set(EXITING, Bool.TRUE);
    boolean failed = frame.fields[1] != None.NONE;
    if (frame.fields[1] instanceof ErrorValue error && error.isA("CancelledError")) {
      frame.fields[2] = error;
    }
    if (is(group, PARENT_CANCELLED)) {
      var parent = (Task) group.get(PARENT);
      parent.cancelRequests = Math.max(0, parent.cancelRequests - 1);
      if (parent.cancelRequests == 0) {
        frame.fields[2] = None.NONE;
      }
    }
    if (failed && !is(group, ABORTING)) {
      abort(group);
    }
  }

  private static Signal conclude(Frame.Native frame, NativeObject group) {
    var errors = errors(group);
    if (frame.fields[2] instanceof ErrorValue cancellation && errors.isEmpty()) {
      throw new Raised(cancellation, true);
    }
    if (frame.fields[1] instanceof ErrorValue error && !error.isA("CancelledError")) {
      errors.add(error);
    }
    if (!errors.isEmpty()) {
      throw new Raised(group("unhandled errors in a TaskGroup", errors));
    }
    return new Signal.Returned(Bool.FALSE);
  }

  private static ErrorValue group(String message, List<Value> errors) {
    boolean plain = errors.stream().allMatch(each -> ((ErrorValue) each).isA("Exception"));
    return Errors.error(
        plain ? "ExceptionGroup" : "BaseExceptionGroup", Str.of(message), ListValue.of(errors));
  }
}
