package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Pattern;
import dev.waymark.compiler.ast.SourceFile;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `global`, `nonlocal` and `:=`, as far as CPython refuses them when it compiles.
final class NameRules {
  /// The names that one function has, and the function around it; classes are looked through.
  private record Names(TreeSet<String> own, @Nullable Names outer) {
    boolean known(String name) {
      return own.contains(name) || outer != null && outer.known(name);
    }
  }

  private final List<Diagnostic> found = new ArrayList<>();

  private NameRules() {}

  static List<Diagnostic> check(SourceFile file) {
    var rules = new NameRules();
    file.body().forEach(statement -> rules.visit(statement, null));
    rules.statements(file.body(), List.of(), null, true);
    return rules.found;
  }

  private void visit(Node node, @Nullable Names around) {
    switch (node) {
      case Statement.FunctionDef f -> {
        var names = names(f.signature().parameters(), f.body(), around);
        statements(f.body(), f.signature().parameters(), around, false);
        f.body().forEach(inner -> visit(inner, names));
      }
      case Declaration.Workflow w -> {
        var names = names(w.signature().parameters(), w.body(), around);
        statements(w.body(), w.signature().parameters(), around, false);
        w.body().forEach(inner -> visit(inner, names));
      }
      case Statement.ClassDef c -> {
        statements(c.body(), List.of(), around, false);
        var methods = new TreeSet<String>();
        methods.add("__class__");
        c.body().forEach(inner -> visit(inner, new Names(methods, around)));
      }
      case Expression.Comprehension c -> {
        comprehension(c.generators(), List.of(c.element()));
        Trees.children(c).forEach(inner -> visit(inner, around));
      }
      case Expression.DictComprehension c -> {
        comprehension(c.generators(), List.of(c.key(), c.value()));
        Trees.children(c).forEach(inner -> visit(inner, around));
      }
      default -> Trees.children(node).forEach(inner -> visit(inner, around));
    }
  }

  private static Names names(
      List<Parameter> parameters, List<Statement> body, @Nullable Names around) {
    var own = new TreeSet<String>();
    parameters.forEach(parameter -> own.add(parameter.name().text()));
    body.forEach(statement -> bound(statement, own));
    body.forEach(statement -> declaredGlobal(statement, own));
    return new Names(own, around);
  }

  private static void declaredGlobal(Node node, TreeSet<String> own) {
    if (node instanceof Statement.Global g) {
      g.names().forEach(name -> own.remove(name.text()));
    }
    inside(node).forEach(inner -> declaredGlobal(inner, own));
  }

  /// What stands in the same function: bodies of others are left out.
  private static List<Node> inside(Node node) {
    return switch (node) {
      case Statement.FunctionDef _, Statement.ClassDef _, Expression.Lambda _, Declaration _ ->
          List.of();
      default -> Trees.children(node);
    };
  }

  private static void bound(Node node, TreeSet<String> own) {
    bound(node).forEach((name, _) -> own.add(name));
    inside(node).forEach(inner -> bound(inner, own));
  }

  /// What a single node binds by itself.
  private static TreeMap<String, Span> bound(Node node) {
    var names = new TreeMap<String, Span>();
    switch (node) {
      case Statement.Assign s -> s.targets().forEach(target -> targets(target, names));
      case Statement.AugAssign s -> targets(s.target(), names);
      case Statement.AnnAssign s -> targets(s.target(), names);
      case Statement.For s -> targets(s.target(), names);
      case Statement.Delete s -> s.targets().forEach(target -> targets(target, names));
      case Statement.With.Item i -> targets(i.target(), names);
      case Statement.FunctionDef s -> put(s.name(), names);
      case Statement.ClassDef s -> put(s.name(), names);
      case Statement.TypeAlias s -> put(s.name(), names);
      case Statement.Import s -> s.names().forEach(alias -> put(alias, names));
      case Statement.ImportFrom s -> s.names().forEach(alias -> put(alias, names));
      case Statement.Try.Handler h -> put(h.name(), names);
      case Expression.NamedExpr e -> targets(e.target(), names);
      case Pattern.As p -> put(p.name(), names);
      case Pattern.Star p -> put(p.name(), names);
      case Pattern.Mapping p -> put(p.rest(), names);
      default -> {}
    }
    return names;
  }

