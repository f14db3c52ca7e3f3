package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Setting;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Declarations as both dialects mean them. Equality is identity of what was declared.
public sealed interface Declared {
  Module module();

  String name();

  Span nameSpan();

  /// @param identity its name among workers
  /// @param settings in the form that `.wm` writes them
  /// @param settingsNode where they stand
  record Action(
      Module module,
      String name,
      Span nameSpan,
      String identity,
      List<Parameter> parameters,
      @Nullable Expression returns,
      List<Setting> settings)
      implements Declared {
    public Optional<Setting> setting(String wanted) {
      return settings.stream().filter(s -> s.name().text().equals(wanted)).findFirst();
    }
  }

  /// @param owner the class whose `run` this is
  record Workflow(
      Module module,
      String name,
      Span nameSpan,
      List<Parameter> parameters,
      @Nullable Expression returns,
      List<Setting> policy,
      List<Declaration.Signal> signals,
      List<Statement> body,
      Node node,
      @Nullable Class owner)
      implements Declared {}

  /// @param qualified the name that crosses the border
  record Class(
      Module module,
      String name,
      Span nameSpan,
      String qualified,
      Kind kind,
      List<Expression> bases,
      List<Field> fields,
      List<Statement.FunctionDef> methods,
      Traits traits,
      Node node)
      implements Declared {
    public Optional<Statement.FunctionDef> method(String wanted) {
      return methods.stream().filter(m -> m.name().text().equals(wanted)).findFirst();
    }

    public Optional<Field> field(String wanted) {
      return fields.stream().filter(f -> f.name().equals(wanted)).findFirst();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Class c
          && c.qualified.equals(qualified)
          && c.nameSpan.equals(nameSpan);
    }

    @Override
    public int hashCode() {
      return qualified.hashCode();
    }
  }

  enum Kind {
    RECORD,
    ENUM,
    ERROR,
    /// A class with methods that is none of these: a workflow, its base.
    PLAIN
  }

  /// A field, a class attribute, or a member of an enum (whose value stands in `initial`).
  record Field(
      String name, Span span, @Nullable Expression annotation, @Nullable Expression initial) {}

  /// As [dev.waymark.ir.TypeDefinition.Traits]; `data`: constructed from its fields.
  record Traits(
      boolean mutable, boolean coerces, boolean comparable, boolean ordered, boolean data) {}
}
