package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.Signature;
import dev.waymark.compiler.ast.TypeParameter;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser.*;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// Parameters of functions, lambdas, actions and workflows, and those of types.
final class Parameters {
  /// One parameter as it is written; without a name it is a bare `*` or `/`.
  private record Written(
      @Nullable Token name,
      String mark,
      @Nullable Expression annotation,
      @Nullable Expression value,
      Span span) {}

  private final Draft draft;
  private final ExpressionBuilder expressions;

  Parameters(Draft draft, ExpressionBuilder expressions) {
    this.draft = draft;
    this.expressions = expressions;
  }

  Signature signature(SignatureContext context) {
    var parameters = of(context.parameters());
    var returns = expressions.optional(context.expression());
    return new Signature(List.of(), parameters, returns, draft.span(context));
  }

  Signature signature(FunctionContext context) {
    var types = types(context.typeParameters());
    var returns = context.ARROW() == null ? null : expressions.optional(context.expression());
    var first = draft.span(context.LPAR().getSymbol());
    var last = returns == null ? draft.span(context.RPAR().getSymbol()) : returns.span();
    return new Signature(types, of(context.parameters()), returns, first.to(last));
  }

  List<Parameter> of(@Nullable ParametersContext context) {
    return context == null
        ? List.of()
        : kinds(context.parameter().stream().map(this::written).toList());
  }

  List<Parameter> of(@Nullable LambdaParametersContext context) {
    return context == null
        ? List.of()
        : kinds(context.lambdaParameter().stream().map(this::written).toList());
  }

  private Written written(ParameterContext context) {
    var star = context.starExpression();
    int values = context.expression().size();
    boolean annotated = context.COLON() != null && star == null;
    var annotation = star != null ? expressions.star(star) : null;
    if (annotated) {
      annotation = expressions.expression(context.expression(0));
    }
    var value =
        context.EQUAL() == null ? null : expressions.expression(context.expression(values - 1));
    return new Written(
        token(context.NAME()),
        context.getStart().getText(),
        annotation,
        value,
        draft.span(context));
  }

  private Written written(LambdaParameterContext context) {
    return new Written(
        token(context.NAME()),
        context.getStart().getText(),
        null,
        expressions.optional(context.expression()),
        draft.span(context));
  }

  private static @Nullable Token token(@Nullable TerminalNode node) {
    return node == null ? null : node.getSymbol();
  }

  /// Gives each its kind, and refuses what is out of order.
  private List<Parameter> kinds(List<Written> all) {
    var parameters = new ArrayList<Parameter>();
    var kind = Parameter.Kind.POSITIONAL_OR_KEYWORD;
    for (var one : all) {
      switch (one.mark()) {
        case "/" -> slash(one, parameters, kind);
        case "*" -> {
          star(one, all, parameters, kind);
          kind = Parameter.Kind.KEYWORD_ONLY;
        }
        case "**" -> {
          if (!one.equals(all.getLast())) {
            draft.refuse(one.span(), "nothing may stand behind the `**` parameter");
          }
          add(one, Parameter.Kind.VAR_KEYWORD, parameters);
        }
        default -> {
          defaults(one, parameters, kind);
          add(one, kind, parameters);
        }
      }
    }
    return parameters;
  }

  private void add(Written one, Parameter.Kind kind, List<Parameter> parameters) {
    if (one.name() != null) {
      var name = draft.identifier(one.name());
      parameters.add(new Parameter(kind, name, one.annotation(), one.value(), one.span()));
    }
  }

  private void slash(Written one, List<Parameter> parameters, Parameter.Kind kind) {
    boolean again = parameters.stream().anyMatch(p -> p.kind() == Parameter.Kind.POSITIONAL_ONLY);
    if (parameters.isEmpty() || again || kind == Parameter.Kind.KEYWORD_ONLY) {
      draft.refuse(one.span(), "`/` stands once, behind a parameter and before `*`");
      return;
    }
    parameters.replaceAll(p ->
        new Parameter(
            Parameter.Kind.POSITIONAL_ONLY, p.name(), p.annotation(), p.defaultValue(), p.span()));
  }

  private void star(
      Written one, List<Written> all, List<Parameter> parameters, Parameter.Kind kind) {
    if (kind == Parameter.Kind.KEYWORD_ONLY) {
      draft.refuse(one.span(), "`*` stands only once");
    }
    if (one.name() != null) {
      add(one, Parameter.Kind.VAR_POSITIONAL, parameters);
      return;
    }
    int next = all.indexOf(one) + 1;
    if (next == all.size() || all.get(next).mark().equals("**")) {
      draft.refuse(one.span(), "a named parameter must stand behind a bare `*`");
    }
  }

  private void defaults(Written one, List<Parameter> parameters, Parameter.Kind kind) {
    boolean optional = parameters.stream().anyMatch(p -> p.defaultValue() != null);
    if (kind == Parameter.Kind.POSITIONAL_OR_KEYWORD && one.value() == null && optional) {
      draft.refuse(one.span(), "a parameter without a default stands behind one that has one");
    }
  }

  List<TypeParameter> types(@Nullable TypeParametersContext context) {
    var types = new ArrayList<TypeParameter>();
    if (context == null) {
      return types;
    }
    var names = new TreeSet<String>();
    for (var type : context.typeParameter()) {
      var span = draft.span(type);
      var name = draft.identifier(type.NAME().getSymbol());
      if (!names.add(name.text())) {
        draft.refuse(name.span(), "this type parameter is declared twice");
      }
      if (type.COLON() != null && type.STAR() == null && type.POWER() == null) {
        types.add(new TypeParameter.TypeVar(name, expressions.optional(type.expression()), span));
      } else if (type.STAR() != null) {
        types.add(new TypeParameter.TypeVarTuple(name, span));
      } else if (type.POWER() != null) {
        types.add(new TypeParameter.ParamSpec(name, span));
      } else {
        types.add(new TypeParameter.TypeVar(name, null, span));
      }
      if (type.COLON() != null && (type.STAR() != null || type.POWER() != null)) {
        draft.refuse(span, "only a plain type parameter has a bound");
      }
    }
    return types;
  }
}
