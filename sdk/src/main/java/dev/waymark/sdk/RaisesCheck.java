package dev.waymark.sdk;

import dev.waymark.ir.Expression;
import dev.waymark.ir.Program;
import dev.waymark.sdk.actions.ActionMethod;
import dev.waymark.sdk.actions.JavaErrors;
import java.util.ArrayList;
import java.util.List;

/// Holds the `raises` of `@Action` methods against those of the programs that use them: an error
/// that only one side expects would be retried, or not be caught.
final class RaisesCheck {
  private RaisesCheck() {}

  static void check(Catalog catalog, List<ActionMethod> methods) throws CompilationFailed {
    List<String> problems = new ArrayList<>();
    for (Catalog.Entry entry : catalog.entries()) {
      for (Program.Action action : entry.program().actions()) {
        for (ActionMethod method : methods) {
          if (method.isMeantBy(action.name())) {
            missing(entry, action, method, problems);
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new CompilationFailed(String.join("\n", problems));
    }
  }

  private static void missing(
      Catalog.Entry entry, Program.Action action, ActionMethod method, List<String> problems) {
    List<String> declared = new ArrayList<>();
    for (Expression raised : action.raises()) {
      switch (raised) {
        case Expression.Builtin(String name) -> declared.add(bare(name));
        case Expression.TypeOf(int type) ->
            declared.add(bare(entry.program().types().get(type).name()));
        default -> {
          return; // an expression that only the machine can read: nothing to hold against
        }
      }
    }
    for (Class<? extends Throwable> type : method.raises()) {
      if (!declared.contains(JavaErrors.name(type))) {
        problems.add(
            "%s: `%s` raises %s in Java, and its declaration in %s does not say so"
                .formatted(
                    entry.name(), action.name(), JavaErrors.name(type), entry.debug().file()));
      }
    }
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
