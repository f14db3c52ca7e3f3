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
import org.jspecify.annotations.Nullable;

/// The contents of objects, and frames.
record ContentWriter(GraphWriter graph) {
  void write(Object object) {
    if (object instanceof Cell cell) {
      graph.value(cell.value);
    } else {
      write((Value) object);
    }
  }

  private void write(Value object) {
    var out = graph.out;
    switch (object) {
      case ListValue list -> list.items().forEach(graph::value);
      case Tuple tuple -> tuple.items().forEach(graph::value);
      case Dict dict -> {
        entries(dict.table());
        out.unsigned(dict.table().room());
        graph.value(dict.factory());
      }
      case SetValue set -> entries(set.table());
      case Deque deque -> {
        deque.items().forEach(graph::value);
        out.unsigned(deque.changes());
      }
      case Record record -> graph.named(record.fields());
      case ErrorValue error -> error(error);
      case FunctionValue function -> {
        for (var each : function.defaults()) {
          graph.value(each);
        }
        for (var each : function.captures()) {
          graph.cell(each);
        }
      }
      case Coroutine coroutine -> frame(coroutine.frame());
      case Pending pending -> pending(pending);
      case Future future -> future(future);
      case NativeObject it -> {
        for (int i = 0; i < it.size(); i++) {
          graph.value(it.get(i));
        }
      }
      case IteratorValue iterator -> iterator(iterator);
      case Float _ -> {
        // all said
      }
      case Value _ -> throw new IllegalStateException("no heap object: " + object);
    }
  }

  private void entries(Table table) {
    for (int i = 0; i < table.end(); i++) {
      var key = table.keyAt(i);
      graph.value(key);
      if (key != null && table.isMapping()) {
        graph.value(table.valueAt(i));
      }
    }
  }

  private void error(ErrorValue error) {
    var out = graph.out;
    graph.value(error.args());
    graph.named(error.attributes());
    graph.value(error.cause);
    graph.value(error.context);
    out.flag(error.suppressContext);
    graph.optional(error.reported);
    graph.optional(error.traceback);
    out.signed(error.function);
    out.signed(error.node);
  }

  private void pending(Pending pending) {
    var out = graph.out;
    graph.named(pending.arguments());
    out.unsigned(pending.settings().size());
    pending
        .settings()
        .forEach((name, value) -> {
          out.octet(name.ordinal());
          graph.value(value);
        });
    out.flag(pending.begun());
    out.signed(pending.function);
    out.signed(pending.node);
  }

  private void future(Future future) {
    var out = graph.out;
    out.octet(future.state.ordinal());
    graph.value(future.result);
    graph.value(future.error);
    out.unsigned(future.callbacks.size());
    for (var callback : future.callbacks) {
      out.octet(callback.kind().ordinal());
      graph.value(callback.target());
      out.unsigned(callback.index());
    }
    out.text(future.purpose);
    out.signed(future.since);
    out.signed(future.until);
    switch (future) {
      case Task task -> task(task);
      case Call call -> {
        out.signed(call.attempt);
        out.signed(call.retryAt);
        out.signed(call.function);
        out.signed(call.node);
      }
      case Gathering gathering -> gathering(gathering);
      case Future _ -> {
        // nothing more
      }
    }
  }

  private void task(Task task) {
    var out = graph.out;
    out.unsigned(task.frames.size());
    task.frames.forEach(this::frame);
    graph.value(task.waitingOn);
    out.flag(task.mustCancel);
    graph.value(task.cancelMessage);
    out.signed(task.cancelRequests);
    out.flag(task.keepsFrame);
    frame(task.outermost);
  }

  private void gathering(Gathering gathering) {
    var out = graph.out;
    for (int i = 0; i < gathering.size(); i++) {
      graph.value(gathering.children[i]);
      graph.value(gathering.results[i]);
    }
    out.unsigned(gathering.sources.length);
    for (var source : gathering.sources) {
      graph.value(source);
    }
    graph.value(gathering.body);
    out.signed(gathering.limit);
    out.signed(gathering.next);
    out.signed(gathering.alive);
    out.signed(gathering.finished);
    out.signed(gathering.winner);
    out.flag(gathering.cancelRequested);
    out.flag(gathering.aborting);
    graph.values(gathering.errors);
  }

  private void iterator(IteratorValue iterator) {
    var out = graph.out;
    switch (iterator) {
      case IteratorValue.OfList it -> {
        graph.value(it.source);
        out.unsigned(it.position);
      }
      case IteratorValue.OfTuple it -> out.unsigned(it.position);
      case IteratorValue.OfStr it -> out.unsigned(it.position);
      case IteratorValue.OfRange _ -> {
        // all said
      }
      case IteratorValue.OfDict it -> {
        out.unsigned(it.position);
        out.signed(it.expected);
        out.unsigned(it.left);
      }
      case IteratorValue.OfSet it -> {
        out.unsigned(it.position);
        out.signed(it.expected);
      }
      case IteratorValue.Native it -> {
        for (int i = 0; i < it.size(); i++) {
          graph.value(it.get(i));
        }
      }
      case IteratorValue.Generator it -> {
        code(it.frame);
        out.flag(it.running);
        out.flag(it.done);
      }
    }
  }

  void frame(@Nullable Frame frame) {
    var out = graph.out;
    switch (frame) {
      case null -> out.octet(Tags.ABSENT);
      case Frame.Code code -> {
        out.octet(Tags.CODE_FRAME);
        out.unsigned(code.function);
        out.flag(code.cells.length > 0);
        code(code);
      }
      case Frame.Native it -> {
        out.octet(Tags.NATIVE_FRAME);
        out.text(it.kind);
        out.signed(it.state);
        out.unsigned(it.fields.length);
        for (var field : it.fields) {
          graph.value(field);
        }
      }
    }
  }

  private void code(Frame.Code frame) {
    var out = graph.out;
    out.unsigned(frame.node);
    for (int i = 0; i < frame.slots.length; i++) {
      graph.value(frame.slots[i]);
      if (frame.cells.length > 0) {
        graph.cell(frame.cells[i]);
      }
    }
    out.unsigned(frame.regions.size());
    for (var region : frame.regions) {
      out.unsigned(region.handler());
      out.unsigned(region.handling());
    }
    graph.values(frame.handling);
  }
}
