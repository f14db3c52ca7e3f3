package dev.waymark.cli.run;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Spelling;
import dev.waymark.ir.Function.Binding;
import dev.waymark.ir.Function.Parameter;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.ir.TypeDefinition.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says, before anything is started, where an input does not fit a workflow's signature: every
/// place, what was expected and what was given.
public final class InputCheck {
  private static final int SHOWN_MAX = 40;

  private final Program program;
  private final List<String> problems = new ArrayList<>();

  private InputCheck(Program program) {
    this.program = program;
  }

  public static void mustFit(Program program, Map<String, @Nullable Object> input) {
    var check = new InputCheck(program);
    check.arguments(input);
    if (!check.problems.isEmpty()) {
      var refusal =
          Refusal.request(Code.WMR07, "input does not fit `%s`".formatted(check.signature()));
      for (var problem : check.problems) {
        refusal = refusal.detail(problem);
      }
      throw refusal;
    }
  }

  private List<Parameter> parameters() {
    return program.main().parameters();
  }

  private void arguments(Map<String, @Nullable Object> input) {
    var names = new ArrayList<String>();
    boolean open = false;
    for (var parameter : parameters()) {
      names.add(parameter.name());
      open |= parameter.binding() == Binding.VAR_KEYWORD;
      if (input.containsKey(parameter.name())) {
        value(parameter.name(), parameter.type(), input.get(parameter.name()));
      } else if (!hasDefault(parameter)) {
        problems.add("%s: missing".formatted(parameter.name()));
      }
    }
    for (var name : input.keySet()) {
      if (!names.contains(name) && !open) {
        problems.add(unknown(name, name, names));
      }
    }
  }

  private boolean hasDefault(Parameter parameter) {
    return parameter.binding() == Binding.VAR_KEYWORD
        || parameter.binding() == Binding.VAR_POSITIONAL
        || program.entry().defaults().stream()
            .anyMatch(given -> parameters().get(given.parameter()).equals(parameter));
  }

  private static String unknown(String place, String name, List<String> known) {
    var near = Spelling.nearest(name, known);
    return near.isEmpty()
        ? "%s: unknown; there are: %s".formatted(place, String.join(", ", known))
        : "%s: unknown; did you mean %s?".formatted(place, Spelling.oneOf(near));
  }

  private void value(String place, Type type, @Nullable Object given) {
    if (given instanceof Map<?, ?> object && object.containsKey("$type")) {
      return; // a tagged form says its type itself; the machine decodes it or fails
    }
    switch (type) {
      case Type.Scalar(var kind) -> {
        if (!fits(kind, given)) {
          expected(place, name(type), given);
        }
      }
      case Type.ListOf(var item) -> items(place, "list", item, given);
      case Type.SetOf(var item) -> items(place, "set", item, given);
      case Type.FrozenSetOf(var item) -> items(place, "frozenset", item, given);
      case Type.TupleOfAny(var item) -> items(place, "tuple", item, given);
      case Type.TupleOf(var types) -> tuple(place, types, given);
      case Type.DictOf(_, var of) -> dict(place, of, given);
      case Type.Union(var members) -> union(place, members, given);
      case Type.Literal _ -> {}
      case Type.Named(var index) -> named(place, program.types().get(index), given);
    }
  }

  private static boolean fits(Type.Kind kind, @Nullable Object given) {
    return switch (kind) {
      case ANY -> true;
      case NONE -> given == null;
      case BOOL -> given instanceof Boolean;
      case INT -> given instanceof Boolean || isNumber(given, "-?[0-9]+");
      case FLOAT -> isNumber(given, ".*");
      case STR, BYTES, DATETIME, DATE, TIME, UUID -> given instanceof String;
      case DECIMAL -> given instanceof String || isNumber(given, ".*");
      case TIMEDELTA -> isNumber(given, ".*");
    };
  }

