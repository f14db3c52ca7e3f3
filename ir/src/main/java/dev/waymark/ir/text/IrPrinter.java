package dev.waymark.ir.text;

import dev.waymark.ir.Expression;
import dev.waymark.ir.Function;
import dev.waymark.ir.Function.Parameter;
import dev.waymark.ir.Node;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Program;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.ir.TypeDefinition.EnumType;
import dev.waymark.ir.TypeDefinition.ErrorBase;
import dev.waymark.ir.TypeDefinition.ErrorType;
import dev.waymark.ir.TypeDefinition.Field;
import dev.waymark.ir.TypeDefinition.Method;
import dev.waymark.ir.TypeDefinition.RecordType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints a program so that [IrParser] reads the same one back. One line per declaration and node.
public final class IrPrinter {
  private final StringBuilder out = new StringBuilder();

  private IrPrinter() {}

  public static String print(Program program) {
    var printer = new IrPrinter();
    printer.program(program);
    return printer.out.toString();
  }

  private void program(Program program) {
    var global = ExpressionPrinter.outsideFunctions();
    line("program " + quote(program.workflow()) + " version " + program.version());
    line("entry " + global.print(program.entry()));
    line("result " + TypeText.print(program.result()));
    line(
        "policy"
            + global.policy(program.policy().settings())
            + (program.policy().holdOnFailure() ? " hold" : ""));
    program.signals().forEach(s -> line("signal " + quote(s.name()) + " " + type(s.type())));
    program
        .globals()
        .forEach(g -> line("global " + quote(g.name()) + " = " + global.print(g.value())));
    program.actions().forEach(a -> line(action(a, global)));
    program.types().forEach(t -> type(t, global));
    for (int i = 0; i < program.functions().size(); i++) {
      function(i, program.functions().get(i));
    }
  }

  private static String type(dev.waymark.ir.Type type) {
    return TypeText.print(type);
  }

  private static String action(Program.Action action, ExpressionPrinter global) {
    var optional = action.optional().stream().map(IrPrinter::quote).toList();
    var raises = action.raises().stream().map(global::print).toList();
    return "action "
        + quote(action.name())
        + parameters(action.parameters())
        + " optional ["
        + String.join(", ", optional)
        + "] -> "
        + type(action.result())
        + " raises ["
        + String.join(", ", raises)
        + "]"
        + global.policy(action.policy());
  }

  private static String parameters(List<Parameter> parameters) {
    var texts =
        parameters.stream()
            .map(p -> quote(p.name()) + " " + word(p.binding()) + " " + type(p.type()))
            .toList();
    return " (" + String.join(", ", texts) + ")";
  }

  private void type(TypeDefinition definition, ExpressionPrinter global) {
    switch (definition) {
      case RecordType record -> {
        var traits = record.traits();
        line(
            "record "
                + quote(record.name())
                + " bases "
                + record.bases()
                + (traits.mutable() ? " mutable" : "")
                + (traits.coerces() ? " coerces" : "")
                + (traits.comparable() ? " comparable" : "")
                + (traits.ordered() ? " ordered" : ""));
        fields(record.fields(), global);
      }
      case EnumType type -> {
        var mixin = type.mixin().map(m -> " mixin " + quote(m)).orElse("");
        line("enum " + quote(type.name()) + mixin);
        type.members()
            .forEach(m -> line("  member " + quote(m.name()) + " = " + global.print(m.value())));
      }
      case ErrorType error -> {
        var bases = error.bases().stream().map(IrPrinter::base).collect(Collectors.joining(", "));
        line("error " + quote(error.name()) + " base " + bases);
        fields(error.fields(), global);
      }
    }
    for (Method method : definition.methods()) {
      line(
          "  method "
              + quote(method.name())
              + " "
              + word(method.kind())
              + " "
              + global.print(method.function()));
    }
  }

  private void fields(List<Field> fields, ExpressionPrinter global) {
    for (Field field : fields) {
      var initial = field.initial().map(e -> " = " + global.print(e)).orElse("");
      line("  field " + quote(field.name()) + " " + type(field.type()) + initial);
    }
  }

  private void function(int index, Function function) {
    line(
        "fn "
            + index
            + " "
            + word(function.kind())
            + " "
            + quote(function.name())
            + parameters(function.parameters()));
    var printer = new ExpressionPrinter(function);
    var slots = function.slots();
    for (int i = 0; i < slots.size(); i++) {
      line(
          "  slot "
              + printer.slot(i)
              + " "
              + quote(slots.get(i).name())
              + " "
              + word(slots.get(i).storage()));
    }
    for (int i = 0; i < function.nodes().size(); i++) {
      line("  n" + i + ": " + node(function.nodes().get(i), printer));
    }
  }

