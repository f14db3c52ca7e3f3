package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.SourceFile;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/// `from __future__ import …` stands before everything but the docstring, and knows ten names.
final class FutureImports {
  private static final List<String> FEATURES =
      List.of(
          "nested_scopes",
          "generators",
          "division",
          "absolute_import",
          "with_statement",
          "print_function",
          "unicode_literals",
          "barry_as_FLUFL",
          "generator_stop",
          "annotations");

  private FutureImports() {}

  static List<Diagnostic> check(SourceFile file) {
    var found = new ArrayList<Diagnostic>();
    boolean early = true;
    for (var statement : file.body()) {
      boolean docstring =
          statement.equals(file.body().getFirst()) && Placement.isDocstring(statement);
      if (statement instanceof Statement.ImportFrom s && isFuture(s)) {
        features(s, found);
        late(s, early, found);
      } else if (!docstring) {
        early = false;
        Trees.any(statement, node -> deeper(node, found), _ -> false);
      }
    }
    return found;
  }

  private static boolean isFuture(Statement.ImportFrom s) {
    return s.level() == 0 && s.module().text().equals("__future__");
  }

  /// Goes on through the whole tree.
  private static boolean deeper(Node node, List<Diagnostic> found) {
    if (node instanceof Statement.ImportFrom s && isFuture(s)) {
      late(s, false, found);
    }
    return false;
  }

  private static void late(Statement.ImportFrom s, boolean early, List<Diagnostic> found) {
    if (!early) {
      var message = "an import from `__future__` stands before everything but the docstring";
      found.add(Diagnostic.of(Code.WM111, s.span(), message));
    }
  }

  private static void features(Statement.ImportFrom s, List<Diagnostic> found) {
    for (var alias : s.names()) {
      var name = alias.name().text();
      if (!FEATURES.contains(name)) {
        found.add(
            Diagnostic.of(Code.WM111, alias.span(), "`__future__` has no `" + name + "`")
                .didYouMean(name, FEATURES));
      }
    }
  }
}
