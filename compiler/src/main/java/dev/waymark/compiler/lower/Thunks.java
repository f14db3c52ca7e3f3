package dev.waymark.compiler.lower;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.check.Declared;
import dev.waymark.compiler.check.Module;
import dev.waymark.compiler.check.Modules;
import dev.waymark.compiler.check.Problems;
import dev.waymark.compiler.check.Rooted;
import dev.waymark.compiler.check.Symbol;
import dev.waymark.compiler.check.Trees;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.compiler.test.TestPlan.Query;
import dev.waymark.compiler.test.TestPlan.QueryKind;
import dev.waymark.compiler.test.TestPlan.Thunk;
import dev.waymark.ir.Expression.Closure;
import dev.waymark.ir.Function;
import dev.waymark.ir.Policy;
import dev.waymark.ir.Program;
import dev.waymark.ir.Type;
import dev.waymark.ir.TypeDefinition;
import dev.waymark.ir.TypeDefinition.Field;
import dev.waymark.ir.json.ProgramJson;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Expressions of a test as programs of their own.
final class Thunks {
  private final Modules modules;
  private final Module module;
  private final Problems problems;
  private final Map<String, Seen> seen;
  private final List<Statement> assigned;

  /// What an expression of a test may look at by name.
  sealed interface Seen {
    record Instance(Declared.Workflow workflow) implements Seen {}

    record Generated(Expression type) implements Seen {}
  }

  /// @param seen what has a name so far
  /// @param assigned what the test has assigned so far; said again in every thunk
  Thunks(
      Modules modules,
      Module module,
      Problems problems,
      Map<String, Seen> seen,
      List<Statement> assigned) {
    this.modules = modules;
    this.module = module;
    this.problems = problems;
    this.seen = seen;
    this.assigned = List.copyOf(assigned);
  }

  /// @param returns the type that the value is encoded by
  Thunk returning(Expression value, Module where, @Nullable Expression returns) {
    return thunk(new Statement.Return(value, value.span()), where, returns);
  }

  Thunk raising(Expression error) {
    return thunk(new Statement.Raise(error, null, error.span()), module, null);
  }

  /// The arguments of a start, by name.
  Thunk input(Expression.Call call, Declared.Workflow workflow) {
    var entries = new ArrayList<Expression.DictDisplay.Entry>();
    var parameters = workflow.parameters();
    for (int i = 0; i < call.arguments().size(); i++) {
      var argument = call.arguments().get(i);
      if (i >= parameters.size() || argument instanceof Expression.Starred) {
        problems.notYet(argument, "this argument of a start");
      } else {
        entries.add(entry(parameters.get(i).name().text(), argument));
      }
    }
    for (var keyword : call.keywords()) {
      var name = keyword.name();
      if (name == null) {
        problems.notYet(keyword, "`**` in a start");
      } else {
        entries.add(entry(name.text(), keyword.value()));
      }
    }
    return returning(new Expression.DictDisplay(entries, call.span()), module, null);
  }

  private static Expression.DictDisplay.Entry entry(String name, Expression value) {
    return new Expression.DictDisplay.Entry(
        new Literal.Str(name, value.span()), value, value.span());
  }

  private Thunk thunk(Statement last, Module where, @Nullable Expression returns) {
    var body = new ArrayList<Statement>(assigned);
    body.add(last);
    var queries = new ArrayList<Query>();
    var names = new IdentityHashMap<Node, String>();
    body.forEach(s -> queries(s, queries, names));
    var used = seen.keySet().stream().filter(r -> mentions(body, r)).toList();
    var unit = new Unit(modules, problems, List.of());
    unit.ask(names);
    var parameters = new ArrayList<Parameter>();
    var types = new ArrayList<Function.Parameter>();
    for (var name : used) {
      parameters.add(parameter(name, last.span()));
      types.add(parameter(name, type(unit, seen.get(name))));
    }
    for (var query : queries) {
      parameters.add(parameter(query.parameter(), last.span()));
      types.add(parameter(query.parameter(), Type.ANY));
    }
    var rooted = Rooted.of(modules, module, last, parameters, body, null, null);
    int main = unit.function(last, () -> main(unit, rooted, types));
    var result = unit.annotations().type(where, returns);
    unit.finish();
    var program = program(unit, main, result);
    var digest = ProgramJson.digest(module.text().text());
    return new Thunk(program, unit.debug(digest, module.path()), used, queries);
  }

