package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Declaration.Field;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// What only `.wm` has: its declarations, and statements that hold branches.
final class DeclarationBuilder {
  private final Draft draft;
  private final ExpressionBuilder expressions;
  private final StatementBuilder blocks;

  DeclarationBuilder(Draft draft, ExpressionBuilder expressions, StatementBuilder blocks) {
    this.draft = draft;
    this.expressions = expressions;
    this.blocks = blocks;
  }

  void add(StatementContext context, List<Statement> all) {
    switch (context) {
      case WorkflowStatementContext c -> all.add(workflow(c));
      case ActionStatementContext c -> all.add(action(c));
      case RecordStatementContext c -> all.add(record(c));
      case ErrorStatementContext c -> all.add(error(c));
      case EnumStatementContext c -> all.add(enumeration(c));
      case ScheduleStatementContext c -> all.add(schedule(c));
      case TestStatementContext c -> all.add(test(c));
      case BranchesStatementContext c -> all.add(branches(c));
      case WithinStatementContext c ->
          all.add(
              new Statement.Within(
                  expressions.expression(c.expression()), blocks.block(c.block()), draft.span(c)));
      case SignalStatementContext c -> misplaced(draft.span(c.getStart()), "a `signal`");
      case HeadSettingStatementContext c ->
          misplaced(draft.span(c.getStart()), "`on " + c.NAME(0).getText() + ":`");
      default -> throw new IllegalStateException("no statement: " + context.getText());
    }
  }

  private void misplaced(Span span, String what) {
    draft.report(
        Diagnostic.of(Code.WM116, span, what + " is declared in the head of its workflow")
            .help("put it before the first statement, behind the docstring"));
  }

  private Identifier identifier(TerminalNode node) {
    return draft.identifier(node.getSymbol());
  }

  // ------------------------------------------------------------ workflow and action

  private Declaration workflow(WorkflowStatementContext context) {
    var policy = new ArrayList<Setting>(expressions.policy(context.policy()));
    var signals = new ArrayList<Declaration.Signal>();
    var body = new ArrayList<Statement>();
    var block = context.block();
    if (block.INDENT() == null) {
      body.addAll(blocks.block(block));
    }
    for (var statement : block.statement()) {
      boolean head = body.isEmpty() || body.size() == 1 && isDocstring(body.getFirst());
      switch (statement) {
        case SignalStatementContext signal when head -> signals.add(signal(signal));
        case HeadSettingStatementContext setting when head -> policy.add(setting(setting));
        default -> blocks.add(statement, body);
      }
    }
    return new Declaration.Workflow(
        identifier(context.NAME()),
        expressions.parameters().signature(context.signature()),
        policy,
        signals,
        body,
        draft.span(context));
  }

  private static boolean isDocstring(Statement statement) {
    return statement instanceof Statement.ExpressionStatement line
        && line.value() instanceof Literal.Str;
  }

  private Declaration.Signal signal(SignalStatementContext context) {
    return new Declaration.Signal(
        identifier(context.NAME()),
        expressions.expression(context.expression()),
        draft.span(context));
  }

  private Setting setting(HeadSettingStatementContext context) {
    var span = draft.span(context);
    var name = new Identifier("on " + context.NAME(0).getText(), draft.span(context.getStart()));
    var value = identifier(context.NAME(1));
    return new Setting(
        name, List.of(new Expression.Name(value.text(), value.span())), List.of(), span);
  }

  private Declaration action(ActionStatementContext context) {
    var settings = new ArrayList<Setting>();
    Literal docstring = null;
    var block = context.settingBlock();
    if (block != null) {
      if (block.STRING() != null) {
        docstring = expressions.strings().literal(block.STRING().getSymbol());
      }
      block.settingLine().forEach(line -> add(line, settings));
    }
    return new Declaration.Action(
        identifier(context.NAME()),
        expressions.parameters().signature(context.signature()),
        context.dottedName() == null ? null : draft.dotted(context.dottedName()),
        docstring,
        settings,
        draft.span(context));
  }

  private void add(SettingLineContext line, List<Setting> settings) {
    if (line.broken() != null) {
      blocks.broken(line.broken());
      return;
    }
    var values = new ArrayList<Expression>();
    var fields = new ArrayList<Keyword>();
    for (var value : line.settingValue()) {
      var first = expressions.expression(value.expression(0));
      if (value.EQUAL() == null) {
        values.add(first);
        continue;
      }
      if (!(first instanceof Expression.Name name)) {
        draft.refuse(first.span(), "only a name can stand before `=` in a setting");
        continue;
      }
      fields.add(
          new Keyword(
              new Identifier(name.id(), name.span()),
              expressions.expression(value.expression(1)),
              draft.span(value)));
    }
    settings.add(new Setting(identifier(line.NAME()), values, fields, draft.span(line)));
  }

