package dev.waymark.engine.machine;

import dev.waymark.engine.builtin.Parameters;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.BoundMethod;
import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// asyncio's names, and those of `waymark` that need the loop: the machine's part of the registry.
public final class AsyncBuiltins {
  private static final Map<String, AsyncCode> TABLE = table();

  private AsyncBuiltins() {}

  static @Nullable AsyncCode function(String name) {
    return TABLE.get(name);
  }

  static @Nullable Value constant(String name) {
    return switch (name) {
      case "asyncio.FIRST_COMPLETED", "asyncio.FIRST_EXCEPTION", "asyncio.ALL_COMPLETED" ->
          Str.of(name.substring("asyncio.".length()));
      default -> null;
    };
  }

  /// Every name of the table, for the compiler's closed list.
  public static List<String> names() {
    return List.copyOf(TABLE.keySet());
  }

  static AsyncCode.@Nullable Advance iterator(String kind) {
    return kind.equals("as_completed") ? (_, it) -> Waiting.nextCompleted(it) : null;
  }

  static @Nullable Builtin method(Value object, String name) {
    var type =
        switch (object) {
          case Task _ -> "asyncio.Task";
          case Future _ -> "asyncio.Task";
          case ErrorValue _ -> "BaseException";
          case NativeObject it -> it.kind().equals(Semaphores.LOCK) ? Semaphores.KIND : it.kind();
          case Value _ -> null;
        };
    if (type == null) {
      return null;
    }
    var qualified = type + "." + name;
    return TABLE.containsKey(qualified) ? new Builtin(qualified) : null;
  }

  private static Map<String, AsyncCode> table() {
    var table = new LinkedHashMap<String, AsyncCode>();
    functions(table);
    objects(table);
    tasks(table);
    recorded(table);
    Dataclasses.into(table);
    return table;
  }

  private static void functions(Map<String, AsyncCode> table) {
    table.put("asyncio.gather", AsyncBuiltins::gather);
    table.put("asyncio.create_task", AsyncBuiltins::createTask);
    table.put("asyncio.ensure_future", (loop, a) -> loop.ensure(a.get(0), null));
    table.put("asyncio.sleep", (loop, a) -> sleep(a));
    table.put(
        "asyncio.wait_for",
        (loop, a) ->
            Scopes.limited(
                required("wait_for", a, 0, "fut"), required("wait_for", a, 1, "timeout")));
    table.put(
        "asyncio.wait",
        (loop, a) ->
            loop.natives
                .waiting()
                .wait(
                    required("wait", a, 0, "fs"),
                    Parameters.find(a, -1, "timeout", None.NONE),
                    Parameters.find(a, -1, "return_when", Str.of("ALL_COMPLETED"))));
    table.put(
        "asyncio.as_completed",
        (loop, a) -> loop.natives.waiting().asCompleted(required("as_completed", a, 0, "fs")));
    table.put("asyncio.current_task", (loop, a) -> loop.currentTask());
    table.put("waymark.bound", (loop, a) -> new BoundMethod(a.get(0), a.get(1)));
    table.put("waymark.handled", (loop, a) -> handled(loop));
  }

  /// What a bare `raise` raises again.
  private static Value handled(Loop loop) {
    var handled = loop.evaluator.handled();
    if (handled == null) {
      throw Errors.raised("RuntimeError", "No active exception to reraise");
    }
    return handled;
  }

  private static void objects(Map<String, AsyncCode> table) {
    AsyncCode timeout = (loop, a) -> Scopes.timeout(loop.now, required("timeout", a, 0, "delay"));
    table.put("asyncio.timeout", timeout);
    table.put("waymark.within", timeout);
    table.put("asyncio.Timeout.expired", (loop, a) -> Bool.of(Scopes.isExpired(object(a))));
    table.put("asyncio.TaskGroup", (loop, a) -> TaskGroups.create());
    table.put(
        "asyncio.TaskGroup.create_task",
        (loop, a) -> loop.natives.groups().createTask(object(a), a.get(1), name(a)));
    table.put(
        "asyncio.Semaphore",
        (loop, a) ->
            Semaphores.create(Semaphores.KIND, Parameters.find(a, 0, "value", Int.ONE), false));
    table.put(
        "asyncio.BoundedSemaphore",
        (loop, a) ->
            Semaphores.create(Semaphores.KIND, Parameters.find(a, 0, "value", Int.ONE), true));
    table.put("asyncio.Lock", (loop, a) -> Semaphores.create(Semaphores.LOCK, Int.ONE, true));
    table.put(
        "asyncio.Semaphore.acquire",
        (loop, a) -> new Coroutine("Semaphore.acquire", Semaphores.frame(object(a), false)));
    table.put(
        "asyncio.Semaphore.release",
        (loop, a) -> {
          loop.natives.semaphores().release(object(a));
          return None.NONE;
        });
    table.put("asyncio.Semaphore.locked", (loop, a) -> Bool.of(Semaphores.locked(object(a))));
  }

