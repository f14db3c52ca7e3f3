package dev.waymark.ir.text;

import static dev.waymark.ir.text.IrPrinter.quote;
import static dev.waymark.ir.text.IrPrinter.word;

import dev.waymark.ir.Argument;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Expression;
import dev.waymark.ir.Expression.Closure;
import dev.waymark.ir.Function;
import dev.waymark.ir.Node;
import dev.waymark.ir.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Expressions and targets of one function in the text form. Every compound operand stands in
/// parentheses or brackets, so that the parser needs no precedence.
final class ExpressionPrinter {
  private final List<String> slots;

  ExpressionPrinter(Function function) {
    slots = slotNames(function);
  }

  private ExpressionPrinter(List<String> slots) {
    this.slots = slots;
  }

  static ExpressionPrinter outsideFunctions() {
    return new ExpressionPrinter(List.of());
  }

  /// `%name` where the name is a plain word and occurs once in the function, else `%name@3`.
  private static List<String> slotNames(Function function) {
    var names = function.slots().stream().map(Function.Slot::name).toList();
    var texts = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      boolean plain = name.matches("[A-Za-z_][A-Za-z_0-9]*");
      boolean once = names.indexOf(name) == names.lastIndexOf(name);
      texts.add("%" + (plain && once ? name : (plain ? name + "@" : "") + i));
    }
    return List.copyOf(texts);
  }

  String slot(int slot) {
    return slot < slots.size() ? slots.get(slot) : "%" + slot;
  }

  String print(Expression expression) {
    return switch (expression) {
      case Expression.Const e -> constant(e.value());
      case Expression.Local e -> slot(e.slot());
      case Expression.Global e -> "$" + e.index();
      case Expression.Builtin e -> "`" + e.name() + "`";
      case Expression.TypeOf e -> "#" + e.type();
      case Closure e -> closure(e);
      case Expression.Unary e -> "(" + symbol(e.operator()) + " " + print(e.operand()) + ")";
      case Expression.Binary e ->
          "("
              + print(e.left())
              + " "
              + symbol(e.operator())
              + (e.inPlace() ? "=" : "")
              + " "
              + print(e.right())
              + ")";
      case Expression.Compare e -> compare(e);
      case Expression.And e -> "(" + print(e.left()) + " and " + print(e.right()) + ")";
      case Expression.Or e -> "(" + print(e.left()) + " or " + print(e.right()) + ")";
      case Expression.Not e -> "(not " + print(e.operand()) + ")";
      case Expression.Conditional e ->
          "(" + print(e.condition()) + " ? " + print(e.then()) + " : " + print(e.otherwise()) + ")";
      case Expression.Attribute e -> print(e.object()) + "." + name(e.name());
      case Expression.Item e -> print(e.object()) + "[" + print(e.key()) + "]";
      case Expression.Slice e ->
          "slice(" + print(e.low()) + ", " + print(e.high()) + ", " + print(e.step()) + ")";
      case Expression.ListDisplay e -> "[" + join(e.items()) + "]";
      case Expression.TupleDisplay e -> "tuple(" + join(e.items()) + ")";
      case Expression.SetDisplay e -> "set(" + join(e.items()) + ")";
      case Expression.Star e -> "*" + print(e.value());
      case Expression.DictDisplay e ->
          "{" + e.entries().stream().map(this::entry).collect(Collectors.joining(", ")) + "}";
      case Expression.Format e ->
          "format(" + e.parts().stream().map(this::part).collect(Collectors.joining(", ")) + ")";
      case Expression.Invoke e -> print(e.callee()) + arguments(e.arguments());
      case Expression.Method e ->
          print(e.object()) + "!" + name(e.name()) + arguments(e.arguments());
      case Expression.Comprehension e -> comprehension(e);
      case Expression.Generator e ->
          "generator(" + closure(e.function()) + " over " + print(e.source()) + ")";
      case Expression.Bind e -> "(" + slot(e.slot()) + " := " + print(e.value()) + ")";
      case Expression.Pending e ->
          "pending(" + callee(e.callee()) + arguments(e.arguments()) + policy(e.policy()) + ")";
      case Expression.Catches e -> "(" + print(e.error()) + " catches " + print(e.types()) + ")";
    };
  }

  private static String name(String name) {
    return name.matches("[A-Za-z_][A-Za-z_0-9]*") ? name : quote(name);
  }

  private String closure(Closure closure) {
    var defaults =
        closure.defaults().stream()
            .map(d -> " default " + d.parameter() + " = " + print(d.value()))
            .collect(Collectors.joining());
    var captures =
        closure.captures().stream().map(c -> " " + slot(c)).collect(Collectors.joining());
    return "(fn "
        + closure.function()
        + defaults
        + (captures.isEmpty() ? "" : " captures" + captures)
        + ")";
  }

  private String compare(Expression.Compare compare) {
    var text = new StringBuilder("(").append(print(compare.first()));
    compare
        .rest()
        .forEach(c ->
            text.append(' ').append(symbol(c.operator())).append(' ').append(print(c.operand())));
    return text.append(')').toString();
  }

  private String comprehension(Expression.Comprehension c) {
    var text =
        new StringBuilder("comprehend ")
            .append(word(c.kind()))
            .append(" (")
            .append(print(c.element()));
    c.value().ifPresent(v -> text.append(" : ").append(print(v)));
    for (Expression.Clause clause : c.clauses()) {
      switch (clause) {
        case Expression.Clause.For f ->
            text.append(" for ")
                .append(target(f.target()))
                .append(" in ")
                .append(print(f.source()));
        case Expression.Clause.If i -> text.append(" if ").append(print(i.condition()));
      }
    }
    return text.append(')').toString();
  }

  private String entry(Expression.Entry entry) {
    return entry.key().map(k -> print(k) + ": ").orElse("**") + print(entry.value());
  }

  private String part(Expression.Part part) {
    return switch (part) {
      case Expression.Part.Text text -> quote(text.text());
      case Expression.Part.Field field ->
          "field "
              + word(field.conversion())
              + " "
              + print(field.value())
              + field.specification().map(s -> " : " + print(s)).orElse("");
    };
  }

  String target(Node.Target target) {
    return switch (target) {
      case Node.Target.Nowhere _ -> "_";
      case Node.Target.Slot t -> slot(t.slot());
      case Node.Target.Attribute t -> print(t.object()) + "." + name(t.name());
      case Node.Target.Item t -> print(t.object()) + "[" + print(t.key()) + "]";
      case Node.Target.Unpack t -> {
        var items = new ArrayList<String>();
        for (int i = 0; i < t.targets().size(); i++) {
          boolean starred = t.star().isPresent() && t.star().get() == i;
          items.add((starred ? "*" : "") + target(t.targets().get(i)));
        }
        yield "unpack(" + String.join(", ", items) + ")";
      }
    };
  }

  String callee(Node.Callee callee) {
    return switch (callee) {
      case Node.Callee.Action action -> "action " + action.action();
      case Node.Callee.Workflow workflow -> "workflow " + quote(workflow.name());
      case Node.Callee.Helper helper -> "helper [" + print(helper.function()) + "]";
    };
  }

  String arguments(List<Argument> arguments) {
    return "(" + arguments.stream().map(this::argument).collect(Collectors.joining(", ")) + ")";
  }

  private String argument(Argument argument) {
    var value = print(argument.value());
    return switch (argument) {
      case Argument.Positional _ -> value;
      case Argument.Keyword keyword -> name(keyword.name()) + "=" + value;
      case Argument.Star _ -> "*" + value;
      case Argument.DoubleStar _ -> "**" + value;
    };
  }

  String policy(Policy policy) {
    return IrPrinter.policy(policy, this);
  }

  String racer(Node.Racer racer) {
    var copies =
        racer.copies().stream()
            .map(c -> " copy " + c.from() + " to " + slot(c.to()))
            .collect(Collectors.joining());
    return closure(racer.body()) + copies;
  }

  private String join(List<Expression> items) {
    return items.stream().map(this::print).collect(Collectors.joining(", "));
  }

  static String constant(Constant constant) {
    return switch (constant) {
      case Constant.None _ -> "None";
      case Constant.Ellipsis _ -> "Ellipsis";
      case Constant.Bool bool -> bool.value() ? "True" : "False";
      case Constant.Int number -> number.value().toString();
      case Constant.Float number ->
          "float "
              + quote(
                  Double.isNaN(number.value())
                      ? "0x" + Long.toHexString(number.bits())
                      : Double.toString(number.value()));
      case Constant.Str text -> quote(text.value());
      case Constant.Bytes bytes -> "bytes " + quote(hex(bytes.value()));
      case Constant.Duration duration -> "micros " + duration.micros();
    };
  }

  private static String hex(List<Byte> bytes) {
    var text = new StringBuilder();
    bytes.forEach(b ->
        text.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16)));
    return text.toString();
  }

  static String symbol(Expression.UnaryOperator operator) {
    return switch (operator) {
      case MINUS -> "-";
      case PLUS -> "+";
      case INVERT -> "~";
    };
  }

  static String symbol(Expression.BinaryOperator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case FLOOR_DIVIDE -> "//";
      case MODULO -> "%";
      case POWER -> "**";
      case LEFT_SHIFT -> "<<";
      case RIGHT_SHIFT -> ">>";
      case AND -> "&";
      case OR -> "|";
      case XOR -> "^";
      case MATRIX_MULTIPLY -> "@";
    };
  }

  static String symbol(Expression.ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case IS -> "is";
      case IS_NOT -> "is-not";
      case IN -> "in";
      case NOT_IN -> "not-in";
    };
  }
}
