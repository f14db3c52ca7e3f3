package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Expression;
import dev.waymark.compiler.ast.Expression.FormattedValue;
import dev.waymark.compiler.ast.Expression.FormattedValue.Conversion;
import dev.waymark.compiler.ast.Expression.JoinedString;
import dev.waymark.compiler.ast.Literal;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser.FstringContext;
import dev.waymark.grammar.WaymarkParser.FstringPartContext;
import dev.waymark.grammar.WaymarkParser.StringsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// String literals: their prefixes, their quotes, their fields, and those that stand side by side.
final class Strings {
  private final Draft draft;
  private final ExpressionBuilder expressions;

  Strings(Draft draft, ExpressionBuilder expressions) {
    this.draft = draft;
    this.expressions = expressions;
  }

  Expression strings(StringsContext context) {
    var span = draft.span(context);
    var parts = new ArrayList<Expression>();
    boolean formatted = !context.fstring().isEmpty();
    for (var child : context.children) {
      switch (child) {
        case TerminalNode word -> append(parts, literal(word.getSymbol()));
        case FstringContext fstring -> fstring(fstring, parts);
        default -> throw new IllegalStateException("no string: " + child.getText());
      }
    }
    boolean bytes = parts.stream().anyMatch(Literal.Bytes.class::isInstance);
    if (bytes && (formatted || parts.size() > 1)) {
      draft.refuse(span, "bytes and text cannot stand side by side");
      return new Expression.Invalid(span);
    }
    if (formatted) {
      parts.removeIf(part -> part instanceof Literal.Str text && text.value().isEmpty());
      return new JoinedString(parts, span);
    }
    return switch (parts.getFirst()) {
      case Literal.Bytes whole -> new Literal.Bytes(whole.latin1(), span);
      case Literal.Str whole -> new Literal.Str(whole.value(), span);
      default -> throw new IllegalStateException("no string: " + span);
    };
  }

  /// A string that stands alone, as a title or a docstring.
  Literal literal(Token token) {
    var span = draft.span(token);
    var text = token.getText();
    int quote = 0;
    while (text.charAt(quote) != '\'' && text.charAt(quote) != '"') {
      quote++;
    }
    var prefix = text.substring(0, quote).toLowerCase(Locale.ROOT);
    int length = isLong(text, quote) ? 3 : 1;
    var body = lines(text.substring(quote + length, text.length() - length));
    boolean bytes = prefix.contains("b");
    var value = prefix.contains("r") ? body : Escapes.decode(body, bytes, span, draft);
    if (!bytes) {
      return new Literal.Str(value, span);
    }
    if (body.chars().anyMatch(c -> c > 127)) {
      draft.refuse(span, "bytes hold only ASCII characters; the others have escapes");
    }
    return new Literal.Bytes(value, span);
  }

  private static boolean isLong(String text, int quote) {
    var three = text.substring(quote, quote + 1).repeat(3);
    return text.length() >= quote + 6 && text.startsWith(three, quote);
  }

  /// However the file ends its lines, a string's lines end with a line feed.
  private static String lines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /// Text beside text is one text.
  private static void append(List<Expression> parts, Expression next) {
    if (parts.isEmpty()) {
      parts.add(next);
      return;
    }
    var last = parts.getLast();
    if (last instanceof Literal.Str a && next instanceof Literal.Str b) {
      parts.removeLast();
      parts.add(new Literal.Str(a.value() + b.value(), a.span().to(b.span())));
    } else if (last instanceof Literal.Bytes a && next instanceof Literal.Bytes b) {
      parts.removeLast();
      parts.add(new Literal.Bytes(a.latin1() + b.latin1(), a.span().to(b.span())));
    } else {
      parts.add(next);
    }
  }

  private void fstring(FstringContext context, List<Expression> parts) {
    var start = context.FSTRING_START().getText();
    boolean raw = start.toLowerCase(Locale.ROOT).contains("r");
    for (var part : context.fstringPart()) {
      part(part, raw, false, parts);
    }
  }

  private void part(
      FstringPartContext context, boolean raw, boolean format, List<Expression> parts) {
    var text = context.FSTRING_TEXT();
    if (text == null) {
      field(context, raw, parts);
      return;
    }
    var span = draft.span(text.getSymbol());
    var body = lines(text.getText());
    var value = format ? decoded(body, raw, span) : value(body, raw, span);
    append(parts, new Literal.Str(value, span));
  }

  /// Doubled braces stand for one; those of `\N{…}` are not doubled.
  private String value(String body, boolean raw, Span span) {
    var out = new StringBuilder();
    int from = 0;
    for (int i = 0; i + 1 < body.length(); i++) {
      char c = body.charAt(i);
      if ((c == '{' || c == '}') && body.charAt(i + 1) == c) {
        out.append(decoded(body.substring(from, i), raw, span)).append(c);
        i++;
        from = i + 1;
      }
    }
    return out.append(decoded(body.substring(from), raw, span)).toString();
  }

  private String decoded(String body, boolean raw, Span span) {
    return raw ? body : Escapes.decode(body, false, span, draft);
  }

  private void field(FstringPartContext context, boolean raw, List<Expression> parts) {
    var value =
        context.yieldExpression() != null
            ? expressions.yield(context.yieldExpression())
            : expressions.stars(context.starExpressions());
    boolean shown = context.EQUAL() != null;
    if (shown) {
      append(parts, shownText(context, raw));
    }
    boolean plain = context.BANG() == null && context.FIELD_COLON() == null;
    var conversion = shown && plain ? Conversion.REPR : conversion(context.NAME());
    var format = context.FIELD_COLON() == null ? null : format(context, raw);
    parts.add(new FormattedValue(value, conversion, format, draft.span(context)));
  }

  private JoinedString format(FstringPartContext context, boolean raw) {
    var inner = new ArrayList<Expression>();
    for (var part : context.fstringPart()) {
      part(part, raw, true, inner);
    }
    var colon = draft.span(context.FIELD_COLON().getSymbol());
    var close = draft.span(context.FIELD_CLOSE().getSymbol());
    return new JoinedString(inner, new Span(colon.file(), colon.end(), close.start()));
  }

  /// `{x = }` shows its own text, with blanks and without comments; escapes in it stand for what
  /// they stand for in the f-string around it.
  private Literal.Str shownText(FstringPartContext context, boolean raw) {
    var text = new StringBuilder();
    int start = context.FIELD_OPEN().getSymbol().getStopIndex() + 1;
    int last = context.EQUAL().getSymbol().getTokenIndex() + 1;
    int at = start;
    for (int i = context.FIELD_OPEN().getSymbol().getTokenIndex() + 1; i <= last; i++) {
      var word = draft.tokens().get(i);
      text.append(draft.source().slice(at, word.getStartIndex()).replaceAll("#[^\r\n]*", ""));
      if (i < last) {
        text.append(word.getText());
        at = word.getStopIndex() + 1;
      }
    }
    var span = draft.source().span(start, draft.tokens().get(last).getStartIndex());
    return new Literal.Str(decoded(lines(text.toString()), raw, span), span);
  }

  private Conversion conversion(@Nullable TerminalNode name) {
    if (name == null) {
      return Conversion.NONE;
    }
    return switch (name.getText()) {
      case "s" -> Conversion.STR;
      case "r" -> Conversion.REPR;
      case "a" -> Conversion.ASCII;
      default -> {
        draft.refuse(draft.span(name.getSymbol()), "a conversion is `!s`, `!r` or `!a`");
        yield Conversion.NONE;
      }
    };
  }
}
