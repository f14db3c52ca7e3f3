package dev.waymark.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/// Knows how deep in brackets and in fields of f-strings the lexer is, which regular expressions
/// cannot: only that tells the `}` and the `:` of a field from those of the expression in it.
public abstract class NestingLexer extends Lexer {
  private static final char STRING = '"';
  private static final char FIELD = 'f';

  /// Open brackets by their character, STRING and FIELD for f-strings; innermost first.
  private final Deque<Character> nesting = new ArrayDeque<>();

  /// How many modes were stacked where each open f-string began.
  private final Deque<Integer> outside = new ArrayDeque<>();

  protected NestingLexer(CharStream input) {
    super(input);
  }

  /// A plain string that its line cuts off inside a field: the quote was meant to end the f-string
  /// around it, so all of that is over.
  @Override
  public Token nextToken() {
    var token = super.nextToken();
    if (token.getType() == WaymarkLexer.OPEN_STRING && !outside.isEmpty()) {
      nesting.clear();
      outside.clear();
      _modeStack.clear();
      mode(DEFAULT_MODE);
    }
    return token;
  }

  protected void open() {
    nesting.push((char) _input.LA(-1));
  }

  /// A bracket that does not fit the innermost one changes nothing here; the token source says so.
  protected void close() {
    char opener = _input.LA(-1) == ')' ? '(' : '[';
    if (!nesting.isEmpty() && nesting.peek() == opener) {
      nesting.pop();
    }
  }

  /// Brackets left open inside a field end with it, or one slip would swallow the rest of the file.
  protected void closeBrace() {
    if (!nesting.contains(FIELD)) {
      if (!nesting.isEmpty() && nesting.peek() == '{') {
        nesting.pop();
      }
      return;
    }
    while (nesting.peek() != '{' && nesting.peek() != FIELD) {
      nesting.pop();
    }
    if (nesting.pop() == FIELD) {
      setType(WaymarkLexer.FIELD_CLOSE);
      popMode();
    }
  }

  protected void beginString() {
    nesting.push(STRING);
    outside.push(_modeStack.size());
  }

  /// Fields and brackets that were never closed end with their string; the rule pops the last mode.
  protected void endString() {
    while (nesting.peek() != STRING) {
      nesting.pop();
    }
    nesting.pop();
    int within = outside.pop() + 1;
    while (_modeStack.size() > within) {
      popMode();
    }
  }

  protected void openField() {
    nesting.push(FIELD);
  }

  protected void closeField() {
    nesting.pop();
  }

  protected void colon() {
    if (!nesting.isEmpty() && nesting.peek() == FIELD) {
      setType(WaymarkLexer.FIELD_COLON);
      mode(formatMode(_modeStack.get(_modeStack.size() - 1)));
    }
  }

  protected void walrus() {
    if (!nesting.isEmpty() && nesting.peek() == FIELD) {
      _input.seek(_input.index() - 1);
      setType(WaymarkLexer.COLON);
      colon();
    }
  }

  /// The format of a field ends where the string around it does.
  private static int formatMode(int around) {
    return switch (around) {
      case WaymarkLexer.F_SINGLE, WaymarkLexer.R_SINGLE, WaymarkLexer.S_SINGLE ->
          WaymarkLexer.S_SINGLE;
      case WaymarkLexer.F_DOUBLE, WaymarkLexer.R_DOUBLE, WaymarkLexer.S_DOUBLE ->
          WaymarkLexer.S_DOUBLE;
      case WaymarkLexer.F_SINGLE3, WaymarkLexer.R_SINGLE3, WaymarkLexer.S_SINGLE3 ->
          WaymarkLexer.S_SINGLE3;
      case WaymarkLexer.F_DOUBLE3, WaymarkLexer.R_DOUBLE3, WaymarkLexer.S_DOUBLE3 ->
          WaymarkLexer.S_DOUBLE3;
      default -> throw new IllegalStateException("a field in lexer mode " + around);
    };
  }
}
