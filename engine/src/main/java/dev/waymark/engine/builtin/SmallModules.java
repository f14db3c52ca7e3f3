package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Partial;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Expression.BinaryOperator;
import dev.waymark.ir.Expression.ComparisonOperator;
import dev.waymark.ir.Expression.UnaryOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `functools`, `operator`, `string`, `statistics`, `textwrap`.
final class SmallModules {
  private SmallModules() {}

  static BuiltinTable table() {
    var table =
        new BuiltinTable()
            .function("functools.reduce", SmallModules::reduce)
            .function("functools.partial", (in, a) -> partial(a))
            .function("statistics.mean", (in, a) -> mean(in, a))
            .function("statistics.fmean", (in, a) -> mean(in, a))
            .function("statistics.median", SmallModules::median)
            .function("textwrap.dedent", (in, a) -> dedent(a));
    operators(table);
    strings(table);
    return table;
  }

  private static Value reduce(Interpreter in, Arguments a) {
    Parameters.positional("reduce", a, 2, 3);
    @Nullable Value result = a.count() == 3 ? a.get(2) : null;
    var iterator = in.iterate(a.get(1));
    for (var item = in.next(iterator); item != null; item = in.next(iterator)) {
      in.charge(1);
      result = result == null ? item : in.call(a.get(0), result, item);
    }
    if (result == null) {
      throw Errors.typeError("reduce() of empty iterable with no initial value");
    }
    return result;
  }

  private static Value partial(Arguments a) {
    if (a.count() == 0) {
      throw Errors.typeError("type 'partial' takes at least one argument");
    }
    var rest = a.positional().subList(1, a.count());
    return new Partial(a.get(0), new Arguments(List.copyOf(rest), new LinkedHashMap<>(a.named())));
  }

  private static Value concatenate(Interpreter in, Arguments a) {
    Parameters.positional("concat", a, 2, 2);
    if (!Sequences.isSequence(a.get(0))) {
      throw Errors.typeError("'" + Types.name(a.get(0)) + "' object can't be concatenated");
    }
    return Operators.binary(in, BinaryOperator.ADD, a.get(0), a.get(1), false);
  }

  private static void operators(BuiltinTable table) {
    binary(table, "add", BinaryOperator.ADD);
    binary(table, "sub", BinaryOperator.SUBTRACT);
    binary(table, "mul", BinaryOperator.MULTIPLY);
    binary(table, "truediv", BinaryOperator.DIVIDE);
    binary(table, "floordiv", BinaryOperator.FLOOR_DIVIDE);
    binary(table, "mod", BinaryOperator.MODULO);
    binary(table, "pow", BinaryOperator.POWER);
    binary(table, "and_", BinaryOperator.AND);
    binary(table, "or_", BinaryOperator.OR);
    binary(table, "xor", BinaryOperator.XOR);
    table.function("operator.concat", SmallModules::concatenate);
    comparison(table, "eq", ComparisonOperator.EQUAL);
    comparison(table, "ne", ComparisonOperator.NOT_EQUAL);
    comparison(table, "lt", ComparisonOperator.LESS);
    comparison(table, "le", ComparisonOperator.LESS_OR_EQUAL);
    comparison(table, "gt", ComparisonOperator.GREATER);
    comparison(table, "ge", ComparisonOperator.GREATER_OR_EQUAL);
    table
        .function("operator.not_", (in, a) -> Bool.of(!Truth.of(a.get(0))))
        .function("operator.truth", (in, a) -> Bool.of(Truth.of(a.get(0))))
        .function("operator.neg", (in, a) -> Operators.unary(UnaryOperator.MINUS, a.get(0)))
        .function("operator.contains", (in, a) -> Bool.of(Items.contains(in, a.get(0), a.get(1))))
        .function("operator.getitem", (in, a) -> Items.get(in, a.get(0), a.get(1)))
        .function("operator.itemgetter", (in, a) -> getter(a, "waymark.get_items"))
        .function("operator.attrgetter", (in, a) -> getter(a, "waymark.get_attributes"))
        .function("waymark.get_items", SmallModules::getItems)
        .function("waymark.get_attributes", SmallModules::getAttributes);
  }

  private static void binary(BuiltinTable table, String name, BinaryOperator operator) {
    table.function(
        "operator." + name,
        (in, a) -> {
          Parameters.positional(name, a, 2, 2);
          return Operators.binary(in, operator, a.get(0), a.get(1), false);
        });
  }

  private static void comparison(BuiltinTable table, String name, ComparisonOperator operator) {
    table.function(
        "operator." + name,
        (in, a) -> {
          Parameters.positional(name, a, 2, 2);
          return Bool.of(Operators.compare(in, operator, a.get(0), a.get(1)));
        });
  }

