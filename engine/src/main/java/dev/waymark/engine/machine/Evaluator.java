package dev.waymark.engine.machine;

import dev.waymark.engine.builtin.Builtins;
import dev.waymark.engine.builtin.Items;
import dev.waymark.engine.builtin.Operators;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.BoundMethod;
import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.Cell;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Classes;
import dev.waymark.engine.value.Coroutine;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.FunctionValue;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Partial;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.SliceValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Computes expressions. Operands from left to right; nothing here suspends.
final class Evaluator implements Interpreter {
  private final Loop loop;
  private final Program program;
  private long budget;

  /// The frames of the functions that are running inside an expression, innermost last.
  private final List<Frame.Code> inner = new ArrayList<>(4);

  Evaluator(Loop loop) {
    this.loop = loop;
    this.program = loop.program;
    this.budget = loop.limits.stepNodes();
  }

  Value evaluate(Frame.Code frame, Expression expression) {
    return switch (expression) {
      case Expression.Local local -> load(frame, local.slot());
      case Expression.Const constant -> Constants.value(constant.value());
      case Expression.Binary e ->
          Operators.binary(
              this,
              e.operator(),
              evaluate(frame, e.left()),
              evaluate(frame, e.right()),
              e.inPlace());
      case Expression.Compare e -> compare(frame, e);
      case Expression.Attribute e -> attribute(evaluate(frame, e.object()), e.name());
      case Expression.Item e ->
          Items.get(this, evaluate(frame, e.object()), evaluate(frame, e.key()));
      case Expression.Method e -> method(frame, e);
      case Expression.Invoke e -> {
        var callee = evaluate(frame, e.callee());
        yield call(callee, arguments(frame, e.arguments()));
      }
      case Expression.Builtin e -> builtin(e.name());
      case Expression.Global e -> global(e.index());
      case Expression.TypeOf e -> loop.classes.get(e.type());
      case Expression.Closure e -> closure(frame, e);
      case Expression.Not e -> Bool.of(!Truth.of(evaluate(frame, e.operand())));
      case Expression.And e -> {
        var left = evaluate(frame, e.left());
        yield Truth.of(left) ? evaluate(frame, e.right()) : left;
      }
      case Expression.Or e -> {
        var left = evaluate(frame, e.left());
        yield Truth.of(left) ? left : evaluate(frame, e.right());
      }
      case Expression.Conditional e ->
          evaluate(frame, Truth.of(evaluate(frame, e.condition())) ? e.then() : e.otherwise());
      case Expression.Unary e -> Operators.unary(e.operator(), evaluate(frame, e.operand()));
      case Expression.Bind e -> {
        var value = evaluate(frame, e.value());
        frame.set(e.slot(), value);
        yield value;
      }
      case Expression.Pending e -> loop.calls.pending(frame, e);
      case Expression.Catches e ->
          Bool.of(catches(evaluate(frame, e.error()), evaluate(frame, e.types())));
      case Expression.Generator e -> generator(frame, e);
      case Expression.Slice e ->
          new SliceValue(
              evaluate(frame, e.low()), evaluate(frame, e.high()), evaluate(frame, e.step()));
      case Expression.ListDisplay _,
          Expression.TupleDisplay _,
          Expression.SetDisplay _,
          Expression.DictDisplay _,
          Expression.Format _,
          Expression.Comprehension _ ->
          loop.displays.evaluate(frame, expression);
      case Expression.Star _ -> throw new IllegalStateException("a star outside a display");
    };
  }

  private Value load(Frame.Code frame, int slot) {
    var value = frame.get(slot);
    if (value == null) {
      throw Slots.unset(program, frame, slot);
    }
    return value;
  }

  private Value global(int index) {
    var value = index < loop.instance.globals.length ? loop.instance.globals[index] : null;
    if (value == null) {
      throw Errors.raised(
          "NameError", "name '" + program.globals().get(index).name() + "' is not defined");
    }
    return value;
  }

  private Value compare(Frame.Code frame, Expression.Compare e) {
    var left = evaluate(frame, e.first());
    for (var comparison : e.rest()) {
      var right = evaluate(frame, comparison.operand());
      if (!Operators.compare(this, comparison.operator(), left, right)) {
        return Bool.FALSE;
      }
      left = right;
    }
    return Bool.TRUE;
  }

