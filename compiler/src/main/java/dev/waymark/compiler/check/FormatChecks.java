package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.ast.Statement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;

/// Formats that depend on the machine, or that the engine lacks; and results that are none.
final class FormatChecks implements Checker.Rule {
  /// The directives of `strftime` that are available.
  private static final String DIRECTIVES = "aAbBdmyYjwuGV%HIpMSfz";

  private final Surroundings context;

  FormatChecks(Surroundings context) {
    this.context = context;
  }

  @Override
  public void look(Node node) {
    switch (node) {
      case Expression.FormattedValue f -> specification(f);
      case Expression.Call c -> called(c);
      case Statement.Assign s -> nothing(s.value());
      default -> {}
    }
  }

  private void specification(Expression.FormattedValue f) {
    var format = f.format();
    if (format == null
        || format.parts().isEmpty()
        || !(format.parts().getLast() instanceof Literal.Str s)) {
      return;
    }
    var type = context.types().of(f.value());
    boolean date = type instanceof Ty.Simple t && t.name().startsWith("datetime.");
    if (date) {
      directives(s, s.value());
    } else if (s.value().endsWith("n") && format.parts().size() == 1) {
      machine(s);
    }
  }

  private void called(Expression.Call c) {
    var arguments = c.arguments();
    if (context.types().symbol(c.function()) instanceof Symbol.Builtin b
        && b.name().equals("format")
        && arguments.size() == 2
        && arguments.getLast() instanceof Literal.Str s
        && s.value().endsWith("n")) {
      machine(s);
    }
    if (c.function() instanceof Expression.Attribute a
        && a.name().text().equals("strftime")
        && arguments.size() == 1
        && arguments.getFirst() instanceof Literal.Str s) {
      directives(s, s.value());
    }
  }

  /// `n` puts the separators of the machine's language.
  private void machine(Literal.Str s) {
    var text = context.text(s);
    int at = text.lastIndexOf('n');
    context.add(
        Diagnostic.of(Code.WM513, s.span(), "format type `n` depends on the machine's language")
            .help("`d` or `g`, or `,` for separators")
            .fix(Fix.replace(s.span(), text.substring(0, at) + "d" + text.substring(at + 1))));
  }

  private void directives(Literal.Str at, String format) {
    for (int i = format.indexOf('%'); i >= 0 && i + 1 < format.length(); ) {
      char directive = format.charAt(i + 1);
      if (DIRECTIVES.indexOf(directive) < 0) {
        context.add(
            Diagnostic.of(
                    Code.WM512,
                    at.span(),
                    "the `strftime` directive `%%%c` is not available".formatted(directive))
                .help("there are `%" + String.join(" %", DIRECTIVES.split("")) + "`"));
        return;
      }
      i = format.indexOf('%', i + 2);
    }
  }

  /// `x = await act()` where the action declares that it returns nothing.
  private void nothing(Expression value) {
    if (value instanceof Expression.Await a
        && a.value() instanceof Expression.Call c
        && context.types().symbol(c.function()) instanceof Symbol.Action action
        && action.declared().returns() instanceof Literal.None) {
      var name = action.declared().name();
      context.add(
          Diagnostic.of(Code.WM307, c.span(), "`%s` returns nothing to use".formatted(name))
              .label(action.declared().nameSpan(), "declared `-> None`")
              .help("`await %s` alone, or declare what it returns".formatted(context.text(c))));
    }
  }
}
