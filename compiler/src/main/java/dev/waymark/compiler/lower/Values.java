package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.compiler.check.Builtins;
import dev.waymark.compiler.check.Classes;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.check.Trees;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.ir.Node.Assign;
import dev.waymark.ir.Node.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Expressions. What awaits inside one is written as nodes first; what CPython evaluates before
/// that is put into temporaries, so that the order holds.
final class Values {
  private static final Pattern SURROGATES =
      Pattern.compile(
          "\\\\u[dD][89abAB][0-9a-fA-F]{2}(?:[\"']\\s*[a-zA-Z]*[\"'])?\\\\u[dD][c-fC-F]");

  private final Body body;

  Values(Body body) {
    this.body = body;
  }

  /// Whether evaluating needs nodes.
  static boolean suspends(@Nullable Node node) {
    return node != null
        && Trees.any(
            node,
            n ->
                n instanceof Expression.Await
                    || n instanceof Expression.ParallelFor
                    || n instanceof Expression.Start,
            n ->
                n instanceof Expression.Lambda
                    || n instanceof Expression.Comprehension c
                        && c.kind() == Expression.Comprehension.Kind.GENERATOR
                        && !suspends(c.generators().getFirst().iterable()));
  }

  dev.waymark.ir.Expression value(Expression expression) {
    return switch (expression) {
      case Literal l -> literal(l);
      case Expression.Name n -> name(n);
      case Expression.BoolOp e -> boolOp(e);
      case Expression.NamedExpr e -> bind(e);
      case Expression.BinOp e -> {
        var sides = all(List.of(e.left(), e.right()));
        yield new dev.waymark.ir.Expression.Binary(
            Operators.binary(e.operator()), sides.getFirst(), sides.getLast(), false);
      }
      case Expression.UnaryOp e -> unary(e);
      case Expression.Lambda e -> new Functions(body).lambda(e);
      case Expression.IfExp e -> conditional(e);
      case Expression.DictDisplay e -> dict(e);
      case Expression.SetDisplay e -> new dev.waymark.ir.Expression.SetDisplay(all(e.elements()));
      case Expression.ListDisplay e -> new dev.waymark.ir.Expression.ListDisplay(all(e.elements()));
      case Expression.TupleDisplay e ->
          new dev.waymark.ir.Expression.TupleDisplay(all(e.elements()));
      case Expression.Comprehension e -> new Comprehensions(body).comprehension(e);
      case Expression.DictComprehension e -> new Comprehensions(body).comprehension(e);
      case Expression.Await e -> {
        int slot = body.frame().temporary();
        body.calls().await(e, new Target.Slot(slot));
        yield new dev.waymark.ir.Expression.Local(slot);
      }
      case Expression.Yield e -> body.refuse(e, "`yield` here");
      case Expression.YieldFrom e -> body.refuse(e, "`yield from`");
      case Expression.Compare e -> compare(e);
      case Expression.Call e -> body.calls().call(e);
      case Expression.JoinedString e -> joined(e);
      case Expression.FormattedValue e -> joined(List.of(e));
      case Expression.Attribute e -> attribute(e);
      case Expression.Subscript e -> {
        var sides = all(List.of(e.value(), e.index()));
        yield new dev.waymark.ir.Expression.Item(sides.getFirst(), sides.getLast());
      }
      case Expression.Starred e -> new dev.waymark.ir.Expression.Star(value(e.value()));
      case Expression.Slice e -> slice(e);
      case Expression.ParallelFor e -> {
        int slot = body.frame().temporary();
        body.fans().parallelFor(e, new Target.Slot(slot));
        yield new dev.waymark.ir.Expression.Local(slot);
      }
      case Expression.Start e -> {
        int slot = body.frame().temporary();
        body.calls().start(e, new Target.Slot(slot));
        yield new dev.waymark.ir.Expression.Local(slot);
      }
      case Expression.Task e ->
          new dev.waymark.ir.Expression.Invoke(
              new dev.waymark.ir.Expression.Builtin("asyncio.create_task"),
              List.of(new dev.waymark.ir.Argument.Positional(value(e.call()))));
      case Expression.Invalid _ -> Constants.NONE;
    };
  }

  private dev.waymark.ir.Expression literal(Literal literal) {
    if (literal instanceof Literal.Str s && joinsSurrogates(s.value(), s.span())) {
      return body.refuse(literal, "two surrogates side by side");
    }
    var constant = Constants.constant(literal);
    return constant == null
        ? body.refuse(literal, "complex numbers")
        : new dev.waymark.ir.Expression.Const(constant);
  }

  /// Text is kept in chars, where two escapes for surrogates would be one character.
  private boolean joinsSurrogates(String value, Span span) {
    var source = body.module().text().slice(span);
    return value.codePoints().anyMatch(Character::isSupplementaryCodePoint)
        && !source.startsWith("r")
        && !source.startsWith("R")
        && SURROGATES.matcher(source).find();
  }

