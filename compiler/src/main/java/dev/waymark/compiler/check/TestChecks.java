package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.TestStatement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `test` blocks: stubs against the actions that they stand for, and what is started and asked.
final class TestChecks implements Checker.Rule {
  /// What a test may ask of the history.
  private static final List<String> QUERIES =
      List.of("order", "calls", "attempts", "deliveries", "keys");

  private final Surroundings context;

  TestChecks(Surroundings context) {
    this.context = context;
  }

  /// A test as a function: the instances that it starts, and what it may ask, are its parameters.
  static Rooted rooted(Modules modules, Module module, Declaration.Test test) {
    var parameters = new ArrayList<Parameter>();
    QUERIES.stream()
        .filter(q -> modules.lookup(module, q) == null)
        .forEach(q -> parameters.add(parameter(new Identifier(q, test.titleSpan()))));
    for (var statement : test.body()) {
      switch (statement) {
        case TestStatement.Run s -> add(parameters, s.as());
        case TestStatement.StartInstance s -> add(parameters, s.as());
        case TestStatement.Any s ->
            parameters.add(
                new Parameter(
                    Parameter.Kind.POSITIONAL_OR_KEYWORD, s.name(), s.type(), null, s.span()));
        default -> {}
      }
    }
    return Rooted.of(modules, module, test, parameters, test.body(), null, null);
  }

  private static void add(List<Parameter> parameters, @Nullable Identifier name) {
    if (name != null) {
      parameters.add(parameter(name));
    }
  }

  private static Parameter parameter(Identifier name) {
    return new Parameter(Parameter.Kind.POSITIONAL_OR_KEYWORD, name, null, null, name.span());
  }

  @Override
  public void look(Node node) {
    switch (node) {
      case TestStatement.Stub s -> stub(s);
      case TestStatement.Run s -> started(s.call());
      case TestStatement.StartInstance s -> started(s.call());
      case Expression.Call c -> asked(c);
      default -> {}
    }
  }

  private List<String> actions() {
    return context.module().names().stream()
        .filter(n -> context.modules().lookup(context.module(), n) instanceof Symbol.Action)
        .toList();
  }

  private void unknown(Span span, String name) {
    context.add(
        Diagnostic.of(Code.WM304, span, "there is no action `%s`".formatted(name))
            .didYouMean(name, actions())
            .help("a test names the actions of its file, and those that it imports"));
  }

  private void stub(TestStatement.Stub s) {
    Symbol symbol = null;
    for (var part : s.action().parts()) {
      symbol =
          symbol == null
              ? context.modules().lookup(context.module(), part.text())
              : context.modules().member(symbol, part.text());
    }
    if (!(symbol instanceof Symbol.Action a)) {
      if (!(symbol instanceof Symbol.Missing)) {
        unknown(s.action().span(), s.action().text());
      }
      return;
    }
    for (var answer : s.answers()) {
      switch (answer) {
        case TestStatement.Answer.Returns r -> returns(r, a.declared());
        case TestStatement.Answer.Raises r -> raises(r, a.declared());
        case TestStatement.Answer.Generates _ -> {}
      }
    }
  }

  private void returns(TestStatement.Answer.Returns answer, Declared.Action action) {
    var wanted = context.types().result(action.module(), action.returns());
    var type = context.types().of(answer.value());
    switch (new Fits(context.modules()).of(type, wanted)) {
      case YES, UNKNOWN, MAYBE_NONE -> {}
      case NO, NONE ->
          context.add(
              Diagnostic.of(
                      Code.WM803,
                      answer.value().span(),
                      "`%s` returns `%s`, and the stub `%s`"
                          .formatted(action.name(), wanted.text(), type.text()))
                  .label(action.nameSpan(), "declared here")
                  .help("return a value of type `%s`".formatted(wanted.text())));
    }
  }

  /// Built-in errors always fit: a worker may fail in ways that nobody declares.
  private void raises(TestStatement.Answer.Raises answer, Declared.Action action) {
    var declared = action.setting("raises");
    var error =
        context.types().of(answer.error()) instanceof Ty.Instance i
            ? i.of()
            : context.types().of(answer.error()) instanceof Ty.ClassOf c ? c.of() : null;
    if (error == null || declared.isEmpty()) {
      return;
    }
    boolean fits =
        declared.get().values().stream()
            .anyMatch(e ->
                !(context.modules().resolve(action.module(), e) instanceof Symbol.Type t)
                    || Classes.line(context.modules(), error).contains(t.declared()));
    if (!fits) {
      context.add(
          Diagnostic.of(
                  Code.WM803,
                  answer.error().span(),
                  "`%s` does not declare that it raises `%s`"
                      .formatted(action.name(), error.name()))
              .label(action.nameSpan(), "declared here")
              .help("add it to `raises`, or raise what is declared"));
    }
  }

  private void started(Expression call) {
    if (!(call instanceof Expression.Call c)) {
      return;
    }
    var symbol = context.types().symbol(c.function());
    if (symbol instanceof Symbol.Action || symbol instanceof Symbol.Function) {
      context.add(
          Diagnostic.of(
                  Code.WM304,
                  c.function().span(),
                  "`%s` is no workflow".formatted(context.text(c.function())))
              .help("a test starts a workflow, and stubs its actions"));
    }
  }

  /// `calls("charge")`: the name of an action, in quotes or not.
  private void asked(Expression.Call c) {
    if (c.function() instanceof Expression.Name n
        && QUERIES.contains(n.id())
        && !n.id().equals("order")
        && c.arguments().size() == 1
        && c.arguments().getFirst() instanceof Literal.Str s
        && !actions().contains(s.value())
        && context.modules().lookup(context.module(), n.id()) == null) {
      unknown(s.span(), s.value());
    }
  }
}
