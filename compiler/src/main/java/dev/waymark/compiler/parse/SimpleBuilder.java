package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.DottedName;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.ast.Statement.Alias;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Statements that stand on one line, also those of tests.
final class SimpleBuilder {
  private final Draft draft;
  private final ExpressionBuilder expressions;
  private final StatementBuilder blocks;
  private final TestBuilder tests;

  SimpleBuilder(Draft draft, ExpressionBuilder expressions, StatementBuilder blocks) {
    this.draft = draft;
    this.expressions = expressions;
    this.blocks = blocks;
    this.tests = new TestBuilder(draft, expressions);
  }

  Statement statement(SimpleContext context) {
    var span = draft.span(context);
    return switch (context) {
      case ExpressionStatementContext c -> expression(c);
      case ParallelForStatementContext c ->
          new Statement.ExpressionStatement(parallelFor(c.parallelFor()), span);
      case YieldStatementContext c -> yields(c);
      case PassStatementContext _ -> new Statement.Pass(span);
      case BreakStatementContext _ -> new Statement.Break(span);
      case ContinueStatementContext _ -> new Statement.Continue(span);
      case ReturnStatementContext c ->
          new Statement.Return(c.value() == null ? null : value(c.value()), span);
      case RaiseStatementContext c ->
          new Statement.Raise(
              expressions.optional(c.expression(0)), expressions.optional(c.expression(1)), span);
      case AssertStatementContext c ->
          new Statement.Assert(
              expressions.expression(c.expression(0)), expressions.optional(c.expression(1)), span);
      case DeleteStatementContext c -> delete(c);
      case GlobalStatementContext c -> new Statement.Global(names(c.NAME()), span);
      case NonlocalStatementContext c -> new Statement.Nonlocal(names(c.NAME()), span);
      case ImportStatementContext c ->
          new Statement.Import(c.dottedAlias().stream().map(this::alias).toList(), span);
      case ImportFromStatementContext c -> importFrom(c);
      case TypeAliasStatementContext c ->
          new Statement.TypeAlias(
              draft.identifier(c.NAME().getSymbol()),
              expressions.parameters().types(c.typeParameters()),
              expressions.expression(c.expression()),
              span);
      case UndoStatementContext c -> undo(c);
      default -> tests.statement(context);
    };
  }

  // ------------------------------------------------------------ values and their targets

  Expression value(ValueContext context) {
    if (context.yieldExpression() != null) {
      return expressions.yield(context.yieldExpression());
    }
    return context.parallelFor() != null
        ? parallelFor(context.parallelFor())
        : expressions.withPolicy(expressions.stars(context.starExpressions()), context.policy());
  }

  private Statement expression(ExpressionStatementContext context) {
    var span = draft.span(context);
    var first = expressions.stars(context.starExpressions());
    if (context.COLON() != null) {
      return annotated(context, first);
    }
    if (context.AUGMENTED() != null) {
      Targets.check(first, Targets.Kind.CHANGED, draft);
      var symbol = context.AUGMENTED().getText();
      var operator = ExpressionBuilder.binary(symbol.substring(0, symbol.length() - 1));
      return new Statement.AugAssign(first, operator, value(context.value(0)), span);
    }
    return context.value().isEmpty()
        ? new Statement.ExpressionStatement(expressions.withPolicy(first, context.policy()), span)
        : assign(first, context.value(), span);
  }

  private Statement yields(YieldStatementContext context) {
    var first = expressions.yield(context.yieldExpression());
    var span = draft.span(context);
    return context.value().isEmpty()
        ? new Statement.ExpressionStatement(first, span)
        : assign(first, context.value(), span);
  }

  /// All but the last are targets.
  private Statement assign(Expression first, List<ValueContext> values, Span span) {
    var targets = new ArrayList<Expression>();
    targets.add(first);
    for (var target : values.subList(0, values.size() - 1)) {
      targets.add(value(target));
    }
    targets.forEach(target -> Targets.check(target, Targets.Kind.ASSIGNED, draft));
    return new Statement.Assign(targets, value(values.getLast()), span);
  }

  private Statement annotated(ExpressionStatementContext context, Expression target) {
    var annotation = expressions.expression(context.expression());
    var value = context.value().isEmpty() ? null : value(context.value(0));
    boolean plain =
        target instanceof Expression.Name && context.starExpressions().getStart().getType() == NAME;
    switch (target) {
      case Expression.Name _, Expression.Attribute _, Expression.Subscript _ -> {}
      default -> draft.refuse(target.span(), "only a single target can have a type");
    }
    return new Statement.AnnAssign(target, annotation, value, plain, draft.span(context));
  }

