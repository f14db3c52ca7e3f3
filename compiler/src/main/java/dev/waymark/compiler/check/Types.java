package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.compiler.ast.Parameter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of the values in one function. A variable has the types of all that is put into
/// it, wherever that stands: what follows an `if` is not followed.
public final class Types {
  private final Modules modules;
  private final Module module;
  private final Scopes scopes;
  private final Declared.@Nullable Class owner;
  private final @Nullable String self;
  private final Map<Scope.Variable, Ty> known = new IdentityHashMap<>();
  private final Map<Node, Ty> cache = new IdentityHashMap<>();
  private Scope scope;

  public Types(
      Modules modules,
      Module module,
      Scopes scopes,
      @Nullable String self,
      Declared.@Nullable Class owner) {
    this.modules = modules;
    this.module = module;
    this.scopes = scopes;
    this.scope = scopes.root();
    this.self = self;
    this.owner = owner;
  }

  /// Names are looked up in `inner` until the scope is set back.
  Scope enter(Scope inner) {
    var before = scope;
    scope = inner;
    return before;
  }

  void leave(Scope before) {
    scope = before;
  }

  Scope scope() {
    return scope;
  }

  boolean isSelf(Expression expression) {
    return self != null && expression instanceof Expression.Name n && n.id().equals(self);
  }

  /// What an expression means, where no name of a function is in the way.
  @Nullable Symbol symbol(Expression expression) {
    return switch (expression) {
      case Expression.Name n -> variable(n.id()) != null ? null : modules.lookup(module, n.id());
      case Expression.Attribute a -> modules.member(symbol(a.value()), a.name().text());
      default -> null;
    };
  }

  private Scope.@Nullable Variable variable(String name) {
    var found = scope.find(name);
    return found != null ? found : scopes.anywhere(name);
  }

  boolean isLocal(String name) {
    return variable(name) != null;
  }

  /// Whether an attribute is a field that its object certainly has.
  boolean hasField(Expression.Attribute attribute) {
    return of(attribute.value()) instanceof Ty.Instance i
        && i.of().traits().data()
        && Classes.fields(modules, i.of()).stream()
            .anyMatch(f -> f.name().equals(attribute.name().text()));
  }

  /// What an annotation says.
  Ty annotated(Module where, @Nullable Expression annotation) {
    return switch (annotation) {
      case null -> Ty.UNKNOWN;
      case Literal.None _ -> Ty.NONE;
      case Literal.Str s when s.value().matches("[A-Za-z_]\\w*") ->
          annotated(where, new Expression.Name(s.value(), s.span()));
      case Expression.BinOp b when b.operator() == Operator.Binary.BIT_OR ->
          Ty.union(List.of(annotated(where, b.left()), annotated(where, b.right())));
      case Expression.Subscript s -> generic(where, s);
      default ->
          switch (modules.resolve(where, annotation)) {
            case Symbol.Builtin b -> named(b.name());
            case Symbol.Type t -> new Ty.Instance(t.declared());
            case null, default -> Ty.UNKNOWN;
          };
    };
  }

  private static Ty named(String name) {
    return switch (name) {
      case "list", "set", "frozenset" -> new Ty.Items(name, Ty.UNKNOWN);
      case "typing.List" -> new Ty.Items("list", Ty.UNKNOWN);
      case "dict", "typing.Dict" -> new Ty.Dict(Ty.UNKNOWN, Ty.UNKNOWN);
      case "int",
          "float",
          "str",
          "bool",
          "bytes",
          "decimal.Decimal",
          "datetime.datetime",
          "datetime.date",
          "datetime.time",
          "datetime.timedelta",
          "uuid.UUID" ->
          new Ty.Simple(name);
      default -> Builtins.isError(name) ? new Ty.Simple(name) : Ty.UNKNOWN;
    };
  }

  private Ty generic(Module where, Expression.Subscript s) {
    var name = modules.resolve(where, s.value()) instanceof Symbol.Builtin b ? b.name() : "";
    var arguments =
        s.index() instanceof Expression.TupleDisplay t ? t.elements() : List.of(s.index());
    var first = arguments.isEmpty() ? Ty.UNKNOWN : annotated(where, arguments.getFirst());
    return switch (name) {
      case "list", "set", "frozenset" -> new Ty.Items(name, first);
      case "typing.List" -> new Ty.Items("list", first);
      case "typing.Sequence", "typing.Iterable" -> new Ty.Items("iterable", first);
      case "dict", "typing.Dict" -> new Ty.Dict(first, annotated(where, arguments.getLast()));
      case "typing.Optional" -> Ty.union(List.of(first, Ty.NONE));
      case "typing.Union" -> Ty.union(arguments.stream().map(a -> annotated(where, a)).toList());
      case "typing.Annotated", "typing.Final" -> first;
      case "tuple" ->
          arguments.getLast() instanceof Literal.Ellipsis
              ? Ty.UNKNOWN
              : new Ty.Tuple(arguments.stream().map(a -> annotated(where, a)).toList());
      default -> Ty.UNKNOWN;
    };
  }

