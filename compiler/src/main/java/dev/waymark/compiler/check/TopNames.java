package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import java.util.List;
import java.util.function.BiConsumer;

/// The names that a module's top-level statements bind, blocks of `if` and `try` included.
final class TopNames {
  private TopNames() {}

  static void bind(Statement statement, BiConsumer<String, Statement> name) {
    switch (statement) {
      case Statement.FunctionDef s -> name.accept(s.name().text(), s);
      case Statement.ClassDef s -> name.accept(s.name().text(), s);
      case Declaration.Workflow s -> name.accept(s.name().text(), s);
      case Declaration.Action s -> name.accept(s.name().text(), s);
      case Declaration.Record s -> name.accept(s.name().text(), s);
      case Declaration.Error s -> name.accept(s.name().text(), s);
      case Declaration.Enum s -> name.accept(s.name().text(), s);
      case Statement.TypeAlias s -> name.accept(s.name().text(), s);
      case Statement.Import s ->
          s.names()
              .forEach(a -> {
                var as = a.as();
                name.accept(as == null ? a.name().parts().getFirst().text() : as.text(), s);
              });
      case Statement.ImportFrom s ->
          s.names()
              .forEach(a -> {
                var as = a.as();
                name.accept(as == null ? a.name().text() : as.text(), s);
              });
      case Statement.Assign s -> s.targets().forEach(t -> target(t, s, name));
      case Statement.AnnAssign s -> target(s.target(), s, name);
      case Statement.AugAssign s -> target(s.target(), s, name);
      case Statement.If s -> blocks(List.of(s.body(), s.orelse()), name);
      case Statement.Try s -> {
        blocks(List.of(s.body(), s.orelse(), s.finallyBody()), name);
        s.handlers().forEach(h -> blocks(List.of(h.body()), name));
      }
      default -> {}
    }
  }

  private static void blocks(List<List<Statement>> blocks, BiConsumer<String, Statement> name) {
    blocks.forEach(block -> block.forEach(s -> bind(s, name)));
  }

  private static void target(Node target, Statement statement, BiConsumer<String, Statement> name) {
    switch (target) {
      case Expression.Name n -> name.accept(n.id(), statement);
      case Expression.Starred s -> target(s.value(), statement, name);
      case Expression.TupleDisplay t -> t.elements().forEach(e -> target(e, statement, name));
      case Expression.ListDisplay t -> t.elements().forEach(e -> target(e, statement, name));
      default -> {}
    }
  }
}
