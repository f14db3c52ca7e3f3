package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.Severity;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Arguments against parameters: of actions, workflows, helpers, records and errors.
final class CallChecks implements Checker.Rule {
  private final Surroundings context;

  CallChecks(Surroundings context) {
    this.context = context;
  }

  /// @param leaves whether arguments leave the instance
  private record Signature(
      String name, List<Parameter> parameters, Module module, Span place, boolean leaves) {}

  @Override
  public void look(Node node) {
    if (node instanceof Expression.Start s) {
      started(s.call(), "start");
    }
    if (node instanceof Expression.Call c) {
      var signature = signature(c);
      if (signature != null) {
        bind(c, signature);
      }
      noAction(c);
    }
  }

  private @Nullable Signature signature(Expression.Call c) {
    return switch (context.types().symbol(c.function())) {
      case Symbol.Action a ->
          new Signature(
              a.declared().name(),
              a.declared().parameters(),
              a.declared().module(),
              a.declared().nameSpan(),
              true);
      case Symbol.Workflow w when w.declared().owner() == null -> workflow(w.declared());
      case Symbol.Function f ->
          new Signature(
              f.definition().name().text(),
              f.definition().signature().parameters(),
              f.module(),
              f.definition().name().span(),
              false);
      case Symbol.Type t when t.declared().traits().data() && fields(t.declared()) ->
          new Signature(
              t.declared().name(),
              constructor(t.declared()),
              t.declared().module(),
              t.declared().nameSpan(),
              false);
      case null, default -> method(c);
    };
  }

  private static Signature workflow(Declared.Workflow w) {
    return new Signature(w.name(), w.parameters(), w.module(), w.nameSpan(), true);
  }

  /// `Child().run(x)` and `self.helper(x)`.
  private @Nullable Signature method(Expression.Call c) {
    if (!(c.function() instanceof Expression.Attribute a)) {
      return null;
    }
    if (a.name().text().equals("run")
        && a.value() instanceof Expression.Call made
        && context.types().symbol(made.function()) instanceof Symbol.Workflow w) {
      return workflow(w.declared());
    }
    var owner = context.rooted().owner();
    if (owner == null || !context.types().isSelf(a.value())) {
      return null;
    }
    var found = Classes.find(context.modules(), owner, a.name().text());
    if (found == null) {
      return null;
    }
    var definition = found.definition();
    var parameters = definition.signature().parameters();
    return new Signature(
        definition.name().text(),
        Classes.isStatic(definition) || parameters.isEmpty()
            ? parameters
            : parameters.subList(1, parameters.size()),
        found.owner().module(),
        definition.name().span(),
        false);
  }

  /// Whether it is made from its fields, and these are all known.
  private boolean fields(Declared.Class declared) {
    return (declared.kind() == Declared.Kind.RECORD
            || declared.kind() == Declared.Kind.ERROR && !declared.module().isPython())
        && Classes.find(context.modules(), declared, "__init__") == null
        && !(declared.kind() == Declared.Kind.ERROR
            && Classes.fields(context.modules(), declared).isEmpty());
  }

  private List<Parameter> constructor(Declared.Class declared) {
    return Classes.fields(context.modules(), declared).stream()
        .map(f ->
            new Parameter(
                Parameter.Kind.POSITIONAL_OR_KEYWORD,
                new Identifier(f.name(), f.span()),
                f.annotation(),
                f.initial(),
                f.span()))
        .toList();
  }

  private void bind(Expression.Call c, Signature signature) {
    if (context.expects("TypeError")
        || c.arguments().stream().anyMatch(Expression.Starred.class::isInstance)
        || c.keywords().stream().anyMatch(k -> k.name() == null)) {
      return;
    }
    var given = new LinkedHashMap<String, Expression>();
    positional(c, signature, given);
    var unknown = new ArrayList<String>();
    for (var keyword : c.keywords()) {
      var name = keyword.name();
      if (name != null && !keyword(name, keyword.value(), signature, given)) {
        unknown.add(name.text());
      }
    }
    if (unknown.isEmpty()) {
      missing(c, signature, given);
    }
    for (var parameter : signature.parameters) {
      var argument = given.get(parameter.name().text());
      if (argument != null) {
        typed(argument, parameter, signature);
      }
    }
  }

  private void positional(Expression.Call c, Signature signature, Map<String, Expression> given) {
    var takers =
        signature.parameters.stream()
            .filter(p ->
                p.kind() == Parameter.Kind.POSITIONAL_ONLY
                    || p.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD)
            .toList();
    boolean any =
        signature.parameters.stream().anyMatch(p -> p.kind() == Parameter.Kind.VAR_POSITIONAL);
    for (int i = 0; i < c.arguments().size(); i++) {
      if (i < takers.size()) {
        given.put(takers.get(i).name().text(), c.arguments().get(i));
      } else if (!any) {
        context.add(
            Diagnostic.of(
                    Code.WM306,
                    c.arguments().get(i).span(),
                    "`%s` takes %d argument%s by position, and here are %d"
                        .formatted(
                            signature.name,
                            takers.size(),
                            takers.size() == 1 ? "" : "s",
                            c.arguments().size()))
                .label(signature.place, "declared here")
                .help("strike what is too much, or declare a parameter for it"));
        return;
      }
    }
  }