  // ------------------------------------------------------------ records, errors, enums

  private Declaration record(RecordStatementContext context) {
    var fields = new ArrayList<Field>();
    var docstring = fields(context.fieldBlock(), fields);
    return new Declaration.Record(
        identifier(context.NAME()), docstring, fields, draft.span(context));
  }

  private Declaration error(ErrorStatementContext context) {
    var fields = new ArrayList<Field>();
    var docstring = fields(context.fieldBlock(), fields);
    return new Declaration.Error(
        identifier(context.NAME()),
        expressions.optional(context.expression()),
        docstring,
        fields,
        draft.span(context));
  }

  /// Fills the list and answers the docstring.
  private @Nullable Literal fields(@Nullable FieldBlockContext context, List<Field> fields) {
    Literal docstring = null;
    if (context == null) {
      return null;
    }
    for (var line : context.fieldLine()) {
      if (line.broken() != null) {
        blocks.broken(line.broken());
      } else if (line.STRING() != null) {
        docstring = docstring(line.STRING(), line.equals(context.fieldLine().getFirst()));
      } else if (line.NAME() != null) {
        fields.add(
            new Field(
                identifier(line.NAME()),
                expressions.expression(line.expression(0)),
                expressions.optional(line.expression(1)),
                draft.span(line)));
      }
    }
    return docstring;
  }

  private Literal docstring(TerminalNode string, boolean first) {
    if (!first) {
      draft.report(
          Diagnostic.of(
              Code.WM106,
              draft.span(string.getSymbol()),
              "a docstring is the first line of its block"));
    }
    return expressions.strings().literal(string.getSymbol());
  }

  private Declaration enumeration(EnumStatementContext context) {
    var members = new ArrayList<Declaration.Enum.Member>();
    Literal docstring = null;
    for (var name : context.memberBlock().NAME()) {
      members.add(
          new Declaration.Enum.Member(identifier(name), null, draft.span(name.getSymbol())));
    }
    var lines = context.memberBlock().memberLine();
    for (var line : lines) {
      if (line.broken() != null) {
        blocks.broken(line.broken());
      } else if (line.STRING() != null) {
        docstring = docstring(line.STRING(), line.equals(lines.getFirst()));
      } else if (line.NAME() != null) {
        var value = expressions.optional(line.expression());
        members.add(new Declaration.Enum.Member(identifier(line.NAME()), value, draft.span(line)));
      }
    }
    return new Declaration.Enum(
        identifier(context.NAME()), docstring, members, draft.span(context));
  }

  // ------------------------------------------------------------ schedule, test, branches

  private Declaration schedule(ScheduleStatementContext context) {
    var settings = new ArrayList<Setting>();
    for (var setting : context.scheduleSetting()) {
      var value = expressions.arithmetic(setting.arithmetic());
      settings.add(
          new Setting(identifier(setting.NAME()), List.of(value), List.of(), draft.span(setting)));
    }
    return new Declaration.Schedule(
        identifier(context.NAME()),
        expressions.arithmetic(context.arithmetic()),
        settings,
        draft.span(context));
  }

  private Declaration test(TestStatementContext context) {
    var string = context.STRING().getSymbol();
    var title = expressions.strings().literal(string);
    return new Declaration.Test(
        title instanceof Literal.Str text ? text.value() : "",
        draft.span(string),
        blocks.block(context.block()),
        draft.span(context));
  }

  private Statement branches(BranchesStatementContext context) {
    var branches = new ArrayList<Statement.Branch>();
    for (var branch : context.branch()) {
      var body = new ArrayList<Statement>();
      if (branch.block() != null) {
        body.addAll(blocks.block(branch.block()));
        branches.add(new Statement.Branch(body, draft.span(branch)));
        continue;
      }
      blocks.add(branch.statement(), body);
      body.forEach(one -> branches.add(new Statement.Branch(List.of(one), one.span())));
    }
    return context.PARALLEL() != null
        ? new Statement.Parallel(branches, draft.span(context))
        : new Statement.First(branches, draft.span(context));
  }
}
