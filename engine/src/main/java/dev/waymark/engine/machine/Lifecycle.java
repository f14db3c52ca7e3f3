package dev.waymark.engine.machine;

import dev.waymark.engine.Payload;
import dev.waymark.engine.border.Border;
import dev.waymark.engine.state.Instance;
import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The life of an instance around its body: beginning, cancellation, deadline, undo, the outcome,
/// and the clean-up of what is left.
final class Lifecycle {
  /// How long other tasks may clean up once the outcome is decided, in microseconds.
  private static final long GRACE = 30_000_000;

  private static final int BEGIN = 0;
  private static final int RUNNING = 1;
  private static final int UNDOING = 2;

  private Lifecycle() {}

  static void begin(Loop loop, Payload input) {
    var instance = loop.instance;
    instance.phase = Instance.Phase.BODY;
    instance.main =
        loop.create(new Frame.Native(Natives.BODY, Str.of(input.json()), None.NONE), "main");
  }

  /// Constants of the module, the instance's deadline, then the body's frame.
  private static Frame prepare(Loop loop, String input) {
    if (loop.program.policy().holdOnFailure()) {
      throw Errors.raised("NotImplementedError", "`on failure: hold` is not part of this version");
    }
    var instance = loop.instance;
    var globals = loop.program.globals();
    instance.globals = new Value[globals.size()];
    for (int i = 0; i < globals.size(); i++) {
      instance.globals[i] = loop.evaluator.evaluate(Slots.outside(), globals.get(i).value());
    }
    var deadline = loop.calls.deadline(Slots.outside(), loop.program.policy().settings());
    if (deadline != null) {
      loop.arm(
          Durations.after(loop.now, Durations.micros(deadline)), Timer.Kind.DEADLINE, None.NONE);
    }
    return entry(loop, input);
  }

  /// The outermost frame of the main task. Fields: the input, then the error that is unwound.
  static Signal resume(
      Loop loop, Frame.Native frame, @Nullable Value sent, @Nullable ErrorValue thrown) {
    return switch (frame.state) {
      case BEGIN -> {
        frame.state = RUNNING;
        if (thrown != null) {
          yield unwind(loop, frame, thrown);
        }
        var input = ((Str) frame.fields[0]).text();
        frame.fields[0] = None.NONE;
        try {
          loop.push(prepare(loop, input));
        } catch (Raised raised) {
          yield unwind(loop, frame, raised.error());
        }
        yield Signal.PUSHED;
      }
      case RUNNING -> {
        if (thrown != null) {
          yield unwind(loop, frame, thrown);
        }
        yield returned(loop, frame, Natives.given(sent));
      }
      default -> {
        if (thrown != null) {
          loop.note("undo failed", Border.writeError(thrown));
        }
        yield undoNext(loop, frame);
      }
    };
  }

  private static Frame entry(Loop loop, String input) {
    var entry = loop.evaluator.closure(Slots.outside(), loop.program.entry());
    return switch (input(loop, Payload.of(input))) {
      case Border.Input.Decoded(var values) ->
          loop.evaluator.frame(entry, new Arguments(List.of(), values));
      case Border.Input.Mismatch(var problems) ->
          throw Errors.raised("waymark.ArgumentsDoNotFit", String.join("; ", problems));
    };
  }

  static Border.Input input(Loop loop, Payload input) {
    var entry = loop.program.entry();
    return loop.border.readArguments(
        loop.program.main().parameters(),
        i -> entry.defaults().stream().anyMatch(each -> each.parameter() == i),
        input);
  }

  private static Signal returned(Loop loop, Frame.Native frame, Value result) {
    byte[] payload;
    try {
      payload = Border.write(result);
    } catch (Raised unfit) {
      return unwind(loop, frame, unfit.error());
    }
    loop.instance.undo.clear();
    loop.instance.ending = new Instance.Ending.Result(payload);
    if (loop.instance.cancelReason != null) {
      loop.note("cancel swallowed", Payload.of("{}"));
    }
    return new Signal.Returned(result);
  }

