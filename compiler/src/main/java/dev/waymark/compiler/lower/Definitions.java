package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.check.ClassChecks;
import dev.waymark.compiler.check.Classes;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.ir.TypeDefinition.ErrorBase;
import dev.waymark.ir.TypeDefinition.Field;
import dev.waymark.ir.TypeDefinition.Method;
import dev.waymark.ir.TypeDefinition.MethodKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Classes as definitions of the program.
final class Definitions {
  private final Unit unit;

  Definitions(Unit unit) {
    this.unit = unit;
  }

  TypeDefinition definition(Declared.Class declared) {
    new ClassChecks(unit.modules(), declared, unit::say).check();
    return switch (declared.kind()) {
      case RECORD, PLAIN -> record(declared);
      case ENUM -> enumeration(declared);
      case ERROR -> error(declared);
    };
  }

  private TypeDefinition record(Declared.Class declared) {
    var traits = declared.traits();
    return new TypeDefinition.RecordType(
        declared.qualified(),
        Classes.bases(unit.modules(), declared).stream().map(unit::type).toList(),
        fields(declared, declared.fields()),
        methods(declared),
        new TypeDefinition.Traits(
            traits.mutable(), traits.coerces(), traits.comparable(), traits.ordered()));
  }

  private List<Field> fields(Declared.Class declared, List<Declared.Field> fields) {
    return fields.stream().map(f -> field(declared, f)).toList();
  }

  private Field field(Declared.Class declared, Declared.Field field) {
    return new Field(
        field.name(),
        unit.annotations().type(declared.module(), field.annotation()),
        initial(declared, field.initial()));
  }

  /// `field(default_factory=list)` is a call for each new object.
  private Optional<dev.waymark.ir.Expression> initial(
      Declared.Class declared, @Nullable Expression initial) {
    if (initial == null) {
      return Optional.empty();
    }
    var values = Body.constants(unit, declared.module()).values();
    if (initial instanceof Expression.Call call
        && unit.modules().resolve(declared.module(), call.function()) instanceof Symbol.Builtin b
        && b.name().equals("dataclasses.field")) {
      for (var keyword : call.keywords()) {
        var name = keyword.name();
        switch (name == null ? "" : name.text()) {
          case "default" -> {
            return Optional.of(values.value(keyword.value()));
          }
          case "default_factory" -> {
            return Optional.of(
                new dev.waymark.ir.Expression.Invoke(values.value(keyword.value()), List.of()));
          }
          default -> unit.notYet(keyword, "this option of `field`");
        }
      }
      return Optional.empty();
    }
    return Optional.of(values.value(initial));
  }

  private List<Method> methods(Declared.Class declared) {
    var found = new ArrayList<Method>();
    for (var method : declared.methods()) {
      if (isCompiled(declared, method)) {
        var functions = new Functions(Body.constants(unit, declared.module()));
        var closure = functions.method(declared, new Classes.Method(declared, method));
        found.add(new Method(method.name().text(), kind(method), closure));
      }
    }
    return found;
  }

  /// The methods of a workflow are found before it runs; only what constructs it, and what looks
  /// like an attribute, is looked up by name.
  private boolean isCompiled(Declared.Class declared, Statement.FunctionDef method) {
    return !unit.isWorkflowClass(declared)
        || method.name().text().equals("__init__")
        || Classes.isProperty(method);
  }

  private static MethodKind kind(Statement.FunctionDef method) {
    if (Classes.isStatic(method)) {
      return MethodKind.STATIC;
    }
    if (Classes.isClassMethod(method)) {
      return MethodKind.CLASS;
    }
    return Classes.isProperty(method) ? MethodKind.PROPERTY : MethodKind.INSTANCE;
  }

  private TypeDefinition enumeration(Declared.Class declared) {
    var values = Body.constants(unit, declared.module()).values();
    var members = new ArrayList<TypeDefinition.Member>();
    int next = 1;
    for (var member : declared.fields()) {
      var initial = member.initial();
      if (initial instanceof Expression.Call c
          && unit.modules().resolve(declared.module(), c.function()) instanceof Symbol.Builtin b
          && b.name().equals("enum.auto")) {
        var value =
            mixin(declared).equals(Optional.of("enum.StrEnum"))
                ? Constants.of(member.name().toLowerCase(Locale.ROOT))
                : Constants.of(next);
        next++;
        members.add(new TypeDefinition.Member(member.name(), value));
      } else if (initial != null) {
        next = initial instanceof Literal.Int i ? i.value().intValue() + 1 : next + 1;
        members.add(new TypeDefinition.Member(member.name(), values.value(initial)));
      }
    }
    return new TypeDefinition.EnumType(
        declared.qualified(), mixin(declared), members, methods(declared));
  }

  private Optional<String> mixin(Declared.Class declared) {
    for (var base : declared.bases()) {
      if (unit.modules().resolve(declared.module(), base) instanceof Symbol.Builtin b) {
        switch (b.name()) {
          case "str", "int", "enum.StrEnum", "enum.IntEnum" -> {
            return Optional.of(b.name());
          }
          default -> {}
        }
      }
    }
    return Optional.empty();
  }

  private TypeDefinition error(Declared.Class declared) {
    var bases = new ArrayList<ErrorBase>();
    for (var expression : declared.bases()) {
      switch (unit.modules().resolve(declared.module(), expression)) {
        case Symbol.Builtin b -> bases.add(new ErrorBase.Builtin(b.name()));
        case Symbol.Type t -> bases.add(new ErrorBase.Defined(unit.type(t.declared())));
        case null, default -> unit.notYet(expression, "this base of an error");
      }
    }
    if (bases.isEmpty()) {
      bases.add(new ErrorBase.Builtin("Exception"));
    }
    return new TypeDefinition.ErrorType(
        declared.qualified(), bases, fields(declared, declared.fields()), methods(declared));
  }
}
