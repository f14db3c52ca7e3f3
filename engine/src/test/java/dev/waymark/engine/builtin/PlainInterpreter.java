package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.IteratorValue;
import dev.waymark.engine.value.Value;
import org.jspecify.annotations.Nullable;

/// Builtins alone, without a program.
final class PlainInterpreter implements Interpreter {
  private long bits;

  @Override
  public Value call(Value function, Arguments arguments) {
    if (function instanceof Builtin builtin) {
      var code = Builtins.function(builtin.name());
      if (code != null) {
        return code.call(this, arguments);
      }
    }
    throw Errors.typeError("not callable: " + function);
  }

  @Override
  public Value iterate(Value source) {
    var iterator = Iterables.iterator(source);
    if (iterator == null) {
      throw Iterables.notIterable(source);
    }
    return iterator;
  }

  @Override
  public @Nullable Value next(Value iterator) {
    if (iterator instanceof IteratorValue.Native it) {
      var advance = Builtins.table().iterator(it.kind());
      if (advance == null) {
        throw new IllegalStateException("no iterator " + it.kind());
      }
      return advance.next(this, it);
    }
    return Iterables.next((IteratorValue) iterator);
  }

  @Override
  public Value attribute(Value object, String name) {
    throw Errors.attributeError(object, name);
  }

  @Override
  public void charge(long cost) {}

  @Override
  public long nowMicros() {
    return 0;
  }

  @Override
  public long randomBits() {
    return bits++;
  }

  @Override
  public int sizeLimit() {
    return 1 << 20;
  }
}
