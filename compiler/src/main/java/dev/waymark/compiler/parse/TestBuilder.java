package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.ast.TestStatement;
import dev.waymark.compiler.ast.TestStatement.Answer;
import dev.waymark.compiler.ast.TestStatement.Crash.When;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.grammar.WaymarkParser.*;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// The lines of a `test` block.
final class TestBuilder {
  private static final List<String> CRASHES = List.of("everywhere", "before", "after");

  private final Draft draft;
  private final ExpressionBuilder expressions;

  TestBuilder(Draft draft, ExpressionBuilder expressions) {
    this.draft = draft;
    this.expressions = expressions;
  }

  Statement statement(SimpleContext context) {
    var span = draft.span(context);
    return switch (context) {
      case StubStatementContext c ->
          new TestStatement.Stub(
              draft.dotted(c.dottedName()), c.answer().stream().map(this::answer).toList(), span);
      case RunStatementContext c ->
          new TestStatement.Run(
              expressions.arithmetic(c.arithmetic()),
              expressions.policy(c.policy()),
              as(c.NAME()),
              span);
      case BeginStatementContext c ->
          new TestStatement.StartInstance(
              expressions.arithmetic(c.arithmetic()),
              expressions.policy(c.policy()),
              as(c.NAME()),
              span);
      case AdvanceStatementContext c ->
          new TestStatement.Advance(expressions.expression(c.expression()), span);
      case CrashStatementContext c -> crash(c);
      case ExpectStatementContext c ->
          new TestStatement.Expect(
              expressions.expression(c.expression(0)), expressions.optional(c.expression(1)), span);
      case AlwaysStatementContext c ->
          new TestStatement.Always(expressions.expression(c.expression()), span);
      case AtEndStatementContext c ->
          new TestStatement.Finally(expressions.expression(c.expression()), span);
      case AnyStatementContext c ->
          new TestStatement.Any(
              draft.identifier(c.NAME().getSymbol()),
              expressions.expression(c.expression(0)),
              expressions.optional(c.expression(1)),
              span);
      case SendStatementContext c ->
          new TestStatement.SendSignal(
              expressions.arithmetic(c.arithmetic()), expressions.expression(c.expression()), span);
      default -> throw new IllegalStateException("no statement: " + context.getText());
    };
  }

  private @Nullable Identifier as(@Nullable TerminalNode node) {
    return node == null ? null : draft.identifier(node.getSymbol());
  }

  private Answer answer(AnswerContext context) {
    var span = draft.span(context);
    var takes = context.TAKES() == null ? null : expressions.arithmetic(context.arithmetic(0));
    int last = context.arithmetic().size() - 1;
    var times = context.TIMES() == null ? null : expressions.arithmetic(context.arithmetic(last));
    if (context.RETURNS() != null) {
      return new Answer.Returns(takes, value(context), times, span);
    }
    return context.RAISES() != null
        ? new Answer.Raises(takes, value(context), times, span)
        : new Answer.Generates(takes, times, span);
  }

  private Expression value(AnswerContext context) {
    return expressions.expression(context.expression());
  }

  private Statement crash(CrashStatementContext context) {
    var word = draft.identifier(context.NAME().getSymbol());
    var action = context.dottedName() == null ? null : draft.dotted(context.dottedName());
    var when =
        switch (word.text()) {
          case "before" -> When.BEFORE;
          case "after" -> When.AFTER;
          default -> When.EVERYWHERE;
        };
    boolean fits = (when == When.EVERYWHERE) == (action == null);
    if (!CRASHES.contains(word.text()) || !fits) {
      draft.report(
          Diagnostic.of(Code.WM106, word.span(), "`" + word.text() + "` cannot stand here")
              .help("write `crash everywhere`, `crash before ACTION` or `crash after ACTION`")
              .didYouMean(word.text(), CRASHES));
    }
    return new TestStatement.Crash(when, action, draft.span(context));
  }
}
