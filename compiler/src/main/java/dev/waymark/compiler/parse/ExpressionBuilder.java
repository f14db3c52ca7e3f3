package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser.*;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Operators, calls and the values between them. What stands in brackets is for [Displays].
final class ExpressionBuilder {
  /// Chains of operators and of calls lean to the left and may be long; the tree of one must still
  /// be walked by a recursive method.
  private static final int LONGEST_CHAIN = 1000;

  private final Draft draft;
  private final Strings strings;
  private final Numbers numbers;
  private final Displays displays;
  private final Parameters parameters;

  ExpressionBuilder(Draft draft) {
    this.draft = draft;
    this.strings = new Strings(draft, this);
    this.numbers = new Numbers(draft);
    this.displays = new Displays(draft, this);
    this.parameters = new Parameters(draft, this);
  }

  Strings strings() {
    return strings;
  }

  Numbers numbers() {
    return numbers;
  }

  Parameters parameters() {
    return parameters;
  }

  @Nullable Expression optional(@Nullable ExpressionContext context) {
    return context == null ? null : expression(context);
  }

  // ------------------------------------------------------------ lists of expressions

  Expression stars(StarExpressionsContext context) {
    var all = context.starExpression();
    if (all.size() == 1 && context.COMMA().isEmpty()) {
      var only = star(all.getFirst());
      if (only instanceof Expression.Starred) {
        draft.refuse(only.span(), "a star cannot stand here alone: a comma makes a tuple of it");
        return new Expression.Invalid(only.span());
      }
      return only;
    }
    return new Expression.TupleDisplay(all.stream().map(this::star).toList(), draft.span(context));
  }

  Expression star(StarExpressionContext context) {
    return context.STAR() == null
        ? expression(context.expression())
        : new Expression.Starred(arithmetic(context.arithmetic()), draft.span(context));
  }

  Expression starNamed(StarNamedExpressionContext context) {
    return context.STAR() == null
        ? named(context.namedExpression())
        : new Expression.Starred(arithmetic(context.arithmetic()), draft.span(context));
  }

  Expression subject(SubjectContext context) {
    var all = context.starNamedExpression().stream().map(this::starNamed).toList();
    boolean tuple = all.size() > 1 || !context.COMMA().isEmpty();
    return tuple ? new Expression.TupleDisplay(all, draft.span(context)) : all.getFirst();
  }

  /// The targets of `for` and of a comprehension.
  Expression targets(TargetsContext context) {
    var all = targetList(context);
    boolean tuple = all.size() > 1 || !context.COMMA().isEmpty();
    return tuple ? new Expression.TupleDisplay(all, draft.span(context)) : all.getFirst();
  }

  List<Expression> targetList(TargetsContext context) {
    var all = new ArrayList<Expression>();
    for (var target : context.target()) {
      var value = arithmetic(target.arithmetic());
      all.add(target.STAR() == null ? value : new Expression.Starred(value, draft.span(target)));
    }
    return all;
  }

  // ------------------------------------------------------------ what binds least

  Expression yield(YieldExpressionContext context) {
    var span = draft.span(context);
    if (context.FROM() != null) {
      return new Expression.YieldFrom(expression(context.expression()), span);
    }
    var value = context.starExpressions();
    if (value == null) {
      return new Expression.Yield(null, span);
    }
    return new Expression.Yield(withPolicy(stars(value), context.policy()), span);
  }

  Expression named(NamedExpressionContext context) {
    var first = expression(context.expression(0));
    return context.WALRUS() == null
        ? first
        : walrus(first, expression(context.expression(1)), draft.span(context));
  }

  Expression walrus(Expression target, Expression value, Span span) {
    if (target instanceof Expression.Name name && name.span().start().equals(span.start())) {
      return new Expression.NamedExpr(name, value, span);
    }
    draft.refuse(target.span(), "`:=` gives a value to a name, and to nothing else");
    return new Expression.Invalid(span);
  }

  Expression expression(ExpressionContext context) {
    var span = draft.span(context);
    if (context.LAMBDA() != null) {
      var taken = parameters.of(context.lambdaParameters());
      return new Expression.Lambda(taken, expression(context.expression()), span);
    }
    var first = disjunction(context.disjunction(0));
    if (context.IF() == null) {
      return first;
    }
    var test = disjunction(context.disjunction(1));
    return new Expression.IfExp(test, first, expression(context.expression()), span);
  }

  Expression disjunction(DisjunctionContext context) {
    return switch (context) {
      case NotContext not ->
          new Expression.UnaryOp(
              Operator.Unary.NOT, disjunction(not.disjunction()), draft.span(not));
      case AndContext and -> bool(and, Operator.Bool.AND);
      case OrContext or -> bool(or, Operator.Bool.OR);
      case ComparisonsContext comparisons -> comparisons(comparisons);
      default -> throw new IllegalStateException("no disjunction: " + context.getText());
    };
  }