  private static void put(@Nullable Identifier name, TreeMap<String, Span> names) {
    if (name != null) {
      names.putIfAbsent(name.text(), name.span());
    }
  }

  private static void put(Statement.Alias alias, TreeMap<String, Span> names) {
    var as = alias.as();
    put(as != null ? as : alias.name().parts().getFirst(), names);
  }

  private static void targets(@Nullable Expression target, TreeMap<String, Span> names) {
    switch (target) {
      case Expression.Name name -> names.putIfAbsent(name.id(), name.span());
      case Expression.Starred star -> targets(star.value(), names);
      case Expression.TupleDisplay t -> t.elements().forEach(inner -> targets(inner, names));
      case Expression.ListDisplay t -> t.elements().forEach(inner -> targets(inner, names));
      case null, default -> {}
    }
  }

  // ------------------------------------------------------------ global and nonlocal

  /// In the order of the text: a name is declared before it is used.
  private void statements(
      List<Statement> body, List<Parameter> parameters, @Nullable Names around, boolean module) {
    var used = new TreeMap<String, Span>();
    var taken = new TreeSet<String>();
    parameters.forEach(parameter -> taken.add(parameter.name().text()));
    var declared = new TreeMap<String, String>();
    body.forEach(
        statement -> declarations(statement, new Walk(used, taken, declared, around, module)));
  }

  private record Walk(
      TreeMap<String, Span> used,
      TreeSet<String> parameters,
      TreeMap<String, String> declared,
      @Nullable Names around,
      boolean module) {}

  private void declarations(Node node, Walk walk) {
    switch (node) {
      case Statement.Global g -> g.names().forEach(name -> declare(name, "global", walk));
      case Statement.Nonlocal n -> n.names().forEach(name -> declare(name, "nonlocal", walk));
      case Expression.Name name -> walk.used().putIfAbsent(name.id(), name.span());
      default -> {
        inside(node).forEach(inner -> declarations(inner, walk));
        bound(node).forEach(walk.used()::putIfAbsent);
      }
    }
  }

  private void declare(Identifier name, String word, Walk walk) {
    var text = name.text();
    var other = walk.declared().put(text, word);
    var use = walk.used().get(text);
    if (word.equals("nonlocal") && walk.module()) {
      refuse(name.span(), "`nonlocal` stands only in a function inside another");
    } else if (walk.parameters().contains(text)) {
      refuse(name.span(), "`" + text + "` is a parameter, so it cannot be " + word);
    } else if (other != null && !other.equals(word)) {
      refuse(name.span(), "`" + text + "` cannot be both global and nonlocal");
    } else if (use != null) {
      found.add(
          Diagnostic.of(
                  Code.WM111, name.span(), "`" + text + "` is used before it is declared " + word)
              .label(use, "used here"));
    } else if (word.equals("nonlocal") && (walk.around() == null || !walk.around().known(text))) {
      refuse(name.span(), "no function around this one has a name `" + text + "`");
    }
  }

  private void refuse(Span span, String message) {
    found.add(Diagnostic.of(Code.WM111, span, message));
  }

  // ------------------------------------------------------------ comprehensions

  private void comprehension(List<Expression.Generator> generators, List<Expression> elements) {
    var targets = new TreeMap<String, Span>();
    generators.forEach(generator -> targets(generator.target(), targets));
    for (var generator : generators) {
      walrus(generator.iterable(), null);
      generator.conditions().forEach(condition -> walrus(condition, targets));
    }
    elements.forEach(element -> walrus(element, targets));
  }

  /// Without targets none may stand there at all.
  private void walrus(Node node, @Nullable TreeMap<String, Span> targets) {
    if (node instanceof Expression.NamedExpr named) {
      if (targets == null) {
        refuse(named.span(), "`:=` cannot stand in what a comprehension goes through");
      } else if (targets.containsKey(named.target().id())) {
        refuse(
            named.span(), "`:=` cannot give `" + named.target().id() + "` a value, the loop does");
      }
    }
    if (!(node instanceof Expression.Lambda)) {
      Trees.children(node).forEach(inner -> walrus(inner, targets));
    }
  }
}
