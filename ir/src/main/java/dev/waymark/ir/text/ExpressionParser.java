package dev.waymark.ir.text;

import dev.waymark.ir.Argument;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Expression.BinaryOperator;
import dev.waymark.ir.Expression.Clause;
import dev.waymark.ir.Expression.Comparison;
import dev.waymark.ir.Expression.ComparisonOperator;
import dev.waymark.ir.Expression.UnaryOperator;
import dev.waymark.ir.Node;
import dev.waymark.ir.Policy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads what [ExpressionPrinter] prints.
final class ExpressionParser {
  private final Tokens in;
  private final Map<String, Integer> slots;

  ExpressionParser(Tokens in, Map<String, Integer> slots) {
    this.in = in;
    this.slots = slots;
  }

  int slot() {
    var index = slots.get(in.peek());
    if (index == null) {
      throw in.wrong("a slot of this function");
    }
    in.take();
    return index;
  }

  Expression expression() {
    var expression = primary();
    while (true) {
      if (in.accept(".")) {
        expression = new Expression.Attribute(expression, name());
      } else if (in.accept("!")) {
        expression = new Expression.Method(expression, name(), arguments());
      } else if (in.accept("[")) {
        expression = new Expression.Item(expression, expression());
        in.expect("]");
      } else if (in.peek().equals("(")) {
        expression = new Expression.Invoke(expression, arguments());
      } else {
        return expression;
      }
    }
  }

  private String name() {
    return in.atText() ? in.text() : in.word();
  }

  private Expression primary() {
    var token = in.peek();
    if (token.startsWith("%")) {
      return new Expression.Local(slot());
    }
    if (token.length() > 1 && token.startsWith("`")) {
      return new Expression.Builtin(in.take().substring(1, token.length() - 1));
    }
    return switch (token) {
      case "$" -> {
        in.take();
        yield new Expression.Global(in.index());
      }
      case "#" -> {
        in.take();
        yield new Expression.TypeOf(in.index());
      }
      case "(" -> parenthesized();
      case "[" -> new Expression.ListDisplay(items("[", "]"));
      case "{" -> dict();
      case "*" -> {
        in.take();
        yield new Expression.Star(expression());
      }
      default -> named();
    };
  }

  private Expression named() {
    return switch (in.peek() + in.peekSecond()) {
      case "tuple(" -> new Expression.TupleDisplay(named("tuple", "(", ")"));
      case "set(" -> new Expression.SetDisplay(named("set", "(", ")"));
      case "slice(" -> {
        var parts = named("slice", "(", ")");
        yield new Expression.Slice(parts.get(0), parts.get(1), parts.get(2));
      }
      case "format(" -> {
        in.expect("format");
        yield new Expression.Format(list("(", ")", this::part));
      }
      case "pending(" -> pending();
      case "generator(" -> generator();
      default -> in.accept("comprehend") ? comprehension() : new Expression.Const(constant(in));
    };
  }

  private List<Expression> named(String word, String open, String close) {
    in.expect(word);
    return items(open, close);
  }

  private Expression pending() {
    in.expect("pending");
    in.expect("(");
    var pending = new Expression.Pending(callee(), arguments(), policy());
    in.expect(")");
    return pending;
  }

  private Expression generator() {
    in.expect("generator");
    in.expect("(");
    var function = closure();
    in.expect("over");
    var generator = new Expression.Generator(function, expression());
    in.expect(")");
    return generator;
  }

  private Expression parenthesized() {
    if (in.peekSecond().equals("fn")) {
      return closure();
    }
    in.expect("(");
    var expression = operation();
    in.expect(")");
    return expression;
  }

  private Expression operation() {
    if (in.accept("not")) {
      return new Expression.Not(expression());
    }
    for (var operator : UnaryOperator.values()) {
      if (in.accept(ExpressionPrinter.symbol(operator))) {
        return new Expression.Unary(operator, expression());
      }
    }
    var left = expression();
    if (in.accept(":=")) {
      if (left instanceof Expression.Local local) {
        return new Expression.Bind(local.slot(), expression());
      }
      throw in.wrong("a slot before `:=`");
    }
    if (in.accept("and")) {
      return new Expression.And(left, expression());
    }
    if (in.accept("or")) {
      return new Expression.Or(left, expression());
    }
    if (in.accept("catches")) {
      return new Expression.Catches(left, expression());
    }
    if (in.accept("?")) {
      var then = expression();
      in.expect(":");
      return new Expression.Conditional(left, then, expression());
    }
    return binary(left);
  }

  private Expression binary(Expression left) {
    for (var operator : BinaryOperator.values()) {
      var symbol = ExpressionPrinter.symbol(operator);
      if (in.accept(symbol)) {
        return new Expression.Binary(operator, left, expression(), false);
      }
      if (in.accept(symbol + "=")) {
        return new Expression.Binary(operator, left, expression(), true);
      }
    }
    var rest = new ArrayList<Comparison>();
    while (!in.peek().equals(")")) {
      rest.add(new Comparison(comparison(), expression()));
    }
    return new Expression.Compare(left, List.copyOf(rest));
  }

  private ComparisonOperator comparison() {
    for (var operator : ComparisonOperator.values()) {
      if (in.accept(ExpressionPrinter.symbol(operator))) {
        return operator;
      }
    }
    throw in.wrong("an operator");
  }

  Expression.Closure closure() {
    in.expect("(");
    in.expect("fn");
    int function = in.index();
    var defaults = new ArrayList<Expression.Default>();
    while (in.accept("default")) {
      int parameter = in.index();
      in.expect("=");
      defaults.add(new Expression.Default(parameter, expression()));
    }
    var captures = new ArrayList<Integer>();
    if (in.accept("captures")) {
      while (!in.peek().equals(")")) {
        captures.add(slot());
      }
    }
    in.expect(")");
    return new Expression.Closure(function, List.copyOf(defaults), List.copyOf(captures));
  }

