package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Operator;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fields, returns, defaults, identity, durations.
final class ValueChecks implements Checker.Rule {
  private final Surroundings context;

  ValueChecks(Surroundings context) {
    this.context = context;
  }

  @Override
  public void look(Node node) {
    switch (node) {
      case Expression.Attribute a -> {
        field(a);
        new Methods(context).used(a);
      }
      case Statement.Assign s -> s.targets().forEach(this::assigned);
      case Statement.AugAssign s -> assigned(s.target());
      case Expression.Compare c -> identity(c);
      case Statement.Return r -> returned(r);
      case Parameter p -> mutable(p);
      case Expression.ParallelFor p -> limit(p.limit());
      case Statement.Within w -> duration(w.duration(), "within");
      case Expression.Call c -> called(c);
      default -> {}
    }
  }

  private void field(Expression.Attribute a) {
    var name = a.name().text();
    if (name.startsWith("__") || context.types().isSelf(a.value())) {
      return;
    }
    switch (context.types().of(a.value())) {
      case Ty.Instance i when i.of().traits().data() && i.of().kind() == Declared.Kind.RECORD ->
          known(a, i.of(), List.of("with"));
      case Ty.ClassOf c when c.of().kind() == Declared.Kind.ENUM ->
          known(a, c.of(), List.of("name", "value", "mro"));
      default -> {}
    }
  }

  private void known(Expression.Attribute a, Declared.Class declared, List<String> more) {
    var names = new ArrayList<String>();
    boolean opaque = false;
    for (var owner : Classes.line(context.modules(), declared)) {
      owner.fields().forEach(f -> names.add(f.name()));
      owner.methods().forEach(m -> names.add(m.name().text()));
      opaque = opaque || !resolved(owner);
    }
    var name = a.name().text();
    boolean model = declared.traits().coerces() && name.startsWith("model_");
    if (opaque || model || names.contains(name) || more.contains(name)) {
      return;
    }
    var found =
        Diagnostic.of(
                Code.WM505,
                a.name().span(),
                "`%s` has no field `%s`".formatted(declared.name(), name))
            .label(declared.nameSpan(), "declared here")
            .didYouMean(name, names);
    context.add(
        found.helps().isEmpty() && !names.isEmpty()
            ? found.help("it has `" + String.join("`, `", names) + "`")
            : found);
  }

  /// Whether all bases are known.
  private boolean resolved(Declared.Class declared) {
    return declared.bases().stream()
        .allMatch(b ->
            switch (context.modules().resolve(declared.module(), b)) {
              case Symbol.Type _, Symbol.Builtin _ -> true;
              case Symbol.Library l -> l.name().startsWith("pydantic.");
              case null, default -> false;
            });
  }

  private void assigned(Expression target) {
    if (!(target instanceof Expression.Attribute a)) {
      return;
    }
    switch (context.types().of(a.value())) {
      case Ty.Instance i
          when i.of().kind() == Declared.Kind.RECORD
              && !i.of().traits().mutable()
              && !context.expects("AttributeError") -> {
        var object = context.text(a.value());
        var name = a.name().text();
        context.add(
            Diagnostic.of(
                    Code.WM508,
                    a.span(),
                    "`%s` is a record, and a record does not change".formatted(object))
                .label(i.of().nameSpan(), "declared here")
                .help(
                    context.isPython()
                        ? "`%s = dataclasses.replace(%s, %s=…)`".formatted(object, object, name)
                        : "`%s = %s.with(%s=…)`".formatted(object, object, name)));
      }
      case Ty.ClassOf c ->
          context.add(
              Diagnostic.of(
                      Code.WM209,
                      a.span(),
                      "changes `%s`, which no two instances share".formatted(c.of().name()))
                  .help("keep it in a local name, or in `self`"));
      default -> {}
    }
  }

  private void identity(Expression.Compare c) {
    var left = c.left();
    for (int i = 0; i < c.operators().size(); i++) {
      var right = c.comparators().get(i);
      var operator = c.operators().get(i);
      boolean is = operator == Operator.Comparison.IS || operator == Operator.Comparison.IS_NOT;
      boolean single = isSingle(left) || isSingle(right);
      if (is && !single && (hasNone(left) || hasNone(right))) {
        context.add(
            Diagnostic.of(
                    Code.WM509,
                    c.span(),
                    "`%s` compares identity, which this value does not have"
                        .formatted(operator.symbol()))
                .help(
                    "compare by value: `%s`"
                        .formatted(operator == Operator.Comparison.IS ? "==" : "!=")));
      }
      left = right;
    }
  }

  /// There is only one of it, whatever the other side is.
  private static boolean isSingle(Expression e) {
    return e instanceof Literal.None || e instanceof Literal.Bool;
  }

