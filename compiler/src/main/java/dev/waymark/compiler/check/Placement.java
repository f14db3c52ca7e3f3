package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Declaration;
import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Parameter;
import dev.waymark.compiler.ast.SourceFile;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.check.Place.Function;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What may stand where, as far as the tree alone can tell: what the grammar reads and Python's
/// compiler refuses, and the order of a `.wm` file. Needs no names resolved.
public final class Placement {
  private final Dialect dialect;
  private final List<Diagnostic> found = new ArrayList<>();

  private Placement(Dialect dialect) {
    this.dialect = dialect;
  }

  public static List<Diagnostic> check(SourceFile file) {
    var placement = new Placement(file.dialect());
    if (file.dialect() == Dialect.WM) {
      placement.found.addAll(TopLevel.check(file));
    }
    placement.found.addAll(FutureImports.check(file));
    placement.block(file.body(), Place.FILE);
    placement.found.addAll(NameRules.check(file));
    return placement.found;
  }

  private void refuse(Span span, String message) {
    found.add(Diagnostic.of(Code.WM111, span, message));
  }

  private void block(List<Statement> body, Place place) {
    body.forEach(statement -> statement(statement, place));
  }

  // ------------------------------------------------------------ statements

  private void statement(Statement statement, Place place) {
    switch (statement) {
      case Statement.FunctionDef s -> function(s, place);
      case Statement.ClassDef s -> type(s, place);
      case Declaration d -> declaration(d, place);
      case Statement.For s -> loop(s, place);
      case Statement.While s -> {
        expression(s.test(), place);
        block(s.body(), place.inLoop());
        block(s.orelse(), place.block());
      }
      case Statement.Try s -> tries(s, place);
      case Statement.Match s -> match(s, place);
      case Statement.Parallel s -> branches(s.branches(), place);
      case Statement.First s -> branches(s.branches(), place);
      case Statement.With s -> {
        async(s.async(), "async with", s, place);
        children(s, place.block());
      }
      case Statement.Import s -> imported(s, "import", place);
      case Statement.ImportFrom s -> importedFrom(s, place);
      case Statement.TypeAlias s -> {
        imported(s, "type", place);
        children(s, place.block());
      }
      case Statement.Break s -> jump(s, "break", place);
      case Statement.Continue s -> jump(s, "continue", place);
      case Statement.Return s -> returns(s, place);
      default -> children(statement, place.block());
    }
  }

  private void children(Node node, Place place) {
    for (var child : Trees.children(node)) {
      switch (child) {
        case Statement s -> statement(s, place);
        case Expression e -> expression(e, place);
        default -> children(child, place);
      }
    }
  }

  private void function(Statement.FunctionDef s, Place place) {
    s.decorators().forEach(decorator -> expression(decorator, place));
    parameters(s.signature().parameters(), place);
    var inner = s.async() ? Function.ASYNC : Function.DEF;
    boolean starts = mentions(s.decorators(), "workflow");
    block(s.body(), starts ? place.inWorkflow(inner) : place.in(inner));
  }

  private void type(Statement.ClassDef s, Place place) {
    if (place.workflow()) {
      notInside(s.name().span(), "class");
    }
    s.decorators().forEach(decorator -> expression(decorator, place));
    s.bases().forEach(base -> expression(base, place));
    s.keywords().forEach(keyword -> expression(keyword.value(), place));
    boolean workflow = mentions(s.decorators(), "workflow") || mentions(s.bases(), "Workflow");
    for (var member : s.body()) {
      boolean run =
          workflow && member instanceof Statement.FunctionDef f && f.name().text().equals("run");
      var inner = place.in(Function.CLASS);
      statement(member, run ? inner.inWorkflow(Function.CLASS) : inner);
    }
  }

  private static boolean mentions(List<Expression> expressions, String name) {
    return expressions.stream()
        .map(e -> e instanceof Expression.Call call ? call.function() : e)
        .map(Trees::dotted)
        .anyMatch(text -> text != null && (text.equals(name) || text.endsWith("." + name)));
  }

