package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is found out about one function at the top of a module, or one method.
///
/// @param self the name of its first parameter, where it is a method
/// @param owner the class whose method it is
public record Rooted(
    Module module,
    Node node,
    List<Parameter> parameters,
    List<? extends Node> body,
    Scopes scopes,
    Types types,
    @Nullable String self,
    Declared.@Nullable Class owner) {

  /// The scopes are made twice: which calls become branches depends on types, and these on scopes.
  public static Rooted of(
      Modules modules,
      Module module,
      Node node,
      List<Parameter> parameters,
      List<? extends Node> body,
      @Nullable String self,
      Declared.@Nullable Class owner) {
    var first = Scopes.of(node, parameters, body);
    var types = new Types(modules, module, first, self, owner);
    var branches = Branching.choose(modules, module, types, body);
    if (branches.isEmpty()) {
      return new Rooted(module, node, parameters, body, first, types, self, owner);
    }
    var scopes = Scopes.of(node, parameters, body, branches);
    return new Rooted(
        module,
        node,
        parameters,
        body,
        scopes,
        new Types(modules, module, scopes, self, owner),
        self,
        owner);
  }

  public static Rooted of(Modules modules, Symbol.Function symbol) {
    var d = symbol.definition();
    return of(modules, symbol.module(), d, d.signature().parameters(), d.body(), null, null);
  }

  public static Rooted of(
      Modules modules, Declared.Class owner, Module module, Statement.FunctionDef method) {
    var parameters = method.signature().parameters();
    var self =
        parameters.isEmpty() || Classes.isStatic(method)
            ? null
            : parameters.getFirst().name().text();
    return of(modules, module, method, parameters, method.body(), self, owner);
  }

  /// A workflow; `self` is a name of its body, not a parameter.
  public static Rooted of(Modules modules, Declared.Workflow workflow) {
    var owner = workflow.owner();
    var self =
        owner == null
                || !(workflow.node() instanceof Statement.FunctionDef run)
                || run.signature().parameters().isEmpty()
            ? null
            : run.signature().parameters().getFirst();
    var given =
        self != null && Selves.uses(modules, workflow.body(), self.name().text(), owner)
            ? withSelf(self, workflow.parameters())
            : workflow.parameters();
    return of(
        modules,
        workflow.module(),
        workflow.node(),
        given,
        workflow.body(),
        self == null ? null : self.name().text(),
        owner);
  }

  private static List<Parameter> withSelf(Parameter self, List<Parameter> rest) {
    var all = new java.util.ArrayList<Parameter>(rest);
    all.add(self);
    return all;
  }
}
