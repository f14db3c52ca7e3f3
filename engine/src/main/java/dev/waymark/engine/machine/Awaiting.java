package dev.waymark.engine.machine;

import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Node;

/// The nodes that may wait, and what `await` does with a value.
final class Awaiting {
  private final Loop loop;
  private final Evaluator evaluator;

  Awaiting(Loop loop) {
    this.loop = loop;
    this.evaluator = loop.evaluator;
  }

  Signal execute(Frame.Code frame, Node node) {
    return switch (node) {
      case Node.Call n -> call(frame, n);
      case Node.Await n -> await(evaluator.evaluate(frame, n.value()));
      case Node.Sleep n -> sleep(evaluator.evaluate(frame, n.duration()));
      case Node.FanOut n -> on(loop.gatherings.fanOut(frame, n));
      case Node.First n -> on(loop.gatherings.race(frame, n));
      case Node.Receive n -> loop.signals.receive(frame, n);
      case Node.Start n -> start(frame, n);
      case Node.EnterContext n -> loop.scopes.enter(manager(frame, n.manager()));
      case Node.ExitContext n ->
          loop.scopes.exit(
              manager(frame, n.manager()),
              n.error().map(slot -> (ErrorValue) frame.get(slot)).orElse(null));
      case Node _ -> throw new IllegalArgumentException("does not wait: " + node);
    };
  }

  private static Value manager(Frame.Code frame, int slot) {
    var manager = frame.get(slot);
    if (manager == null) {
      throw new IllegalStateException("no context manager in slot " + slot);
    }
    return manager;
  }

  private Signal call(Frame.Code frame, Node.Call n) {
    if (!(n.callee() instanceof Node.Callee.Helper(var function))) {
      return await(loop.calls.pending(frame, n.callee(), n.arguments(), n.policy()));
    }
    var callee = evaluator.evaluate(frame, function);
    var called = evaluator.call(callee, evaluator.arguments(frame, n.arguments()));
    var deadline = loop.calls.deadline(frame, n.policy());
    return deadline == null ? await(called) : await(Scopes.limited(called, deadline));
  }

  /// Begins what has not begun, and waits where it has to.
  Signal await(Value value) {
    return switch (value) {
      case Coroutine coroutine -> {
        loop.push(coroutine.begin());
        yield Signal.PUSHED;
      }
      case Pending pending -> on(loop.calls.begin(pending));
      case Future future -> on(future);
      case Value _ ->
          throw Errors.typeError(
              "object " + Types.name(value) + " can't be used in 'await' expression");
    };
  }

  /// Waits for a future, unless it is settled.
  Signal on(Future future) {
    return switch (future.state) {
      case PENDING -> new Signal.Suspended(future);
      case RETURNED -> new Signal.Ready(Loop.result(future));
      case RAISED, CANCELLED -> throw new Raised(Loop.error(future));
    };
  }

  Signal sleep(Value duration) {
    long micros = Durations.micros(duration);
    return micros <= 0 ? Signal.YIELDED : on(loop.sleep(micros));
  }

  private Signal start(Frame.Code frame, Node.Start n) {
    var call = evaluator.evaluate(frame, n.call());
    var key = n.key().map(each -> evaluator.evaluate(frame, each)).orElse(null);
    return new Signal.Ready(loop.calls.start(call, key));
  }
}
