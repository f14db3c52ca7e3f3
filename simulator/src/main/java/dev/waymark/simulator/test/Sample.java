package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.ir.Constant;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import dev.waymark.ir.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Some value of a type as a test writes it: `0`, `""`, `User(id="", active=False)`.
public final class Sample {
  private static final int DEPTH_MAX = 3;

  private final Program program;
  private final Set<String> names;

  private Sample(Program program, Set<String> names) {
    this.program = program;
    this.names = names;
  }

  /// The line that a test needs for an action.
  static String stub(Compilation.Compiled compiled, String action) {
    for (var workflow : compiled.workflows()) {
      for (var one : workflow.program().actions()) {
        if (one.name().equals(action)) {
          return stub(workflow.program(), one, new java.util.TreeSet<>());
        }
      }
    }
    return "stub " + CallLog.bare(action) + " returns None";
  }

  /// @param names is told which records and enums the line names
  public static String stub(Program program, Program.Action action, Set<String> names) {
    var value = value(program, action.result(), names);
    return "stub %s returns %s".formatted(CallLog.bare(action.name()), value);
  }

  public static String value(Program program, Type type, Set<String> names) {
    return new Sample(program, names).value(type, 0);
  }

  private String value(Type type, int depth) {
    return switch (type) {
      case Type.Scalar(var kind) -> scalar(kind);
      case Type.ListOf _ -> "[]";
      case Type.SetOf _ -> "set()";
      case Type.FrozenSetOf _ -> "frozenset()";
      case Type.DictOf _ -> "{}";
      case Type.TupleOf(var items) -> tuple(items, depth);
      case Type.TupleOfAny _ -> "()";
      case Type.Union(var members) ->
          members.contains(new Type.Scalar(Type.Kind.NONE))
              ? "None"
              : value(members.getFirst(), depth);
      case Type.Literal(var values) -> constant(values.getFirst());
      case Type.Named(var index) -> named(program.types().get(index), depth);
    };
  }

  private String tuple(List<Type> items, int depth) {
    var parts = items.stream().map(item -> value(item, depth + 1)).toList();
    return "(" + String.join(", ", parts) + (parts.size() == 1 ? ",)" : ")");
  }

  /// What needs an import is left to the author.
  private static String scalar(Type.Kind kind) {
    return switch (kind) {
      case ANY, NONE, DECIMAL, DATETIME, DATE, TIME, UUID -> "None";
      case BOOL -> "False";
      case INT -> "0";
      case FLOAT -> "0.0";
      case STR -> "\"\"";
      case BYTES -> "b\"\"";
      case TIMEDELTA -> "1s";
    };
  }

  private static String constant(Constant constant) {
    return switch (constant) {
      case Constant.Bool(var flag) -> flag ? "True" : "False";
      case Constant.Int(var number) -> number.toString();
      case Constant.Str(var text) -> Shown.value(new JsonTree.Text(text));
      case Constant.None _,
          Constant.Ellipsis _,
          Constant.Float _,
          Constant.Bytes _,
          Constant.Duration _ ->
          "None";
    };
  }

  private String named(TypeDefinition type, int depth) {
    var name = Shown.bare(type.name());
    names.add(name);
    return switch (type) {
      case TypeDefinition.EnumType of -> name + "." + of.members().getFirst().name();
      case TypeDefinition.ErrorType of -> made(name, Errors.fields(program, of), depth);
      case TypeDefinition.RecordType of -> made(name, Errors.fields(program, of), depth);
    };
  }

  private String made(String name, List<TypeDefinition.Field> fields, int depth) {
    var parts = new ArrayList<String>();
    for (var field : fields) {
      if (field.initial().isEmpty()) {
        var value = depth > DEPTH_MAX ? "None" : value(field.type(), depth + 1);
        parts.add(field.name() + "=" + value);
      }
    }
    return name + "(" + String.join(", ", parts) + ")";
  }
}
