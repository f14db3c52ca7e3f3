package dev.waymark.engine.codec;

import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.Cell;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.Deque;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.DictView;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.Gathering;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.NativeObject;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Range;
import dev.waymark.engine.value.Record;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Table;
import dev.waymark.engine.value.Task;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node.FailureMode;
import java.util.Arrays;
import java.util.LinkedHashMap;

/// Makes objects that are filled later.
record ShellReader(GraphReader graph) {
  Value read(int tag) {
    var in = graph.in;
    return switch (tag) {
      case Tags.LIST -> {
        int size = in.announce();
        var list = ListValue.empty();
        for (int i = 0; i < size; i++) {
          list.add(None.NONE);
        }
        yield list;
      }
      case Tags.TUPLE -> Tuple.of(nothing(in.announce()));
      case Tags.DICT -> {
        var flavour = in.choice(Dict.Flavour.values());
        yield new Dict(flavour, new Table(true, in.announce()));
      }
      case Tags.SET -> {
        boolean frozen = in.flag();
        yield new SetValue(frozen, new Table(false, in.announce()));
      }
      case Tags.DEQUE -> {
        var deque = new Deque(in.number());
        int size = in.announce();
        for (int i = 0; i < size; i++) {
          deque.items().add(None.NONE);
        }
        yield deque;
      }
      case Tags.RECORD -> new Record(type(ClassValue.Kind.RECORD));
      case Tags.ERROR -> new ErrorValue(type(ClassValue.Kind.ERROR), Tuple.EMPTY);
      case Tags.FUNCTION -> function();
      case Tags.COROUTINE -> new Coroutine(in.text(), null);
      case Tags.PENDING -> pending();
      case Tags.FUTURE -> new Future();
      case Tags.TASK -> new Task(in.unsigned(), in.text());
      case Tags.CALL -> call();
      case Tags.GATHERING -> {
        var kind = in.choice(Gathering.Kind.values());
        var mode = in.choice(FailureMode.values());
        yield new Gathering(kind, mode, in.announce());
      }
      case Tags.NATIVE_OBJECT -> new NativeObject(in.text(), nothing(in.announce()));
      case Tags.NAN -> new Float(Double.longBitsToDouble(in.fixed()));
      default -> iterator(tag);
    };
  }

  private static Value[] nothing(int size) {
    var values = new Value[size];
    Arrays.fill(values, None.NONE);
    return values;
  }

  private ClassValue type(ClassValue.Kind kind) {
    var type = graph.type();
    if (type.kind() != kind) {
      throw GraphReader.bad("a class of kind " + type.kind() + " instead of " + kind);
    }
    return type;
  }

  private FunctionValue function() {
    int index = graph.function();
    var code = graph.program.functions().get(index);
    int defaults = graph.in.announce();
    int captures = graph.in.announce();
    long free =
        code.slots().stream().filter(slot -> slot.storage() == Function.Storage.FREE).count();
    if (defaults != 0 && defaults != code.parameters().size() || captures != free) {
      throw GraphReader.bad("function " + code.name() + " is not what the program has");
    }
    return new FunctionValue(index, code.name(), new Value[defaults], new Cell[captures]);
  }

  private Pending pending() {
    int action = graph.in.number();
    if (action >= graph.program.actions().size()) {
      throw GraphReader.bad("an unknown action " + action);
    }
    return new Pending(action, graph.in.text(), new LinkedHashMap<>());
  }

  private Call call() {
    var in = graph.in;
    long number = in.unsigned();
    int action = in.number();
    if (action >= graph.program.actions().size()) {
      throw GraphReader.bad("an unknown action " + action);
    }
    return new Call(number, action, in.text(), in.blob(), policy());
  }

  private Call.Policy policy() {
    var in = graph.in;
    long attempts = in.unsigned();
    var backoff =
        new Call.Backoff(
            in.unsigned(), Double.longBitsToDouble(in.fixed()), in.unsigned(), in.flag());
    return new Call.Policy(
        attempts,
        backoff,
        graph.value(),
        graph.value(),
        in.signed(),
        graph.optionalText(),
        graph.optionalText());
  }

  private Value iterator(int tag) {
    var in = graph.in;
    return switch (tag) {
      case Tags.LIST_ITERATOR -> new IteratorValue.OfList(ListValue.empty(), 0);
      case Tags.TUPLE_ITERATOR -> new IteratorValue.OfTuple(graph.value(Tuple.class), 0);
      case Tags.STR_ITERATOR -> new IteratorValue.OfStr(Str.of(in.text()), 0);
      case Tags.RANGE_ITERATOR -> new IteratorValue.OfRange(graph.value(Range.class));
      case Tags.DICT_ITERATOR -> {
        var kind = in.choice(DictView.Kind.values());
        yield new IteratorValue.OfDict(graph.value(Dict.class), kind, 0, 0);
      }
      case Tags.SET_ITERATOR -> new IteratorValue.OfSet(graph.value(SetValue.class), 0, 0);
      case Tags.NATIVE_ITERATOR -> new IteratorValue.Native(in.text(), nothing(in.announce()));
      case Tags.GENERATOR -> new IteratorValue.Generator(frame());
      default -> throw GraphReader.bad("unknown tag " + tag);
    };
  }

  /// An empty frame of a function of the program.
  Frame.Code frame() {
    int function = graph.function();
    int slots = graph.program.functions().get(function).slots().size();
    boolean cells = graph.in.flag();
    return new Frame.Code(function, new Value[slots], new Cell[cells ? slots : 0]);
  }
}
