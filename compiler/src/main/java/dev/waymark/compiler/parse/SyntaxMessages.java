package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Says in words what stopped the parser. The commonest slips have a sentence of their own; all
/// others are told by the word that cannot stand where it stands.
final class SyntaxMessages {
  private static final List<String> STATEMENTS =
      List.of(
          "if",
          "elif",
          "else",
          "for",
          "while",
          "try",
          "except",
          "finally",
          "with",
          "def",
          "class",
          "return",
          "raise",
          "assert",
          "import",
          "from",
          "pass",
          "break",
          "continue",
          "async",
          "await",
          "del",
          "global",
          "nonlocal",
          "match",
          "case",
          "lambda",
          "yield",
          "not",
          "in",
          "is",
          "and",
          "or");
  private static final List<String> WAYMARK =
      List.of(
          "workflow",
          "action",
          "record",
          "enum",
          "error",
          "schedule",
          "test",
          "signal",
          "undo",
          "parallel",
          "first",
          "within",
          "branch",
          "start",
          "task",
          "stub",
          "run",
          "advance",
          "crash",
          "expect",
          "always",
          "limit",
          "takes",
          "returns",
          "raises",
          "times",
          "then",
          "generates",
          "runs",
          "seeds");

  private final SourceText source;
  private final Dialect dialect;
  private final List<Token> tokens;

  SyntaxMessages(SourceText source, Dialect dialect, List<Token> tokens) {
    this.source = source;
    this.dialect = dialect;
    this.tokens = tokens;
  }

  /// A character that is no part of the language.
  static Diagnostic unknown(SourceText source, Token word) {
    var span = Words.span(source, word);
    var text = word.getText();
    var wrong = Diagnostic.of(Code.WM106, span, "`" + printable(text) + "` cannot stand here");
    return switch (text) {
      case "?" -> wrong.help("a choice is written `a if condition else b`");
      case "\\" -> wrong.help("a `\\` continues a line only as its very last character");
      case "\u201c", "\u201d", "\u2018", "\u2019" ->
          wrong.help("text stands between straight quotes: `\"` or `'`");
      default -> wrong;
    };
  }

  private static String printable(String text) {
    int point = text.codePointAt(0);
    boolean invisible =
        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
    return invisible ? "U+%s".formatted(hex(point)) : text;
  }