  dev.waymark.ir.Expression name(Expression.Name name) {
    var slot = body.slot(name.id());
    if (slot != null) {
      return new dev.waymark.ir.Expression.Local(slot);
    }
    return symbol(name, body.symbol(name), name.id());
  }

  /// The value of what a module-level name means.
  private dev.waymark.ir.Expression symbol(Expression at, @Nullable Symbol symbol, String name) {
    return switch (symbol) {
      case Symbol.Builtin b when b.name().equals("typing.TYPE_CHECKING") ->
          new dev.waymark.ir.Expression.Const(new dev.waymark.ir.Constant.Bool(false));
      case Symbol.Builtin b when Builtins.isCompiled(b.name()) ->
          body.refuse(at, "`%s` as a value".formatted(name));
      case Symbol.Builtin b -> new dev.waymark.ir.Expression.Builtin(b.name());
      case Symbol.Constant c -> body.unit().constant(c);
      case Symbol.Type t -> new dev.waymark.ir.Expression.TypeOf(body.unit().type(t.declared()));
      case Symbol.Function f -> new Functions(body).closure(f);
      case Symbol.Action a ->
          new Wrappers(body).action(at, a.declared().name(), body.unit().action(a.declared()));
      case Symbol.Workflow _ -> body.refuse(at, "the workflow `%s` as a value".formatted(name));
      case null, default -> body.refuse(at, "`%s` as a value".formatted(name));
    };
  }

  private dev.waymark.ir.Expression attribute(Expression.Attribute e) {
    var symbol = body.symbol(e);
    if (symbol != null) {
      return symbol(e, symbol, e.name().text());
    }
    if (body.isSelf(e.value())) {
      var method = new Functions(body).method(e.name().text());
      if (method != null && !Classes.isProperty(method.definition())) {
        return new Functions(body).bound(method, value(e.value()));
      }
    }
    return new dev.waymark.ir.Expression.Attribute(value(e.value()), e.name().text());
  }

  /// Evaluated from left to right; those before one that awaits are put into temporaries.
  List<dev.waymark.ir.Expression> all(List<? extends Expression> parts) {
    return all(parts, Values::suspends, this::value);
  }

  /// As [#all(List)], for parts that are evaluated in another way than [#value].
  <T extends Node> List<dev.waymark.ir.Expression> all(
      List<? extends T> parts,
      java.util.function.Predicate<T> suspends,
      Function<T, dev.waymark.ir.Expression> lower) {
    int last = -1;
    for (int i = 0; i < parts.size(); i++) {
      last = suspends.test(parts.get(i)) ? i : last;
    }
    var found = new ArrayList<dev.waymark.ir.Expression>();
    for (int i = 0; i < parts.size(); i++) {
      var lowered = lower.apply(parts.get(i));
      found.add(i < last ? spilled(lowered) : lowered);
    }
    return found;
  }

  /// The same value, safe from whatever is evaluated before it is used.
  dev.waymark.ir.Expression spilled(dev.waymark.ir.Expression value) {
    return switch (value) {
      case dev.waymark.ir.Expression.Const c -> c;
      case dev.waymark.ir.Expression.Builtin b -> b;
      case dev.waymark.ir.Expression.TypeOf t -> t;
      case dev.waymark.ir.Expression.Global g -> g;
      case dev.waymark.ir.Expression.Local l when body.frame().isTemporary(l.slot()) -> l;
      case dev.waymark.ir.Expression.Star s ->
          new dev.waymark.ir.Expression.Star(
              stored(new dev.waymark.ir.Expression.ListDisplay(List.of(s))));
      case dev.waymark.ir.Expression.Slice s ->
          new dev.waymark.ir.Expression.Slice(
              spilled(s.low()), spilled(s.high()), spilled(s.step()));
      default -> stored(value);
    };
  }

  /// A temporary that holds the value from now on.
  dev.waymark.ir.Expression.Local stored(dev.waymark.ir.Expression value) {
    int slot = body.frame().temporary();
    assign(new Target.Slot(slot), value);
    return new dev.waymark.ir.Expression.Local(slot);
  }

  void assign(Target target, dev.waymark.ir.Expression value) {
    body.graph().then(body.here(), next -> new Assign(List.of(target), value, next));
  }

  private dev.waymark.ir.Expression boolOp(Expression.BoolOp e) {
    if (e.operands().stream().skip(1).anyMatch(Values::suspends)) {
      return shortCircuit(e);
    }
    var operands = all(e.operands());
    var folded = operands.getLast();
    for (int i = operands.size() - 2; i >= 0; i--) {
      folded =
          e.operator() == Operator.Bool.AND
              ? new dev.waymark.ir.Expression.And(operands.get(i), folded)
              : new dev.waymark.ir.Expression.Or(operands.get(i), folded);
    }
    return folded;
  }