  private boolean keyword(
      Identifier name, Expression value, Signature signature, Map<String, Expression> given) {
    var names =
        signature.parameters.stream()
            .filter(p ->
                p.kind() == Parameter.Kind.POSITIONAL_OR_KEYWORD
                    || p.kind() == Parameter.Kind.KEYWORD_ONLY)
            .map(p -> p.name().text())
            .toList();
    if (!names.contains(name.text())) {
      if (signature.parameters.stream().anyMatch(p -> p.kind() == Parameter.Kind.VAR_KEYWORD)) {
        return true;
      }
      var open = names.stream().filter(n -> !given.containsKey(n)).toList();
      var found =
          Diagnostic.of(
                  Code.WM305,
                  name.span(),
                  "`%s` has no parameter `%s`".formatted(signature.name, name.text()))
              .label(signature.place, "declared here")
              .didYouMean(name.text(), open);
      context.add(
          found.helps().isEmpty()
              ? found.help(
                  names.isEmpty()
                      ? "it takes no arguments"
                      : "it takes `" + String.join("`, `", names) + "`")
              : found);
      return false;
    }
    if (given.putIfAbsent(name.text(), value) != null) {
      context.add(
          Diagnostic.of(
                  Code.WM310,
                  name.span(),
                  "`%s` of `%s` is given twice".formatted(name.text(), signature.name))
              .label(given.getOrDefault(name.text(), value).span(), "given here too")
              .help("strike one of the two"));
    }
    return true;
  }

  private void missing(Expression.Call c, Signature signature, Map<String, Expression> given) {
    var missing =
        signature.parameters.stream()
            .filter(p ->
                p.kind() != Parameter.Kind.VAR_POSITIONAL
                    && p.kind() != Parameter.Kind.VAR_KEYWORD
                    && p.defaultValue() == null
                    && !given.containsKey(p.name().text()))
            .map(p -> p.name().text())
            .toList();
    if (!missing.isEmpty()) {
      context.add(
          Diagnostic.of(
                  Code.WM309,
                  c.span(),
                  "`%s` is missing `%s`".formatted(signature.name, String.join("`, `", missing)))
              .label(signature.place, "declared here")
              .help("give it: `%s=…`".formatted(String.join("=…, ", missing))));
    }
  }

  private void typed(Expression argument, Parameter parameter, Signature signature) {
    var type = context.types().of(argument);
    var wanted = context.types().annotated(signature.module, parameter.annotation());
    if (signature.leaves && (type instanceof Ty.Code || type instanceof Ty.Unbegun)
        || signature.leaves && isIterator(type)) {
      if (!(type instanceof Ty.Unbegun)) {
        context.add(
            Diagnostic.of(
                    Code.WM504,
                    argument.span(),
                    "%s cannot leave the instance".formatted(kind(type)))
                .label(parameter.span(), "the parameter that it is given to")
                .help("send the data in it: `list(…)`, or what it computes"));
      }
      return;
    }
    if (parameter.kind() == Parameter.Kind.VAR_POSITIONAL
        || parameter.kind() == Parameter.Kind.VAR_KEYWORD) {
      return;
    }
    switch (new Fits(context.modules()).of(type, wanted)) {
      case YES, UNKNOWN -> {}
      case NONE, MAYBE_NONE -> none(argument, parameter, signature, type, wanted);
      case NO ->
          context.add(
              Diagnostic.of(
                      Code.WM502,
                      argument.span(),
                      "`%s` of `%s` is `%s`, and this is `%s`"
                          .formatted(
                              parameter.name().text(), signature.name, wanted.text(), type.text()))
                  .label("`%s`".formatted(type.text()))
                  .label(parameter.span(), "declared here")
                  .help("give it a value of type `%s`".formatted(wanted.text())));
    }
  }

  private void none(
      Expression argument, Parameter parameter, Signature signature, Ty type, Ty wanted) {
    boolean sure = type.equals(Ty.NONE);
    context.add(
        Diagnostic.of(
                Code.WM503,
                argument.span(),
                "this %s `None`, and `%s` of `%s` is `%s`"
                    .formatted(
                        sure ? "is" : "may be",
                        parameter.name().text(),
                        signature.name,
                        wanted.text()))
            .as(sure ? Severity.ERROR : Severity.WARNING)
            .label(parameter.span(), "declared here")
            .help("test it first: `if … is not None:`"));
  }

  private static boolean isIterator(Ty type) {
    return type instanceof Ty.Items i && (i.name().equals("iterator") || i.name().equals("view"));
  }

  private static String kind(Ty type) {
    return type instanceof Ty.Items ? "an iterator" : "a function";
  }

  /// `undo`, `run_action` and `start` take a call that has not begun.
  private void noAction(Expression.Call c) {
    var name = context.types().symbol(c.function()) instanceof Symbol.Builtin b ? b.name() : "";
    boolean alias =
        c.function() instanceof Expression.Attribute a
            && context.types().isSelf(a.value())
            && List.of("undo", "run_action", "start").contains(a.name().text());
    if ((alias || List.of("waymark.undo", "waymark.run_action", "waymark.start").contains(name))
        && !c.arguments().isEmpty()) {
      begun(c.arguments().getFirst(), context.text(c.function()));
    }
  }

  private void begun(Expression call, String word) {
    if (call instanceof Expression.Await a) {
      var strike = new Span(a.span().file(), a.span().start(), a.value().span().start());
      context.add(
          Diagnostic.of(
                  Code.WM319,
                  a.span(),
                  "`%s` takes a call that has not begun, not its result".formatted(word))
              .help("strike the inner `await`: `%s`".formatted(context.text(a.value())))
              .fix(Fix.replace(strike, "")));
    }
  }

  /// A statement of `.wm` that begins a call in its own way.
  private void started(Expression call, String word) {
    begun(call, word);
    if (call instanceof Expression.Call c
        && context.types().symbol(c.function()) instanceof Symbol.Action a) {
      context.add(
          Diagnostic.of(
                  Code.WM317,
                  c.function().span(),
                  "`%s` is an action, and `%s` takes a workflow"
                      .formatted(a.declared().name(), word))
              .help("await the action, or wrap it in a workflow"));
    }
  }
}
