package dev.waymark.engine.machine;

import dev.waymark.engine.builtin.Items;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Node;
import java.util.ArrayList;
import java.util.List;

/// Puts values where statements say, and takes them away.
final class Targets {
  private final Loop loop;
  private final Evaluator evaluator;

  Targets(Loop loop) {
    this.loop = loop;
    this.evaluator = loop.evaluator;
  }

  void store(Frame.Code frame, Node.Target target, Value value) {
    switch (target) {
      case Node.Target.Slot(int slot) -> frame.set(slot, value);
      case Node.Target.Nowhere _ -> {
        // dropped
      }
      case Node.Target.Attribute(var object, var name) ->
          loop.objects.set(evaluator.evaluate(frame, object), name, value);
      case Node.Target.Item(var object, var key) -> {
        var container = evaluator.evaluate(frame, object);
        Items.set(evaluator, container, evaluator.evaluate(frame, key), value);
      }
      case Node.Target.Unpack unpack -> unpack(frame, unpack, value);
    }
  }

  void delete(Frame.Code frame, Node.Target target) {
    switch (target) {
      case Node.Target.Slot(int slot) -> {
        if (frame.get(slot) == null) {
          throw Slots.unset(loop.program, frame, slot);
        }
        frame.set(slot, null);
      }
      case Node.Target.Attribute(var object, var name) ->
          loop.objects.delete(evaluator.evaluate(frame, object), name);
      case Node.Target.Item(var object, var key) -> {
        var container = evaluator.evaluate(frame, object);
        Items.delete(container, evaluator.evaluate(frame, key));
      }
      case Node.Target.Unpack unpack -> unpack.targets().forEach(each -> delete(frame, each));
      case Node.Target.Nowhere _ -> {
        // nothing there
      }
    }
  }

  private void unpack(Frame.Code frame, Node.Target.Unpack unpack, Value value) {
    var targets = unpack.targets();
    var items = take(value, targets.size(), unpack.star().orElse(-1));
    for (int i = 0; i < targets.size(); i++) {
      store(frame, targets.get(i), items.get(i));
    }
  }

  /// As many items as there are targets; the starred one gets a list.
  private List<Value> take(Value value, int count, int star) {
    if (Iterables.iterator(value) == null && !(value instanceof ClassValue)) {
      throw Errors.typeError("cannot unpack non-iterable " + Types.name(value) + " object");
    }
    if (star < 0) {
      return exactly(value, count);
    }
    var all = Iterables.all(evaluator, value);
    if (all.size() < count - 1) {
      throw Errors.valueError(
          "not enough values to unpack (expected at least %d, got %d)"
              .formatted(count - 1, all.size()));
    }
    int rest = all.size() - (count - 1);
    var items = new ArrayList<Value>(all.subList(0, star));
    items.add(ListValue.of(all.subList(star, star + rest)));
    items.addAll(all.subList(star + rest, all.size()));
    return items;
  }

  private List<Value> exactly(Value value, int count) {
    var items = new ArrayList<Value>(count);
    var iterator = evaluator.iterate(value);
    for (var item = evaluator.next(iterator); item != null; item = evaluator.next(iterator)) {
      if (items.size() == count) {
        throw Errors.valueError("too many values to unpack (expected " + count + ")");
      }
      items.add(item);
    }
    if (items.size() < count) {
      throw Errors.valueError(
          "not enough values to unpack (expected %d, got %d)".formatted(count, items.size()));
    }
    return items;
  }
}
