package dev.waymark.engine.codec;

import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.Cell;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.Deque;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Gathering;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Table;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills objects, and reads frames.
record ContentReader(GraphReader graph) {
  void fill(Object object) {
    if (object instanceof Cell cell) {
      cell.value = graph.optionalValue();
    } else {
      fill((Value) object);
    }
  }

  private void fill(Value object) {
    var in = graph.in;
    switch (object) {
      case ListValue list -> items(list.items());
      case Tuple tuple -> {
        in.arrived(tuple.size());
        for (int i = 0; i < tuple.size(); i++) {
          tuple.restore(i, graph.value());
        }
      }
      case Dict dict -> {
        entries(dict.table());
        dict.table().restoreRoom(in.index(Integer.MAX_VALUE));
        dict.setFactory(graph.value());
      }
      case SetValue set -> entries(set.table());
      case Deque deque -> {
        items(deque.items());
        deque.restore(in.unsigned());
      }
      case Record record -> graph.named(record.fields());
      case ErrorValue error -> error(error);
      case FunctionValue function -> function(function);
      case Coroutine coroutine -> coroutine.restore(frame());
      case Pending pending -> pending(pending);
      case Future future -> future(future);
      case NativeObject it -> {
        in.arrived(it.size());
        for (int i = 0; i < it.size(); i++) {
          it.set(i, graph.value());
        }
      }
      case IteratorValue iterator -> iterator(iterator);
      case Float _ -> {
        // all said
      }
      case Value _ -> throw new IllegalStateException("no heap object: " + object);
    }
  }

  private void items(List<Value> items) {
    graph.in.arrived(items.size());
    for (int i = 0; i < items.size(); i++) {
      items.set(i, graph.value());
    }
  }

  private void entries(Table table) {
    int count = table.capacity();
    graph.in.arrived(count);
    for (int i = 0; i < count; i++) {
      var key = graph.optionalValue();
      table.restore(key, key == null || !table.isMapping() ? null : graph.value());
    }
  }

  private void error(ErrorValue error) {
    var in = graph.in;
    error.setArgs(graph.value(Tuple.class));
    graph.named(error.attributes());
    error.cause = graph.optionalValue(ErrorValue.class);
    error.context = graph.optionalValue(ErrorValue.class);
    error.suppressContext = in.flag();
    error.reported = graph.optionalText();
    error.traceback = graph.optionalText();
    error.function = in.number();
    error.node = in.number();
  }

  private void function(FunctionValue function) {
    var defaults = function.defaults();
    var captures = function.captures();
    graph.in.arrived(defaults.length + captures.length);
    for (int i = 0; i < defaults.length; i++) {
      defaults[i] = graph.optionalValue();
    }
    for (int i = 0; i < captures.length; i++) {
      var cell = graph.cell();
      if (cell == null) {
        throw GraphReader.bad("a closure without its cell");
      }
      captures[i] = cell;
    }
  }

  private void pending(Pending pending) {
    var in = graph.in;
    graph.named(pending.arguments());
    int count = in.count();
    for (int i = 0; i < count; i++) {
      var name = in.choice(Policy.Name.values());
      pending.settings().put(name, graph.value());
    }
    pending.restore(in.flag());
    pending.function = in.number();
    pending.node = in.number();
  }

  private void future(Future future) {
    var in = graph.in;
    future.state = in.choice(Future.State.values());
    future.result = graph.optionalValue();
    future.error = graph.optionalValue(ErrorValue.class);
    int callbacks = in.count();
    for (int i = 0; i < callbacks; i++) {
      future.callbacks.add(callback());
    }
    future.purpose = in.text();
    future.since = in.signed();
    future.until = in.signed();
    switch (future) {
      case Task task -> task(task);
      case Call call -> {
        call.attempt = in.number();
        call.retryAt = in.signed();
        call.function = in.number();
        call.node = in.number();
      }
      case Gathering gathering -> gathering(gathering);
      case Future _ -> {
        // nothing more
      }
    }
  }

  private Future.Callback callback() {
    var kind = graph.in.choice(Future.Callback.Kind.values());
    Value target =
        switch (kind) {
          case WAKE -> graph.value(Task.class);
          case GATHERED -> graph.value(Gathering.class);
          case NATIVE -> graph.value(NativeObject.class);
        };
    return new Future.Callback(kind, target, graph.in.index(Integer.MAX_VALUE));
  }

