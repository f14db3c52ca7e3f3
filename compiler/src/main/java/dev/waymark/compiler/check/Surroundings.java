package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the checks of one function share: what is known, and the nodes around the one they see.
final class Surroundings {
  private final Modules modules;
  private final Problems problems;
  private final Rooted rooted;
  private final List<Node> open = new ArrayList<>();

  Surroundings(Modules modules, Problems problems, Rooted rooted) {
    this.modules = modules;
    this.problems = problems;
    this.rooted = rooted;
  }

  void open(Node node) {
    open.add(node);
  }

  void close() {
    open.removeLast();
  }

  Modules modules() {
    return modules;
  }

  Module module() {
    return rooted.module();
  }

  Rooted rooted() {
    return rooted;
  }

  Types types() {
    return rooted.types();
  }

  boolean isPython() {
    return rooted.module().isPython();
  }

  void add(Diagnostic diagnostic) {
    problems.add(diagnostic);
  }

  /// The node around the one that is looked at, `up` levels away.
  @Nullable Node around(int up) {
    int at = open.size() - 1 - up;
    return at < 0 ? null : open.get(at);
  }

  /// The innermost function around the node that is looked at, or nothing where it is the whole.
  @Nullable Node function() {
    for (int i = open.size() - 2; i >= 0; i--) {
      if (open.get(i) instanceof Statement.FunctionDef
          || open.get(i) instanceof Expression.Lambda) {
        return open.get(i);
      }
    }
    return null;
  }

  /// The nodes around the one that is looked at, innermost first.
  List<Node> outwards() {
    return open.subList(0, Math.max(0, open.size() - 1)).reversed();
  }

  /// Whether a `try` around the node waits for such an error: then it is meant, and says nothing
  /// but what happens when it runs.
  boolean expects(String error) {
    Node inner = around(0);
    for (var node : outwards()) {
      if (node instanceof Statement.Try t && inner != null && t.body().contains(inner)) {
        for (var handler : t.handlers()) {
          var type = handler.type();
          if (type == null || takes(type, error)) {
            return true;
          }
        }
      }
      inner = node;
    }
    return false;
  }

  private boolean takes(Expression type, String error) {
    return type instanceof Expression.TupleDisplay t
        ? t.elements().stream().anyMatch(e -> takes(e, error))
        : types().symbol(type) instanceof Symbol.Builtin b
            && (b.name().equals(error) || Builtins.errorBases(error).contains(b.name()));
  }

  String text(Node node) {
    return module().text().slice(node.span());
  }

  /// Every name that could stand here, for "did you mean".
  Set<String> names() {
    var found = new LinkedHashSet<String>();
    for (Scope at = types().scope(); at != null; at = at.parent()) {
      found.addAll(at.own().keySet());
    }
    found.addAll(module().names());
    found.addAll(Builtins.names(isPython()));
    return found;
  }

  /// The actions, workflows and async helpers of the module.
  Set<String> callables() {
    var found = new LinkedHashSet<String>();
    for (var name : module().names()) {
      switch (modules.lookup(module(), name)) {
        case Symbol.Action _ -> found.add(name);
        case Symbol.Workflow _ -> found.add(name);
        case Symbol.Function _ -> found.add(name);
        case null, default -> {}
      }
    }
    return found;
  }
}