  /// `a and b and c` is one node, as in CPython, and leans to the left in the grammar.
  private Expression bool(DisjunctionContext context, Operator.Bool operator) {
    var operands = new ArrayList<DisjunctionContext>();
    DisjunctionContext left = context;
    while (left.getClass() == context.getClass()) {
      operands.addFirst((DisjunctionContext) left.getChild(2));
      left = (DisjunctionContext) left.getChild(0);
    }
    operands.addFirst(left);
    return new Expression.BoolOp(
        operator, operands.stream().map(this::disjunction).toList(), draft.span(context));
  }

  private Expression comparisons(ComparisonsContext context) {
    var all = context.arithmetic();
    var left = arithmetic(all.getFirst());
    if (all.size() == 1) {
      return left;
    }
    var operators = context.comparison().stream().map(ExpressionBuilder::comparison).toList();
    var others = all.subList(1, all.size()).stream().map(this::arithmetic).toList();
    return new Expression.Compare(left, operators, others, draft.span(context));
  }

  private static Operator.Comparison comparison(ComparisonContext context) {
    boolean not = context.NOT() != null;
    return switch (context.getStart().getType()) {
      case EQ -> Operator.Comparison.EQ;
      case NE -> Operator.Comparison.NOT_EQ;
      case LT -> Operator.Comparison.LT;
      case LE -> Operator.Comparison.LE;
      case GT -> Operator.Comparison.GT;
      case GE -> Operator.Comparison.GE;
      case IS -> not ? Operator.Comparison.IS_NOT : Operator.Comparison.IS;
      case IN, NOT -> not ? Operator.Comparison.NOT_IN : Operator.Comparison.IN;
      default -> throw new IllegalStateException("no comparison: " + context.getText());
    };
  }

  // ------------------------------------------------------------ what binds most

  /// Goes down the left side first, so that a long chain costs no stack.
  Expression arithmetic(ArithmeticContext context) {
    var chain = new ArrayList<ArithmeticContext>();
    var innermost = context;
    while (innermost.getChild(0) instanceof ArithmeticContext left) {
      chain.add(innermost);
      innermost = left;
    }
    if (chain.size() > LONGEST_CHAIN) {
      draft.report(
          Diagnostic.of(Code.WM901, draft.span(context), "more than 1000 operators in one chain")
              .help("give a part of it a name of its own"));
      return new Expression.Invalid(draft.span(context));
    }
    var value = innermost(innermost);
    for (var link : chain.reversed()) {
      value = link(value, link);
    }
    return value;
  }

  private Expression link(Expression left, ArithmeticContext context) {
    var span = draft.span(context);
    return switch (context) {
      case AttributeContext attribute ->
          new Expression.Attribute(left, draft.identifier(attribute.NAME().getSymbol()), span);
      case CallContext call -> call(left, call.arguments(), span);
      case SubscriptContext subscript ->
          new Expression.Subscript(left, displays.index(subscript), span);
      case PowerContext power ->
          new Expression.BinOp(left, Operator.Binary.POW, arithmetic(power.arithmetic(1)), span);
      case BinaryContext binary ->
          new Expression.BinOp(
              left,
              binary(((TerminalNode) binary.getChild(1)).getText()),
              arithmetic(binary.arithmetic(1)),
              span);
      default -> throw new IllegalStateException("no link of a chain: " + context.getText());
    };
  }

  private Expression innermost(ArithmeticContext context) {
    var span = draft.span(context);
    return switch (context) {
      case NameContext name -> new Expression.Name(draft.name(name.getStart()), span);
      case NumberLiteralContext number -> numbers.number(number.getStart());
      case StringLiteralContext string -> strings.strings(string.strings());
      case ConstantContext constant -> constant(constant.getStart());
      case AwaitContext await -> await(await);
      case UnaryContext unary ->
          new Expression.UnaryOp(unary(unary), arithmetic(unary.arithmetic()), span);
      case BegunContext begun -> begun(begun);
      case GroupContext group -> displays.group(group);
      case ListContext list -> displays.list(list);
      case BracesContext braces -> displays.braces(braces);
      default -> throw new IllegalStateException("no value: " + context.getText());
    };
  }

  Literal constant(Token token) {
    var span = draft.span(token);
    return switch (token.getType()) {
      case NONE -> new Literal.None(span);
      case TRUE -> new Literal.Bool(true, span);
      case FALSE -> new Literal.Bool(false, span);
      case ELLIPSIS -> new Literal.Ellipsis(span);
      default -> throw new IllegalStateException("no constant: " + token);
    };
  }

