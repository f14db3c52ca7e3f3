package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;

/// What may stand where a value is put: the grammar reads any expression there.
final class Targets {
  /// What happens to the target.
  enum Kind {
    ASSIGNED("a value cannot be put into %s"),
    CHANGED("%s cannot be changed in place"),
    DELETED("%s cannot be deleted");

    private final String says;

    Kind(String says) {
      this.says = says;
    }
  }

  private Targets() {}

  /// Reports what is no target, at its smallest part.
  static void check(Expression target, Kind kind, Draft draft) {
    switch (target) {
      case Expression.Name _, Expression.Attribute _, Expression.Subscript _ -> {}
      case Expression.Invalid _ -> {}
      case Expression.TupleDisplay tuple when kind != Kind.CHANGED -> {
        stars(tuple.elements(), draft);
        tuple.elements().forEach(element -> element(element, kind, draft));
      }
      case Expression.ListDisplay list when kind != Kind.CHANGED -> {
        stars(list.elements(), draft);
        list.elements().forEach(element -> element(element, kind, draft));
      }
      default -> refuse(target, kind, draft);
    }
  }

  private static void element(Expression element, Kind kind, Draft draft) {
    if (element instanceof Expression.Starred star && kind == Kind.ASSIGNED) {
      check(star.value(), kind, draft);
    } else {
      check(element, kind, draft);
    }
  }

  private static void stars(Iterable<Expression> elements, Draft draft) {
    int found = 0;
    for (var element : elements) {
      if (element instanceof Expression.Starred && ++found == 2) {
        draft.refuse(element.span(), "two stars stand in one target");
      }
    }
  }

  private static void refuse(Expression target, Kind kind, Draft draft) {
    var wrong = Diagnostic.of(Code.WM111, target.span(), kind.says.formatted(what(target)));
    draft.report(target instanceof Expression.Compare ? wrong.help("did you mean `=`?") : wrong);
  }

  private static String what(Expression target) {
    return switch (target) {
      case Expression.Call _ -> "the result of a call";
      case Expression.Await _ -> "what is awaited";
      case Literal.None _ -> "`None`";
      case Literal.Bool bool -> bool.value() ? "`True`" : "`False`";
      case Literal.Ellipsis _ -> "`...`";
      case Literal _, Expression.JoinedString _ -> "a literal";
      case Expression.TupleDisplay _ -> "a tuple";
      case Expression.ListDisplay _ -> "a list";
      case Expression.DictDisplay _, Expression.SetDisplay _ -> "a dict or set";
      case Expression.Comprehension _, Expression.DictComprehension _ -> "a comprehension";
      case Expression.Lambda _ -> "a lambda";
      case Expression.Starred _ -> "a star alone";
      case Expression.Yield _, Expression.YieldFrom _ -> "a `yield`";
      case Expression.NamedExpr _ -> "a `:=`";
      case Expression.IfExp _ -> "a choice by `if`";
      case Expression.Compare _ -> "a comparison";
      default -> "an expression";
    };
  }
}