  private static Value getter(Arguments a, String function) {
    var keys = Tuple.of(a.positional());
    return new Partial(new dev.waymark.engine.value.Builtin(function), Arguments.of(keys));
  }

  private static Value getItems(Interpreter in, Arguments a) {
    var keys = (Tuple) a.get(0);
    var found = keys.items().stream().map(k -> Items.get(in, a.get(1), k)).toList();
    return found.size() == 1 ? found.getFirst() : Tuple.of(found);
  }

  private static Value getAttributes(Interpreter in, Arguments a) {
    var found = new ArrayList<Value>();
    for (Value path : ((Tuple) a.get(0)).items()) {
      var value = a.get(1);
      for (String name : Parameters.text(path, "attribute name").text().split("\\.", -1)) {
        value = in.attribute(value, name);
      }
      found.add(value);
    }
    return found.size() == 1 ? found.getFirst() : Tuple.of(found);
  }

  private static void strings(BuiltinTable table) {
    var lower = "abcdefghijklmnopqrstuvwxyz";
    var upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    var digits = "0123456789";
    var punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    var space = " \t\n\r\u000b\f";
    table
        .constant("string.ascii_lowercase", Str.of(lower))
        .constant("string.ascii_uppercase", Str.of(upper))
        .constant("string.ascii_letters", Str.of(lower + upper))
        .constant("string.digits", Str.of(digits))
        .constant("string.hexdigits", Str.of(digits + "abcdefABCDEF"))
        .constant("string.octdigits", Str.of("01234567"))
        .constant("string.punctuation", Str.of(punctuation))
        .constant("string.whitespace", Str.of(space))
        .constant("string.printable", Str.of(digits + lower + upper + punctuation + space));
  }

  private static Value mean(Interpreter in, Arguments a) {
    Parameters.positional("mean", a, 1, 1);
    var items = Iterables.all(in, a.get(0));
    if (items.isEmpty()) {
      throw Errors.raised("statistics.StatisticsError", "mean requires at least one data point");
    }
    boolean floats = items.stream().anyMatch(Float.class::isInstance);
    if (floats) {
      var exact = java.math.BigDecimal.ZERO;
      for (Value item : items) {
        exact = exact.add(new java.math.BigDecimal(MathModule.toDouble(item)));
      }
      var count = java.math.BigDecimal.valueOf(items.size());
      return new Float(exact.divide(count, new java.math.MathContext(400)).doubleValue());
    }
    Value sum = Int.ZERO;
    for (Value item : items) {
      sum = Operators.binary(in, BinaryOperator.ADD, sum, item, false);
    }
    var count = Int.of(items.size());
    boolean whole = sum instanceof Int total && total.big().mod(count.big()).signum() == 0;
    return Operators.binary(
        in, whole ? BinaryOperator.FLOOR_DIVIDE : BinaryOperator.DIVIDE, sum, count, false);
  }

  private static Value median(Interpreter in, Arguments a) {
    Parameters.positional("median", a, 1, 1);
    var items = Sorting.sorted(in, Iterables.all(in, a.get(0)), None.NONE, false);
    if (items.isEmpty()) {
      throw Errors.raised("statistics.StatisticsError", "no median for empty data");
    }
    int middle = items.size() / 2;
    if (items.size() % 2 == 1) {
      return items.get(middle);
    }
    var sum =
        Operators.binary(in, BinaryOperator.ADD, items.get(middle - 1), items.get(middle), false);
    return Operators.binary(in, BinaryOperator.DIVIDE, sum, Int.of(2), false);
  }

  private static Value dedent(Arguments a) {
    Parameters.positional("dedent", a, 1, 1);
    var lines = Parameters.text(a.get(0), "dedent() argument").text().split("\n", -1);
    @Nullable String margin = null;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].chars().allMatch(c -> c == ' ' || c == '\t')) {
        lines[i] = "";
        continue;
      }
      int end = 0;
      while (lines[i].charAt(end) == ' ' || lines[i].charAt(end) == '\t') {
        end++;
      }
      var indent = lines[i].substring(0, end);
      margin = margin == null ? indent : common(margin, indent);
    }
    var out = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      out.append(i > 0 ? "\n" : "").append(margin == null ? lines[i] : strip(lines[i], margin));
    }
    return Str.of(out.toString());
  }

  private static String strip(String line, String margin) {
    return line.startsWith(margin) ? line.substring(margin.length()) : line;
  }

  private static String common(String a, String b) {
    int end = 0;
    while (end < a.length() && end < b.length() && a.charAt(end) == b.charAt(end)) {
      end++;
    }
    return a.substring(0, end);
  }
}