  private static String node(Node node, ExpressionPrinter p) {
    return switch (node) {
      case Node.Assign n ->
          (n.targets().isEmpty() ? "evaluate " : "assign " + targets(n.targets(), p) + " = ")
              + p.print(n.value())
              + to(n.next());
      case Node.Delete n -> "del " + p.target(n.target()) + to(n.next());
      case Node.Branch n ->
          "branch " + p.print(n.condition()) + to(n.then()) + " else n" + n.otherwise();
      case Node.Iterate n ->
          p.slot(n.iterator()) + " = iterate " + p.print(n.source()) + to(n.next());
      case Node.Each n ->
          "each "
              + p.target(n.target())
              + " of "
              + p.slot(n.iterator())
              + to(n.body())
              + " done n"
              + n.done();
      case Node.Call n ->
          p.target(n.target())
              + " = call "
              + p.callee(n.callee())
              + p.arguments(n.arguments())
              + p.policy(n.policy())
              + to(n.next());
      case Node.Await n -> p.target(n.target()) + " = await " + p.print(n.value()) + to(n.next());
      case Node.Sleep n ->
          p.target(n.target()) + " = sleep " + p.print(n.duration()) + to(n.next());
      case Node.FanOut n -> fanOut(n, p);
      case Node.First n ->
          p.target(n.target())
              + " = first ["
              + String.join(", ", n.racers().stream().map(p::racer).toList())
              + "]"
              + to(n.next());
      case Node.Receive n ->
          p.target(n.target())
              + " = receive "
              + quote(n.signal())
              + " as "
              + type(n.type())
              + maybe(" deadline ", n.deadline(), p)
              + to(n.next());
      case Node.Start n ->
          p.target(n.target())
              + " = start "
              + p.print(n.call())
              + maybe(" key ", n.key(), p)
              + to(n.next());
      case Node.Undo n -> "undo " + p.print(n.call()) + to(n.next());
      case Node.EnterTry n -> "try handler n" + n.handler() + to(n.next());
      case Node.LeaveTry n -> "leave" + to(n.next());
      case Node.Handle n -> p.slot(n.error()) + " = caught" + to(n.next());
      case Node.EndHandle n -> "handled" + to(n.next());
      case Node.Raise n -> "raise " + p.print(n.error()) + maybe(" from ", n.cause(), p);
      case Node.Reraise n -> "reraise " + p.slot(n.error());
      case Node.EnterContext n ->
          p.target(n.target()) + " = enter " + p.slot(n.manager()) + to(n.next());
      case Node.ExitContext n ->
          "exit "
              + p.slot(n.manager())
              + n.error().map(e -> " error " + p.slot(e)).orElse("")
              + to(n.next());
      case Node.Return n -> "return " + p.print(n.value());
      case Node.Yield n -> "yield " + p.print(n.value()) + to(n.next());
    };
  }

  private static String fanOut(Node.FanOut n, ExpressionPrinter p) {
    var branches =
        switch (n.branches()) {
          case Node.Branches.Each each ->
              "each " + p.print(each.source()) + " run " + p.print(each.body());
          case Node.Branches.Fixed fixed ->
              "[" + String.join(", ", fixed.bodies().stream().map(p::print).toList()) + "]";
        };
    return p.target(n.target())
        + " = fan-out "
        + branches
        + maybe(" limit ", n.limit(), p)
        + " on error "
        + word(n.mode())
        + to(n.next());
  }

  private static String targets(List<Node.Target> targets, ExpressionPrinter p) {
    return String.join(" = ", targets.stream().map(p::target).toList());
  }

  private static String maybe(String word, Optional<Expression> value, ExpressionPrinter p) {
    return value.map(v -> word + p.print(v)).orElse("");
  }

  private static String to(int node) {
    return " -> n" + node;
  }

  /// An enum constant as a word of the text form: `FULL_STOP` is `full-stop`.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String base(ErrorBase base) {
    return switch (base) {
      case ErrorBase.Builtin builtin -> quote(builtin.name());
      case ErrorBase.Defined defined -> "#" + defined.type();
    };
  }

  static String quote(String text) {
    var quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> {
          if (c < ' ' || c == 127 || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
            quoted.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /// Settings in the order in which they were written.
  static String policy(Policy policy, ExpressionPrinter p) {
    var text = new StringBuilder();
    policy
        .settings()
        .forEach(
            s -> text.append(' ').append(word(s.name())).append('=').append(p.print(s.value())));
    return policy.settings().isEmpty() ? "" : " with" + text;
  }
}