  private static Program program(Unit unit, int main, Type result) {
    return new Program(
        Program.LANGUAGE_VERSION,
        "<test>",
        new Closure(main, List.of(), List.of()),
        result,
        new Program.WorkflowPolicy(Policy.NONE, false),
        unit.functions().stream().map(Unit.Lowered::function).toList(),
        unit.types(),
        unit.actions(),
        unit.globals(),
        unit.signals());
  }

  private static Unit.Lowered main(Unit unit, Rooted rooted, List<Function.Parameter> types) {
    var inside =
        new Body.Inside(
            "<test>",
            rooted.module(),
            rooted.scopes(),
            Function.Kind.ASYNC,
            null,
            null,
            null,
            List.of());
    var made = new Body(unit, inside, rooted.scopes().root(), rooted.parameters());
    for (var statement : rooted.body()) {
      made.statements().one((Statement) statement);
    }
    return made.finish("<test>", types);
  }

  private static Parameter parameter(String name, Span span) {
    return new Parameter(
        Parameter.Kind.POSITIONAL_OR_KEYWORD, new Identifier(name, span), null, null, span);
  }

  private static Function.Parameter parameter(String name, Type type) {
    return new Function.Parameter(name, Function.Binding.POSITIONAL_OR_KEYWORD, type);
  }

  private Type type(Unit unit, @Nullable Seen of) {
    return switch (of) {
      case Seen.Instance(var workflow) -> runType(unit, workflow);
      case Seen.Generated(var type) -> unit.annotations().type(module, type);
      case null -> Type.ANY;
    };
  }

  /// What a test sees of an instance.
  private static Type runType(Unit unit, Declared.Workflow workflow) {
    var text = new Type.Scalar(Type.Kind.STR);
    var failure =
        unit.type(
            record(
                "waymark.Failure",
                List.of(
                    field("name", text),
                    field("message", text),
                    field("attributes", new Type.DictOf(text, Type.ANY)))));
    var none = new Type.Scalar(Type.Kind.NONE);
    var result = unit.annotations().result(workflow.module(), workflow.returns());
    var fields =
        List.of(
            field("status", text),
            field("result", new Type.Union(List.of(result, none))),
            field("failure", new Type.Union(List.of(new Type.Named(failure), none))));
    return new Type.Named(unit.type(record("waymark.Run", fields)));
  }

  private static TypeDefinition.RecordType record(String name, List<Field> fields) {
    return new TypeDefinition.RecordType(
        name, List.of(), fields, List.of(), new TypeDefinition.Traits(false, false, true, false));
  }

  private static Field field(String name, Type type) {
    return new Field(name, type, Optional.empty());
  }

  private boolean mentions(List<? extends Node> body, String name) {
    return Trees.any(body, n -> n instanceof Expression.Name e && e.id().equals(name), n -> false);
  }

  /// Finds what is asked of the history, and gives each question a parameter.
  private void queries(Node node, List<Query> found, Map<Node, String> names) {
    if (node instanceof Expression.Call c
        && c.function() instanceof Expression.Name n
        && modules.lookup(module, n.id()) == null) {
      var kind = kind(n.id());
      if (kind != null && c.arguments().size() <= 1 && c.keywords().isEmpty()) {
        var name = ".q" + found.size();
        found.add(new Query(name, kind, argument(c, kind)));
        names.put(c, name);
        return;
      }
    }
    Trees.children(node).forEach(child -> queries(child, found, names));
  }

  private static @Nullable QueryKind kind(String name) {
    return switch (name) {
      case "order" -> QueryKind.ORDER;
      case "calls" -> QueryKind.CALLS;
      case "attempts" -> QueryKind.ATTEMPTS;
      case "deliveries" -> QueryKind.DELIVERIES;
      case "keys" -> QueryKind.KEYS;
      default -> null;
    };
  }

  /// An action by name, in quotes or not, is said by its identity.
  private String argument(Expression.Call c, QueryKind kind) {
    if (c.arguments().isEmpty()) {
      return "";
    }
    var argument = c.arguments().getFirst();
    var name =
        switch (argument) {
          case Literal.Str s -> s.value();
          case Expression.Name n -> n.id();
          default -> {
            problems.notYet(argument, "a computed name of an action in a test");
            yield "";
          }
        };
    return kind != QueryKind.ORDER && modules.lookup(module, name) instanceof Symbol.Action a
        ? a.declared().identity()
        : name;
  }
}