  private Statement delete(DeleteStatementContext context) {
    var targets = expressions.targetList(context.targets());
    targets.forEach(target -> Targets.check(target, Targets.Kind.DELETED, draft));
    return new Statement.Delete(targets, draft.span(context));
  }

  Expression parallelFor(ParallelForContext context) {
    var target = expressions.targets(context.targets());
    Targets.check(target, Targets.Kind.ASSIGNED, draft);
    Expression limit = null;
    Identifier mode = null;
    int limits = context.LIMIT().size();
    if (limits > 0) {
      limit = expressions.expression(context.expression(0));
    }
    if (limits > 1 || context.ON_ERROR().size() > 1) {
      draft.report(
          Diagnostic.of(
              Code.WM607, draft.span(context.PARALLEL().getSymbol()), "a setting is given twice"));
    }
    if (!context.ON_ERROR().isEmpty()) {
      mode = mode(context);
    }
    return new Expression.ParallelFor(
        target,
        expressions.stars(context.starExpressions()),
        limit,
        mode,
        blocks.block(context.block()),
        draft.span(context));
  }

  private Identifier mode(ParallelForContext context) {
    var error = context.NAME(0).getSymbol();
    if (!error.getText().equals("error")) {
      draft.report(
          Diagnostic.of(
                  Code.WM106, draft.span(error), "`" + error.getText() + "` cannot stand here")
              .help("write `on error cancel`, `leave`, `collect` or `group`"));
    }
    var mode = draft.identifier(context.NAME(1).getSymbol());
    var modes = List.of("cancel", "leave", "collect", "group");
    if (!modes.contains(mode.text())) {
      draft.report(
          Diagnostic.of(Code.WM608, mode.span(), "there is no mode `" + mode.text() + "`")
              .help("`on error` takes `cancel`, `leave`, `collect` or `group`")
              .didYouMean(mode.text(), modes));
    }
    return mode;
  }

  private Statement undo(UndoStatementContext context) {
    var call =
        expressions.withPolicy(expressions.expression(context.expression()), context.policy());
    if (!(call instanceof Expression.Await) && !(call instanceof Expression.Invalid)) {
      draft.report(
          Diagnostic.of(Code.WM106, call.span(), "`undo` is followed by an awaited call")
              .help(
                  "write `undo await …`: the call is recorded now, and made if the instance fails")
              .fix(Fix.insertBefore(call.span(), "await ")));
    }
    return new Statement.Undo(call, draft.span(context));
  }

  // ------------------------------------------------------------ imports and names

  private List<Identifier> names(List<TerminalNode> nodes) {
    return nodes.stream().map(node -> draft.identifier(node.getSymbol())).toList();
  }

  private Alias alias(DottedAliasContext context) {
    var name = draft.dotted(context.dottedName());
    return new Alias(name, as(context.NAME()), draft.span(context));
  }

  private Alias alias(ImportAliasContext context) {
    var name = draft.identifier(context.NAME(0).getSymbol());
    var whole = new DottedName(List.of(name), name.span());
    return new Alias(whole, as(context.NAME(1)), draft.span(context));
  }

  private @Nullable Identifier as(@Nullable TerminalNode node) {
    return node == null ? null : draft.identifier(node.getSymbol());
  }

  private Statement importFrom(ImportFromStatementContext context) {
    int level = context.DOT().size() + 3 * context.ELLIPSIS().size();
    var names = context.importNames();
    var from = draft.span(context.FROM().getSymbol());
    var module =
        context.dottedName() == null
            ? new DottedName(List.of(), from.after())
            : draft.dotted(context.dottedName());
    if (module.parts().isEmpty() && level == 0) {
      draft.refuse(from, "a module's name is missing behind `from`");
    }
    if (names.STAR() != null) {
      var span = draft.span(names);
      var all = new DottedName(List.of(new Identifier("*", span)), span);
      return new Statement.ImportFrom(
          level, module, List.of(new Alias(all, null, span)), draft.span(context));
    }
    if (names.LPAR() == null && names.importAlias().size() == names.COMMA().size()) {
      draft.refuse(
          draft.span(names.COMMA().getLast().getSymbol()), "a comma at the end needs parentheses");
    }
    var aliases = names.importAlias().stream().map(this::alias).toList();
    return new Statement.ImportFrom(level, module, aliases, draft.span(context));
  }
}
