package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.check.Classes;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Fixed;
import dev.waymark.compiler.check.Module;
import dev.waymark.compiler.check.Modules;
import dev.waymark.compiler.check.Problems;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.ir.DebugTable;
import dev.waymark.ir.Function;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import dev.waymark.ir.TypeDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One program while it is being made. Whatever a body mentions gets a number at once and is
/// lowered in its turn, so that a program holds what its workflow reaches, in the order of mention.
final class Unit {
  /// A lowered function with the places of its nodes.
  record Lowered(Function function, Span place, List<Span> places, Module module) {}

  private final Modules modules;
  private final Problems problems;
  private final List<Declared.Class> workflowClasses;
  private final Annotations annotations;
  private final Map<Node, Integer> functionNumbers = new IdentityHashMap<>();
  private final List<@Nullable Lowered> functions = new ArrayList<>();
  private final Map<Declared.Class, Integer> typeNumbers = new LinkedHashMap<>();
  private final List<@Nullable TypeDefinition> types = new ArrayList<>();
  private final Map<String, Integer> actionNumbers = new LinkedHashMap<>();
  private final List<Program.@Nullable Action> actions = new ArrayList<>();
  private final Map<String, Integer> globalNumbers = new LinkedHashMap<>();
  private final List<Program.Global> globals = new ArrayList<>();
  private final Map<String, Type> signals = new LinkedHashMap<>();
  private final Map<Node, String> asked = new IdentityHashMap<>();
  private final Map<String, Declared.Workflow> children = new LinkedHashMap<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  /// @param workflowClasses the class whose `run` is compiled, and its bases
  Unit(Modules modules, Problems problems, List<Declared.Class> workflowClasses) {
    this.modules = modules;
    this.problems = problems;
    this.workflowClasses = List.copyOf(workflowClasses);
    this.annotations = new Annotations(this);
  }

  Modules modules() {
    return modules;
  }

  Problems problems() {
    return problems;
  }

  /// Whether the methods of a class are known before it runs: there is one object of it.
  boolean isWorkflowClass(Declared.Class declared) {
    return workflowClasses.contains(declared);
  }

  Annotations annotations() {
    return annotations;
  }

  /// The number of a function; `make` is asked later, once.
  int function(Node node, Supplier<Lowered> make) {
    var known = functionNumbers.get(node);
    if (known != null) {
      return known;
    }
    functionNumbers.put(node, functions.size());
    return function(make);
  }

  /// Whether this is the function that a new instance runs.
  boolean isMain(Node node) {
    return Integer.valueOf(0).equals(functionNumbers.get(node));
  }

  /// A function that the lowering made up.
  int function(Supplier<Lowered> make) {
    int number = functions.size();
    functions.add(null);
    waiting.add(() -> functions.set(number, make.get()));
    return number;
  }

  int type(Declared.Class declared) {
    var known = typeNumbers.get(declared);
    if (known != null) {
      return known;
    }
    int number = types.size();
    typeNumbers.put(declared, number);
    types.add(null);
    waiting.add(() -> types.set(number, new Definitions(this).definition(declared)));
    return number;
  }

  /// A type that stands in no source.
  int type(TypeDefinition definition) {
    types.add(definition);
    return types.size() - 1;
  }

  /// Calls whose value is a parameter of the function; only tests have them.
  void ask(Map<Node, String> names) {
    asked.putAll(names);
  }

  @Nullable String asked(Node call) {
    return asked.get(call);
  }

  int action(Declared.Action declared) {
    var known = actionNumbers.get(declared.identity());
    if (known != null) {
      return known;
    }
    int number = actions.size();
    actionNumbers.put(declared.identity(), number);
    actions.add(null);
    waiting.add(() -> actions.set(number, describe(declared)));
    return number;
  }

  private Program.Action describe(Declared.Action declared) {
    var module = declared.module();
    var values = Body.constants(this, module);
    var raises = declared.setting("raises").map(s -> s.values()).orElse(List.of());
    return new Program.Action(
        declared.identity(),
        parameters(module, declared.parameters()),
        declared.parameters().stream()
            .filter(p -> p.defaultValue() != null)
            .map(p -> p.name().text())
            .toList(),
        annotations.result(module, declared.returns()),
        values.policies().of(declared.settings()),
        raises.stream().map(values.values()::value).toList());
  }