  private dev.waymark.ir.Expression shortCircuit(Expression.BoolOp e) {
    int slot = body.frame().temporary();
    var result = new dev.waymark.ir.Expression.Local(slot);
    int end = body.graph().label();
    for (var operand : e.operands()) {
      into(slot, operand);
      if (!operand.equals(e.operands().getLast())) {
        int more = body.graph().label();
        boolean and = e.operator() == Operator.Bool.AND;
        body.graph().branch(body.here(), result, and ? more : end, and ? end : more);
        body.graph().place(more);
      }
    }
    body.graph().place(end);
    return result;
  }

  /// Evaluates into a slot; temporaries that were needed on the way are given back.
  void into(int slot, Expression expression) {
    int mark = body.frame().mark();
    into(new Target.Slot(slot), expression);
    body.frame().release(mark);
  }

  /// An await writes its result where it is wanted; anything else is evaluated and stored.
  void into(Target target, Expression expression) {
    switch (expression) {
      case Expression.Await e -> body.calls().await(e, target);
      case Expression.ParallelFor e -> body.fans().parallelFor(e, target);
      case Expression.Start e -> body.calls().start(e, target);
      default -> {
        var lowered = value(expression);
        // `undo(…)` and `log(…)` are nodes already, and give nothing that is wanted.
        if (!(target instanceof Target.Nowhere && lowered.equals(Constants.NONE))) {
          assign(target, lowered);
        }
      }
    }
  }

  private dev.waymark.ir.Expression conditional(Expression.IfExp e) {
    if (!suspends(e.body()) && !suspends(e.orelse())) {
      return new dev.waymark.ir.Expression.Conditional(
          value(e.test()), value(e.body()), value(e.orelse()));
    }
    int slot = body.frame().temporary();
    int then = body.graph().label();
    int otherwise = body.graph().label();
    int end = body.graph().label();
    condition(e.test(), then, otherwise);
    body.graph().place(then);
    into(slot, e.body());
    body.graph().jump(end);
    body.graph().place(otherwise);
    into(slot, e.orelse());
    body.graph().place(end);
    return new dev.waymark.ir.Expression.Local(slot);
  }

  void condition(Expression test, int then, int otherwise) {
    int mark = body.frame().mark();
    var lowered = value(test);
    body.frame().release(mark);
    body.graph().branch(test.span(), lowered, then, otherwise);
  }

  private dev.waymark.ir.Expression bind(Expression.NamedExpr e) {
    var slot = body.slot(e.target().id());
    var value = value(e.value());
    if (slot == null) {
      return body.refuse(e, "`:=` on a name of the module");
    }
    return new dev.waymark.ir.Expression.Bind(slot, value);
  }

  private dev.waymark.ir.Expression unary(Expression.UnaryOp e) {
    var folded = Constants.inline(e);
    if (folded != null) {
      return folded;
    }
    var operand = value(e.operand());
    return switch (e.operator()) {
      case NOT -> new dev.waymark.ir.Expression.Not(operand);
      case PLUS ->
          new dev.waymark.ir.Expression.Unary(
              dev.waymark.ir.Expression.UnaryOperator.PLUS, operand);
      case MINUS ->
          new dev.waymark.ir.Expression.Unary(
              dev.waymark.ir.Expression.UnaryOperator.MINUS, operand);
      case INVERT ->
          new dev.waymark.ir.Expression.Unary(
              dev.waymark.ir.Expression.UnaryOperator.INVERT, operand);
    };
  }

  private dev.waymark.ir.Expression dict(Expression.DictDisplay e) {
    var parts = new ArrayList<Expression>();
    for (var entry : e.entries()) {
      var key = entry.key();
      parts.add(key == null ? new Expression.DictDisplay(List.of(entry), entry.span()) : key);
      if (key != null) {
        parts.add(entry.value());
      }
    }
    var spread = e.entries().stream().map(n -> n.key() == null).toList();
    var values = e.entries().size() == 1 && spread.getFirst() ? one(e) : all(parts);
    var entries = new ArrayList<dev.waymark.ir.Expression.Entry>();
    int at = 0;
    for (boolean rest : spread) {
      Optional<dev.waymark.ir.Expression> key =
          rest ? Optional.empty() : Optional.of(values.get(at++));
      entries.add(new dev.waymark.ir.Expression.Entry(key, plain(values.get(at++), rest)));
    }
    return new dev.waymark.ir.Expression.DictDisplay(entries);
  }

  private List<dev.waymark.ir.Expression> one(Expression.DictDisplay e) {
    return List.of(value(e.entries().getFirst().value()));
  }

