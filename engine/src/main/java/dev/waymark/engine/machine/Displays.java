package dev.waymark.engine.machine;

import dev.waymark.engine.value.Builtin;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.SetValue;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Node;
import java.util.ArrayList;
import java.util.List;

/// Displays, comprehensions and f-strings.
final class Displays {
  private final Loop loop;
  private final Evaluator evaluator;

  Displays(Loop loop) {
    this.loop = loop;
    this.evaluator = loop.evaluator;
  }

  Value evaluate(Frame.Code frame, Expression expression) {
    return switch (expression) {
      case Expression.ListDisplay e -> ListValue.of(items(frame, e.items()));
      case Expression.TupleDisplay e -> Tuple.of(items(frame, e.items()));
      case Expression.SetDisplay e -> {
        var set = new SetValue(false);
        items(frame, e.items()).forEach(set::add);
        yield set;
      }
      case Expression.DictDisplay e -> dict(frame, e.entries());
      case Expression.Format e -> format(frame, e);
      case Expression.Comprehension e -> comprehension(frame, e);
      case Expression _ -> throw new IllegalArgumentException("no display: " + expression);
    };
  }

  private List<Value> items(Frame.Code frame, List<Expression> items) {
    var values = new ArrayList<Value>(items.size());
    for (var item : items) {
      if (item instanceof Expression.Star(var starred)) {
        values.addAll(spread(evaluator.evaluate(frame, starred)));
      } else {
        values.add(evaluator.evaluate(frame, item));
      }
    }
    return values;
  }

  /// What is no iterable is complained about in words of its own.
  private List<Value> spread(Value starred) {
    try {
      return Iterables.all(evaluator, starred);
    } catch (Raised raised) {
      var name = Types.name(starred);
      if (Repr.message(raised.error()).equals("'" + name + "' object is not iterable")) {
        throw Errors.typeError("Value after * must be an iterable, not " + name);
      }
      throw raised;
    }
  }

  private Value dict(Frame.Code frame, List<Expression.Entry> entries) {
    var dict = new Dict();
    for (var entry : entries) {
      if (entry.key().isPresent()) {
        var key = evaluator.evaluate(frame, entry.key().get());
        dict.put(key, evaluator.evaluate(frame, entry.value()));
        continue;
      }
      var other = evaluator.evaluate(frame, entry.value());
      if (!(other instanceof Dict source)) {
        throw Errors.typeError("'" + Types.name(other) + "' object is not a mapping");
      }
      for (int i = 0; i < source.table().end(); i++) {
        var key = source.table().keyAt(i);
        if (key != null) {
          dict.table().put(key, source.table().valueAt(i));
        }
      }
    }
    return dict;
  }

  private Value format(Frame.Code frame, Expression.Format format) {
    var out = new StringBuilder();
    for (var part : format.parts()) {
      switch (part) {
        case Expression.Part.Text(var text) -> add(out, text);
        case Expression.Part.Field field -> add(out, field(frame, field));
      }
      if (out.length() > evaluator.sizeLimit()) {
        throw Errors.tooLarge("this text", evaluator.sizeLimit());
      }
    }
    return Str.of(out.toString());
  }

  private static void add(StringBuilder out, String text) {
    Str.checkSeam(out, text);
    out.append(text);
  }

  private String field(Frame.Code frame, Expression.Part.Field field) {
    var value = evaluator.evaluate(frame, field.value());
    var converted =
        switch (field.conversion()) {
          case NONE -> value;
          case STR -> Str.of(Repr.text(value));
          case REPR -> Str.of(Repr.of(value));
          case ASCII -> evaluator.call(new Builtin("ascii"), value);
        };
    if (field.specification().isEmpty()) {
      return Repr.text(converted);
    }
    var specification = evaluator.evaluate(frame, field.specification().get());
    return Repr.text(evaluator.call(new Builtin("format"), converted, specification));
  }

  private Value comprehension(Frame.Code frame, Expression.Comprehension e) {
    for (var clause : e.clauses()) {
      if (clause instanceof Expression.Clause.For each) {
        refresh(frame, each.target());
      }
    }
    return switch (e.kind()) {
      case LIST -> {
        var list = ListValue.empty();
        each(frame, e, 0, () -> list.add(evaluator.evaluate(frame, e.element())));
        yield list;
      }
      case SET -> {
        var set = new SetValue(false);
        each(frame, e, 0, () -> set.add(evaluator.evaluate(frame, e.element())));
        yield set;
      }
      case DICT -> {
        var dict = new Dict();
        var value = e.value().orElseThrow();
        each(
            frame,
            e,
            0,
            () -> {
              var key = evaluator.evaluate(frame, e.element());
              dict.put(key, evaluator.evaluate(frame, value));
            });
        yield dict;
      }
    };
  }

  private void each(Frame.Code frame, Expression.Comprehension e, int at, Runnable body) {
    if (at == e.clauses().size()) {
      body.run();
      return;
    }
    switch (e.clauses().get(at)) {
      case Expression.Clause.If(var condition) -> {
        if (Truth.of(evaluator.evaluate(frame, condition))) {
          each(frame, e, at + 1, body);
        }
      }
      case Expression.Clause.For(var target, var source) -> {
        var iterator = evaluator.iterate(evaluator.evaluate(frame, source));
        for (var item = evaluator.next(iterator); item != null; item = evaluator.next(iterator)) {
          evaluator.charge(1);
          loop.targets.store(frame, target, item);
          each(frame, e, at + 1, body);
        }
      }
    }
  }

  private static void refresh(Frame.Code frame, Node.Target target) {
    switch (target) {
      case Node.Target.Slot(int slot) -> Slots.refresh(frame, slot);
      case Node.Target.Unpack unpack -> unpack.targets().forEach(each -> refresh(frame, each));
      case Node.Target.Nowhere _, Node.Target.Attribute _, Node.Target.Item _ -> {
        // no variable of this frame
      }
    }
  }
}