  List<Function.Parameter> parameters(Module module, List<Parameter> parameters) {
    return parameters.stream()
        .map(p ->
            new Function.Parameter(
                p.name().text(),
                switch (p.kind()) {
                  case POSITIONAL_ONLY -> Function.Binding.POSITIONAL_ONLY;
                  case POSITIONAL_OR_KEYWORD -> Function.Binding.POSITIONAL_OR_KEYWORD;
                  case VAR_POSITIONAL -> Function.Binding.VAR_POSITIONAL;
                  case KEYWORD_ONLY -> Function.Binding.KEYWORD_ONLY;
                  case VAR_KEYWORD -> Function.Binding.VAR_KEYWORD;
                },
                annotations.type(module, p.annotation())))
        .toList();
  }

  /// A constant of a module as an expression: what is immutable and short is written out.
  dev.waymark.ir.Expression constant(Symbol.Constant constant) {
    var inline = Constants.inline(constant.value());
    if (inline != null) {
      return inline;
    }
    var key = constant.module().path() + ":" + constant.name();
    var known = globalNumbers.get(key);
    if (known != null) {
      return new dev.waymark.ir.Expression.Global(known);
    }
    if (problems.hasErrors() && !Fixed.isFixed(modules, constant.module(), constant.value())) {
      return Constants.NONE; // its use has been refused
    }
    var value = Body.constants(this, constant.module()).values().value(constant.value());
    int number = globals.size();
    globalNumbers.put(key, number);
    globals.add(new Program.Global(constant.name(), value));
    return new dev.waymark.ir.Expression.Global(number);
  }

  Type signal(Module module, Declaration.Signal declared) {
    return signal(declared.name().text(), annotations.type(module, declared.type()));
  }

  Type signal(String name, Type type) {
    var before = signals.putIfAbsent(name, type);
    return before == null ? type : before;
  }

  boolean hasSignal(String name) {
    return signals.containsKey(name);
  }

  /// A workflow that is started as a child.
  String workflow(Declared.Workflow declared) {
    children.putIfAbsent(declared.name(), declared);
    return declared.name();
  }

  List<Declared.Workflow> children() {
    return List.copyOf(children.values());
  }

  /// Lowers all that was mentioned, and what that mentions.
  void finish() {
    do {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
      derivedErrors();
    } while (!waiting.isEmpty());
  }

  /// Errors that inherit from one of the program's: a worker may report them, and `except` takes
  /// them through their bases.
  private void derivedErrors() {
    for (var module : modules.all()) {
      for (var name : module.names()) {
        if (modules.lookup(module, name) instanceof Symbol.Type(var declared)
            && declared.kind() == Declared.Kind.ERROR
            && !typeNumbers.containsKey(declared)
            && Classes.line(modules, declared).stream().anyMatch(typeNumbers::containsKey)) {
          var _ = type(declared);
        }
      }
    }
  }

  List<Lowered> functions() {
    return functions.stream().map(Unit::made).toList();
  }

  List<TypeDefinition> types() {
    return types.stream().map(Unit::made).toList();
  }

  List<Program.Action> actions() {
    return actions.stream().map(Unit::made).toList();
  }

  List<Program.Global> globals() {
    return globals;
  }

  List<Program.Signal> signals() {
    return signals.entrySet().stream()
        .map(e -> new Program.Signal(e.getKey(), e.getValue()))
        .toList();
  }

  private static <T> T made(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("mentioned and never lowered");
    }
    return value;
  }

  DebugTable debug(String digest, String file) {
    return new DebugTable(
        digest,
        file,
        functions().stream()
            .map(f ->
                new DebugTable.FunctionDebug(
                    place(f, f.place()), f.places().stream().map(s -> place(f, s)).toList()))
            .toList());
  }

  private static DebugTable.Place place(Lowered lowered, Span span) {
    var text = lowered.module().text().slice(span).strip().lines().findFirst().orElse("");
    return new DebugTable.Place(
        span.file(), span.line(), span.column(), span.end().line(), span.end().column(), text);
  }

  /// What is found only here; one cause is said once.
  void say(Diagnostic diagnostic) {
    if (!problems.saidAbout(diagnostic.span())) {
      problems.add(diagnostic);
    }
  }

  void notYet(Node node, String what) {
    problems.notYet(node, what);
  }

  dev.waymark.ir.Expression.Const refuse(Expression node, String what) {
    notYet(node, what);
    return Constants.NONE;
  }
}