  private static String hex(int point) {
    var digits = Integer.toHexString(point).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  Diagnostic tooDeep(Line line) {
    var span = Words.span(source, line.first(), line.last());
    return Diagnostic.of(Code.WM901, span, "this is nested too deep")
        .help("give the inner parts names of their own");
  }

  Diagnostic describe(Line line, Token offending) {
    var said = said(line, offending);
    var form = said.helps().isEmpty() ? Forms.of(line) : null;
    return form == null ? said : said.help("it is written `" + form + "`");
  }

  private Diagnostic said(Line line, Token offending) {
    var previous = previous(offending);
    var special = special(line, offending, previous);
    if (special != null) {
      return special;
    }
    return switch (offending.getType()) {
      case NEWLINE, INDENT, DEDENT, Token.EOF -> endsTooEarly(line, previous);
      default -> cannotStand(line, offending, previous);
    };
  }

  private @Nullable Token previous(Token token) {
    int at = token.getTokenIndex() - 1;
    return at < 0 ? null : tokens.get(at);
  }

  private Token after(Token token) {
    return tokens.get(Math.min(token.getTokenIndex() + 1, tokens.size() - 1));
  }

  private Span span(Token token) {
    return Words.span(source, token);
  }

  private Diagnostic wrong(Token token) {
    return Diagnostic.of(Code.WM106, span(token), "`" + token.getText() + "` cannot stand here");
  }

  // ------------------------------------------------------------ common slips

  private @Nullable Diagnostic special(Line line, Token word, @Nullable Token previous) {
    int before = previous == null ? Token.EOF : previous.getType();
    int first = line.first().getType();
    return switch (word.getType()) {
      case EQUAL -> equal(line, word);
      case WALRUS ->
          wrong(word).help("put the `:=` in parentheses, or write `=` where it is a statement");
      case WITH -> policy(line, word);
      case ELSE, ELIF, EXCEPT, FINALLY -> word.equals(line.first()) ? clause(word) : null;
      case CASE -> wrong(word).help("`case` stands in the block of a `match`");
      case IF ->
          previous != null && before == ELSE
              ? wrong(word).help("write `elif`").fix(Fix.replace(between(previous, word), "elif"))
              : null;
      case AMPERSAND -> before == AMPERSAND ? wrong(word).help("write `and`") : null;
      case BAR -> before == BAR ? wrong(word).help("write `or`") : null;
      case BANG -> wrong(word).help("write `not`");
      case COMMA ->
          first == EXCEPT
              ? wrong(word).help("put several types in parentheses: `except (A, B):`")
              : null;
      case NEWLINE -> newline(previous);
      default -> null;
    };
  }

  private Span between(Token first, Token last) {
    return Words.span(source, first, last);
  }

  private @Nullable Diagnostic newline(@Nullable Token previous) {
    int before = previous == null ? Token.EOF : previous.getType();
    int earlier =
        previous == null || previous.getTokenIndex() == 0 ? Token.EOF : beforeOf(previous);
    if ((before == PLUS || before == MINUS) && earlier == before && previous != null) {
      var sign = previous.getText();
      return Diagnostic.of(Code.WM106, span(previous), "`" + sign + sign + "` is no operator")
          .help("write `" + sign + "= 1`");
    }
    return null;
  }

  private int beforeOf(Token token) {
    return tokens.get(token.getTokenIndex() - 1).getType();
  }

  private Diagnostic equal(Line line, Token word) {
    return switch (line.first().getType()) {
      case IF, ELIF, WHILE, ASSERT, RETURN, EXPECT, ALWAYS, AT_END ->
          wrong(word).help("to compare, write `==`").fix(Fix.replace(span(word), "=="));
      default -> {
        var first = line.first();
        boolean keyword = first.getType() >= FALSE && first.getType() <= YIELD;
        yield keyword && after(first).equals(word) ? noName(first) : wrong(word);
      }
    };
  }

  private Diagnostic policy(Line line, Token word) {
    if (dialect == Dialect.WM && line.has(AWAIT)) {
      return Diagnostic.of(Code.WM109, span(word), "this `with` could belong to more than one call")
          .help("put the `await` and its `with` in parentheses, or on a line of their own");
    }
    return dialect == Dialect.PYTHON && line.has(AWAIT)
        ? wrong(word).help("a policy is an argument: `await run_action(call, retry=…, timeout=…)`")
        : wrong(word);
  }

  private Diagnostic clause(Token word) {
    var owner =
        switch (word.getType()) {
          case ELSE -> "an `if`, a loop or a `try`";
          case ELIF -> "an `if`";
          default -> "a `try`";
        };
    return Diagnostic.of(Code.WM106, span(word), "this `" + word.getText() + "` belongs to nothing")
        .help("it stands right under the block of " + owner + ", as deep as that begins");
  }

  // ------------------------------------------------------------ everything else

  private Diagnostic endsTooEarly(Line line, @Nullable Token previous) {
    var last = previous == null || previous.getType() == NEWLINE ? line.last() : previous;
    var place = span(last);
    int type = last.getType();
    if (line.first().getType() == AT) {
      return Diagnostic.of(
          Code.WM106, span(line.first()), "a decorator stands above a function or a class");
    }
    if (Words.opensBlock(line.first().getType()) && !line.hasColon()) {
      return Diagnostic.of(Code.WM106, place.after(), "a `:` is missing at the end of this line")
          .help("write `:` here, and what belongs to it under it");
    }
    var misspelt = misspelt(line, last);
    if (misspelt != null) {
      return misspelt;
    }
    var text = "the line ends too early";
    return Words.endsValue(type)
        ? Diagnostic.of(Code.WM106, place, text).label("something must follow")
        : Diagnostic.of(Code.WM106, place, text)
            .label("something must follow `" + last.getText() + "`");
  }

  private Diagnostic cannotStand(Line line, Token word, @Nullable Token previous) {
    int type = word.getType();
    boolean afterValue = previous != null && Words.endsValue(previous.getType());
    if (previous != null && isGlued(previous, word)) {
      var span = Words.span(source, previous, word);
      return Diagnostic.of(Code.WM106, span, "`" + source.slice(span) + "` is no number")
          .help("a name does not begin with a digit");
    }
    var misspelt = misspelt(line, word);
    if (misspelt != null) {
      return misspelt;
    }
    boolean keyword = type >= FALSE && type <= YIELD;
    if (keyword && !afterValue) {
      return noName(word);
    }
    if (afterValue && Words.beginsValueOnly(type)) {
      return sideBySide(line, word, previous);
    }
    var said = wrong(word);
    return previous == null || afterValue || previous.getType() == NEWLINE
        ? said
        : said.label("a value was expected behind `" + previous.getText() + "`");
  }

  private static boolean isGlued(Token previous, Token word) {
    boolean number =
        switch (previous.getType()) {
          case INTEGER, FLOAT, IMAGINARY, DURATION -> true;
          default -> false;
        };
    return number && word.getType() == NAME && previous.getStopIndex() + 1 == word.getStartIndex();
  }

  private Diagnostic noName(Token word) {
    var text = "`" + word.getText() + "` is a word of the language and cannot be a name";
    return Diagnostic.of(Code.WM106, span(word), text);
  }

  private Diagnostic sideBySide(Line line, Token word, @Nullable Token previous) {
    var said = wrong(word);
    if (previous == null) {
      return said;
    }
    var marked = said.label(span(previous), "two values stand side by side");
    return Forms.isField(line)
        ? marked
        : marked.help("an operator, a comma or a line end is missing between them");
  }

  /// A name at the mistake, before it or first on the line that is nearly a word of the language
  /// was probably meant to be it: `retrun x`, `y = awiat f()`, `wrokflow trip():`.
  private @Nullable Diagnostic misspelt(Line line, Token at) {
    var known = new ArrayList<>(STATEMENTS);
    if (dialect == Dialect.WM) {
      known.addAll(WAYMARK);
    }
    var suspects = new ArrayList<Token>();
    suspects.add(at);
    suspects.add(previous(at));
    suspects.add(line.first());
    for (var word : suspects) {
      if (word != null && isSuspect(line, word) && !known.contains(word.getText())) {
        var wrong = wrong(word).didYouMean(word.getText(), known);
        if (!wrong.helps().isEmpty()) {
          return wrong;
        }
      }
    }
    return null;
  }

  /// A name where a keyword might stand: first, or with a value right behind it. Short ones are
  /// near to everything.
  private static boolean isSuspect(Line line, Token word) {
    int at = line.words().indexOf(word);
    int next = line.type(at + 1);
    return word.getType() == NAME
        && word.getText().length() > 2
        && at >= 0
        && (at == 0
            || Words.beginsValueOnly(next)
            || next == COLON && at + 2 == line.words().size());
  }
}
