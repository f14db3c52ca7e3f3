package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.ast.SourceFile;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One file below the source root: its tree, and its names as far as they have been asked for.
public final class Module {
  private final String path;
  private final SourceText text;
  private final SourceFile tree;
  private final List<Diagnostic> syntax;
  private final Map<String, Bound> bound = new LinkedHashMap<>();

  /// A name that a statement at the top binds. `times` counts the bindings.
  record Bound(Statement statement, int times, @Nullable Symbol symbol) {}

  Module(String path, SourceText text, SourceFile tree, List<Diagnostic> syntax) {
    this.path = path;
    this.text = text;
    this.tree = tree;
    this.syntax = List.copyOf(syntax);
    for (var statement : tree.body()) {
      TopNames.bind(statement, this::bind);
    }
  }

  private void bind(String name, Statement statement) {
    var before = bound.get(name);
    bound.put(name, new Bound(statement, before == null ? 1 : before.times + 1, null));
  }

  @Nullable Bound bound(String name) {
    return bound.get(name);
  }

  void know(String name, Symbol symbol) {
    var before = bound.get(name);
    if (before != null) {
      bound.put(name, new Bound(before.statement, before.times, symbol));
    }
  }

  public Set<String> names() {
    return bound.keySet();
  }

  /// Relative to the source root.
  public String path() {
    return path;
  }

  /// `a.b` for `a/b.py`.
  public String name() {
    var plain = path.substring(0, path.lastIndexOf('.')).replace('/', '.');
    return plain.endsWith(".__init__") ? plain.substring(0, plain.length() - 9) : plain;
  }

  public SourceText text() {
    return text;
  }

  public SourceFile tree() {
    return tree;
  }

  public Dialect dialect() {
    return tree.dialect();
  }

  public boolean isPython() {
    return tree.dialect() == Dialect.PYTHON;
  }

  public List<Diagnostic> syntax() {
    return syntax;
  }

  @Override
  public String toString() {
    return path;
  }
}