  private static boolean isNumber(@Nullable Object given, String form) {
    return given instanceof Json.Raw(var text) && text.matches(form);
  }

  private void items(String place, String what, Type item, @Nullable Object given) {
    if (!(given instanceof List<?> list)) {
      expected(place, what, given);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      value("%s[%d]".formatted(place, i), item, list.get(i));
    }
  }

  private void tuple(String place, List<Type> types, @Nullable Object given) {
    if (!(given instanceof List<?> list) || list.size() != types.size()) {
      expected(place, "tuple of %d".formatted(types.size()), given);
      return;
    }
    for (int i = 0; i < types.size(); i++) {
      value("%s[%d]".formatted(place, i), types.get(i), list.get(i));
    }
  }

  private void dict(String place, Type of, @Nullable Object given) {
    if (!(given instanceof Map<?, ?> object)) {
      expected(place, "object", given);
      return;
    }
    object.forEach((key, member) -> value(place + "." + key, of, member));
  }

  private void union(String place, List<Type> members, @Nullable Object given) {
    var before = problems.size();
    for (var member : members) {
      value(place, member, given);
      if (problems.size() == before) {
        return;
      }
      problems.subList(before, problems.size()).clear();
    }
    var names = members.stream().map(this::name).toList();
    expected(place, String.join(" or ", names), given);
  }

  private void named(String place, TypeDefinition type, @Nullable Object given) {
    if (!(type instanceof RecordType record)) {
      return;
    }
    if (!(given instanceof Map<?, ?> object)) {
      expected(place, record.name(), given);
      return;
    }
    var names = record.fields().stream().map(TypeDefinition.Field::name).toList();
    for (var field : record.fields()) {
      if (object.containsKey(field.name())) {
        value(place + "." + field.name(), field.type(), object.get(field.name()));
      } else if (field.initial().isEmpty()) {
        problems.add("%s.%s: missing".formatted(place, field.name()));
      }
    }
    for (var key : object.keySet()) {
      if (!names.contains(key) && record.bases().isEmpty()) {
        problems.add(unknown(place + "." + key, String.valueOf(key), names));
      }
    }
  }

  private void expected(String place, String what, @Nullable Object given) {
    var shown = Json.write(given);
    var cut = shown.length() > SHOWN_MAX ? shown.substring(0, SHOWN_MAX) + "…" : shown;
    problems.add("%s: expected %s, got %s".formatted(place, what, cut));
  }

  private String signature() {
    var parameters = parameters().stream().map(p -> p.name() + ": " + name(p.type())).toList();
    return "%s(%s)".formatted(program.workflow(), String.join(", ", parameters));
  }

  private String name(Type type) {
    return switch (type) {
      case Type.Scalar scalar ->
          switch (scalar.kind()) {
            case ANY -> "Any";
            case NONE -> "None";
            case DECIMAL -> "Decimal";
            case UUID -> "UUID";
            case BOOL, INT, FLOAT, STR, BYTES, DATETIME, DATE, TIME, TIMEDELTA ->
                scalar.kind().name().toLowerCase(Locale.ROOT);
          };
      case Type.ListOf(var item) -> "list[%s]".formatted(name(item));
      case Type.SetOf(var item) -> "set[%s]".formatted(name(item));
      case Type.FrozenSetOf(var item) -> "frozenset[%s]".formatted(name(item));
      case Type.TupleOfAny(var item) -> "tuple[%s, ...]".formatted(name(item));
      case Type.TupleOf(var items) ->
          "tuple[%s]".formatted(String.join(", ", items.stream().map(this::name).toList()));
      case Type.DictOf(var key, var of) -> "dict[%s, %s]".formatted(name(key), name(of));
      case Type.Union(var members) -> String.join(" | ", members.stream().map(this::name).toList());
      case Type.Literal _ -> "Literal";
      case Type.Named(var index) -> program.types().get(index).name();
    };
  }
}
