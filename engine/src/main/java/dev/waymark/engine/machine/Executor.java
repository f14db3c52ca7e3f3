package dev.waymark.engine.machine;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs frames node by node until they end, wait, or raise.
final class Executor {
  private final Loop loop;
  private final Evaluator evaluator;

  Executor(Loop loop) {
    this.loop = loop;
    this.evaluator = loop.evaluator;
  }

  /// Runs a frame of the program: from its beginning when nothing is given, else from the node that
  /// waited, with the value that it waited for or the error that it was sent instead.
  Signal run(Frame.Code frame, @Nullable Value sent, @Nullable ErrorValue thrown) {
    var nodes = loop.program.functions().get(frame.function).nodes();
    var error = thrown == null ? null : new Raised(thrown);
    var value = sent;
    while (true) {
      try {
        if (error != null) {
          throw error;
        }
        if (value != null) {
          var given = value;
          value = null;
          complete(frame, nodes.get(frame.node), given);
        }
        return advance(frame, nodes);
      } catch (Raised raised) {
        error = null;
        toHandler(frame, nodes, raised);
      }
    }
  }

  private Signal advance(Frame.Code frame, List<Node> nodes) {
    while (true) {
      evaluator.charge(1);
      loop.onlooker.at(frame.function, frame.node);
      var node = nodes.get(frame.node);
      var signal = execute(frame, node);
      if (signal instanceof Signal.Ready(var value)) {
        complete(frame, node, value);
      } else if (signal != null) {
        return signal;
      }
    }
  }

  /// Goes to the innermost handler of the frame, or leaves the frame.
  private void toHandler(Frame.Code frame, List<Node> nodes, Raised raised) {
    var error = raised.error();
    if (!(nodes.get(frame.node) instanceof Node.Reraise)) {
      error.function = frame.function;
      error.node = frame.node;
      if (!raised.again()) {
        setContext(error, evaluator.handled(frame));
      }
    }
    if (frame.regions.isEmpty()) {
      throw new Raised(leaving(frame, error), true);
    }
    var region = frame.regions.removeLast();
    while (frame.handling.size() > region.handling()) {
      frame.handling.removeLast();
    }
    frame.caught = error;
    frame.node = region.handler();
  }

  /// StopIteration may not leave what others iterate or await.
  private ErrorValue leaving(Frame.Code frame, ErrorValue error) {
    var kind = loop.program.functions().get(frame.function).kind();
    if (kind == Function.Kind.SYNC || !error.isA("StopIteration")) {
      return error;
    }
    var what = kind == Function.Kind.ASYNC ? "coroutine" : "generator";
    var instead = Errors.error("RuntimeError", Str.of(what + " raised StopIteration"));
    instead.cause = error;
    instead.context = error;
    instead.suppressContext = true;
    instead.function = error.function;
    instead.node = error.node;
    return instead;
  }

  /// As CPython: the error that is being handled is the context of a new one; a ring is cut.
  static void setContext(ErrorValue error, @Nullable ErrorValue handled) {
    if (handled == null || isSame(handled, error)) {
      return;
    }
    for (var each = handled; each.context != null; each = each.context) {
      if (isSame(each.context, error)) {
        each.context = null;
        break;
      }
    }
    error.context = handled;
  }

  @SuppressWarnings("ReferenceEquality") // one object, not an equal one
  private static boolean isSame(ErrorValue a, ErrorValue b) {
    return a == b;
  }

  /// Null: the frame goes on at its next node.
  private @Nullable Signal execute(Frame.Code frame, Node node) {
    switch (node) {
      case Node.Assign n -> {
        var value = evaluator.evaluate(frame, n.value());
        for (var target : n.targets()) {
          loop.targets.store(frame, target, value);
        }
        frame.node = n.next();
      }
      case Node.Branch n -> {
        boolean holds = Truth.of(evaluator.evaluate(frame, n.condition()));
        frame.node = holds ? n.then() : n.otherwise();
      }
      case Node.Each n -> each(frame, n);
      case Node.Iterate n -> {
        frame.set(n.iterator(), evaluator.iterate(evaluator.evaluate(frame, n.source())));
        frame.node = n.next();
      }
      case Node.Delete n -> {
        loop.targets.delete(frame, n.target());
        frame.node = n.next();
      }
      case Node.EnterTry n -> {
        frame.regions.add(new Frame.Region(n.handler(), frame.handling.size()));
        frame.node = n.next();
      }
      case Node.LeaveTry n -> {
        frame.regions.removeLast();
        frame.node = n.next();
      }
      case Node.Handle n -> handle(frame, n);
      case Node.EndHandle n -> {
        frame.handling.removeLast();
        frame.node = n.next();
      }
      case Node.Raise n -> throw raise(frame, n);
      case Node.Reraise n -> throw new Raised(error(frame, n.error()), true);
      case Node.Return n -> {
        return new Signal.Returned(evaluator.evaluate(frame, n.value()));
      }
      case Node.Yield n -> {
        return new Signal.Produced(evaluator.evaluate(frame, n.value()));
      }
      case Node.Undo n -> {
        loop.instance.undo.add(awaitable(evaluator.evaluate(frame, n.call())));
        frame.node = n.next();
      }
      case Node.Call _,
          Node.Await _,
          Node.Sleep _,
          Node.FanOut _,
          Node.First _,
          Node.Receive _,
          Node.Start _,
          Node.EnterContext _,
          Node.ExitContext _ -> {
        return loop.awaiting.execute(frame, node);
      }
    }
    return null;
  }

