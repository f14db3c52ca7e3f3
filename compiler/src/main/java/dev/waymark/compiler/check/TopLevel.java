package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.SourceFile;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The top of a `.wm` file: declarations, helpers, imports and constants, each name once.
final class TopLevel {
  private final List<Diagnostic> found = new ArrayList<>();
  private final TreeMap<String, Span> names = new TreeMap<>();

  private TopLevel() {}

  static List<Diagnostic> check(SourceFile file) {
    var top = new TopLevel();
    for (var statement : file.body()) {
      boolean docstring =
          statement.equals(file.body().getFirst()) && Placement.isDocstring(statement);
      if (!docstring) {
        top.statement(statement);
      }
    }
    return top.found;
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Declaration.Test _ -> {}
      case Declaration d -> {
        declare(identifier(d));
        members(d);
      }
      case Statement.FunctionDef s -> declare(s.name());
      case Statement.TypeAlias s -> declare(s.name());
      case Statement.Import s -> s.names().forEach(this::imported);
      case Statement.ImportFrom s -> s.names().forEach(this::imported);
      case Statement.Assign s when isConstant(s) -> s.targets().forEach(this::constant);
      case Statement.AnnAssign s when s.target() instanceof Expression.Name && s.value() != null ->
          constant(s.target());
      case Statement.ClassDef s ->
          misplaced(
              s.name().span(),
              "`class` is no declaration of `.wm`",
              "write a `record` for data and a `def` for what is done with it");
      default ->
          misplaced(
              statement.span(),
              "only declarations and constants stand at the top of a `.wm` file",
              "put this into a workflow or a `def`");
    }
  }

  private void misplaced(Span span, String message, String help) {
    found.add(Diagnostic.of(Code.WM117, span, message).help(help));
  }

  private static boolean isConstant(Statement.Assign s) {
    return s.targets().stream().allMatch(Expression.Name.class::isInstance);
  }

  private void constant(Expression target) {
    if (target instanceof Expression.Name name) {
      declare(new Identifier(name.id(), name.span()));
    }
  }

  private void imported(Statement.Alias alias) {
    var as = alias.as();
    declare(as != null ? as : alias.name().parts().getFirst());
  }

  private void declare(Identifier name) {
    twice(name, names, "`" + name + "` is declared twice in this file");
  }

  private void twice(Identifier name, TreeMap<String, Span> known, String message) {
    var first = known.putIfAbsent(name.text(), name.span());
    if (first != null) {
      found.add(
          Diagnostic.of(Code.WM112, name.span(), message)
              .label("the second")
              .label(first, "the first"));
    }
  }

  private void members(Declaration declaration) {
    var known = new TreeMap<String, Span>();
    var fields =
        switch (declaration) {
          case Declaration.Record r -> r.fields().stream().map(Declaration.Field::name).toList();
          case Declaration.Error e -> e.fields().stream().map(Declaration.Field::name).toList();
          case Declaration.Enum e ->
              e.members().stream().map(Declaration.Enum.Member::name).toList();
          case Declaration.Workflow w ->
              w.signals().stream().map(Declaration.Signal::name).toList();
          case Declaration.Action _, Declaration.Schedule _, Declaration.Test _ ->
              List.<Identifier>of();
        };
    fields.forEach(field -> twice(field, known, "`" + field + "` is declared twice here"));
  }

  static Identifier identifier(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Workflow d -> d.name();
      case Declaration.Action d -> d.name();
      case Declaration.Record d -> d.name();
      case Declaration.Error d -> d.name();
      case Declaration.Enum d -> d.name();
      case Declaration.Schedule d -> d.name();
      case Declaration.Test d -> new Identifier(d.title(), d.titleSpan());
    };
  }

  static Span name(Declaration declaration) {
    return identifier(declaration).span();
  }

  static String word(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Workflow _ -> "a workflow";
      case Declaration.Action _ -> "an action";
      case Declaration.Record _ -> "a record";
      case Declaration.Error _ -> "an error";
      case Declaration.Enum _ -> "an enum";
      case Declaration.Schedule _ -> "a schedule";
      case Declaration.Test _ -> "a test";
    };
  }
}