  private static boolean hasNone(Expression e) {
    return e instanceof Literal.Str
        || e instanceof Literal.Int
        || e instanceof Literal.Float
        || e instanceof Literal.Bytes
        || e instanceof Literal.Duration
        || e instanceof Expression.TupleDisplay;
  }

  private void returned(Statement.Return r) {
    var declared = declared();
    if (declared == null) {
      return;
    }
    var wanted = context.types().annotated(context.module(), declared);
    var value = r.value();
    var type = value == null ? Ty.NONE : context.types().of(value);
    if (type instanceof Ty.Unbegun) {
      return;
    }
    switch (new Fits(context.modules()).of(type, wanted)) {
      case YES, UNKNOWN, MAYBE_NONE -> {}
      case NONE, NO ->
          context.add(
              Diagnostic.of(
                      Code.WM506,
                      value == null ? r.span() : value.span(),
                      "returns `%s`, and `%s` is declared".formatted(type.text(), wanted.text()))
                  .label("`%s`".formatted(type.text()))
                  .label(declared.span(), "declared here")
                  .help(
                      "return a value of type `%s`, or change the declaration"
                          .formatted(wanted.text())));
    }
  }

  private @Nullable Expression declared() {
    for (var around : context.outwards()) {
      switch (around) {
        case Expression.Lambda _, Statement.Branch _, Expression.ParallelFor _ -> {
          return null;
        }
        case Statement.FunctionDef f -> {
          return f.signature().returns();
        }
        default -> {}
      }
    }
    return switch (context.rooted().node()) {
      case Declaration.Workflow w -> w.signature().returns();
      case Statement.FunctionDef f -> f.signature().returns();
      default -> null;
    };
  }

  private void mutable(Parameter p) {
    var value = p.defaultValue();
    boolean mutable =
        value instanceof Expression.ListDisplay
            || value instanceof Expression.DictDisplay
            || value instanceof Expression.SetDisplay
            || value instanceof Expression.Comprehension
            || value instanceof Expression.Call c
                && context.types().symbol(c.function()) instanceof Symbol.Builtin b
                && List.of("list", "dict", "set").contains(b.name());
    if (mutable && value != null) {
      context.add(
          Diagnostic.of(
                  Code.WM507,
                  value.span(),
                  "a mutable default is shared by all calls in Python and by none here")
              .help("`%s=None`, and create it inside".formatted(p.name().text()))
              .fix(new Fix(false, List.of(new Fix.Edit(value.span(), "None")))));
    }
  }

  private void limit(@Nullable Expression limit) {
    if (limit != null
        && context.types().of(limit) instanceof Ty.Simple s
        && !s.name().equals("int")
        && !s.name().equals("bool")) {
      context.add(
          Diagnostic.of(Code.WM501, limit.span(), "`limit` needs an int")
              .label("`%s`".formatted(s.text()))
              .help("a number of branches: `limit 20`"));
    }
  }

  private void duration(Expression duration, String word) {
    var type = context.types().of(duration);
    boolean wrong =
        switch (type) {
          // No limit at all, as asyncio has it.
          case Ty.Simple s when s.equals(Ty.NONE) && word.contains("timeout") -> false;
          case Ty.Simple s ->
              !List.of("int", "float", "bool", "datetime.timedelta", "decimal.Decimal")
                  .contains(s.name());
          case Ty.Items _, Ty.Dict _, Ty.Instance _ -> true;
          default -> false;
        };
    if (wrong) {
      context.add(
          Diagnostic.of(Code.WM501, duration.span(), "`%s` needs a duration".formatted(word))
              .label("`%s`".formatted(type.text()))
              .help(
                  context.isPython()
                      ? "a number of seconds, or a `timedelta`"
                      : "a duration such as `5m`, or a number of seconds"));
    }
  }

  private void called(Expression.Call c) {
    var name = context.types().symbol(c.function()) instanceof Symbol.Builtin b ? b.name() : "";
    if (name.equals("asyncio.sleep") && !c.arguments().isEmpty()) {
      duration(c.arguments().getFirst(), "sleep");
      idle(c.arguments().getFirst());
    }
    if (name.equals("asyncio.timeout") && !c.arguments().isEmpty()) {
      duration(c.arguments().getFirst(), "timeout");
    }
    if (c.function() instanceof Expression.Attribute a) {
      new Methods(context).called(c, a);
    }
  }

  private void idle(Expression duration) {
    if (duration instanceof Expression.UnaryOp u
        && u.operator() == Operator.Unary.MINUS
        && u.operand() instanceof Literal) {
      context.add(
          Diagnostic.of(Code.WM605, duration.span(), "a sleep of zero or less waits for nothing")
              .as(Severity.WARNING)
              .help("strike it, or give a duration above zero"));
    }
  }
}