  private List<Expression> items(String open, String close) {
    return list(open, close, this::expression);
  }

  <T> List<T> list(String open, String close, Supplier<T> item) {
    in.expect(open);
    var items = new ArrayList<T>();
    while (!in.accept(close)) {
      items.add(item.get());
      if (!in.peek().equals(close)) {
        in.expect(",");
      }
    }
    return List.copyOf(items);
  }

  private Expression dict() {
    return new Expression.DictDisplay(
        list(
            "{",
            "}",
            () -> {
              if (in.accept("**")) {
                return new Expression.Entry(Optional.empty(), expression());
              }
              var key = expression();
              in.expect(":");
              return new Expression.Entry(Optional.of(key), expression());
            }));
  }

  private Expression.Part part() {
    if (in.atText()) {
      return new Expression.Part.Text(in.text());
    }
    in.expect("field");
    var conversion = in.constant(Expression.Conversion.class, in.word());
    var value = expression();
    Optional<Expression> specification =
        in.accept(":") ? Optional.of(expression()) : Optional.empty();
    return new Expression.Part.Field(value, conversion, specification);
  }

  private Expression comprehension() {
    var kind = in.constant(Expression.Collection.class, in.word());
    in.expect("(");
    var element = expression();
    Optional<Expression> value = in.accept(":") ? Optional.of(expression()) : Optional.empty();
    var clauses = new ArrayList<Clause>();
    while (!in.accept(")")) {
      if (in.accept("if")) {
        clauses.add(new Clause.If(expression()));
      } else {
        in.expect("for");
        var target = target();
        in.expect("in");
        clauses.add(new Clause.For(target, expression()));
      }
    }
    return new Expression.Comprehension(kind, element, value, List.copyOf(clauses));
  }

  Node.Callee callee() {
    if (in.accept("action")) {
      return new Node.Callee.Action(in.index());
    }
    if (in.accept("workflow")) {
      return new Node.Callee.Workflow(in.text());
    }
    in.expect("helper");
    in.expect("[");
    var function = expression();
    in.expect("]");
    return new Node.Callee.Helper(function);
  }

  List<Argument> arguments() {
    return list("(", ")", this::argument);
  }

  private Argument argument() {
    if (in.accept("**")) {
      return new Argument.DoubleStar(expression());
    }
    if (in.accept("*")) {
      return new Argument.Star(expression());
    }
    if (in.peekSecond().equals("=")) {
      var name = name();
      in.expect("=");
      return new Argument.Keyword(name, expression());
    }
    return new Argument.Positional(expression());
  }

  Policy policy() {
    var settings = new ArrayList<Policy.Setting>();
    if (in.accept("with")) {
      while (in.peekSecond().equals("=")) {
        var name = in.constant(Policy.Name.class, in.word());
        in.expect("=");
        settings.add(new Policy.Setting(name, expression()));
      }
    }
    return new Policy(settings);
  }

  Node.Target target() {
    if (in.accept("_")) {
      return new Node.Target.Nowhere();
    }
    if (in.peek().equals("unpack")) {
      return unpack();
    }
    return switch (expression()) {
      case Expression.Local local -> new Node.Target.Slot(local.slot());
      case Expression.Attribute a -> new Node.Target.Attribute(a.object(), a.name());
      case Expression.Item item -> new Node.Target.Item(item.object(), item.key());
      default -> throw in.wrong("a target");
    };
  }

  private Node.Target unpack() {
    in.expect("unpack");
    var star = new ArrayList<Integer>();
    var count = new int[1];
    var targets =
        list(
            "(",
            ")",
            () -> {
              if (in.accept("*")) {
                star.add(count[0]);
              }
              count[0]++;
              return target();
            });
    return new Node.Target.Unpack(targets, star.stream().findFirst());
  }

  static Constant constant(Tokens in) {
    if (in.atText()) {
      return new Constant.Str(in.text());
    }
    var token = in.take();
    return switch (token) {
      case "None" -> new Constant.None();
      case "Ellipsis" -> new Constant.Ellipsis();
      case "True" -> new Constant.Bool(true);
      case "False" -> new Constant.Bool(false);
      case "float" -> floating(in, in.text());
      case "bytes" -> new Constant.Bytes(hex(in, in.text()));
      case "micros" -> new Constant.Duration(number(in, in.take(), Long::parseLong));
      default -> {
        if (!token.matches("-?[0-9]+")) {
          throw in.wrong("an expression after `" + token + "`");
        }
        yield new Constant.Int(new BigInteger(token));
      }
    };
  }

  private static Constant floating(Tokens in, String text) {
    return new Constant.Float(
        text.startsWith("0x")
            ? number(in, text.substring(2), bits -> Long.parseUnsignedLong(bits, 16))
            : Double.doubleToRawLongBits(number(in, text, Double::parseDouble)));
  }

  private static List<Byte> hex(Tokens in, String text) {
    if (text.length() % 2 != 0) {
      throw in.wrong("two digits for each byte");
    }
    var bytes = new ArrayList<Byte>();
    for (int i = 0; i < text.length(); i += 2) {
      var digits = text.substring(i, i + 2);
      bytes.add(number(in, digits, d -> (byte) Integer.parseInt(d, 16)));
    }
    return List.copyOf(bytes);
  }

  private static <N> N number(Tokens in, String text, Function<String, N> read) {
    try {
      return read.apply(text);
    } catch (NumberFormatException _) {
      throw in.wrong("a number in place of `" + text + "`");
    }
  }
}
