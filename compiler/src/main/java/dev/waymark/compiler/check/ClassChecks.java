package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Keyword;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import java.util.List;
import java.util.function.Consumer;

/// What a class may have to be compiled with the workflows that use it. A class that only actions
/// use may have whatever Python has.
public final class ClassChecks {
  /// Bases that say nothing about what an object does.
  private static final List<String> SILENT =
      List.of("object", "abc.ABC", "typing.Protocol", "typing.Generic", "waymark.Workflow");

  private static final List<String> SPECIAL = List.of("__init__", "__post_init__");
  private static final List<String> PYDANTIC =
      List.of("validator", "root_validator", "field_validator", "model_validator");
  private static final List<String> ACCESS =
      List.of("staticmethod", "classmethod", "property", "abc.abstractmethod");

  private final Modules modules;
  private final Declared.Class declared;
  private final Consumer<Diagnostic> problems;

  public ClassChecks(Modules modules, Declared.Class declared, Consumer<Diagnostic> problems) {
    this.modules = modules;
    this.declared = declared;
    this.problems = problems;
  }

  public void check() {
    if (declared.node() instanceof Statement.ClassDef c) {
      c.keywords().forEach(this::keyword);
      c.bases().forEach(this::base);
      c.decorators().forEach(this::decorator);
      c.body().forEach(this::statement);
    }
  }

  private void refuse(Node at, String what, String help) {
    problems.accept(
        Diagnostic.of(Code.WM120, at.span(), what + " is a feature of classes that is not compiled")
            .label(declared.nameSpan(), "a workflow uses this class")
            .help(help));
  }

  private void keyword(Keyword keyword) {
    var name = keyword.name();
    refuse(
        keyword,
        name == null ? "this argument of a class" : "`%s=`".formatted(name.text()),
        "write what it does as a function, or keep the class in an action");
  }

  /// What an expression means by name; empty for what the module itself defines.
  private String name(Expression expression) {
    var called =
        switch (expression) {
          case Expression.Call c -> c.function();
          case Expression.Subscript s -> s.value();
          default -> expression;
        };
    return switch (modules.resolve(declared.module(), called)) {
      case Symbol.Builtin b -> b.name();
      case Symbol.Library l -> l.name();
      case null -> called instanceof Expression.Name n ? n.id() : "?";
      default -> "";
    };
  }

  private void base(Expression base) {
    var name = name(base);
    boolean known =
        name.isEmpty()
            || SILENT.contains(name)
            || Builtins.isError(name)
            || name.equals("pydantic.BaseModel")
            || declared.kind() == Declared.Kind.ENUM;
    if (name.startsWith("pydantic.") && !known) {
      problems.accept(
          Diagnostic.of(
                  Code.WM511,
                  base.span(),
                  "`%s` is a part of pydantic that is not compiled".formatted(name))
              .help("a `BaseModel` with plain fields, or check in an action"));
    } else if (!known) {
      refuse(
          base,
          "`%s` as a base".formatted(name),
          "a dataclass with a field that holds the value, or functions over it");
    }
  }

  private void decorator(Expression decorator) {
    var name = name(decorator);
    if (name.equals("dataclasses.dataclass")) {
      options(decorator);
    } else if (!name.equals("waymark.workflow") && !name.equals("enum.unique")) {
      wrong(decorator);
    }
  }

  private void wrong(Expression decorator) {
    problems.accept(
        Diagnostic.of(Code.WM113, decorator.span(), "a decorator would change what is compiled")
            .help("strike it, and call what it does inside"));
  }

  /// `frozen`, `eq` and `order` are compiled, and what changes nothing that a body can see.
  private void options(Expression decorator) {
    if (!(decorator instanceof Expression.Call c)) {
      return;
    }
    boolean frozen = flag(c, "frozen", false);
    for (var keyword : c.keywords()) {
      var name = keyword.name() == null ? "**" : keyword.name().text();
      boolean fine =
          switch (name) {
            case "frozen", "eq", "order" -> keyword.value() instanceof Literal.Bool;
            case "slots" -> frozen || isFlag(keyword, false);
            case "init", "repr", "match_args" -> isFlag(keyword, true);
            case "unsafe_hash", "kw_only", "weakref_slot" -> isFlag(keyword, false);
            default -> false;
          };
      if (!fine) {
        refuse(keyword, "`%s` of a dataclass".formatted(name), "strike it, or write a function");
      }
    }
  }