  private void declaration(Declaration declaration, Place place) {
    if (!place.top()) {
      nested(declaration);
    }
    switch (declaration) {
      case Declaration.Workflow w -> {
        parameters(w.signature().parameters(), place);
        block(w.body(), Place.FILE.inWorkflow(Function.ASYNC));
      }
      case Declaration.Action a -> parameters(a.signature().parameters(), place);
      case Declaration.Test t -> block(t.body(), Place.FILE.in(Function.TEST));
      case Declaration.Record r -> children(r, place);
      case Declaration.Error e -> children(e, place);
      case Declaration.Enum e -> children(e, place);
      case Declaration.Schedule s -> children(s, place);
    }
  }

  private void nested(Declaration declaration) {
    var what = TopLevel.word(declaration);
    found.add(
        Diagnostic.of(
                Code.WM107, TopLevel.name(declaration), what + " is declared inside something else")
            .help("move it to the top of the file"));
  }

  private void parameters(List<Parameter> parameters, Place place) {
    var names = new TreeMap<String, Span>();
    for (var parameter : parameters) {
      var first = names.putIfAbsent(parameter.name().text(), parameter.name().span());
      if (first != null) {
        found.add(
            Diagnostic.of(
                    Code.WM111,
                    parameter.name().span(),
                    "there are two parameters named `" + parameter.name() + "`")
                .label(first, "the first"));
      }
      children(parameter, place);
    }
  }

  private void loop(Statement.For s, Place place) {
    async(s.async(), "async for", s, place);
    expression(s.iterable(), place);
    expression(s.target(), place);
    block(s.body(), place.inLoop());
    block(s.orelse(), place.block());
  }

  /// Where CPython wants an `async def` around it.
  private void async(boolean async, String what, Node node, Place place) {
    if (async && !place.mayAwait()) {
      refuse(node.span(), "`" + what + "` stands only in an `async def`");
    }
  }

  private void tries(Statement.Try s, Place place) {
    block(s.body(), place.block());
    for (var handler : s.handlers()) {
      if (handler.type() != null) {
        expression(handler.type(), place);
      }
      block(handler.body(), s.star() ? place.inStar() : place.block());
    }
    block(s.orelse(), place.block());
    block(s.finallyBody(), place.block());
  }

  private void match(Statement.Match s, Place place) {
    expression(s.subject(), place);
    for (var one : s.cases()) {
      boolean last = one.equals(s.cases().getLast());
      if (!last && one.guard() == null && Irrefutable.is(one.pattern())) {
        refuse(one.pattern().span(), "this pattern takes everything, so none behind it is reached");
      }
      Irrefutable.alternatives(one.pattern())
          .forEach(span ->
              refuse(span, "this alternative takes everything, so none behind it is reached"));
      if (one.guard() != null) {
        expression(one.guard(), place);
      }
      block(one.body(), place.block());
    }
  }

  private void branches(List<Statement.Branch> branches, Place place) {
    for (var branch : branches) {
      block(branch.body(), place.in(Function.BRANCH));
    }
  }

  private void imported(Statement s, String word, Place place) {
    if (place.workflow()) {
      notInside(s.span(), word);
    }
  }

  private void importedFrom(Statement.ImportFrom s, Place place) {
    imported(s, "import", place);
    boolean all = s.names().stream().anyMatch(alias -> alias.name().text().equals("*"));
    if (all && place.function() != Function.MODULE) {
      refuse(s.span(), "`import *` stands only at the top of a module");
    }
  }

  private void notInside(Span span, String word) {
    var where = dialect == Dialect.WM ? "file" : "module";
    found.add(
        Diagnostic.of(Code.WM110, span, "`" + word + "` cannot stand inside a workflow")
            .help("write it at the top of the " + where));
  }

  private void jump(Statement s, String word, Place place) {
    if (place.function() == Function.BRANCH && !place.loop()) {
      leaves(s.span(), word);
    } else if (place.star()) {
      refuse(s.span(), "`" + word + "` cannot leave an `except*`");
    } else if (!place.loop()) {
      refuse(s.span(), "`" + word + "` stands only in a loop");
    }
  }

