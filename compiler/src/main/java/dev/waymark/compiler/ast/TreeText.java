package dev.waymark.compiler.ast;

import static dev.waymark.compiler.ast.ExpressionText.all;
import static dev.waymark.compiler.ast.ExpressionText.keywords;
import static dev.waymark.compiler.ast.ExpressionText.of;
import static dev.waymark.compiler.ast.ExpressionText.setting;
import static dev.waymark.compiler.ast.ExpressionText.settings;
import static dev.waymark.compiler.ast.ExpressionText.words;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A tree as text: one line for each statement, its block indented under it. For tests, and for
/// those who want to see what was understood. Places are left out, so that layout changes nothing.
public final class TreeText {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private TreeText() {}

  public static String print(SourceFile file) {
    var text = new TreeText();
    file.body().forEach(text::statement);
    return text.out.toString();
  }

  private void line(String... parts) {
    out.append("  ".repeat(depth)).append(words(parts)).append('\n');
  }

  private void block(List<Statement> body) {
    depth++;
    body.forEach(this::statement);
    depth--;
  }

  /// A block under a word of its own; left out when it is empty.
  private void block(String word, List<Statement> body) {
    if (!body.isEmpty()) {
      line(word);
      block(body);
    }
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.ExpressionStatement s -> valued("do", s.value());
      case Statement.Assign s -> valued(words("assign", all(s.targets()), "="), s.value());
      case Statement.AugAssign s ->
          valued(words("change", of(s.target()), s.operator().symbol() + "="), s.value());
      case Statement.AnnAssign s -> annotated(s);
      case Statement.Delete s -> line("del", all(s.targets()));
      case Statement.Pass _ -> line("pass");
      case Statement.Break _ -> line("break");
      case Statement.Continue _ -> line("continue");
      case Statement.Return s -> valued("return", s.value());
      case Statement.Raise s -> line("raise", of(s.error()), of(s.cause()));
      case Statement.Assert s -> line("assert", of(s.test()), of(s.message()));
      case Statement.Global s -> line("global", names(s.names()));
      case Statement.Nonlocal s -> line("nonlocal", names(s.names()));
      case Statement.Import s -> line("import", aliases(s.names()));
      case Statement.ImportFrom s ->
          line("from", ".".repeat(s.level()) + s.module().text(), "import", aliases(s.names()));
      case Statement.TypeAlias s ->
          line("type", s.name().text(), ExpressionText.types(s.typeParameters()), of(s.value()));
      case Statement.Opaque _ -> line("opaque");
      case Statement.Undo s -> line("undo", of(s.call()));
      case Declaration s -> declaration(s);
      case TestStatement s -> test(s);
      default -> compound(statement);
    }
  }

  private void compound(Statement statement) {
    switch (statement) {
      case Statement.If s -> {
        line("if", of(s.test()));
        block(s.body());
        block("else", s.orelse());
      }
      case Statement.While s -> {
        line("while", of(s.test()));
        block(s.body());
        block("else", s.orelse());
      }
      case Statement.For s -> {
        line(s.async() ? "async" : "", "for", of(s.target()), of(s.iterable()));
        block(s.body());
        block("else", s.orelse());
      }
      case Statement.With s -> {
        line(
            s.async() ? "async" : "", "with", s.items().stream().map(this::item).collect(spaced()));
        block(s.body());
      }
      case Statement.Try s -> tries(s);
      case Statement.Match s -> match(s);
      case Statement.FunctionDef s -> function(s);
      case Statement.ClassDef s -> type(s);
      case Statement.Parallel s -> branches("parallel", s.branches());
      case Statement.First s -> branches("first", s.branches());
      case Statement.Within s -> {
        line("within", of(s.duration()));
        block(s.body());
      }
      default -> throw new IllegalStateException("no text for " + statement.getClass());
    }
  }

  private static Collector<CharSequence, ?, String> spaced() {
    return Collectors.joining(" ");
  }

  /// A fan-out brings its block with it.
  private void valued(String head, @Nullable Expression value) {
    line(head, value == null ? "" : of(value));
    if (value instanceof Expression.ParallelFor each) {
      block(each.body());
    }
  }

  private void annotated(Statement.AnnAssign s) {
    var head = words("annotate", s.simple() ? "" : "complex", of(s.target()), of(s.annotation()));
    valued(s.value() == null ? head : head + " =", s.value());
  }

  private static String names(List<Identifier> names) {
    return names.stream().map(Identifier::text).collect(spaced());
  }

  private static String aliases(List<Statement.Alias> aliases) {
    return aliases.stream()
        .map(a -> a.name().text() + (a.as() == null ? "" : ":" + a.as()))
        .collect(spaced());
  }

  private String item(Statement.With.Item item) {
    return ExpressionText.group(of(item.value()), item.target() == null ? "" : of(item.target()));
  }

  private void tries(Statement.Try s) {
    line(s.star() ? "try*" : "try");
    block(s.body());
    for (var handler : s.handlers()) {
      line("except", of(handler.type()), handler.name() == null ? "" : "as " + handler.name());
      block(handler.body());
    }
    block("else", s.orelse());
    block("finally", s.finallyBody());
  }

  private void match(Statement.Match s) {
    line("match", of(s.subject()));
    depth++;
    for (var one : s.cases()) {
      var guard = one.guard() == null ? "" : "if " + of(one.guard());
      line("case", ExpressionText.pattern(one.pattern()), guard);
      block(one.body());
    }
    depth--;
  }

  private void function(Statement.FunctionDef s) {
    s.decorators().forEach(decorator -> line("@", of(decorator)));
    line(s.async() ? "async" : "", "def", s.name().text(), signature(s.signature()));
    block(s.body());
  }

  private void type(Statement.ClassDef s) {
    s.decorators().forEach(decorator -> line("@", of(decorator)));
    var types = ExpressionText.types(s.typeParameters());
    line("class", s.name().text(), types, all(s.bases()), keywords(s.keywords()));
    block(s.body());
  }

  private static String signature(Signature signature) {
    return words(
        ExpressionText.types(signature.typeParameters()),
        ExpressionText.parameters(signature.parameters()),
        signature.returns() == null ? "" : "-> " + of(signature.returns()));
  }

  private void branches(String word, List<Statement.Branch> branches) {
    line(word);
    depth++;
    branches.forEach(branch -> block("branch", branch.body()));
    depth--;
  }

  // ------------------------------------------------------------ .wm

  private void declaration(Declaration declaration) {
    switch (declaration) {
      case Declaration.Workflow d -> {
        line("workflow", d.name().text(), signature(d.signature()), settings(d.policy()));
        depth++;
        d.signals().forEach(signal -> line("signal", signal.name().text(), of(signal.type())));
        depth--;
        block(d.body());
      }
      case Declaration.Action d -> {
        var module = d.module() == null ? "" : "from " + d.module().text();
        line("action", d.name().text(), signature(d.signature()), module);
        depth++;
        docstring(d.docstring());
        d.settings().forEach(one -> line(setting(one)));
        depth--;
      }
      case Declaration.Record d -> {
        line("record", d.name().text());
        fields(d.docstring(), d.fields());
      }
      case Declaration.Error d -> {
        line("error", d.name().text(), d.parent() == null ? "" : of(d.parent()));
        fields(d.docstring(), d.fields());
      }
      case Declaration.Enum d -> {
        line("enum", d.name().text());
        depth++;
        docstring(d.docstring());
        d.members().forEach(m -> line(m.name().text(), m.value() == null ? "" : of(m.value())));
        depth--;
      }
      case Declaration.Schedule d ->
          line(
              "schedule",
              d.name().text(),
              of(d.call()),
              d.settings().stream().map(ExpressionText::setting).collect(spaced()));
      case Declaration.Test d -> {
        line("test", ExpressionText.quoted(d.title()));
        block(d.body());
      }
    }
  }

  private void docstring(@Nullable Literal docstring) {
    if (docstring != null) {
      line("doc", of(docstring));
    }
  }

  private void fields(@Nullable Literal docstring, List<Declaration.Field> fields) {
    depth++;
    docstring(docstring);
    for (var field : fields) {
      var value = field.defaultValue() == null ? "" : "= " + of(field.defaultValue());
      line("field", field.name().text(), of(field.type()), value);
    }
    depth--;
  }

  private void test(TestStatement statement) {
    switch (statement) {
      case TestStatement.Stub s ->
          line("stub", s.action().text(), s.answers().stream().map(this::answer).collect(spaced()));
      case TestStatement.Run s -> line("run", of(s.call()), settings(s.policy()), as(s.as()));
      case TestStatement.StartInstance s ->
          line("start", of(s.call()), settings(s.policy()), as(s.as()));
      case TestStatement.Advance s -> line("advance", of(s.duration()));
      case TestStatement.Crash s ->
          line(
              "crash",
              s.when().name().toLowerCase(Locale.ROOT),
              s.action() == null ? "" : s.action().text());
      case TestStatement.Expect s -> line("expect", of(s.condition()), of(s.message()));
      case TestStatement.Always s -> line("always", of(s.condition()));
      case TestStatement.Finally s -> line("finally", of(s.condition()));
      case TestStatement.Any s -> line("any", s.name().text(), of(s.type()), of(s.seeds()));
      case TestStatement.SendSignal s -> line("signal", of(s.signal()), of(s.value()));
    }
  }

  private static String as(@Nullable Identifier name) {
    return name == null ? "" : "as " + name;
  }

  private String answer(TestStatement.Answer answer) {
    return switch (answer) {
      case TestStatement.Answer.Returns a ->
          answer("returns " + of(a.value()), a.takes(), a.times());
      case TestStatement.Answer.Raises a -> answer("raises " + of(a.error()), a.takes(), a.times());
      case TestStatement.Answer.Generates a -> answer("generates", a.takes(), a.times());
    };
  }

  private static String answer(
      String what, @Nullable Expression takes, @Nullable Expression times) {
    return ExpressionText.group(
        what, takes == null ? "" : "takes " + of(takes), times == null ? "" : "times " + of(times));
  }
}
