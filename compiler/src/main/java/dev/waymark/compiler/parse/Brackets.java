package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Finds the end of one logical line: the first line end outside all brackets and strings. When
/// there is none, a bracket was forgotten, and the end is guessed so that little is lost.
final class Brackets {
  /// So many open brackets are not worth looking for the closing ones.
  private static final int MOST_OPEN = 1000;

  private final SourceText source;
  private final List<Token> words;
  private final Dialect dialect;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Token> open = new ArrayList<>();
  private boolean tooDeep;

  /// One bracket that fits nothing makes others fit nothing: the first is told, the rest is not.
  private boolean mismatched;

  private boolean lost;

  /// Parts of a string that was given up on an earlier line.
  private boolean stray;

  Brackets(SourceText source, List<Token> words, Dialect dialect) {
    this.source = source;
    this.words = words;
    this.dialect = dialect;
  }

  /// What is wrong with the line; if anything is, it is not worth parsing.
  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  boolean broken() {
    return stray || !diagnostics.isEmpty();
  }

  /// Whether the line ends inside a string, so that the words behind it are not to be trusted.
  boolean lost() {
    return lost;
  }

  /// The index behind the line's last word.
  int endOfLine(int from) {
    for (int i = from; i < words.size(); i++) {
      var word = words.get(i);
      int type = word.getType();
      if (type == NEWLINE && open.isEmpty()) {
        return i;
      }
      if (i > from && !open.isEmpty() && words.get(i - 1).getType() == NEWLINE && begins(i)) {
        return neverClosed(from);
      }
      if (type == OPEN_STRING && fieldOfEarlierLine(word) instanceof Token field) {
        fieldNeverClosed(field);
        lost = true;
        return lineEndBehind(field);
      }
      if (open.size() > MOST_OPEN) {
        return neverClosed(from);
      }
      if (Words.opens(type)) {
        opened(word);
      } else if (Words.openerOf(type) != 0) {
        closed(word);
      } else if (mistaken(word) && open.isEmpty()) {
        return i + 1;
      }
    }
    return open.isEmpty() ? words.size() : neverClosed(from);
  }

  /// Whether a statement must begin here, so that no bracket can be open.
  private boolean begins(int index) {
    var word = words.get(index);
    if (Words.beginsStatement(word.getType())) {
      return true;
    }
    if (dialect != Dialect.WM || word.getType() != NAME || index + 1 >= words.size()) {
      return false;
    }
    int next = words.get(index + 1).getType();
    return switch (word.getText()) {
      case "workflow", "action", "record", "enum", "error", "schedule" -> next == NAME;
      case "test" -> next == STRING;
      default -> false;
    };
  }

  private void opened(Token word) {
    open.add(word);
    if (open.size() > Layout.DEEPEST && !tooDeep) {
      tooDeep = true;
      diagnostics.add(
          Diagnostic.of(Code.WM901, Words.span(source, word), "brackets are nested deeper than 200")
              .help("give the inner parts names of their own"));
    }
  }

  private void closed(Token word) {
    int opener = Words.openerOf(word.getType());
    int at = open.size() - 1;
    while (at >= 0 && open.get(at).getType() != opener && !closesString(word, at)) {
      at--;
    }
    if (at < 0 || open.get(at).getType() != opener) {
      closesNothing(word);
      return;
    }
    while (open.size() - 1 > at) {
      unclosed(open.removeLast(), word);
      mismatched = true;
    }
    open.removeLast();
  }

  /// A bracket inside a field of an f-string cannot close one outside of it.
  private boolean closesString(Token word, int at) {
    boolean inner = word.getType() != FSTRING_END && word.getType() != FIELD_CLOSE;
    return inner && open.get(at).getType() == FIELD_OPEN;
  }

  private void closesNothing(Token word) {
    boolean part = word.getType() == FSTRING_END || word.getType() == FIELD_CLOSE;
    stray |= part;
    if (mismatched || part) {
      return;
    }
    mismatched = true;
    var text = "`" + word.getText() + "` closes nothing";
    var wrong = Diagnostic.of(Code.WM106, Words.span(source, word), text);
    if (!open.isEmpty()) {
      var last = open.getLast();
      wrong = wrong.label(Words.span(source, last), "`" + last.getText() + "` is open here");
    }
    diagnostics.add(wrong);
  }

  private void unclosed(Token opener, Token by) {
    if (mismatched) {
      return;
    }
    if (opener.getType() == FIELD_OPEN) {
      fieldNeverClosed(opener);
      return;
    }
    diagnostics.add(
        Diagnostic.of(Code.WM102, Words.span(source, opener), bracketNeverClosed(opener))
            .label(Words.span(source, by), "`" + by.getText() + "` closes another one"));
  }

