package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands on a line or opens a block. The shapes of Python's statements are those of CPython's
/// `ast` module; what only `.wm` has stands at the end, in [Declaration] and in [TestStatement].
public sealed interface Statement extends Node
    permits Statement.ExpressionStatement,
        Statement.Assign,
        Statement.AugAssign,
        Statement.AnnAssign,
        Statement.Delete,
        Statement.Pass,
        Statement.Break,
        Statement.Continue,
        Statement.Return,
        Statement.Raise,
        Statement.Assert,
        Statement.Global,
        Statement.Nonlocal,
        Statement.Import,
        Statement.ImportFrom,
        Statement.TypeAlias,
        Statement.If,
        Statement.While,
        Statement.For,
        Statement.Try,
        Statement.With,
        Statement.Match,
        Statement.FunctionDef,
        Statement.ClassDef,
        Statement.Undo,
        Statement.Parallel,
        Statement.First,
        Statement.Within,
        Statement.Opaque,
        Declaration,
        TestStatement {

  record ExpressionStatement(Expression value, Span span) implements Statement {}

  /// `a = b, c = value`: one target for each `=`
  record Assign(List<Expression> targets, Expression value, Span span) implements Statement {
    public Assign {
      targets = List.copyOf(targets);
    }
  }

  /// `target += value`
  record AugAssign(Expression target, Operator.Binary operator, Expression value, Span span)
      implements Statement {}

  /// `target: annotation = value`; `simple` unless the target is in parentheses or no name
  record AnnAssign(
      Expression target,
      Expression annotation,
      @Nullable Expression value,
      boolean simple,
      Span span)
      implements Statement {}

  /// `del a, b[0]`
  record Delete(List<Expression> targets, Span span) implements Statement {
    public Delete {
      targets = List.copyOf(targets);
    }
  }

  record Pass(Span span) implements Statement {}

  record Break(Span span) implements Statement {}

  record Continue(Span span) implements Statement {}

  record Return(@Nullable Expression value, Span span) implements Statement {}

  /// `raise error from cause`; without an error, the one that is being handled
  record Raise(@Nullable Expression error, @Nullable Expression cause, Span span)
      implements Statement {}

  record Assert(Expression test, @Nullable Expression message, Span span) implements Statement {}

  record Global(List<Identifier> names, Span span) implements Statement {
    public Global {
      names = List.copyOf(names);
    }
  }

  record Nonlocal(List<Identifier> names, Span span) implements Statement {
    public Nonlocal {
      names = List.copyOf(names);
    }
  }

  /// `import a.b as c, d`
  record Import(List<Alias> names, Span span) implements Statement {
    public Import {
      names = List.copyOf(names);
    }
  }

  /// `from ..a import b as c`; a single [Alias] named `*` imports all
  ///
  /// @param level how many dots stand before the module
  record ImportFrom(int level, DottedName module, List<Alias> names, Span span)
      implements Statement {
    public ImportFrom {
      names = List.copyOf(names);
    }
  }

  /// `a.b as c`; in `from … import` the name has one part
  record Alias(DottedName name, @Nullable Identifier as, Span span) implements Node {}

  /// `type Name[T] = value`
  record TypeAlias(Identifier name, List<TypeParameter> typeParameters, Expression value, Span span)
      implements Statement {
    public TypeAlias {
      typeParameters = List.copyOf(typeParameters);
    }
  }

  /// `elif` is an [If] alone in `orelse`
  record If(Expression test, List<Statement> body, List<Statement> orelse, Span span)
      implements Statement {
    public If {
      body = List.copyOf(body);
      orelse = List.copyOf(orelse);
    }
  }

  record While(Expression test, List<Statement> body, List<Statement> orelse, Span span)
      implements Statement {
    public While {
      body = List.copyOf(body);
      orelse = List.copyOf(orelse);
    }
  }

  /// `async for target in iterable: … else: …`
  record For(
      boolean async,
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> orelse,
      Span span)
      implements Statement {
    public For {
      body = List.copyOf(body);
      orelse = List.copyOf(orelse);
    }
  }

  /// `try: … except* A as e: … else: … finally: …`
  ///
  /// @param star whether the handlers are `except*`
  record Try(
      List<Statement> body,
      boolean star,
      List<Handler> handlers,
      List<Statement> orelse,
      List<Statement> finallyBody,
      Span span)
      implements Statement {
    /// `except type as name:`
    public record Handler(
        @Nullable Expression type, @Nullable Identifier name, List<Statement> body, Span span)
        implements Node {
      public Handler {
        body = List.copyOf(body);
      }
    }

    public Try {
      body = List.copyOf(body);
      handlers = List.copyOf(handlers);
      orelse = List.copyOf(orelse);
      finallyBody = List.copyOf(finallyBody);
    }
  }

  /// `async with a as b, c: …`
  record With(boolean async, List<Item> items, List<Statement> body, Span span)
      implements Statement {
    public record Item(Expression value, @Nullable Expression target, Span span) implements Node {}

    public With {
      items = List.copyOf(items);
      body = List.copyOf(body);
    }
  }

  /// `match subject: case pattern if guard: …`
  record Match(Expression subject, List<Case> cases, Span span) implements Statement {
    public record Case(Pattern pattern, @Nullable Expression guard, List<Statement> body, Span span)
        implements Node {
      public Case {
        body = List.copyOf(body);
      }
    }

    public Match {
      cases = List.copyOf(cases);
    }
  }

  /// `async def name[T](a: int) -> str: …`
  record FunctionDef(
      boolean async,
      List<Expression> decorators,
      Identifier name,
      Signature signature,
      List<Statement> body,
      Span span)
      implements Statement {
    public FunctionDef {
      decorators = List.copyOf(decorators);
      body = List.copyOf(body);
    }
  }

  /// `class Name[T](Base, metaclass=M): …`
  record ClassDef(
      List<Expression> decorators,
      Identifier name,
      List<TypeParameter> typeParameters,
      List<Expression> bases,
      List<Keyword> keywords,
      List<Statement> body,
      Span span)
      implements Statement {
    public ClassDef {
      decorators = List.copyOf(decorators);
      typeParameters = List.copyOf(typeParameters);
      bases = List.copyOf(bases);
      keywords = List.copyOf(keywords);
      body = List.copyOf(body);
    }
  }

  /// `.wm`: `undo await cancel(x) with attempts=5`. The call is an [Expression.Await].
  record Undo(Expression call, Span span) implements Statement {}

  /// `.wm`: `parallel:`
  record Parallel(List<Branch> branches, Span span) implements Statement {
    public Parallel {
      branches = List.copyOf(branches);
    }
  }

  /// `.wm`: `first:`
  record First(List<Branch> branches, Span span) implements Statement {
    public First {
      branches = List.copyOf(branches);
    }
  }

  /// One branch of `parallel:` or `first:`: a single statement, or what stands under `branch:`.
  record Branch(List<Statement> body, Span span) implements Node {
    public Branch {
      body = List.copyOf(body);
    }
  }

  /// `.wm`: `within 5m:`
  record Within(Expression duration, List<Statement> body, Span span) implements Statement {
    public Within {
      body = List.copyOf(body);
    }
  }

  /// A block outside workflows that no rule of Python 3.12 fits. Its names are not known.
  record Opaque(Span span) implements Statement {}
}