  private Expression await(AwaitContext context) {
    var operand = context.arithmetic();
    if (operand instanceof UnaryContext || operand instanceof AwaitContext) {
      draft.refuse(draft.span(operand), "what is awaited here needs parentheses");
    }
    return new Expression.Await(arithmetic(operand), List.of(), draft.span(context));
  }

  private Expression begun(BegunContext context) {
    var call = arithmetic(context.arithmetic());
    return context.START() != null
        ? new Expression.Start(call, List.of(), draft.span(context))
        : new Expression.Task(call, draft.span(context));
  }

  private static Operator.Unary unary(UnaryContext context) {
    return switch (context.getStart().getType()) {
      case PLUS -> Operator.Unary.PLUS;
      case MINUS -> Operator.Unary.MINUS;
      default -> Operator.Unary.INVERT;
    };
  }

  static Operator.Binary binary(String symbol) {
    for (var operator : Operator.Binary.values()) {
      if (operator.symbol().equals(symbol)) {
        return operator;
      }
    }
    throw new IllegalStateException("no operator: " + symbol);
  }

  // ------------------------------------------------------------ calls

  private Expression call(Expression function, @Nullable ArgumentsContext context, Span span) {
    var arguments = new ArrayList<Expression>();
    var keywords = new ArrayList<Keyword>();
    if (context != null) {
      arguments(context, arguments, keywords);
    }
    return new Expression.Call(function, arguments, keywords, span);
  }

  /// Also the bases of a class.
  void arguments(ArgumentsContext context, List<Expression> arguments, List<Keyword> keywords) {
    var all = context.argument();
    for (var argument : all) {
      var span = draft.span(argument);
      if (argument.POWER() != null) {
        keywords.add(new Keyword(null, expression(argument.expression(0)), span));
      } else if (argument.EQUAL() != null) {
        var name = keywordName(expression(argument.expression(0)));
        keywords.add(new Keyword(name, expression(argument.expression(1)), span));
      } else {
        order(argument, keywords);
        arguments.add(positional(argument, all.size() > 1 || !context.COMMA().isEmpty()));
      }
    }
  }

  private Identifier keywordName(Expression written) {
    if (written instanceof Expression.Name name) {
      return new Identifier(name.id(), name.span());
    }
    draft.report(
        Diagnostic.of(Code.WM111, written.span(), "only a name can stand before `=` in a call")
            .help("to compare, write `==`"));
    return new Identifier("", written.span());
  }

  private void order(ArgumentContext argument, List<Keyword> keywords) {
    boolean unpacked = keywords.stream().anyMatch(keyword -> keyword.name() == null);
    if (argument.STAR() != null ? unpacked : !keywords.isEmpty()) {
      draft.refuse(
          draft.span(argument), "an argument without a name stands behind one with a name");
    }
  }

  private Expression positional(ArgumentContext context, boolean several) {
    var span = draft.span(context);
    var value = expression(context.expression(0));
    if (context.STAR() != null) {
      return new Expression.Starred(value, span);
    }
    if (context.WALRUS() != null) {
      value = walrus(value, expression(context.expression(1)), span);
    }
    if (context.comprehension() == null) {
      return value;
    }
    if (several) {
      draft.refuse(span, "a generator expression beside other arguments needs parentheses");
    }
    return displays.generator(value, context.comprehension(), span);
  }

  // ------------------------------------------------------------ policies

  /// A `with` clause belongs to the one call that the value consists of.
  Expression withPolicy(Expression value, @Nullable PolicyContext context) {
    if (context == null) {
      return value;
    }
    var with = draft.span(context.WITH().getSymbol());
    if (draft.dialect() == Dialect.PYTHON) {
      draft.report(
          Diagnostic.of(Code.WM106, with, "`with` cannot stand here")
              .help("a policy is an argument: `await run_action(call, retry=…, timeout=…)`"));
      return value;
    }
    var policy = policy(context);
    return switch (value) {
      case Expression.Await await ->
          new Expression.Await(await.value(), policy, await.span().to(draft.span(context)));
      case Expression.Start start ->
          new Expression.Start(start.call(), policy, start.span().to(draft.span(context)));
      default -> {
        draft.report(
            Diagnostic.of(Code.WM109, with, "this `with` could belong to more than one call")
                .label(value.span(), "this is more than one awaited call")
                .help("put the `await` and its `with` in parentheses, or on a line of their own"));
        yield value;
      }
    };
  }

  List<Setting> policy(@Nullable PolicyContext context) {
    var settings = new ArrayList<Setting>();
    if (context != null) {
      for (var setting : context.setting()) {
        var value = expression(setting.expression());
        var name = draft.identifier(setting.NAME().getSymbol());
        settings.add(new Setting(name, List.of(value), List.of(), draft.span(setting)));
      }
    }
    return settings;
  }
}
