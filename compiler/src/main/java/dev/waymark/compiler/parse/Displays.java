package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Expression.Comprehension.Kind;
import dev.waymark.compiler.ast.Expression.DictDisplay;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser.*;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in brackets: groups and tuples, lists, dicts and sets, comprehensions, subscripts.
final class Displays {
  private final Draft draft;
  private final ExpressionBuilder expressions;

  Displays(Draft draft, ExpressionBuilder expressions) {
    this.draft = draft;
    this.expressions = expressions;
  }

  Expression group(GroupContext context) {
    var span = draft.span(context);
    if (context.yieldExpression() != null) {
      return expressions.yield(context.yieldExpression());
    }
    var items = context.groupItem().stream().map(this::item).toList();
    if (context.comprehension() != null) {
      return generator(items.getFirst(), context.comprehension(), span);
    }
    if (items.size() != 1 || !context.COMMA().isEmpty()) {
      return new Expression.TupleDisplay(items, span);
    }
    var only = items.getFirst();
    if (only instanceof Expression.Starred) {
      draft.refuse(only.span(), "a star cannot stand here alone: a comma makes a tuple of it");
      return new Expression.Invalid(span);
    }
    return only;
  }

  private Expression item(GroupItemContext context) {
    if (context.AS() != null) {
      draft.refuse(draft.span(context.AS().getSymbol()), "`as` cannot stand in these parentheses");
    }
    return expressions.withPolicy(
        expressions.starNamed(context.starNamedExpression()), context.policy());
  }

  Expression list(ListContext context) {
    var span = draft.span(context);
    var items = context.starNamedExpression().stream().map(expressions::starNamed).toList();
    return context.comprehension() == null
        ? new Expression.ListDisplay(items, span)
        : comprehension(Kind.LIST, items.getFirst(), context.comprehension(), span);
  }

  Expression braces(BracesContext context) {
    var span = draft.span(context);
    var items = context.braceItem();
    boolean dict = items.isEmpty() || isPair(items.getFirst());
    for (var item : items) {
      if (isPair(item) != dict) {
        draft.refuse(draft.span(item), "a dict and a set cannot be mixed in one pair of braces");
        return new Expression.Invalid(span);
      }
    }
    if (dict) {
      return dict(context, span);
    }
    var elements = items.stream().map(this::element).toList();
    return context.comprehension() == null
        ? new Expression.SetDisplay(elements, span)
        : comprehension(Kind.SET, elements.getFirst(), context.comprehension(), span);
  }

  private static boolean isPair(BraceItemContext context) {
    return context.COLON() != null || context.POWER() != null;
  }

  private Expression dict(BracesContext context, Span span) {
    var entries = context.braceItem().stream().map(this::entry).toList();
    if (context.comprehension() == null) {
      return new DictDisplay(entries, span);
    }
    var only = entries.getFirst();
    var key = only.key();
    if (key == null) {
      draft.refuse(only.span(), "`**` cannot stand in a comprehension");
      return new Expression.Invalid(span);
    }
    return new Expression.DictComprehension(
        key, only.value(), generators(context.comprehension()), span);
  }

  private Expression element(BraceItemContext context) {
    return context.STAR() == null
        ? expressions.named(context.namedExpression())
        : new Expression.Starred(expressions.arithmetic(context.arithmetic()), draft.span(context));
  }

  private DictDisplay.Entry entry(BraceItemContext context) {
    var span = draft.span(context);
    if (context.POWER() != null) {
      return new DictDisplay.Entry(null, expressions.arithmetic(context.arithmetic()), span);
    }
    var key = expressions.named(context.namedExpression());
    if (key instanceof Expression.NamedExpr
        && context.namedExpression().getStart().equals(context.getStart())
        && context.namedExpression().WALRUS() != null) {
      draft.refuse(key.span(), "`:=` needs parentheses before a colon");
    }
    return new DictDisplay.Entry(key, expressions.expression(context.expression()), span);
  }

  Expression generator(Expression element, ComprehensionContext context, Span span) {
    return comprehension(Kind.GENERATOR, element, context, span);
  }

  private Expression comprehension(
      Kind kind, Expression element, ComprehensionContext context, Span span) {
    if (element instanceof Expression.Starred) {
      draft.refuse(element.span(), "a star cannot stand in a comprehension");
      return new Expression.Invalid(span);
    }
    return new Expression.Comprehension(kind, element, generators(context), span);
  }

  /// Children come in order: `async`? `for` targets `in` source (`if` condition)*, again and again.
  private List<Expression.Generator> generators(ComprehensionContext context) {
    var all = new ArrayList<Expression.Generator>();
    for (var clause : context.comprehensionFor()) {
      var target = expressions.targets(clause.targets());
      Targets.check(target, Targets.Kind.ASSIGNED, draft);
      var parts = clause.disjunction().stream().map(expressions::disjunction).toList();
      all.add(
          new Expression.Generator(
              clause.ASYNC() != null,
              target,
              parts.getFirst(),
              parts.subList(1, parts.size()),
              draft.span(clause)));
    }
    return all;
  }

  Expression index(SubscriptContext context) {
    var all = context.slice();
    boolean tuple = all.size() > 1 || !context.COMMA().isEmpty() || all.getFirst().STAR() != null;
    var parts = all.stream().map(this::slice).toList();
    if (!tuple) {
      return parts.getFirst();
    }
    var span = draft.span(all.getFirst()).to(draft.span(all.getLast()));
    return new Expression.TupleDisplay(parts, span);
  }

  private Expression slice(SliceContext context) {
    var span = draft.span(context);
    if (context.STAR() != null) {
      return new Expression.Starred(expressions.arithmetic(context.arithmetic()), span);
    }
    var first = context.namedExpression() == null ? null : lower(context);
    if (context.COLON().isEmpty() && first != null) {
      return first;
    }
    return new Expression.Slice(first, bound(context, 1), bound(context, 2), span);
  }

  private Expression lower(SliceContext context) {
    var value = expressions.named(context.namedExpression());
    if (value instanceof Expression.NamedExpr
        && context.namedExpression().WALRUS() != null
        && !context.COLON().isEmpty()) {
      draft.refuse(value.span(), "`:=` needs parentheses before a colon");
    }
    return value;
  }

  /// The expression behind the first or the second colon.
  private @Nullable Expression bound(SliceContext context, int colon) {
    if (context.COLON().size() < colon) {
      return null;
    }
    int after = context.COLON(colon - 1).getSymbol().getTokenIndex();
    int before =
        context.COLON().size() > colon
            ? context.COLON(colon).getSymbol().getTokenIndex()
            : Integer.MAX_VALUE;
    for (var expression : context.expression()) {
      int at = expression.getStart().getTokenIndex();
      if (at > after && at < before) {
        return expressions.expression(expression);
      }
    }
    return null;
  }
}
