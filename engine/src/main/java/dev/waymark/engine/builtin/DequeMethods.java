package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Deque;
import dev.waymark.engine.value.Equality;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Value;
import java.util.Collections;

/// `collections.deque` and its methods.
final class DequeMethods {
  private DequeMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("collections.deque", DequeMethods::deque)
        .property("collections.deque.maxlen", (in, a) -> maxLength(self(a)))
        .function("collections.deque.append", (in, a) -> append(self(a), a.get(1)))
        .function("collections.deque.appendleft", (in, a) -> appendLeft(self(a), a.get(1)))
        .function("collections.deque.pop", (in, a) -> pop(self(a), false))
        .function("collections.deque.popleft", (in, a) -> pop(self(a), true))
        .function("collections.deque.extend", (in, a) -> extend(in, a, false))
        .function("collections.deque.extendleft", (in, a) -> extend(in, a, true))
        .function("collections.deque.clear", (in, a) -> clear(self(a)))
        .function("collections.deque.copy", (in, a) -> copy(self(a)))
        .function("collections.deque.count", (in, a) -> count(self(a), a.get(1)))
        .function("collections.deque.index", (in, a) -> index(self(a), a.get(1)))
        .function("collections.deque.remove", (in, a) -> remove(self(a), a.get(1)))
        .function("collections.deque.reverse", (in, a) -> reverse(self(a)))
        .function("collections.deque.rotate", (in, a) -> rotate(self(a), a.get(1, Int.ONE)));
  }

  private static Deque self(Arguments a) {
    return (Deque) a.get(0);
  }

  private static Value deque(Interpreter in, Arguments a) {
    Parameters.known("deque", a, "iterable", "maxlen");
    var most = Parameters.find(a, 1, "maxlen", None.NONE);
    if (most != None.NONE && Parameters.index(most) < 0) {
      throw Errors.valueError("maxlen must be non-negative");
    }
    var deque = new Deque(Parameters.index(most, -1));
    var source = Parameters.find(a, 0, "iterable");
    if (source != null) {
      Iterables.all(in, source).forEach(item -> append(deque, item));
    }
    return deque;
  }

  private static Value maxLength(Deque deque) {
    return deque.maxLength() < 0 ? None.NONE : Int.of(deque.maxLength());
  }

  private static Value append(Deque deque, Value item) {
    Sizes.check(deque.items().size(), "a deque");
    deque.items().add(item);
    if (deque.maxLength() >= 0 && deque.items().size() > deque.maxLength()) {
      deque.items().removeFirst();
    }
    deque.changed();
    return None.NONE;
  }

  private static Value appendLeft(Deque deque, Value item) {
    Sizes.check(deque.items().size(), "a deque");
    deque.items().addFirst(item);
    if (deque.maxLength() >= 0 && deque.items().size() > deque.maxLength()) {
      deque.items().removeLast();
    }
    deque.changed();
    return None.NONE;
  }

  private static Value pop(Deque deque, boolean left) {
    if (deque.items().isEmpty()) {
      throw Errors.indexError("pop from an empty deque");
    }
    deque.changed();
    return left ? deque.items().removeFirst() : deque.items().removeLast();
  }

  private static Value extend(Interpreter in, Arguments a, boolean left) {
    for (Value item : Iterables.all(in, a.get(1))) {
      if (left) {
        appendLeft(self(a), item);
      } else {
        append(self(a), item);
      }
    }
    return None.NONE;
  }

  private static Value clear(Deque deque) {
    deque.items().clear();
    deque.changed();
    return None.NONE;
  }

  private static Value copy(Deque deque) {
    var copy = new Deque(deque.maxLength());
    copy.items().addAll(deque.items());
    return copy;
  }

  private static Value count(Deque deque, Value item) {
    return Int.of(deque.items().stream().filter(i -> Equality.same(i, item)).count());
  }

  private static Value index(Deque deque, Value item) {
    for (int i = 0; i < deque.items().size(); i++) {
      if (Equality.same(deque.items().get(i), item)) {
        return Int.of(i);
      }
    }
    throw Errors.valueError(dev.waymark.engine.value.Repr.of(item) + " is not in deque");
  }

  private static Value remove(Deque deque, Value item) {
    for (int i = 0; i < deque.items().size(); i++) {
      if (Equality.same(deque.items().get(i), item)) {
        deque.items().remove(i);
        deque.changed();
        return None.NONE;
      }
    }
    throw Errors.valueError("deque.remove(x): x not in deque");
  }

  private static Value reverse(Deque deque) {
    Collections.reverse(deque.items());
    deque.changed();
    return None.NONE;
  }

  private static Value rotate(Deque deque, Value by) {
    Collections.rotate(deque.items(), Parameters.index(by) % Math.max(1, deque.items().size()));
    deque.changed();
    return None.NONE;
  }
}