  private void leaves(Span span, String word) {
    found.add(
        Diagnostic.of(Code.WM408, span, "`" + word + "` cannot leave a branch")
            .help("set a name and look at it behind the block, or raise an error"));
  }

  private void returns(Statement.Return s, Place place) {
    if (place.function() == Function.BRANCH) {
      leaves(s.span(), "return");
    } else if (place.star()) {
      refuse(s.span(), "`return` cannot leave an `except*`");
    } else if (!place.isFunction()) {
      refuse(s.span(), "`return` stands only in a function");
    }
    children(s, place);
  }

  // ------------------------------------------------------------ expressions

  private void expression(Expression expression, Place place) {
    switch (expression) {
      case Expression.Lambda e -> {
        parameters(e.parameters(), place);
        expression(e.body(), place.in(Function.LAMBDA));
      }
      case Expression.ParallelFor e -> {
        expression(e.iterable(), place);
        block(e.body(), place.in(Function.BRANCH));
      }
      case Expression.Await e -> await(e, place);
      case Expression.Yield e -> yields(e, place);
      case Expression.YieldFrom e -> yields(e, place);
      case Expression.Call e -> {
        keywords(e.keywords());
        children(e, place);
      }
      case Expression.Comprehension e -> comprehension(e, place);
      case Expression.DictComprehension e -> {
        asyncGenerators(e.generators(), place);
        children(e, place);
      }
      default -> children(expression, place);
    }
  }

  private void await(Expression.Await e, Place place) {
    if (place.function() == Function.DEF || place.function() == Function.LAMBDA) {
      var what = place.function() == Function.DEF ? "a `def`" : "a lambda";
      found.add(
          Diagnostic.of(Code.WM314, e.span(), "`await` cannot stand in " + what)
              .help("write it in an `async def`"));
    } else if (!place.mayAwait() && place.function() != Function.TEST) {
      refuse(e.span(), "`await` stands only in an `async def`");
    }
    children(e, place);
  }

  private void yields(Expression e, Place place) {
    if (!place.isFunction()) {
      refuse(e.span(), "`yield` stands only in a function");
    } else if (e instanceof Expression.YieldFrom && place.mayAwait()) {
      refuse(e.span(), "`yield from` cannot stand in an `async def`");
    }
    children(e, place);
  }

  /// A generator runs later, so it may await wherever it stands; only its first source is evaluated
  /// here and now.
  private void comprehension(Expression.Comprehension e, Place place) {
    if (e.kind() != Expression.Comprehension.Kind.GENERATOR) {
      asyncGenerators(e.generators(), place);
      children(e, place);
      return;
    }
    var first = e.generators().getFirst();
    expression(first.iterable(), place);
    for (var child : Trees.children(e)) {
      for (var part :
          child instanceof Expression.Generator ? Trees.children(child) : List.of(child)) {
        if (part instanceof Expression inner && !inner.equals(first.iterable())) {
          expression(inner, place.mayAwait() ? place : place.in(Function.ASYNC));
        }
      }
    }
  }

  private void asyncGenerators(List<Expression.Generator> generators, Place place) {
    for (var generator : generators) {
      if (generator.async() && !place.mayAwait()) {
        refuse(generator.span(), "`async for` stands only in an `async def`");
      }
    }
  }

  private void keywords(List<Keyword> keywords) {
    var names = new TreeMap<String, Span>();
    for (var keyword : keywords) {
      var name = keyword.name();
      var first = name == null ? null : names.putIfAbsent(name.text(), name.span());
      if (first != null && name != null) {
        found.add(
            Diagnostic.of(Code.WM310, name.span(), "`" + name + "` is given twice")
                .label(first, "the first"));
      }
    }
  }

  static boolean isDocstring(Statement statement) {
    return statement instanceof Statement.ExpressionStatement line
        && line.value() instanceof Literal.Str;
  }
}