  private static Value builtin(String name) {
    var type = Classes.find(name);
    if (type != null) {
      return type;
    }
    var constant = Builtins.table().constant(name);
    if (constant != null) {
      return constant;
    }
    var own = AsyncBuiltins.constant(name);
    if (own != null) {
      return own;
    }
    if (AsyncBuiltins.function(name) == null && Builtins.function(name) == null) {
      throw Errors.raised("NameError", "`" + name + "` is not part of this version");
    }
    return new Builtin(name);
  }

  FunctionValue closure(Frame.Code frame, Expression.Closure closure) {
    var function = program.functions().get(closure.function());
    var defaults = new Value[closure.defaults().isEmpty() ? 0 : function.parameters().size()];
    for (var each : closure.defaults()) {
      defaults[each.parameter()] = evaluate(frame, each.value());
    }
    var captures = new Cell[closure.captures().size()];
    for (int i = 0; i < captures.length; i++) {
      captures[i] = Slots.cell(frame, closure.captures().get(i));
    }
    return new FunctionValue(closure.function(), function.name(), defaults, captures);
  }

  private Value generator(Frame.Code frame, Expression.Generator e) {
    var source = iterate(evaluate(frame, e.source()));
    var function = closure(frame, e.function());
    return new IteratorValue.Generator(Slots.frame(program, function, new Value[] {source}));
  }

  private static boolean catches(Value error, Value types) {
    return switch (types) {
      case ClassValue type when type.isError() ->
          error instanceof ErrorValue raised && raised.type().isSubclassOf(type);
      case Tuple several -> {
        boolean caught = false;
        for (var type : several.items()) {
          caught |= catches(error, type);
        }
        yield caught;
      }
      case Value _ ->
          throw Errors.typeError(
              "catching classes that do not inherit from BaseException is not allowed");
    };
  }

  Arguments arguments(Frame.Code frame, List<Argument> arguments) {
    var positional = new ArrayList<Value>(arguments.size());
    var named = new LinkedHashMap<String, Value>();
    for (var argument : arguments) {
      var value = evaluate(frame, argument.value());
      switch (argument) {
        case Argument.Positional _ -> positional.add(value);
        case Argument.Keyword keyword -> named(named, keyword.name(), value);
        case Argument.Star _ -> positional.addAll(spread(value));
        case Argument.DoubleStar _ -> {
          if (!(value instanceof Dict dict)) {
            throw Errors.typeError("argument after ** must be a mapping, not " + Types.name(value));
          }
          for (int i = 0; i < dict.table().end(); i++) {
            spread(named, dict, i);
          }
        }
      }
    }
    return new Arguments(positional, named);
  }

  private List<Value> spread(Value value) {
    if (Iterables.iterator(value) == null && !(value instanceof ClassValue)) {
      throw Errors.typeError("Value after * must be an iterable, not " + Types.name(value));
    }
    return Iterables.all(this, value);
  }

  private static void spread(SequencedMap<String, Value> named, Dict dict, int at) {
    var key = dict.table().keyAt(at);
    var value = dict.table().valueAt(at);
    if (key == null || value == null) {
      return;
    }
    if (!(key instanceof Str name)) {
      throw Errors.typeError("keywords must be strings");
    }
    named(named, name.text(), value);
  }

  private static void named(SequencedMap<String, Value> named, String name, Value value) {
    if (named.put(name, value) != null) {
      throw Errors.typeError("got multiple values for keyword argument '" + name + "'");
    }
  }

  private Value method(Frame.Code frame, Expression.Method e) {
    var object = evaluate(frame, e.object());
    if (Objects.isPlain(object)) {
      var method = Builtins.method(object, e.name());
      if (method != null) {
        var given = arguments(frame, e.arguments());
        return call(method, Builtins.isBound(method) ? given.prepend(object) : given);
      }
    }
    var function = attribute(object, e.name());
    return call(function, arguments(frame, e.arguments()));
  }

  @Override
  public Value call(Value function, Arguments arguments) {
    return switch (function) {
      case FunctionValue code -> call(code, arguments);
      case Builtin builtin -> call(builtin, arguments);
      case BoundMethod method -> call(method.function(), arguments.prepend(method.self()));
      case ClassValue type -> loop.construction.construct(type, arguments);
      case Partial partial -> {
        var positional = new ArrayList<>(partial.arguments().positional());
        positional.addAll(arguments.positional());
        var named = new LinkedHashMap<>(partial.arguments().named());
        named.putAll(arguments.named());
        yield call(partial.function(), new Arguments(positional, named));
      }
      case Value _ ->
          throw Errors.typeError("'" + Types.name(function) + "' object is not callable");
    };
  }

