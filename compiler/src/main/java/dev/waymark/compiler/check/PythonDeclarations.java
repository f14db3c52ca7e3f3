package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Python's functions and classes declare, told by what their decorators and bases mean, not
/// by how these are spelt.
final class PythonDeclarations {
  private final Modules modules;
  private final Module module;

  PythonDeclarations(Modules modules, Module module) {
    this.modules = modules;
    this.module = module;
  }

  Symbol function(Statement.FunctionDef definition) {
    for (var decorator : definition.decorators()) {
      switch (name(decorator)) {
        case "waymark.action" -> {
          return new Symbol.Action(action(definition, decorator));
        }
        case "waymark.workflow" -> {
          return new Symbol.Workflow(
              new Declared.Workflow(
                  module,
                  explicitName(decorator, definition.name().text()),
                  definition.name().span(),
                  definition.signature().parameters(),
                  definition.signature().returns(),
                  settings(decorator),
                  List.of(),
                  definition.body(),
                  definition,
                  null));
        }
        default -> {}
      }
    }
    return new Symbol.Function(module, definition);
  }

  /// The qualified name of what an expression means, or "".
  private String name(Expression expression) {
    var called = expression instanceof Expression.Call c ? c.function() : expression;
    return switch (modules.resolve(module, called)) {
      case Symbol.Builtin b -> b.name();
      case Symbol.Library l -> l.name();
      case null, default -> "";
    };
  }

  private static String explicitName(Expression decorator, String otherwise) {
    return keywords(decorator).stream()
        .filter(k -> k.name() != null && k.name().text().equals("name"))
        .map(k -> k.value() instanceof Literal.Str s ? s.value() : otherwise)
        .findFirst()
        .orElse(otherwise);
  }

  private static List<Keyword> keywords(Expression decorator) {
    return decorator instanceof Expression.Call c ? c.keywords() : List.of();
  }

  private Declared.Action action(Statement.FunctionDef definition, Expression decorator) {
    var parameters =
        definition.signature().parameters().stream().filter(p -> !isDependency(p)).toList();
    var name = definition.name().text();
    return new Declared.Action(
        module,
        name,
        definition.name().span(),
        explicitName(decorator, module.name() + ":" + name),
        parameters,
        definition.signature().returns(),
        settings(decorator));
  }

  /// `Annotated[T, Depends(...)]`: filled by the worker, no part of the signature.
  private boolean isDependency(Parameter parameter) {
    return parameter.annotation() instanceof Expression.Subscript s
        && name(s.value()).equals("typing.Annotated")
        && s.index() instanceof Expression.TupleDisplay t
        && t.elements().stream().anyMatch(e -> name(e).equals("waymark.Depends"));
  }

  private static List<Setting> settings(Expression decorator) {
    var found = new ArrayList<Setting>();
    for (var keyword : keywords(decorator)) {
      var name = keyword.name();
      if (name != null && !name.text().equals("name")) {
        found.add(new Setting(name, values(name, keyword.value()), List.of(), keyword.span()));
      }
    }
    return found;
  }

  private static List<Expression> values(Identifier name, Expression value) {
    if (!name.text().equals("raises")) {
      return List.of(value);
    }
    return switch (value) {
      case Expression.ListDisplay l -> l.elements();
      case Expression.TupleDisplay t -> t.elements();
      default -> List.of(value);
    };
  }

  Symbol type(Statement.ClassDef definition) {
    var declared = declared(definition);
    for (var decorator : definition.decorators()) {
      if (name(decorator).equals("waymark.workflow")) {
        var run = declared.method("run");
        if (run.isPresent()) {
          return new Symbol.Workflow(workflow(declared, run.get(), decorator));
        }
      }
    }
    return new Symbol.Type(declared);
  }

  private Declared.Workflow workflow(
      Declared.Class owner, Statement.FunctionDef run, Expression decorator) {
    var parameters = run.signature().parameters();
    return new Declared.Workflow(
        module,
        explicitName(decorator, owner.name()),
        owner.nameSpan(),
        parameters.isEmpty() ? parameters : parameters.subList(1, parameters.size()),
        run.signature().returns(),
        settings(decorator),
        List.of(),
        run.body(),
        run,
        owner);
  }

  private Declared.Class declared(Statement.ClassDef definition) {
    var kind = kind(definition);
    var methods =
        definition.body().stream()
            .filter(Statement.FunctionDef.class::isInstance)
            .map(Statement.FunctionDef.class::cast)
            .toList();
    var name = definition.name();
    return new Declared.Class(
        module,
        name.text(),
        name.span(),
        module.name() + "." + name.text(),
        kind,
        definition.bases(),
        fields(definition, kind),
        methods,
        traits(definition, kind),
        definition);
  }

  private Declared.Kind kind(Statement.ClassDef definition) {
    for (var decorator : definition.decorators()) {
      if (name(decorator).equals("dataclasses.dataclass")) {
        return Declared.Kind.RECORD;
      }
    }
    for (var base : definition.bases()) {
      var symbol = modules.resolve(module, base);
      if (symbol instanceof Symbol.Type t && t.declared().kind() != Declared.Kind.PLAIN) {
        return t.declared().kind();
      }
      var name = name(base);
      if (Builtins.isError(name)) {
        return Declared.Kind.ERROR;
      }
      if (List.of("enum.Enum", "enum.IntEnum", "enum.StrEnum").contains(name)) {
        return Declared.Kind.ENUM;
      }
      if (name.equals("pydantic.BaseModel")) {
        return Declared.Kind.RECORD;
      }
    }
    return Declared.Kind.PLAIN;
  }

  private Declared.Traits traits(Statement.ClassDef definition, Declared.Kind kind) {
    for (var decorator : definition.decorators()) {
      if (name(decorator).equals("dataclasses.dataclass")) {
        return new Declared.Traits(
            !flag(decorator, "frozen", false),
            false,
            flag(decorator, "eq", true),
            flag(decorator, "order", false),
            true);
      }
    }
    if (kind == Declared.Kind.RECORD) {
      return new Declared.Traits(true, true, true, false, true);
    }
    return new Declared.Traits(true, false, false, false, false);
  }

  private static boolean flag(Expression decorator, String wanted, boolean otherwise) {
    for (var keyword : keywords(decorator)) {
      if (keyword.name() != null && keyword.name().text().equals(wanted)) {
        return keyword.value() instanceof Literal.Bool b ? b.value() : otherwise;
      }
    }
    return otherwise;
  }

  private static List<Declared.Field> fields(Statement.ClassDef definition, Declared.Kind kind) {
    var found = new ArrayList<Declared.Field>();
    for (var statement : definition.body()) {
      switch (statement) {
        case Statement.AnnAssign s when s.target() instanceof Expression.Name n ->
            found.add(new Declared.Field(n.id(), n.span(), s.annotation(), s.value()));
        case Statement.Assign s when kind != Declared.Kind.RECORD && s.targets().size() == 1 ->
            add(found, s.targets().getFirst(), s.value());
        default -> {}
      }
    }
    return found;
  }

  private static void add(
      List<Declared.Field> found, Expression target, @Nullable Expression value) {
    if (target instanceof Expression.Name n) {
      found.add(new Declared.Field(n.id(), n.span(), null, value));
    }
  }
}