  private static Signal unwind(Loop loop, Frame.Native frame, ErrorValue thrown) {
    var instance = loop.instance;
    var error = thrown;
    if (instance.overdue && thrown.isA("CancelledError")) {
      error = Errors.error("TimeoutError", Str.of("the workflow's deadline is over"));
      error.function = thrown.function;
      error.node = thrown.node;
    }
    frame.fields[1] = error;
    frame.state = UNDOING;
    instance.phase = Instance.Phase.UNDOING;
    if (!instance.undo.isEmpty()) {
      loop.note("unwinding began", Border.writeError(error));
    }
    return undoNext(loop, frame);
  }

  private static Signal undoNext(Loop loop, Frame.Native frame) {
    var undo = loop.instance.undo;
    while (!undo.isEmpty()) {
      try {
        var signal = loop.awaiting.await(undo.removeLast());
        if (!(signal instanceof Signal.Ready)) {
          return signal;
        }
      } catch (Raised raised) {
        loop.note("undo failed", Border.writeError(raised.error()));
      }
    }
    var error = (ErrorValue) frame.fields[1];
    var reason = loop.instance.cancelReason;
    loop.instance.ending =
        reason != null && error.isA("CancelledError")
            ? new Instance.Ending.Cancellation(reason)
            : failure(error);
    throw new Raised(error, true);
  }

  static Instance.Ending failure(ErrorValue error) {
    return new Instance.Ending.Failure(
        Border.writeError(error).bytes(), Math.max(0, error.function), Math.max(0, error.node));
  }

  /// `CancelledError` once, at the current await of every live task. Whether anything was left to
  /// cancel.
  static boolean cancel(Loop loop, String reason) {
    var instance = loop.instance;
    if (instance.phase != Instance.Phase.BODY || instance.cancelReason != null) {
      return false;
    }
    instance.cancelReason = reason;
    cancelAll(loop);
    return true;
  }

  private static void cancelAll(Loop loop) {
    var asked = new LinkedHashMap<Task, Integer>();
    for (var task : loop.instance.tasks.values()) {
      asked.put(task, task.cancelRequests);
    }
    asked.forEach((task, before) -> {
      if (!task.done() && task.cancelRequests == before) {
        loop.cancel(task, null);
      }
    });
  }

  static void overdue(Loop loop) {
    var main = loop.instance.main;
    if (loop.instance.phase == Instance.Phase.BODY && main != null) {
      loop.instance.overdue = true;
      loop.cancel(main, null);
    }
  }

  /// Once the main task is done: the others are cancelled, then what is open is withdrawn.
  static void conclude(Loop loop) {
    var instance = loop.instance;
    var main = instance.main;
    if (main == null || !main.done() || instance.phase == Instance.Phase.ENDED) {
      return;
    }
    if (instance.phase != Instance.Phase.ENDING) {
      instance.phase = Instance.Phase.ENDING;
      instance.timers.removeIf(timer -> timer.kind() == Timer.Kind.DEADLINE);
      if (!instance.tasks.isEmpty()) {
        cancelAll(loop);
        loop.runUntilIdle();
      }
      if (!instance.tasks.isEmpty()) {
        loop.arm(Durations.after(loop.now, GRACE), Timer.Kind.GRACE, None.NONE);
      }
    }
    if (instance.tasks.isEmpty()) {
      end(loop);
    }
  }

  static void graceOver(Loop loop) {
    if (loop.instance.phase == Instance.Phase.ENDING) {
      end(loop);
    }
  }

  /// Nothing of the instance is left but its outcome.
  static void end(Loop loop) {
    var instance = loop.instance;
    for (var call : List.copyOf(instance.open.values())) {
      loop.calls.withdraw(call);
    }
    instance.phase = Instance.Phase.ENDED;
    instance.tasks.clear();
    instance.timers.clear();
    instance.mailboxes.clear();
    instance.receivers.clear();
    instance.undo.clear();
    instance.globals = new Value[0];
    instance.main = null;
  }

  /// The machine gives the instance up: its handlers do not run.
  static void abandon(Loop loop, ErrorValue error) {
    loop.instance.ending = failure(error);
    end(loop);
  }
}
