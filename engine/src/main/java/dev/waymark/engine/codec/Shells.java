package dev.waymark.engine.codec;

import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.Deque;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Gathering;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;

/// What is needed to make an object before its content is known.
record Shells(GraphWriter graph) {
  void write(Value object) {
    var out = graph.out;
    switch (object) {
      case ListValue list -> sized(Tags.LIST, list.size());
      case Tuple tuple -> sized(Tags.TUPLE, tuple.size());
      case Dict dict -> {
        out.octet(Tags.DICT);
        out.octet(dict.flavour().ordinal());
        out.unsigned(dict.table().end());
      }
      case SetValue set -> {
        out.octet(Tags.SET);
        out.flag(set.frozen());
        out.unsigned(set.table().end());
      }
      case Deque deque -> {
        out.octet(Tags.DEQUE);
        out.signed(deque.maxLength());
        out.unsigned(deque.items().size());
      }
      case Record record -> {
        out.octet(Tags.RECORD);
        graph.type(record.type());
      }
      case ErrorValue error -> {
        out.octet(Tags.ERROR);
        graph.type(error.type());
      }
      case FunctionValue function -> {
        out.octet(Tags.FUNCTION);
        out.unsigned(function.function());
        out.unsigned(function.defaults().length);
        out.unsigned(function.captures().length);
      }
      case Coroutine coroutine -> {
        out.octet(Tags.COROUTINE);
        out.text(coroutine.name());
      }
      case Pending pending -> {
        out.octet(Tags.PENDING);
        out.signed(pending.action());
        out.text(pending.name());
      }
      case Future future -> future(future);
      case NativeObject it -> {
        out.octet(Tags.NATIVE_OBJECT);
        out.text(it.kind());
        out.unsigned(it.size());
      }
      case IteratorValue iterator -> iterator(iterator);
      case Float number -> {
        out.octet(Tags.NAN);
        out.fixed(Double.doubleToRawLongBits(number.value()));
      }
      case Value _ -> throw new IllegalStateException("no heap object: " + object);
    }
  }

  private void sized(int tag, int size) {
    graph.out.octet(tag);
    graph.out.unsigned(size);
  }

  private void future(Future future) {
    var out = graph.out;
    switch (future) {
      case Task task -> {
        out.octet(Tags.TASK);
        out.unsigned(task.number);
        out.text(task.name);
      }
      case Call call -> {
        out.octet(Tags.CALL);
        out.unsigned(call.number);
        out.signed(call.action);
        out.text(call.name);
        out.blob(call.arguments);
        policy(call.policy);
      }
      case Gathering gathering -> {
        out.octet(Tags.GATHERING);
        out.octet(gathering.kind.ordinal());
        out.octet(gathering.mode.ordinal());
        out.unsigned(gathering.size());
      }
      case Future _ -> out.octet(Tags.FUTURE);
    }
  }

  private void policy(Call.Policy policy) {
    var out = graph.out;
    out.unsigned(policy.attempts());
    out.unsigned(policy.backoff().first());
    out.fixed(Double.doubleToRawLongBits(policy.backoff().factor()));
    out.unsigned(policy.backoff().max());
    out.flag(policy.backoff().jitter());
    graph.value(policy.on());
    graph.value(policy.notOn());
    out.signed(policy.timeout());
    graph.optional(policy.queue());
    graph.optional(policy.key());
  }

  private void iterator(IteratorValue iterator) {
    var out = graph.out;
    switch (iterator) {
      case IteratorValue.OfList _ -> out.octet(Tags.LIST_ITERATOR);
      case IteratorValue.OfTuple it -> {
        out.octet(Tags.TUPLE_ITERATOR);
        graph.value(it.source);
      }
      case IteratorValue.OfStr it -> {
        out.octet(Tags.STR_ITERATOR);
        out.text(it.source.text());
      }
      case IteratorValue.OfRange it -> {
        out.octet(Tags.RANGE_ITERATOR);
        graph.value(it.rest);
      }
      case IteratorValue.OfDict it -> {
        out.octet(Tags.DICT_ITERATOR);
        out.octet(it.kind.ordinal());
        graph.value(it.dict);
      }
      case IteratorValue.OfSet it -> {
        out.octet(Tags.SET_ITERATOR);
        graph.value(it.source);
      }
      case IteratorValue.Native it -> {
        out.octet(Tags.NATIVE_ITERATOR);
        out.text(it.kind());
        out.unsigned(it.size());
      }
      case IteratorValue.Generator it -> {
        out.octet(Tags.GENERATOR);
        out.unsigned(it.frame.function);
        out.flag(it.frame.cells.length > 0);
      }
    }
  }
}