  private static String bracketNeverClosed(Token opener) {
    return "this `" + opener.getText() + "` is never closed";
  }

  private void fieldNeverClosed(Token opener) {
    diagnostics.add(
        Diagnostic.of(
                Code.WM104, Words.span(source, opener), "this `{` in an f-string is never closed")
            .help("close it with `}`; `{{` stands for a brace"));
  }

  /// Reports words that are wrong wherever they stand. Answers whether the line ends with it.
  private boolean mistaken(Token word) {
    switch (word.getType()) {
      case OPEN_STRING -> openString(word);
      case FSTRING_BREAK -> {
        if (isInString()) {
          stringNeverClosed(dropString());
        }
        stray = true;
        return true;
      }
      case FSTRING_TEXT, FIELD_COLON -> stray |= !isInString();
      case FSTRING_STRAY ->
          diagnostics.add(
              Diagnostic.of(
                      Code.WM106,
                      Words.span(source, word),
                      "a single `}` cannot stand in an f-string")
                  .help("write `}}` for a brace"));
      case UNKNOWN -> diagnostics.add(SyntaxMessages.unknown(source, word));
      default -> {}
    }
    return false;
  }

  /// Inside a field the quote was meant to end the f-string around it.
  private void openString(Token word) {
    for (int at = open.size() - 1; at >= 0; at--) {
      if (open.get(at).getType() == FIELD_OPEN) {
        fieldNeverClosed(open.get(at));
        dropOutermostString();
        return;
      }
    }
    stringNeverClosed(word);
  }

  /// The field of a one-line string that is open since an earlier line is the likelier culprit.
  private @Nullable Token fieldOfEarlierLine(Token word) {
    for (int at = 0; at + 1 < open.size(); at++) {
      boolean field = open.get(at + 1).getType() == FIELD_OPEN;
      var string = open.get(at);
      if (field && string.getType() == FSTRING_START && lineOf(string) < lineOf(word)) {
        return string.getText().length() < 4 ? open.get(at + 1) : null;
      }
    }
    return null;
  }

  private int lineEndBehind(Token token) {
    for (int at = 0; at < words.size(); at++) {
      var word = words.get(at);
      if (word.getType() == NEWLINE && word.getStartIndex() > token.getStartIndex()) {
        return at;
      }
    }
    return words.size();
  }

  private int lineOf(Token token) {
    return source.position(token.getStartIndex()).line();
  }

  private void stringNeverClosed(Token start) {
    var text = start.getText();
    boolean block = text.endsWith("\"\"\"") || text.endsWith("'''");
    int quote = Math.max(text.indexOf('"'), text.indexOf('\''));
    int length =
        start.getType() == OPEN_STRING ? Math.min(text.length(), quote + 1) : text.length();
    var span = source.span(start.getStartIndex(), start.getStartIndex() + Math.max(1, length));
    diagnostics.add(
        Diagnostic.of(Code.WM104, span, "this string is never closed")
            .label(block ? "" : "the line ends before the string does"));
  }

  private boolean isInString() {
    return open.stream().anyMatch(opener -> opener.getType() == FSTRING_START);
  }

  private Token dropString() {
    var last = open.removeLast();
    while (last.getType() != FSTRING_START) {
      last = open.removeLast();
    }
    return last;
  }

  private void dropOutermostString() {
    int at = 0;
    while (open.get(at).getType() != FSTRING_START && open.get(at).getType() != FIELD_OPEN) {
      at++;
    }
    while (open.size() > at) {
      open.removeLast();
    }
  }

  /// The outermost open bracket is the culprit; its line ends with the first line end behind it
  /// after which something begins no deeper than the line itself.
  private int neverClosed(int from) {
    var culprit = open.getFirst();
    lost = isInString();
    if (culprit.getType() == FSTRING_START) {
      stringNeverClosed(culprit);
    } else {
      var wrong =
          Diagnostic.of(Code.WM102, Words.span(source, culprit), bracketNeverClosed(culprit));
      diagnostics.add(wrong);
    }
    int column = source.position(words.get(from).getStartIndex()).column();
    for (int i = from; i < words.size() - 1; i++) {
      boolean behind = words.get(i).getStartIndex() > culprit.getStartIndex();
      var next = words.get(i + 1);
      if (behind && words.get(i).getType() == NEWLINE && next.getType() != NEWLINE) {
        if (source.position(next.getStartIndex()).column() <= column || begins(i + 1)) {
          return i;
        }
      }
    }
    return words.size();
  }
}