  private static void tasks(Map<String, AsyncCode> table) {
    table.put(
        "asyncio.Task.cancel",
        (loop, a) -> Bool.of(loop.cancel(future(a), Parameters.find(a, 1, "msg"))));
    table.put("asyncio.Task.done", (loop, a) -> Bool.of(future(a).done()));
    table.put(
        "asyncio.Task.cancelled", (loop, a) -> Bool.of(future(a).state == Future.State.CANCELLED));
    table.put("asyncio.Task.result", (loop, a) -> result(future(a)));
    table.put("asyncio.Task.exception", (loop, a) -> exception(future(a)));
    table.put("asyncio.Task.get_name", (loop, a) -> Str.of(task(a).name));
    table.put(
        "asyncio.Task.set_name",
        (loop, a) -> {
          task(a).name = Repr.text(a.get(1));
          return None.NONE;
        });
    table.put("asyncio.Task.cancelling", (loop, a) -> Int.of(task(a).cancelRequests));
    table.put(
        "asyncio.Task.uncancel",
        (loop, a) -> {
          task(a).cancelRequests = Math.max(0, task(a).cancelRequests - 1);
          return Int.of(task(a).cancelRequests);
        });
  }

  private static void recorded(Map<String, AsyncCode> table) {
    table.put("waymark.log", Recorded::log);
    table.put("waymark.now", (loop, a) -> Recorded.now(loop));
    table.put("waymark.uuid", (loop, a) -> Recorded.uuid(loop));
    table.put("waymark.random", (loop, a) -> Recorded.random(loop));
    table.put("waymark.with", (loop, a) -> Recorded.with(loop, a));
    table.put("BaseException.add_note", (loop, a) -> Recorded.addNote(a));
  }

  private static NativeObject object(Arguments arguments) {
    return (NativeObject) arguments.get(0);
  }

  private static Future future(Arguments arguments) {
    return (Future) arguments.get(0);
  }

  private static Task task(Arguments arguments) {
    return (Task) arguments.get(0);
  }

  private static Value required(String function, Arguments arguments, int at, String name) {
    var found = Parameters.find(arguments, at, name);
    if (found == null) {
      throw Errors.typeError(
          "%s() missing 1 required positional argument: '%s'".formatted(function, name));
    }
    return found;
  }

  private static @Nullable String name(Arguments arguments) {
    var name = arguments.named("name");
    return name == null || name == None.NONE ? null : Repr.text(name);
  }

  private static Value gather(Loop loop, Arguments arguments) {
    Parameters.known("gather", arguments, "return_exceptions");
    var collect = arguments.named("return_exceptions");
    return loop.gatherings.gather(arguments.positional(), collect != null && Truth.of(collect));
  }

  private static Value createTask(Loop loop, Arguments arguments) {
    var call = required("create_task", arguments, 0, "coro");
    if (call instanceof Future) {
      throw Errors.typeError("a coroutine was expected, got " + Repr.of(call));
    }
    return loop.ensure(call, name(arguments));
  }

  private static Value sleep(Arguments arguments) {
    var result = Parameters.find(arguments, 1, "result", None.NONE);
    return new Coroutine(
        "sleep", new Frame.Native(Natives.SLEEP, required("sleep", arguments, 0, "delay"), result));
  }

  private static Value result(Future future) {
    return switch (future.state) {
      case RETURNED -> Loop.result(future);
      case RAISED, CANCELLED -> throw new Raised(Loop.error(future));
      case PENDING -> throw Errors.raised("asyncio.InvalidStateError", "Result is not set.");
    };
  }

  private static Value exception(Future future) {
    return switch (future.state) {
      case RETURNED -> None.NONE;
      case RAISED -> Loop.error(future);
      case CANCELLED -> throw new Raised(Loop.error(future));
      case PENDING -> throw Errors.raised("asyncio.InvalidStateError", "Exception is not set.");
    };
  }
}