  private static boolean flag(Expression.Call call, String wanted, boolean otherwise) {
    return call.keywords().stream()
        .filter(k -> k.name() != null && k.name().text().equals(wanted))
        .map(k -> isFlag(k, true))
        .findFirst()
        .orElse(otherwise);
  }

  private static boolean isFlag(Keyword keyword, boolean wanted) {
    return keyword.value() instanceof Literal.Bool b && b.value() == wanted;
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.FunctionDef f -> method(f);
      case Statement.AnnAssign s -> field(s);
      case Statement.Assign s -> attribute(s);
      case Statement.Pass _ -> {}
      case Statement.ExpressionStatement s
          when s.value() instanceof Literal.Str || s.value() instanceof Literal.Ellipsis -> {}
      case Statement.ClassDef c when c.name().text().equals("Config") && isModel() -> model(c);
      default ->
          refuse(statement, "this statement in a class", "write it at the top of the module");
    }
  }

  private boolean isModel() {
    return declared.traits().coerces();
  }

  private void model(Node at) {
    problems.accept(
        Diagnostic.of(Code.WM511, at.span(), "this part of pydantic is not compiled")
            .label(declared.nameSpan(), "a workflow uses this model")
            .help("check in an action, or use a plain field"));
  }

  private void field(Statement.AnnAssign s) {
    var annotation = s.annotation();
    var name =
        annotation instanceof Expression.Subscript
                || annotation instanceof Expression.Attribute
                || annotation instanceof Expression.Name
            ? name(annotation)
            : "";
    if (declared.kind() == Declared.Kind.RECORD
        && List.of("typing.ClassVar", "dataclasses.InitVar", "dataclasses.KW_ONLY")
            .contains(name)) {
      refuse(s, "`%s`".formatted(name), "write a constant at the top of the module, or a field");
    }
  }

  private void attribute(Statement.Assign s) {
    boolean plain = s.targets().size() == 1 && s.targets().getFirst() instanceof Expression.Name;
    var name = plain ? ((Expression.Name) s.targets().getFirst()).id() : "";
    if (isModel() && name.equals("model_config")) {
      model(s);
    } else if (!plain || name.startsWith("__")) {
      refuse(s, plain ? "`%s`".formatted(name) : "this assignment", "write a function");
    } else if (declared.kind() == Declared.Kind.RECORD) {
      refuse(
          s,
          "an attribute without a type in a dataclass",
          "give it a type to make it a field, or write a constant at the top of the module");
    }
  }

  private void method(Statement.FunctionDef method) {
    var name = method.name().text();
    for (var decorator : method.decorators()) {
      var means = name(decorator);
      var last = means.substring(means.lastIndexOf('.') + 1);
      if (isModel() && (PYDANTIC.contains(last) || last.equals("computed_field"))) {
        model(decorator);
      } else if (!ACCESS.contains(means)) {
        wrong(decorator);
      }
    }
    boolean special = name.startsWith("__") && name.endsWith("__") || name.equals("_missing_");
    if (special && !SPECIAL.contains(name)) {
      refuse(method.name(), "`%s`".formatted(name), instead(name));
    }
  }

  private static String instead(String name) {
    return switch (name) {
      case "__str__", "__repr__", "__format__" ->
          "write a method such as `text(self)`; an error gives its text to `super().__init__(…)`";
      case "__enter__", "__exit__", "__aenter__", "__aexit__" -> "`try: … finally: …`";
      case "__iter__", "__next__", "__len__", "__getitem__", "__contains__" ->
          "write a method that gives the list";
      default -> "write a function or a method, and call it";
    };
  }
}