  /// What is known of the result of an action, a workflow or a helper.
  Ty result(Module where, @Nullable Expression returns) {
    return returns == null ? where.isPython() ? Ty.UNKNOWN : Ty.NONE : annotated(where, returns);
  }

  private Ty of(Scope.Variable variable) {
    var found = known.get(variable);
    if (found != null) {
      return found;
    }
    known.put(variable, Ty.UNKNOWN); // a variable that depends on itself
    var members = new ArrayList<Ty>();
    for (var origin : scopes.origins(variable)) {
      var before = enter(origin.scope());
      members.add(of(origin));
      leave(before);
    }
    var type = Ty.union(members);
    known.put(variable, type);
    return type;
  }

  private Ty of(Scopes.Origin origin) {
    return switch (origin) {
      case Scopes.Origin.Value v -> of(v.value());
      case Scopes.Origin.ItemOf i -> item(of(i.source()));
      case Scopes.Origin.Given g -> parameter(g.parameter());
      case Scopes.Origin.Other _ -> Ty.UNKNOWN;
    };
  }

  private Ty parameter(Parameter parameter) {
    if (parameter.name().text().equals(self) && owner != null) {
      return new Ty.Instance(owner);
    }
    return switch (parameter.kind()) {
      case VAR_POSITIONAL, VAR_KEYWORD -> Ty.UNKNOWN;
      default -> annotated(module, parameter.annotation());
    };
  }

  static Ty item(Ty source) {
    return switch (source) {
      case Ty.Items i -> i.item();
      case Ty.Dict d -> d.key();
      case Ty.Simple s when s.name().equals("str") -> s;
      case Ty.Tuple t -> Ty.union(t.items());
      default -> Ty.UNKNOWN;
    };
  }

  public Ty of(Expression expression) {
    var found = cache.get(expression);
    if (found != null) {
      return found;
    }
    var type = find(expression);
    cache.put(expression, type);
    return type;
  }

  private Ty find(Expression expression) {
    return switch (expression) {
      case Literal l -> literal(l);
      case Expression.Name n -> name(n);
      case Expression.Await a -> awaited(of(a.value()));
      case Expression.Call c -> call(c);
      case Expression.Attribute a -> attribute(a);
      case Expression.JoinedString _ -> new Ty.Simple("str");
      case Expression.ListDisplay l -> new Ty.Items("list", items(l.elements()));
      case Expression.SetDisplay l -> new Ty.Items("set", items(l.elements()));
      case Expression.TupleDisplay t ->
          t.elements().stream().anyMatch(Expression.Starred.class::isInstance)
              ? Ty.UNKNOWN
              : new Ty.Tuple(t.elements().stream().map(this::of).toList());
      case Expression.DictDisplay d -> dict(d);
      case Expression.Comprehension c -> comprehension(c);
      case Expression.Compare _ -> new Ty.Simple("bool");
      case Expression.IfExp e -> Ty.union(List.of(of(e.body()), of(e.orelse())));
      case Expression.NamedExpr e -> of(e.value());
      case Expression.UnaryOp u ->
          u.operator() == Operator.Unary.NOT ? new Ty.Simple("bool") : of(u.operand());
      case Expression.BinOp b -> binary(b);
      case Expression.Subscript s -> subscript(s);
      case Expression.ParallelFor _ -> new Ty.Items("list", Ty.UNKNOWN);
      case Expression.Start _ -> new Ty.Simple("str");
      case Expression.Lambda _ -> new Ty.Code("a function");
      default -> Ty.UNKNOWN;
    };
  }

  private static Ty literal(Literal literal) {
    return switch (literal) {
      case Literal.Str _ -> new Ty.Simple("str");
      case Literal.Bytes _ -> new Ty.Simple("bytes");
      case Literal.Int _ -> new Ty.Simple("int");
      case Literal.Float _ -> new Ty.Simple("float");
      case Literal.Bool _ -> new Ty.Simple("bool");
      case Literal.None _ -> Ty.NONE;
      case Literal.Duration _ -> new Ty.Simple("datetime.timedelta");
      case Literal.Imaginary _, Literal.Ellipsis _ -> Ty.UNKNOWN;
    };
  }

