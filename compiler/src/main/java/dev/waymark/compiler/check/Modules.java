package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.DottedName;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.parse.Parser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Every file that a compilation has read, and what names mean across them: by following imports on
/// disk, by object and not by spelling.
public final class Modules {
  private static final Symbol UNKNOWN = new Symbol.Library("?");

  private final Function<String, Optional<String>> read;
  private final Map<String, Optional<Module>> loaded = new LinkedHashMap<>();

  public Modules(Function<String, Optional<String>> read) {
    this.read = read;
  }

  /// The file at a path below the source root.
  public Optional<Module> load(String path) {
    var known = loaded.get(path);
    if (known != null) {
      return known;
    }
    var found =
        read.apply(path)
            .map(text -> {
              var source = SourceText.of(path, text);
              var parsed = Parser.parse(source);
              var syntax = new ArrayList<>(parsed.diagnostics());
              syntax.addAll(Placement.check(parsed.ast()));
              return new Module(path, source, parsed.ast(), syntax);
            });
    loaded.put(path, found);
    return found;
  }

  /// Every module that was read, in the order of reading.
  public List<Module> all() {
    return loaded.values().stream().flatMap(Optional::stream).toList();
  }

  /// Where a module may stand.
  static List<String> paths(String module) {
    var base = module.replace('.', '/');
    return List.of(base + ".wm", base + ".py", base + "/__init__.py");
  }

  private Optional<Module> find(String module, Module from) {
    for (var path : paths(module)) {
      if (!path.equals(from.path())) {
        var found = load(path);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// What a name means at the top of a module, builtins included; nothing where it is defined
  /// nowhere.
  public @Nullable Symbol lookup(Module module, String name) {
    var bound = module.bound(name);
    if (bound == null) {
      var builtin = module.isPython() ? name : Builtins.ofWm(name);
      return builtin.indexOf('.') > 0 || Builtins.isName(builtin)
          ? new Symbol.Builtin(builtin)
          : null;
    }
    if (bound.symbol() != null) {
      return bound.symbol();
    }
    module.know(name, UNKNOWN); // a cycle of imports ends here
    var symbol = resolve(module, name, bound);
    module.know(name, symbol);
    return symbol;
  }

  private Symbol resolve(Module module, String name, Module.Bound bound) {
    return switch (bound.statement()) {
      case Statement.Import s -> imported(module, name, s);
      case Statement.ImportFrom s -> imported(module, name, s);
      case Statement.FunctionDef s -> new PythonDeclarations(this, module).function(s);
      case Statement.ClassDef s -> new PythonDeclarations(this, module).type(s);
      case Declaration d -> WmDeclarations.symbol(module, d);
      case Statement.TypeAlias s -> new Symbol.Constant(module, name, s.value());
      case Statement.Assign s when bound.times() == 1 && plain(s.targets(), name) ->
          new Symbol.Constant(module, name, s.value());
      case Statement.AnnAssign s when bound.times() == 1 && s.value() != null ->
          new Symbol.Constant(module, name, s.value());
      default -> new Symbol.Variable(module, name, bound.statement().span());
    };
  }

  private static boolean plain(List<Expression> targets, String name) {
    return targets.stream().anyMatch(t -> t instanceof Expression.Name n && n.id().equals(name));
  }

  private Symbol imported(Module module, String name, Statement.Import statement) {
    for (var alias : statement.names()) {
      var as = alias.as();
      var whole = alias.name().text();
      var first = alias.name().parts().getFirst().text();
      if (as != null ? as.text().equals(name) : first.equals(name)) {
        return module(module, as != null ? whole : first, alias.name());
      }
    }
    throw new IllegalStateException("no import of " + name + " in " + statement);
  }

  private Symbol module(Module from, String name, DottedName at) {
    var found = find(name, from);
    if (found.isPresent()) {
      return new Symbol.Source(found.get());
    }
    return Libraries.isKnown(name)
        ? new Symbol.Library(name)
        : new Symbol.Missing(name, name, at.span());
  }

  private Symbol imported(Module module, String name, Statement.ImportFrom statement) {
    for (var alias : statement.names()) {
      var as = alias.as();
      if ((as == null ? alias.name().text() : as.text()).equals(name)) {
        var from = absolute(module, statement.level(), statement.module());
        return member(module, from, alias.name().parts().getFirst());
      }
    }
    throw new IllegalStateException("no import of " + name + " in " + statement);
  }

  private static String absolute(Module module, int level, DottedName name) {
    if (level == 0) {
      return name.text();
    }
    var parts = module.path().split("/");
    var base = new StringBuilder();
    for (int i = 0; i < parts.length - level; i++) {
      base.append(base.isEmpty() ? "" : ".").append(parts[i]);
    }
    if (!name.parts().isEmpty()) {
      base.append(base.isEmpty() ? "" : ".").append(name.text());
    }
    return base.toString();
  }

  private Symbol member(Module from, String module, Identifier name) {
    var found = find(module, from);
    if (found.isPresent()) {
      var symbol = found.get().bound(name.text()) == null ? null : lookup(found.get(), name.text());
      if (symbol != null) {
        return symbol;
      }
    }
    var inside = module.isEmpty() ? name.text() : module + "." + name.text();
    var submodule = find(inside, from);
    if (submodule.isPresent()) {
      return new Symbol.Source(submodule.get());
    }
    return found.isEmpty() && Libraries.isKnown(module)
        ? library(inside)
        : new Symbol.Missing(module, name.text(), name.span());
  }

  /// A member of a module that does not stand below the source root.
  static Symbol library(String qualified) {
    var name = Builtins.canonical(qualified);
    return Builtins.isMember(name) || Builtins.isName(name)
        ? new Symbol.Builtin(name)
        : new Symbol.Library(name);
  }

  /// What `symbol.name` means, where that is known before running.
  public @Nullable Symbol member(@Nullable Symbol symbol, String name) {
    return switch (symbol) {
      case Symbol.Library l -> library(l.name() + "." + name);
      case Symbol.Builtin b when Builtins.isMember(b.name() + "." + name) ->
          library(b.name() + "." + name);
      case Symbol.Builtin b when Methods.isLacking(b.name(), name) ->
          new Symbol.Library(b.name() + "." + name);
      case Symbol.Source s when s.module().bound(name) != null -> lookup(s.module(), name);
      case Symbol.Source s -> {
        var inside = find(s.module().name() + "." + name, s.module());
        yield inside.<Symbol>map(Symbol.Source::new).orElse(null);
      }
      case null, default -> null;
    };
  }

  /// What an expression at the top of a module means.
  public @Nullable Symbol resolve(Module module, Expression expression) {
    return switch (expression) {
      case Expression.Name n -> lookup(module, n.id());
      case Expression.Attribute a -> member(resolve(module, a.value()), a.name().text());
      default -> null;
    };
  }
}