  private Value call(Builtin builtin, Arguments arguments) {
    var asynchronous = AsyncBuiltins.function(builtin.name());
    if (asynchronous != null) {
      return asynchronous.call(loop, arguments);
    }
    var code = Builtins.function(builtin.name());
    if (code == null) {
      throw Errors.raised("NameError", "`" + builtin.name() + "` is not part of this version");
    }
    return code.call(this, arguments);
  }

  private Value call(FunctionValue function, Arguments arguments) {
    var frame = frame(function, arguments);
    return switch (program.functions().get(function.function()).kind()) {
      case ASYNC -> new Coroutine(function.name(), frame);
      case SYNC, GENERATOR -> run(frame);
    };
  }

  /// A frame at its beginning, its parameters filled.
  Frame.Code frame(FunctionValue function, Arguments arguments) {
    var code = program.functions().get(function.function());
    var defaults = function.defaults();
    var values =
        Binder.bind(
            code.name(),
            code.parameters(),
            i -> i < defaults.length && defaults[i] != null,
            arguments);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = defaults[i];
      }
    }
    return Slots.frame(program, function, values);
  }

  private Value run(Frame.Code frame) {
    charge(1);
    enter(frame);
    try {
      if (loop.executor.run(frame, null, null) instanceof Signal.Returned(var value)) {
        return value;
      }
      throw new IllegalStateException("a function that cannot wait waits: " + frame.function);
    } catch (StackOverflowError _) {
      throw Errors.recursion();
    } finally {
      inner.removeLast();
    }
  }

  private void enter(Frame.Code frame) {
    if (inner.size() + loop.depth() >= loop.limits.recursionFrames()) {
      throw Errors.recursion();
    }
    inner.add(frame);
  }

  /// The error that is being handled where this frame runs: its own, else its callers'.
  @Nullable ErrorValue handled(Frame.Code frame) {
    return frame.handling.isEmpty() ? handled() : frame.handling.getLast();
  }

  /// The error that the innermost function handles, or whoever called it.
  @Nullable ErrorValue handled() {
    for (int i = inner.size() - 1; i >= 0; i--) {
      if (!inner.get(i).handling.isEmpty()) {
        return inner.get(i).handling.getLast();
      }
    }
    return loop.handled();
  }

  @Override
  public Value iterate(Value source) {
    var iterator = Iterables.iterator(source);
    if (iterator != null) {
      return iterator;
    }
    if (source instanceof ClassValue type && type.kind() == ClassValue.Kind.ENUM) {
      return new IteratorValue.OfList(ListValue.of(loop.construction.members(type)), 0);
    }
    throw Iterables.notIterable(source);
  }

  @Override
  public @Nullable Value next(Value iterator) {
    return switch (iterator) {
      case IteratorValue.Generator generator -> next(generator);
      case IteratorValue.Native it -> {
        var own = AsyncBuiltins.iterator(it.kind());
        if (own != null) {
          yield own.next(loop, it);
        }
        var code = Builtins.table().iterator(it.kind());
        if (code == null) {
          throw new IllegalStateException("no iterator of kind " + it.kind());
        }
        yield code.next(this, it);
      }
      case IteratorValue it -> Iterables.next(it);
      case Value _ ->
          throw Errors.typeError("'" + Types.name(iterator) + "' object is not an iterator");
    };
  }

  private @Nullable Value next(IteratorValue.Generator generator) {
    if (generator.running) {
      throw Errors.valueError("generator already executing");
    }
    if (generator.done) {
      return null;
    }
    enter(generator.frame);
    generator.running = true;
    try {
      var resume = generator.frame.node == 0 ? null : None.NONE;
      if (loop.executor.run(generator.frame, resume, null) instanceof Signal.Produced(var item)) {
        return item;
      }
      generator.done = true;
      return null;
    } catch (Raised raised) {
      generator.done = true;
      throw raised;
    } finally {
      generator.running = false;
      inner.removeLast();
    }
  }

  @Override
  public Value attribute(Value object, String name) {
    return loop.objects.get(object, name);
  }

  @Override
  public void charge(long cost) {
    budget -= cost;
    if (budget < 0) {
      throw new StepBudgetExceeded(loop.limits.stepNodes());
    }
  }

  @Override
  public long nowMicros() {
    return loop.now;
  }

  @Override
  public long randomBits() {
    return loop.randomBits();
  }

  @Override
  public int sizeLimit() {
    return loop.limits.snapshotBytes();
  }
}
