package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Pattern;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.check.Classes;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.ir.Argument;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Expression.ComparisonOperator;
import dev.waymark.ir.Node.Target;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `match`: a row of tests for each pattern. Names are bound when the whole pattern fits, as in
/// CPython, and before the guard is looked at.
final class Patterns {
  /// Builtin types that take themselves as their one positional pattern.
  private static final List<String> SELF_MATCHING =
      List.of("bool", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple");

  private final Body body;
  private final List<Capture> captures = new ArrayList<>();

  private record Capture(int slot, dev.waymark.ir.Expression value) {}

  Patterns(Body body) {
    this.body = body;
  }

  void match(Statement.Match s) {
    int mark = body.frame().mark();
    var subject = body.values().stored(body.values().value(s.subject()));
    int end = body.graph().label();
    for (var branch : s.cases()) {
      int inside = body.frame().mark();
      body.at(branch);
      int next = body.graph().label();
      captures.clear();
      test(branch.pattern(), subject, next);
      for (var capture : captures) {
        body.values().assign(new Target.Slot(capture.slot), capture.value);
      }
      var guard = branch.guard();
      if (guard != null) {
        int yes = body.graph().label();
        body.values().condition(guard, yes, next);
        body.graph().place(yes);
      }
      body.statements().all(branch.body());
      body.graph().jump(end);
      body.graph().place(next);
      body.frame().release(inside);
    }
    body.graph().place(end);
    body.frame().release(mark);
  }

  /// Goes on where the pattern fits, to `fail` where it does not.
  private void test(Pattern pattern, dev.waymark.ir.Expression subject, int fail) {
    switch (pattern) {
      case Pattern.Value p ->
          require(compare(subject, ComparisonOperator.EQUAL, body.values().value(p.value())), fail);
      case Pattern.Singleton p ->
          require(compare(subject, ComparisonOperator.IS, body.values().value(p.value())), fail);
      case Pattern.As p -> {
        var inner = p.pattern();
        if (inner != null) {
          test(inner, subject, fail);
        }
        capture(p.name(), subject);
      }
      case Pattern.Or p -> either(p, subject, fail);
      case Pattern.Sequence p -> sequence(p, subject, fail);
      case Pattern.Mapping p -> mapping(p, subject, fail);
      case Pattern.Class p -> instance(p, subject, fail);
      case Pattern.Star p -> body.unit().notYet(p, "a star here");
    }
  }

  private void require(dev.waymark.ir.Expression condition, int fail) {
    int yes = body.graph().label();
    body.graph().branch(body.here(), condition, yes, fail);
    body.graph().place(yes);
  }

  private void capture(@Nullable Identifier name, dev.waymark.ir.Expression value) {
    if (name == null) {
      return;
    }
    var slot = body.slot(name.text());
    if (slot == null) {
      body.unit().notYet(name, "capturing into a name of the module");
      return;
    }
    captures.add(new Capture(slot, value));
  }

  /// Each alternative binds the same names, so each keeps its captures in the same temporaries.
  private void either(Pattern.Or p, dev.waymark.ir.Expression subject, int fail) {
    int end = body.graph().label();
    int before = captures.size();
    var kept = new ArrayList<Capture>();
    for (var alternative : p.patterns()) {
      int next = body.graph().label();
      boolean last = alternative.equals(p.patterns().getLast());
      test(alternative, subject, last ? fail : next);
      var own = new ArrayList<>(captures.subList(before, captures.size()));
      captures.subList(before, captures.size()).clear();
      keep(own, kept);
      body.graph().jump(end);
      if (!last) {
        body.graph().place(next);
      }
    }
    body.graph().place(end);
    captures.addAll(kept);
  }

  private void keep(List<Capture> own, List<Capture> kept) {
    for (var capture : own) {
      var same = kept.stream().filter(k -> k.slot == capture.slot).findFirst();
      if (same.isPresent() && same.get().value instanceof dev.waymark.ir.Expression.Local l) {
        body.values().assign(new Target.Slot(l.slot()), capture.value);
      } else {
        kept.add(new Capture(capture.slot, body.values().stored(capture.value)));
      }
    }
  }

  private void sequence(Pattern.Sequence p, dev.waymark.ir.Expression subject, int fail) {
    require(isInstance(subject, "list", "tuple", "range", "collections.deque"), fail);
    int star = -1;
    for (int i = 0; i < p.patterns().size(); i++) {
      star = p.patterns().get(i) instanceof Pattern.Star ? i : star;
    }
    int size = p.patterns().size();
    var length = invoke("len", subject);
    require(
        star < 0
            ? compare(length, ComparisonOperator.EQUAL, Constants.of(size))
            : compare(length, ComparisonOperator.GREATER_OR_EQUAL, Constants.of(size - 1)),
        fail);
    for (int i = 0; i < size; i++) {
      int fromEnd = i - size;
      if (p.patterns().get(i) instanceof Pattern.Star s) {
        if (s.name() != null) {
          var high = i + 1 == size ? Constants.NONE : integer(fromEnd + 1);
          var slice = new dev.waymark.ir.Expression.Slice(integer(i), high, Constants.NONE);
          var rest = new dev.waymark.ir.Expression.Item(subject, slice);
          capture(s.name(), body.values().stored(invoke("list", rest)));
        }
      } else {
        var index = integer(star >= 0 && i > star ? fromEnd : i);
        test(p.patterns().get(i), part(p.patterns().get(i), subject, index), fail);
      }
    }
  }

  /// A part that is looked at more than once is taken once.
  private dev.waymark.ir.Expression part(
      Pattern pattern, dev.waymark.ir.Expression subject, dev.waymark.ir.Expression key) {
    if (pattern instanceof Pattern.As a && a.pattern() == null && a.name() == null) {
      return Constants.NONE;
    }
    return body.values().stored(new dev.waymark.ir.Expression.Item(subject, key));
  }

  private static dev.waymark.ir.Expression integer(long value) {
    return new dev.waymark.ir.Expression.Const(new Constant.Int(BigInteger.valueOf(value)));
  }

  private void mapping(Pattern.Mapping p, dev.waymark.ir.Expression subject, int fail) {
    require(isInstance(subject, "dict"), fail);
    var keys = new ArrayList<dev.waymark.ir.Expression>();
    for (var entry : p.entries()) {
      var key = body.values().value(entry.key());
      keys.add(key);
      require(compare(key, ComparisonOperator.IN, subject), fail);
      test(entry.pattern(), part(entry.pattern(), subject, key), fail);
    }
    if (p.rest() != null) {
      var rest = body.values().stored(invoke("dict", subject));
      for (var key : keys) {
        body.values()
            .assign(
                new Target.Nowhere(),
                new dev.waymark.ir.Expression.Method(
                    rest, "pop", List.of(new Argument.Positional(key))));
      }
      capture(p.rest(), rest);
    }
  }

  private void instance(Pattern.Class p, dev.waymark.ir.Expression subject, int fail) {
    var type = body.values().value(p.type());
    require(
        new dev.waymark.ir.Expression.Invoke(
            new dev.waymark.ir.Expression.Builtin("isinstance"),
            List.of(new Argument.Positional(subject), new Argument.Positional(type))),
        fail);
    var symbol = body.symbol(p.type());
    if (symbol instanceof Symbol.Builtin b && !p.positional().isEmpty()) {
      if (SELF_MATCHING.contains(b.name()) && p.positional().size() == 1) {
        test(p.positional().getFirst(), subject, fail);
      } else {
        body.unit().notYet(p, "positional patterns of `%s`".formatted(b.name()));
      }
    } else if (!p.positional().isEmpty()) {
      positional(p, symbol, subject, fail);
    }
    for (var field : p.fields()) {
      attribute(field.name().text(), field.pattern(), subject, fail);
    }
  }

  private void positional(
      Pattern.Class p, @Nullable Symbol symbol, dev.waymark.ir.Expression subject, int fail) {
    var fields =
        symbol instanceof Symbol.Type t && t.declared().kind() == Declared.Kind.RECORD
            ? Classes.fields(body.unit().modules(), t.declared())
            : List.<Declared.Field>of();
    if (fields.size() < p.positional().size()) {
      body.unit().notYet(p, "positional patterns of this class");
      return;
    }
    for (int i = 0; i < p.positional().size(); i++) {
      attribute(fields.get(i).name(), p.positional().get(i), subject, fail);
    }
  }

  private void attribute(
      String name, Pattern pattern, dev.waymark.ir.Expression subject, int fail) {
    require(invoke("hasattr", subject, Constants.of(name)), fail);
    var value = new dev.waymark.ir.Expression.Attribute(subject, name);
    test(pattern, body.values().stored(value), fail);
  }

  private static dev.waymark.ir.Expression isInstance(
      dev.waymark.ir.Expression subject, String... types) {
    var names = new ArrayList<dev.waymark.ir.Expression>();
    for (var type : types) {
      names.add(new dev.waymark.ir.Expression.Builtin(type));
    }
    var type =
        names.size() == 1 ? names.getFirst() : new dev.waymark.ir.Expression.TupleDisplay(names);
    return invoke("isinstance", subject, type);
  }

  private static dev.waymark.ir.Expression invoke(
      String builtin, dev.waymark.ir.Expression... arguments) {
    var found = new ArrayList<Argument>();
    for (var argument : arguments) {
      found.add(new Argument.Positional(argument));
    }
    return new dev.waymark.ir.Expression.Invoke(
        new dev.waymark.ir.Expression.Builtin(builtin), found);
  }

  private static dev.waymark.ir.Expression compare(
      dev.waymark.ir.Expression left,
      ComparisonOperator operator,
      dev.waymark.ir.Expression right) {
    return new dev.waymark.ir.Expression.Compare(
        left, List.of(new dev.waymark.ir.Expression.Comparison(operator, right)));
  }
}
