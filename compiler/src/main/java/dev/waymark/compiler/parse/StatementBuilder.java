package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Statements that open a block. What stands on one line is for [SimpleBuilder], what only `.wm`
/// has for [DeclarationBuilder].
final class StatementBuilder {
  private final Draft draft;
  private final ExpressionBuilder expressions;
  private final PatternBuilder patterns;
  private final SimpleBuilder simple;
  private final DeclarationBuilder declarations;

  StatementBuilder(Draft draft) {
    this.draft = draft;
    this.expressions = new ExpressionBuilder(draft);
    this.patterns = new PatternBuilder(draft, expressions);
    this.simple = new SimpleBuilder(draft, expressions, this);
    this.declarations = new DeclarationBuilder(draft, expressions, this);
  }

  ArrayList<Statement> statements(List<StatementContext> contexts) {
    var all = new ArrayList<Statement>();
    contexts.forEach(context -> add(context, all));
    return all;
  }

  /// Never empty: where all lines of a block were broken, `pass` stands for them.
  List<Statement> block(BlockContext context) {
    var all = statements(context.statement());
    context.simple().forEach(one -> all.add(simple.statement(one)));
    if (all.isEmpty()) {
      all.add(new Statement.Pass(draft.span(context.getStop()).before()));
    }
    return all;
  }

  void add(StatementContext context, List<Statement> all) {
    switch (context) {
      case SimpleLineContext line -> line.simple().forEach(one -> all.add(simple.statement(one)));
      case BrokenStatementContext broken -> broken(broken.broken());
      case DecoratedContext decorated -> decorated(decorated, all);
      case AsyncStatementContext async -> async(async, List.of(), all);
      case IfStatementContext c -> all.add(ifs(c));
      case WhileStatementContext c -> all.add(whiles(c));
      case ForStatementContext c -> all.add(loop(c, false, c.getStart()));
      case TryStatementContext c -> all.add(tries(c));
      case WithStatementContext c -> all.add(with(c, false, c.getStart()));
      case MatchStatementContext c -> all.add(match(c));
      case FunctionStatementContext c ->
          all.add(function(c.function(), false, List.of(), c.getStart()));
      case ClassStatementContext c -> all.add(type(c.classDefinition(), List.of(), c.getStart()));
      default -> declarations.add(context, all);
    }
  }

  /// What stands under a broken line is looked at and thrown away.
  void broken(BrokenContext context) {
    if (context.block() != null) {
      block(context.block());
    }
    context.elifClause().forEach(clause -> block(clause.block()));
    context.elseClause().forEach(clause -> block(clause.block()));
    context.exceptClause().forEach(clause -> block(clause.block()));
    context.finallyClause().forEach(clause -> block(clause.block()));
  }

  private void decorated(DecoratedContext context, List<Statement> all) {
    var decorators =
        context.decorator().stream().map(d -> expressions.named(d.namedExpression())).toList();
    var first = context.getStart();
    switch (context.statement()) {
      case FunctionStatementContext c -> all.add(function(c.function(), false, decorators, first));
      case ClassStatementContext c -> all.add(type(c.classDefinition(), decorators, first));
      case AsyncStatementContext c -> async(c, decorators, all);
      case BrokenStatementContext c -> broken(c.broken());
      default ->
          draft.refuse(
              draft.span(context.decorator().getLast()),
              "a decorator stands above a function or a class");
    }
  }

  private void async(
      AsyncStatementContext context, List<Expression> decorators, List<Statement> all) {
    var first = decorators.isEmpty() ? context.getStart() : decoratorStart(context);
    switch (context.statement()) {
      case FunctionStatementContext c -> all.add(function(c.function(), true, decorators, first));
      case ForStatementContext c when decorators.isEmpty() -> all.add(loop(c, true, first));
      case WithStatementContext c when decorators.isEmpty() -> all.add(with(c, true, first));
      default ->
          draft.refuse(
              draft.span(context.ASYNC().getSymbol()),
              "`async` stands before `def`, `for` or `with`");
    }
  }

  private static Token decoratorStart(AsyncStatementContext context) {
    return context.getParent().getStart();
  }

  // ------------------------------------------------------------ branches and loops

  private Statement ifs(IfStatementContext context) {
    var orelse = orelse(context.elseClause());
    for (var clause : context.elifClause().reversed()) {
      var body = block(clause.block());
      var last = orelse.isEmpty() ? end(body, clause) : orelse.getLast().span();
      var span = draft.span(clause.getStart()).to(last);
      var test = expressions.named(clause.namedExpression());
      orelse = List.of(new Statement.If(test, body, orelse, span));
    }
    return new Statement.If(
        expressions.named(context.namedExpression()),
        block(context.block()),
        orelse,
        draft.span(context));
  }

  private Span end(List<Statement> body, ElifClauseContext clause) {
    return body.isEmpty() ? draft.span(clause) : body.getLast().span();
  }

  private List<Statement> orelse(@Nullable ElseClauseContext context) {
    return context == null ? List.of() : block(context.block());
  }

  private Statement whiles(WhileStatementContext context) {
    var test = expressions.named(context.namedExpression());
    var body = block(context.block());
    return new Statement.While(test, body, orelse(context.elseClause()), draft.span(context));
  }

  private Statement loop(ForStatementContext context, boolean async, Token first) {
    var target = expressions.targets(context.targets());
    Targets.check(target, Targets.Kind.ASSIGNED, draft);
    return new Statement.For(
        async,
        target,
        expressions.stars(context.starExpressions()),
        block(context.block()),
        orelse(context.elseClause()),
        draft.span(first).to(draft.span(context)));
  }