  /// `**value` was lowered as a display of its own, so that it could be spilled.
  private static dev.waymark.ir.Expression plain(dev.waymark.ir.Expression value, boolean rest) {
    return rest
            && value instanceof dev.waymark.ir.Expression.DictDisplay d
            && d.entries().size() == 1
            && d.entries().getFirst().key().isEmpty()
        ? d.entries().getFirst().value()
        : value;
  }

  private dev.waymark.ir.Expression compare(Expression.Compare e) {
    if (e.comparators().size() > 1 && e.comparators().stream().skip(1).anyMatch(Values::suspends)) {
      return comparedStepwise(e);
    }
    var operands = new ArrayList<Expression>(List.of(e.left()));
    operands.addAll(e.comparators());
    var values = all(operands);
    var rest = new ArrayList<dev.waymark.ir.Expression.Comparison>();
    for (int i = 0; i < e.operators().size(); i++) {
      rest.add(
          new dev.waymark.ir.Expression.Comparison(
              Operators.comparison(e.operators().get(i)), values.get(i + 1)));
    }
    return new dev.waymark.ir.Expression.Compare(values.getFirst(), rest);
  }

  /// `a < await b() < await c()`: `c` is not called when the first comparison is false.
  private dev.waymark.ir.Expression comparedStepwise(Expression.Compare e) {
    int result = body.frame().temporary();
    int end = body.graph().label();
    dev.waymark.ir.Expression left = stored(value(e.left()));
    for (int i = 0; i < e.operators().size(); i++) {
      var right = stored(value(e.comparators().get(i)));
      assign(
          new Target.Slot(result),
          new dev.waymark.ir.Expression.Compare(
              left,
              List.of(
                  new dev.waymark.ir.Expression.Comparison(
                      Operators.comparison(e.operators().get(i)), right))));
      left = right;
      if (i < e.operators().size() - 1) {
        int more = body.graph().label();
        body.graph().branch(body.here(), new dev.waymark.ir.Expression.Local(result), more, end);
        body.graph().place(more);
      }
    }
    body.graph().place(end);
    return new dev.waymark.ir.Expression.Local(result);
  }

  private dev.waymark.ir.Expression slice(Expression.Slice e) {
    var parts = new ArrayList<Expression>();
    for (var part : new Expression[] {e.lower(), e.upper(), e.step()}) {
      parts.add(part == null ? new Literal.None(e.span()) : part);
    }
    var values = all(parts);
    return new dev.waymark.ir.Expression.Slice(values.get(0), values.get(1), values.get(2));
  }

  dev.waymark.ir.Expression joined(Expression.JoinedString e) {
    return joined(e.parts());
  }

  private dev.waymark.ir.Expression joined(List<? extends Expression> parts) {
    var lowered = all(parts, Values::suspends, this::part);
    var found = new ArrayList<dev.waymark.ir.Expression.Part>();
    for (var value : lowered) {
      switch (value) {
        case dev.waymark.ir.Expression.Format f -> found.addAll(f.parts());
        default ->
            found.add(
                new dev.waymark.ir.Expression.Part.Field(
                    value, dev.waymark.ir.Expression.Conversion.NONE, Optional.empty()));
      }
    }
    return new dev.waymark.ir.Expression.Format(found);
  }

  /// One part as a text of its own, so that it can be spilled as it is formatted.
  private dev.waymark.ir.Expression part(Expression part) {
    if (part instanceof Literal.Str s) {
      if (joinsSurrogates(s.value(), s.span())) {
        return body.refuse(part, "two surrogates side by side");
      }
      return new dev.waymark.ir.Expression.Format(
          List.of(new dev.waymark.ir.Expression.Part.Text(s.value())));
    }
    if (!(part instanceof Expression.FormattedValue f)) {
      return value(part);
    }
    var format = f.format();
    var value = value(f.value());
    if (format != null && suspends(format)) {
      value = spilled(value);
    }
    Optional<dev.waymark.ir.Expression> specification =
        format == null ? Optional.empty() : Optional.of(specification(format));
    return new dev.waymark.ir.Expression.Format(
        List.of(
            new dev.waymark.ir.Expression.Part.Field(
                value, conversion(f.conversion()), specification)));
  }

  private dev.waymark.ir.Expression specification(Expression.JoinedString format) {
    return format.parts().size() == 1 && format.parts().getFirst() instanceof Literal.Str s
        ? Constants.of(s.value())
        : joined(format);
  }

  private static dev.waymark.ir.Expression.Conversion conversion(
      Expression.FormattedValue.Conversion conversion) {
    return switch (conversion) {
      case NONE -> dev.waymark.ir.Expression.Conversion.NONE;
      case STR -> dev.waymark.ir.Expression.Conversion.STR;
      case REPR -> dev.waymark.ir.Expression.Conversion.REPR;
      case ASCII -> dev.waymark.ir.Expression.Conversion.ASCII;
    };
  }
}
