package dev.waymark.ir.text;

import dev.waymark.ir.Expression;
import dev.waymark.ir.Function;
import dev.waymark.ir.Function.Parameter;
import dev.waymark.ir.Node;
import dev.waymark.ir.Program;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.ir.TypeDefinition.EnumType;
import dev.waymark.ir.TypeDefinition.ErrorBase;
import dev.waymark.ir.TypeDefinition.ErrorType;
import dev.waymark.ir.TypeDefinition.Field;
import dev.waymark.ir.TypeDefinition.Member;
import dev.waymark.ir.TypeDefinition.Method;
import dev.waymark.ir.TypeDefinition.RecordType;
import dev.waymark.ir.TypeDefinition.Traits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what [IrPrinter] prints: `parse(print(p))` equals `p`.
public final class IrParser {
  private static final Map<String, Integer> NO_SLOTS = new LinkedHashMap<>();

  private final List<String> lines;
  private int at;

  private IrParser(List<String> lines) {
    this.lines = lines;
  }

  public static Program parse(String text) {
    return new IrParser(text.lines().filter(line -> !line.isBlank()).toList()).program();
  }

  private Tokens line() {
    if (at >= lines.size()) {
      throw new IrSyntaxException("the text ends too early, after " + at + " lines");
    }
    return new Tokens(lines.get(at++));
  }

  private boolean next(String word) {
    return at < lines.size() && lines.get(at).strip().startsWith(word + " ");
  }

  private static ExpressionParser outside(Tokens in) {
    return new ExpressionParser(in, NO_SLOTS);
  }

  private Program program() {
    var head = line();
    head.expect("program");
    var workflow = head.text();
    head.expect("version");
    int version = head.index();
    var entryLine = line();
    entryLine.expect("entry");
    var entry = outside(entryLine).closure();
    var resultLine = line();
    resultLine.expect("result");
    var result = TypeText.parse(resultLine);
    var policyLine = line();
    policyLine.expect("policy");
    var settings = outside(policyLine).policy();
    var policy = new Program.WorkflowPolicy(settings, policyLine.accept("hold"));
    policyLine.end();
    var signals = new ArrayList<Program.Signal>();
    while (next("signal")) {
      signals.add(signal(line()));
    }
    var globals = new ArrayList<Program.Global>();
    while (next("global")) {
      globals.add(global(line()));
    }
    var actions = new ArrayList<Program.Action>();
    while (next("action")) {
      actions.add(action(line()));
    }
    var types = new ArrayList<TypeDefinition>();
    while (next("record") || next("enum") || next("error")) {
      types.add(type(line()));
    }
    var functions = new ArrayList<Function>();
    while (at < lines.size()) {
      functions.add(function(line(), functions.size()));
    }
    return new Program(
        version, workflow, entry, result, policy, functions, types, actions, globals, signals);
  }

  private static Program.Signal signal(Tokens in) {
    in.expect("signal");
    return new Program.Signal(in.text(), TypeText.parse(in));
  }

  private static Program.Global global(Tokens in) {
    in.expect("global");
    var name = in.text();
    in.expect("=");
    return new Program.Global(name, outside(in).expression());
  }

  private static Program.Action action(Tokens in) {
    in.expect("action");
    var name = in.text();
    var parameters = parameters(in);
    in.expect("optional");
    var expressions = outside(in);
    var optional = expressions.list("[", "]", in::text);
    in.expect("->");
    var result = TypeText.parse(in);
    in.expect("raises");
    var raises = expressions.list("[", "]", expressions::expression);
    var policy = expressions.policy();
    in.end();
    return new Program.Action(name, parameters, optional, result, policy, raises);
  }

  private static List<Parameter> parameters(Tokens in) {
    return outside(in)
        .list(
            "(",
            ")",
            () ->
                new Parameter(
                    in.text(), in.constant(Function.Binding.class, in.word()), TypeText.parse(in)));
  }

  private TypeDefinition type(Tokens in) {
    var kind = in.word();
    var name = in.text();
    switch (kind) {
      case "record" -> {
        in.expect("bases");
        var bases = outside(in).list("[", "]", in::index);
        var traits =
            new Traits(
                in.accept("mutable"),
                in.accept("coerces"),
                in.accept("comparable"),
                in.accept("ordered"));
        in.end();
        return new RecordType(name, bases, fields(), methods(), traits);
      }
      case "enum" -> {
        Optional<String> mixin = in.accept("mixin") ? Optional.of(in.text()) : Optional.empty();
        in.end();
        return new EnumType(name, mixin, members(), methods());
      }
      default -> {
        in.expect("base");
        var bases = new ArrayList<ErrorBase>();
        do {
          bases.add(
              in.accept("#")
                  ? new ErrorBase.Defined(in.index())
                  : new ErrorBase.Builtin(in.text()));
        } while (in.accept(","));
        in.end();
        return new ErrorType(name, List.copyOf(bases), fields(), methods());
      }
    }
  }

  private List<Field> fields() {
    var fields = new ArrayList<Field>();
    while (next("field")) {
      var in = line();
      in.expect("field");
      var name = in.text();
      var type = TypeText.parse(in);
      Optional<Expression> initial =
          in.accept("=") ? Optional.of(outside(in).expression()) : Optional.empty();
      in.end();
      fields.add(new Field(name, type, initial));
    }
    return List.copyOf(fields);
  }

  private List<Member> members() {
    var members = new ArrayList<Member>();
    while (next("member")) {
      var in = line();
      in.expect("member");
      var name = in.text();
      in.expect("=");
      members.add(new Member(name, outside(in).expression()));
    }
    return List.copyOf(members);
  }

  private List<Method> methods() {
    var methods = new ArrayList<Method>();
    while (next("method")) {
      var in = line();
      in.expect("method");
      var name = in.text();
      var kind = in.constant(TypeDefinition.MethodKind.class, in.word());
      methods.add(new Method(name, kind, outside(in).closure()));
      in.end();
    }
    return List.copyOf(methods);
  }

  private Function function(Tokens head, int index) {
    head.expect("fn");
    if (head.index() != index) {
      throw head.wrong("function " + index);
    }
    var kind = head.constant(Function.Kind.class, head.word());
    var name = head.text();
    var parameters = parameters(head);
    head.end();
    var slots = new ArrayList<Function.Slot>();
    var names = new LinkedHashMap<String, Integer>();
    while (next("slot")) {
      var in = line();
      in.expect("slot");
      names.put(in.take(), slots.size());
      slots.add(new Function.Slot(in.text(), in.constant(Function.Storage.class, in.word())));
    }
    var nodes = new ArrayList<Node>();
    while (next("n" + nodes.size() + ":")) {
      var in = line();
      in.take();
      in.expect(":");
      nodes.add(new NodeParser(in, names).node());
      in.end();
    }
    return new Function(name, kind, parameters, slots, nodes);
  }
}