  private Statement match(MatchStatementContext context) {
    var cases = new ArrayList<Statement.Match.Case>();
    for (var clause : context.caseClause()) {
      if (clause.broken() != null) {
        broken(clause.broken());
        continue;
      }
      var pattern = patterns.patterns(clause.patterns());
      var guard =
          clause.namedExpression() == null ? null : expressions.named(clause.namedExpression());
      var body = block(clause.block());
      cases.add(new Statement.Match.Case(pattern, guard, body, draft.span(clause)));
    }
    return new Statement.Match(expressions.subject(context.subject()), cases, draft.span(context));
  }

  // ------------------------------------------------------------ try and with

  private Statement tries(TryStatementContext context) {
    var handlers = new ArrayList<Statement.Try.Handler>();
    boolean star = false;
    for (var clause : context.exceptClause()) {
      boolean starred = clause.STAR() != null;
      handler(clause, starred, starred != star && !handlers.isEmpty());
      star = starred;
      var type = expressions.optional(clause.expression());
      if (type == null && !clause.equals(context.exceptClause().getLast())) {
        draft.refuse(draft.span(clause.getStart()), "a bare `except:` must be the last");
      }
      var name = clause.NAME() == null ? null : draft.identifier(clause.NAME().getSymbol());
      handlers.add(
          new Statement.Try.Handler(type, name, block(clause.block()), draft.span(clause)));
    }
    var body = block(context.block());
    var orelse = orelse(context.elseClause());
    if (!orelse.isEmpty() && handlers.isEmpty()) {
      draft.refuse(
          draft.span(context.elseClause().getStart()), "`else` of a `try` needs an `except`");
    }
    var last = context.finallyClause();
    var finallyBody = last == null ? List.<Statement>of() : block(last.block());
    if (handlers.isEmpty() && last == null && !isFollowedByBroken(context)) {
      draft.refuse(draft.span(context.getStart()), "this `try` has neither `except` nor `finally`");
    }
    return new Statement.Try(body, star, handlers, orelse, finallyBody, draft.span(context));
  }

  /// Its `except` may be the broken line below it.
  private boolean isFollowedByBroken(TryStatementContext context) {
    int next = context.getStop().getTokenIndex() + 1;
    return next < draft.tokens().size() && draft.tokens().get(next).getType() == BROKEN;
  }

  private void handler(ExceptClauseContext clause, boolean star, boolean mixed) {
    if (mixed) {
      draft.refuse(draft.span(clause.getStart()), "`except` and `except*` cannot be mixed");
    }
    if (star && clause.expression() == null) {
      draft.refuse(draft.span(clause.getStart()), "`except*` needs a type");
    }
  }

  private Statement with(WithStatementContext context, boolean async, Token first) {
    var items = new ArrayList<Statement.With.Item>();
    var only = context.withItem().getFirst();
    var group = context.withItem().size() == 1 && only.AS() == null ? groupOf(only) : null;
    if (group != null && group.groupItem().stream().allMatch(StatementBuilder::isItem)) {
      group.groupItem().forEach(item -> items.add(item(item)));
    } else {
      context.withItem().forEach(item -> items.add(item(item)));
    }
    var span = draft.span(first).to(draft.span(context));
    return new Statement.With(async, items, block(context.block()), span);
  }

  /// `with (a as b, c):` holds items, not a tuple; so does `with (a, b):`.
  private static @Nullable GroupContext groupOf(WithItemContext item) {
    var expression = item.expression();
    if (expression.getStart().getType() != LPAR || expression.disjunction().size() != 1) {
      return null;
    }
    return expression.disjunction(0) instanceof ComparisonsContext comparisons
            && comparisons.arithmetic().size() == 1
            && comparisons.arithmetic(0) instanceof GroupContext group
            && group.yieldExpression() == null
            && group.comprehension() == null
            && !group.groupItem().isEmpty()
        ? group
        : null;
  }

  private static boolean isItem(GroupItemContext item) {
    var value = item.starNamedExpression();
    return value.STAR() == null
        && value.namedExpression().WALRUS() == null
        && item.policy() == null;
  }

  private Statement.With.Item item(GroupItemContext context) {
    var value = expressions.named(context.starNamedExpression().namedExpression());
    return item(value, context.arithmetic(), draft.span(context));
  }

  private Statement.With.Item item(WithItemContext context) {
    return item(
        expressions.expression(context.expression()), context.arithmetic(), draft.span(context));
  }

  private Statement.With.Item item(Expression value, @Nullable ArithmeticContext as, Span span) {
    var target = as == null ? null : expressions.arithmetic(as);
    if (target != null) {
      Targets.check(target, Targets.Kind.ASSIGNED, draft);
    }
    return new Statement.With.Item(value, target, span);
  }

  // ------------------------------------------------------------ functions and classes

  private Statement function(
      FunctionContext context, boolean async, List<Expression> decorators, Token first) {
    return new Statement.FunctionDef(
        async,
        decorators,
        draft.identifier(context.NAME().getSymbol()),
        expressions.parameters().signature(context),
        block(context.block()),
        draft.span(first).to(draft.span(context)));
  }

  private Statement type(ClassDefinitionContext context, List<Expression> decorators, Token first) {
    var bases = new ArrayList<Expression>();
    var keywords = new ArrayList<Keyword>();
    if (context.arguments() != null) {
      expressions.arguments(context.arguments(), bases, keywords);
    }
    return new Statement.ClassDef(
        decorators,
        draft.identifier(context.NAME().getSymbol()),
        expressions.parameters().types(context.typeParameters()),
        bases,
        keywords,
        block(context.block()),
        draft.span(first).to(draft.span(context)));
  }
}