  private void task(Task task) {
    var in = graph.in;
    int frames = in.count();
    for (int i = 0; i < frames; i++) {
      var frame = frame();
      if (frame == null) {
        throw GraphReader.bad("a task without its frame");
      }
      task.frames.add(frame);
    }
    task.waitingOn = graph.optionalValue(Future.class);
    task.mustCancel = in.flag();
    task.cancelMessage = graph.optionalValue();
    task.cancelRequests = in.number();
    task.keepsFrame = in.flag();
    task.outermost = frame();
  }

  private void gathering(Gathering gathering) {
    var in = graph.in;
    in.arrived(gathering.size());
    for (int i = 0; i < gathering.size(); i++) {
      gathering.children[i] = graph.optionalValue(Future.class);
      gathering.results[i] = graph.optionalValue();
    }
    int sources = in.count();
    if (sources != 0 && sources != gathering.size()) {
      throw GraphReader.bad("a gathering with other branches than it has");
    }
    gathering.sources = new Value[sources];
    for (int i = 0; i < sources; i++) {
      gathering.sources[i] = graph.optionalValue();
    }
    gathering.body = graph.optionalValue(FunctionValue.class);
    gathering.limit = in.number();
    gathering.next = in.number();
    gathering.alive = in.number();
    gathering.finished = in.number();
    gathering.winner = in.number();
    gathering.cancelRequested = in.flag();
    gathering.aborting = in.flag();
    int errors = in.count();
    for (int i = 0; i < errors; i++) {
      gathering.errors.add(graph.value(ErrorValue.class));
    }
    boolean inside =
        gathering.next >= 0
            && gathering.next <= gathering.size()
            && gathering.winner >= -1
            && gathering.winner < gathering.size();
    if (!inside) {
      throw GraphReader.bad("a gathering beyond its branches");
    }
  }

  private void iterator(IteratorValue iterator) {
    var in = graph.in;
    switch (iterator) {
      case IteratorValue.OfList it -> {
        it.source = graph.value(ListValue.class);
        it.position = in.index(Integer.MAX_VALUE);
      }
      case IteratorValue.OfTuple it -> it.position = in.index(Integer.MAX_VALUE);
      case IteratorValue.OfStr it -> it.position = in.index(Integer.MAX_VALUE);
      case IteratorValue.OfRange _ -> {
        // all said
      }
      case IteratorValue.OfDict it -> {
        it.position = in.index(Integer.MAX_VALUE);
        it.expected = in.number();
        it.left = in.index(Integer.MAX_VALUE);
      }
      case IteratorValue.OfSet it -> {
        it.position = in.index(Integer.MAX_VALUE);
        it.expected = in.number();
      }
      case IteratorValue.Native it -> {
        in.arrived(it.size());
        for (int i = 0; i < it.size(); i++) {
          it.set(i, graph.value());
        }
      }
      case IteratorValue.Generator it -> {
        code(it.frame);
        it.running = in.flag();
        it.done = in.flag();
      }
    }
  }

  @Nullable Frame frame() {
    int tag = graph.in.octet();
    return switch (tag) {
      case Tags.ABSENT -> null;
      case Tags.CODE_FRAME -> {
        var frame = new ShellReader(graph).frame();
        code(frame);
        yield frame;
      }
      case Tags.NATIVE_FRAME -> {
        var kind = graph.in.text();
        int state = graph.in.number();
        var frame = new Frame.Native(kind, graph.values().toArray(Value[]::new));
        frame.state = state;
        yield frame;
      }
      default -> throw GraphReader.bad("unknown tag " + tag + " for a frame");
    };
  }

  private void code(Frame.Code frame) {
    var in = graph.in;
    var code = graph.program.functions().get(frame.function);
    frame.node = in.index(code.nodes().size());
    for (int i = 0; i < frame.slots.length; i++) {
      frame.slots[i] = graph.optionalValue();
      if (frame.cells.length > 0) {
        frame.cells[i] = graph.cell();
      }
    }
    int regions = in.count();
    for (int i = 0; i < regions; i++) {
      int handler = in.index(code.nodes().size());
      frame.regions.add(new Frame.Region(handler, in.index(Integer.MAX_VALUE)));
    }
    int handling = in.count();
    for (int i = 0; i < handling; i++) {
      frame.handling.add(graph.value(ErrorValue.class));
    }
  }
}
