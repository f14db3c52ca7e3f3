package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Classes and their bases.
public final class Classes {
  private static final int DEEPEST = 50;

  /// A method and the class where it stands.
  public record Method(Declared.Class owner, Statement.FunctionDef definition) {}

  private Classes() {}

  /// The class and its bases below the source root, nearest first. Depth first, as Python's order
  /// is where no base is shared.
  public static List<Declared.Class> line(Modules modules, Declared.Class declared) {
    var found = new ArrayList<Declared.Class>();
    collect(modules, declared, found, 0);
    return found;
  }

  private static void collect(
      Modules modules, Declared.Class declared, List<Declared.Class> found, int depth) {
    if (depth > DEEPEST || found.contains(declared)) {
      return;
    }
    found.add(declared);
    for (var base : bases(modules, declared)) {
      collect(modules, base, found, depth + 1);
    }
  }

  public static List<Declared.Class> bases(Modules modules, Declared.Class declared) {
    var found = new ArrayList<Declared.Class>();
    for (var base : declared.bases()) {
      switch (modules.resolve(declared.module(), base)) {
        case Symbol.Type t -> found.add(t.declared());
        case Symbol.Workflow w -> {
          var owner = w.declared().owner();
          if (owner != null) {
            found.add(owner);
          }
        }
        case null, default -> {}
      }
    }
    return found;
  }

  public static @Nullable Method find(Modules modules, Declared.Class declared, String name) {
    for (var owner : line(modules, declared)) {
      var found = owner.method(name);
      if (found.isPresent()) {
        return new Method(owner, found.get());
      }
    }
    return null;
  }

  /// All fields, those of the farthest base first, as dataclasses order them.
  public static List<Declared.Field> fields(Modules modules, Declared.Class declared) {
    var found = new ArrayList<Declared.Field>();
    for (var owner : line(modules, declared).reversed()) {
      for (var field : owner.fields()) {
        found.removeIf(f -> f.name().equals(field.name()));
        found.add(field);
      }
    }
    return found;
  }

  public static boolean isStatic(Statement.FunctionDef method) {
    return decorated(method, "staticmethod");
  }

  public static boolean isClassMethod(Statement.FunctionDef method) {
    return decorated(method, "classmethod");
  }

  public static boolean isProperty(Statement.FunctionDef method) {
    return decorated(method, "property");
  }

  private static boolean decorated(Statement.FunctionDef method, String name) {
    return method.decorators().stream()
        .anyMatch(d -> d instanceof Expression.Name n && n.id().equals(name));
  }

  /// The name of the builtin error that an error descends from, and of what lies between.
  public static String builtinBase(Modules modules, Declared.Class error) {
    for (var owner : line(modules, error)) {
      for (var base : owner.bases()) {
        if (modules.resolve(owner.module(), base) instanceof Symbol.Builtin b) {
          return b.name();
        }
      }
    }
    return "Exception";
  }
}