  private static Value awaitable(Value call) {
    if (call instanceof Pending || call instanceof Coroutine) {
      return call;
    }
    throw Errors.typeError("undo takes a call that has not begun, not " + Types.name(call));
  }

  private void each(Frame.Code frame, Node.Each n) {
    var iterator = frame.get(n.iterator());
    if (iterator == null) {
      throw new IllegalStateException("no iterator in slot " + n.iterator());
    }
    var item = evaluator.next(iterator);
    if (item == null) {
      frame.node = n.done();
    } else {
      loop.targets.store(frame, n.target(), item);
      frame.node = n.body();
    }
  }

  private static void handle(Frame.Code frame, Node.Handle n) {
    var caught = frame.caught;
    if (caught == null) {
      throw new IllegalStateException("a handler without an error");
    }
    frame.caught = null;
    frame.set(n.error(), caught);
    frame.handling.add(caught);
    frame.node = n.next();
  }

  private static ErrorValue error(Frame.Code frame, int slot) {
    if (frame.get(slot) instanceof ErrorValue error) {
      return error;
    }
    throw new IllegalStateException("no error in slot " + slot);
  }

  private Raised raise(Frame.Code frame, Node.Raise n) {
    var error = toError(evaluator.evaluate(frame, n.error()));
    if (n.cause().isPresent()) {
      var cause = evaluator.evaluate(frame, n.cause().get());
      error.cause = cause == None.NONE ? null : toCause(cause);
      error.suppressContext = true;
    }
    return new Raised(error);
  }

  private ErrorValue toError(Value value) {
    var made =
        value instanceof ClassValue type && type.isError()
            ? evaluator.call(type, Arguments.NONE)
            : value;
    if (made instanceof ErrorValue error) {
      return error;
    }
    throw Errors.typeError("exceptions must derive from BaseException");
  }

  private ErrorValue toCause(Value value) {
    if (value instanceof ErrorValue || value instanceof ClassValue type && type.isError()) {
      return toError(value);
    }
    throw Errors.typeError("exception causes must derive from BaseException");
  }

  /// The node that waited has its value: it is stored, and the frame goes on.
  private void complete(Frame.Code frame, Node node, Value value) {
    switch (node) {
      case Node.Call n -> store(frame, n.target(), value, n.next());
      case Node.Await n -> store(frame, n.target(), value, n.next());
      case Node.Sleep n -> store(frame, n.target(), value, n.next());
      case Node.FanOut n -> store(frame, n.target(), value, n.next());
      case Node.First n ->
          store(frame, n.target(), loop.gatherings.take(frame, n, value), n.next());
      case Node.Receive n -> store(frame, n.target(), loop.signals.decode(n, value), n.next());
      case Node.Start n -> store(frame, n.target(), value, n.next());
      case Node.EnterContext n -> store(frame, n.target(), value, n.next());
      case Node.ExitContext n -> {
        if (n.error().isPresent() && !Truth.of(value)) {
          throw new Raised(error(frame, n.error().get()), true);
        }
        frame.node = n.next();
      }
      case Node.Yield n -> frame.node = n.next();
      case Node.Assign _,
          Node.Branch _,
          Node.Each _,
          Node.Iterate _,
          Node.Delete _,
          Node.EnterTry _,
          Node.LeaveTry _,
          Node.Handle _,
          Node.EndHandle _,
          Node.Raise _,
          Node.Reraise _,
          Node.Return _,
          Node.Undo _ ->
          throw new IllegalStateException("a node that does not wait was resumed: " + node);
    }
  }

  private void store(Frame.Code frame, Node.Target target, Value value, int next) {
    loop.targets.store(frame, target, value);
    frame.node = next;
  }
}