  private Ty name(Expression.Name n) {
    var variable = variable(n.id());
    if (variable != null) {
      return of(variable);
    }
    return switch (modules.lookup(module, n.id())) {
      case Symbol.Constant c -> constant(c);
      case Symbol.Type t -> new Ty.ClassOf(t.declared());
      case Symbol.Function f -> new Ty.Code(f.definition().name().text());
      case null, default -> Ty.UNKNOWN;
    };
  }

  private Ty constant(Symbol.Constant c) {
    var top = Scopes.of(c.module().tree(), List.of(), List.of());
    return new Types(modules, c.module(), top, null, null).of(c.value());
  }

  private Ty items(List<Expression> elements) {
    return elements.isEmpty()
        ? Ty.UNKNOWN
        : Ty.union(
            elements.stream()
                .map(e -> e instanceof Expression.Starred s ? item(of(s.value())) : of(e))
                .toList());
  }

  private Ty dict(Expression.DictDisplay d) {
    var keys = new ArrayList<Ty>();
    var values = new ArrayList<Ty>();
    for (var entry : d.entries()) {
      var key = entry.key();
      keys.add(key == null ? Ty.UNKNOWN : of(key));
      values.add(key == null ? Ty.UNKNOWN : of(entry.value()));
    }
    return new Ty.Dict(Ty.union(keys), Ty.union(values));
  }

  private Ty comprehension(Expression.Comprehension c) {
    var inner = scopes.find(c);
    var before = enter(inner == null ? scope : inner);
    var element = of(c.element());
    leave(before);
    return new Ty.Items(
        switch (c.kind()) {
          case LIST -> "list";
          case SET -> "set";
          case GENERATOR -> "iterator";
        },
        element);
  }

  private Ty binary(Expression.BinOp b) {
    var left = of(b.left());
    var right = of(b.right());
    if (left.equals(right) && left instanceof Ty.Simple s) {
      boolean number = s.name().equals("int") || s.name().equals("float");
      boolean text = s.name().equals("str") && b.operator() == Operator.Binary.ADD;
      if (number && b.operator() != Operator.Binary.POW) {
        return b.operator() == Operator.Binary.DIV ? new Ty.Simple("float") : s;
      }
      return text ? s : Ty.UNKNOWN;
    }
    return Ty.UNKNOWN;
  }

  private Ty subscript(Expression.Subscript s) {
    return switch (of(s.value())) {
      case Ty.Dict d -> d.value();
      case Ty.Items i when s.index() instanceof Expression.Slice -> i;
      case Ty.Items i when i.name().equals("list") -> i.item();
      case Ty.Simple t when t.name().equals("str") -> t;
      default -> Ty.UNKNOWN;
    };
  }

  static Ty awaited(Ty type) {
    return type instanceof Ty.Unbegun u ? u.result() : Ty.UNKNOWN;
  }

  private Ty attribute(Expression.Attribute a) {
    if (symbol(a) instanceof Symbol.Constant c) {
      return constant(c);
    }
    var name = a.name().text();
    return switch (of(a.value())) {
      case Ty.Instance i ->
          Classes.fields(modules, i.of()).stream()
              .filter(f -> f.name().equals(name))
              .findFirst()
              .map(f -> annotated(i.of().module(), f.annotation()))
              .orElse(Ty.UNKNOWN);
      case Ty.ClassOf c when c.of().kind() == Declared.Kind.ENUM -> new Ty.Instance(c.of());
      default -> Ty.UNKNOWN;
    };
  }

  private Ty call(Expression.Call c) {
    return switch (symbol(c.function())) {
      case Symbol.Action a ->
          new Ty.Unbegun(
              result(a.declared().module(), a.declared().returns()), a.declared().name());
      case Symbol.Workflow w when w.declared().owner() == null ->
          new Ty.Unbegun(
              result(w.declared().module(), w.declared().returns()), w.declared().name());
      case Symbol.Type t -> new Ty.Instance(t.declared());
      case Symbol.Function f -> {
        var returns = f.definition().signature().returns();
        var result = returns == null ? Ty.UNKNOWN : annotated(f.module(), returns);
        yield f.definition().async()
            ? new Ty.Unbegun(result, f.definition().name().text())
            : result;
      }
      case Symbol.Builtin b -> new BuiltinTypes(this).call(b.name(), c);
      case null, default -> method(c);
    };
  }

  private Ty method(Expression.Call c) {
    if (owner != null && c.function() instanceof Expression.Attribute a && isSelf(a.value())) {
      var found = Classes.find(modules, owner, a.name().text());
      if (found != null) {
        var result = annotated(found.owner().module(), found.definition().signature().returns());
        return found.definition().async() ? new Ty.Unbegun(result, a.name().text()) : result;
      }
    }
    return c.function() instanceof Expression.Attribute a
        ? BuiltinTypes.method(of(a.value()), a.name().text())
        : Ty.UNKNOWN;
  }
}
