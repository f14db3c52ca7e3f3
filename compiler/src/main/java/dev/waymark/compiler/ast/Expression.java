package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whatever has a value. The first line of each comment is an example; where the shape is Python's
/// own, it is that of CPython's `ast` module and its documentation holds.
///
/// Targets of assignments are expressions too: [Name], [Attribute], [Subscript], [Starred],
/// [TupleDisplay], [ListDisplay]. The parser has made sure that nothing else stands there.
public sealed interface Expression extends Node
    permits Expression.BoolOp,
        Expression.NamedExpr,
        Expression.BinOp,
        Expression.UnaryOp,
        Expression.Lambda,
        Expression.IfExp,
        Expression.DictDisplay,
        Expression.SetDisplay,
        Expression.ListDisplay,
        Expression.TupleDisplay,
        Expression.Comprehension,
        Expression.DictComprehension,
        Expression.Await,
        Expression.Yield,
        Expression.YieldFrom,
        Expression.Compare,
        Expression.Call,
        Expression.JoinedString,
        Expression.FormattedValue,
        Expression.Attribute,
        Expression.Subscript,
        Expression.Starred,
        Expression.Name,
        Expression.Slice,
        Expression.ParallelFor,
        Expression.Start,
        Expression.Task,
        Expression.Invalid,
        Literal {

  /// `a and b and c`: two operands or more.
  record BoolOp(Operator.Bool operator, List<Expression> operands, Span span)
      implements Expression {
    public BoolOp {
      operands = List.copyOf(operands);
    }
  }

  /// `(n := f(x))`
  record NamedExpr(Name target, Expression value, Span span) implements Expression {}

  /// `a + b`
  record BinOp(Expression left, Operator.Binary operator, Expression right, Span span)
      implements Expression {}

  /// `-a`, `not a`
  record UnaryOp(Operator.Unary operator, Expression operand, Span span) implements Expression {}

  /// `lambda x, *y: x`
  record Lambda(List<Parameter> parameters, Expression body, Span span) implements Expression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /// `body if test else orelse`
  record IfExp(Expression test, Expression body, Expression orelse, Span span)
      implements Expression {}

  /// `{k: v, **rest}`
  record DictDisplay(List<Entry> entries, Span span) implements Expression {
    /// Without a key it is `**value`.
    public record Entry(@Nullable Expression key, Expression value, Span span) implements Node {}

    public DictDisplay {
      entries = List.copyOf(entries);
    }
  }

  /// `{a, *b}`
  record SetDisplay(List<Expression> elements, Span span) implements Expression {
    public SetDisplay {
      elements = List.copyOf(elements);
    }
  }

  /// `[a, *b]`, also as a target
  record ListDisplay(List<Expression> elements, Span span) implements Expression {
    public ListDisplay {
      elements = List.copyOf(elements);
    }
  }

  /// `a, *b`, `()`, also as a target
  record TupleDisplay(List<Expression> elements, Span span) implements Expression {
    public TupleDisplay {
      elements = List.copyOf(elements);
    }
  }

  /// `[x async for x in xs if x]`, `{x for …}`, `(x for …)`
  record Comprehension(Kind kind, Expression element, List<Generator> generators, Span span)
      implements Expression {
    /// What is made of the elements.
    public enum Kind {
      LIST,
      SET,
      GENERATOR
    }

    public Comprehension {
      generators = List.copyOf(generators);
    }
  }

  /// `{k: v for k, v in pairs}`
  record DictComprehension(Expression key, Expression value, List<Generator> generators, Span span)
      implements Expression {
    public DictComprehension {
      generators = List.copyOf(generators);
    }
  }

  /// `async for target in iterable if a if b` of a comprehension.
  record Generator(
      boolean async, Expression target, Expression iterable, List<Expression> conditions, Span span)
      implements Node {
    public Generator {
      conditions = List.copyOf(conditions);
    }
  }

  /// `await value`, `.wm`: `await value with attempts=2, timeout=5s`
  record Await(Expression value, List<Setting> policy, Span span) implements Expression {
    public Await {
      policy = List.copyOf(policy);
    }
  }

  /// `yield value`; in `.wm` only the result of a `parallel for` branch
  record Yield(@Nullable Expression value, Span span) implements Expression {}

  /// `yield from value`
  record YieldFrom(Expression value, Span span) implements Expression {}

  /// `a < b <= c`: as many operators as comparators.
  record Compare(
      Expression left, List<Operator.Comparison> operators, List<Expression> comparators, Span span)
      implements Expression {
    public Compare {
      operators = List.copyOf(operators);
      comparators = List.copyOf(comparators);
    }
  }

  /// `f(a, *b, c=d, **e)`; as in CPython, `arguments` are evaluated before `keywords`
  record Call(Expression function, List<Expression> arguments, List<Keyword> keywords, Span span)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
      keywords = List.copyOf(keywords);
    }
  }

  /// `f"a {b!r:>{width}}"`: [Literal.Str] and [FormattedValue] by turns. `{x=}` has become text and
  /// a value, as in CPython.
  record JoinedString(List<Expression> parts, Span span) implements Expression {
    public JoinedString {
      parts = List.copyOf(parts);
    }
  }

  /// `{value!r:format}` of an f-string.
  record FormattedValue(
      Expression value, Conversion conversion, @Nullable JoinedString format, Span span)
      implements Expression {
    /// What is done to the value before it is formatted.
    public enum Conversion {
      NONE,
      STR,
      REPR,
      ASCII
    }
  }

  /// `value.name`
  record Attribute(Expression value, Identifier name, Span span) implements Expression {}

  /// `value[index]`; the index may be a [Slice], or a [TupleDisplay] that holds some
  record Subscript(Expression value, Expression index, Span span) implements Expression {}

  /// `*value`
  record Starred(Expression value, Span span) implements Expression {}

  /// `x`
  record Name(String id, Span span) implements Expression {}

  /// `lower:upper:step`
  record Slice(
      @Nullable Expression lower, @Nullable Expression upper, @Nullable Expression step, Span span)
      implements Expression {}

  /// `.wm`: `parallel for target in iterable limit 20 on error collect:` and its block. Only a
  /// whole statement, the right-hand side of an assignment, or what is returned.
  record ParallelFor(
      Expression target,
      Expression iterable,
      @Nullable Expression limit,
      @Nullable Identifier onError,
      List<Statement> body,
      Span span)
      implements Expression {
    public ParallelFor {
      body = List.copyOf(body);
    }
  }

  /// `.wm`: `start archive(order) with key=order.id`
  record Start(Expression call, List<Setting> policy, Span span) implements Expression {
    public Start {
      policy = List.copyOf(policy);
    }
  }

  /// `.wm`: `task f(x)`
  record Task(Expression call, Span span) implements Expression {}

  /// Stands where an expression could not be understood; its diagnostic has been given, and nobody
  /// needs to say more about it.
  record Invalid(Span span) implements Expression {}
}
