package dev.waymark.ir;

import java.util.List;

/// What one workflow is compiled to: immutable, content-addressed, and all that an instance needs.
/// Comments and layout do not reach it; places and source text stand in the [DebugTable].
public record Program(
    int version,
    String workflow,
    Expression.Closure entry,
    Type result,
    WorkflowPolicy policy,
    List<Function> functions,
    List<TypeDefinition> types,
    List<Action> actions,
    List<Global> globals,
    List<Signal> signals) {
  /// The version of the language that programs are compiled to today.
  public static final int LANGUAGE_VERSION = 1;

  public Program {
    functions = List.copyOf(functions);
    types = List.copyOf(types);
    actions = List.copyOf(actions);
    globals = List.copyOf(globals);
    signals = List.copyOf(signals);
  }

  /// The function that a new instance runs; its defaults are those of the workflow's parameters.
  public Function main() {
    return functions.get(entry.function());
  }

  /// An action as the program knows it. `name` is its identity among workers (`module:function`, or
  /// a bare name). `raises` are error classes as expressions: they are not retried.
  public record Action(
      String name,
      List<Function.Parameter> parameters,
      List<String> optional,
      Type result,
      Policy policy,
      List<Expression> raises) {}

  /// A constant of the module whose value is an object: evaluated once per instance, in order.
  public record Global(String name, Expression value) {}

  public record Signal(String name, Type type) {}

  /// `deadline` limits the whole instance; `hold` stops it before it unwinds.
  public record WorkflowPolicy(Policy settings, boolean holdOnFailure) {}
}
