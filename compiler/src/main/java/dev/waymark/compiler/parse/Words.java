package dev.waymark.compiler.parse;

import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// The generated lexer's words, and what several classes ask about them.
final class Words {
  private Words() {}

  /// From an offset to the end. Every character is in one of them, or was blank, or in a comment.
  static List<Token> of(SourceText source, int from) {
    var characters = CharStreams.fromString(source.text(), source.file());
    characters.seek(from);
    var lexer = new WaymarkLexer(characters);
    lexer.removeErrorListeners();
    var words = new ArrayList<Token>();
    for (var word : lexer.getAllTokens()) {
      if (word.getChannel() == Token.DEFAULT_CHANNEL && word.getType() != Token.EOF) {
        words.add(word);
      }
    }
    return words;
  }

  static List<Token> comments(SourceText source) {
    var lexer = new WaymarkLexer(CharStreams.fromString(source.text(), source.file()));
    lexer.removeErrorListeners();
    var comments = new ArrayList<Token>();
    for (var word : lexer.getAllTokens()) {
      if (word.getType() == WaymarkLexer.COMMENT) {
        comments.add(word);
      }
    }
    return comments;
  }

  static Span span(SourceText source, Token token) {
    return source.span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  static Span span(SourceText source, Token first, Token last) {
    return source.span(first.getStartIndex(), last.getStopIndex() + 1);
  }

  /// One without length, in front of another.
  static Token before(Token place, int type) {
    var word = new CommonToken(place);
    word.setType(type);
    word.setText("");
    word.setStopIndex(place.getStartIndex() - 1);
    return word;
  }

  /// One without length, behind another.
  static Token after(Token place, int type) {
    var word = new CommonToken(place);
    word.setType(type);
    word.setText("");
    word.setStartIndex(place.getStopIndex() + 1);
    word.setStopIndex(place.getStopIndex());
    return word;
  }

  static void retype(Token token, int type) {
    ((CommonToken) token).setType(type);
  }

  static boolean opens(int type) {
    return switch (type) {
      case WaymarkLexer.LPAR,
          WaymarkLexer.LBRACK,
          WaymarkLexer.LBRACE,
          WaymarkLexer.FSTRING_START,
          WaymarkLexer.FIELD_OPEN ->
          true;
      default -> false;
    };
  }

  /// What a closing word closes; 0 for words that close nothing.
  static int openerOf(int type) {
    return switch (type) {
      case WaymarkLexer.RPAR -> WaymarkLexer.LPAR;
      case WaymarkLexer.RBRACK -> WaymarkLexer.LBRACK;
      case WaymarkLexer.RBRACE -> WaymarkLexer.LBRACE;
      case WaymarkLexer.FSTRING_END -> WaymarkLexer.FSTRING_START;
      case WaymarkLexer.FIELD_CLOSE -> WaymarkLexer.FIELD_OPEN;
      default -> 0;
    };
  }

  /// Words that can only begin a statement, in both dialects: between brackets they tell that one
  /// of them was forgotten.
  static boolean beginsStatement(int type) {
    return switch (type) {
      case WaymarkLexer.DEF,
          WaymarkLexer.CLASS,
          WaymarkLexer.RETURN,
          WaymarkLexer.WHILE,
          WaymarkLexer.TRY,
          WaymarkLexer.RAISE,
          WaymarkLexer.PASS,
          WaymarkLexer.BREAK,
          WaymarkLexer.CONTINUE,
          WaymarkLexer.DEL,
          WaymarkLexer.GLOBAL,
          WaymarkLexer.NONLOCAL,
          WaymarkLexer.ASSERT,
          WaymarkLexer.IMPORT,
          WaymarkLexer.ELIF,
          WaymarkLexer.EXCEPT,
          WaymarkLexer.FINALLY ->
          true;
      default -> false;
    };
  }

  /// Words whose line opens a block.
  static boolean opensBlock(int type) {
    return switch (type) {
      case WaymarkLexer.IF,
          WaymarkLexer.ELIF,
          WaymarkLexer.ELSE,
          WaymarkLexer.FOR,
          WaymarkLexer.WHILE,
          WaymarkLexer.TRY,
          WaymarkLexer.EXCEPT,
          WaymarkLexer.FINALLY,
          WaymarkLexer.WITH,
          WaymarkLexer.DEF,
          WaymarkLexer.CLASS,
          WaymarkLexer.ASYNC,
          WaymarkLexer.MATCH,
          WaymarkLexer.CASE,
          WaymarkLexer.WORKFLOW,
          WaymarkLexer.ENUM,
          WaymarkLexer.TEST,
          WaymarkLexer.PARALLEL,
          WaymarkLexer.FIRST,
          WaymarkLexer.WITHIN,
          WaymarkLexer.BRANCH ->
          true;
      default -> false;
    };
  }

  /// Whether a value may end with this word, so that a name behind it is no part of the value.
  static boolean endsValue(int type) {
    return switch (type) {
      case WaymarkLexer.NAME,
          WaymarkLexer.INTEGER,
          WaymarkLexer.FLOAT,
          WaymarkLexer.IMAGINARY,
          WaymarkLexer.DURATION,
          WaymarkLexer.STRING,
          WaymarkLexer.FSTRING_END,
          WaymarkLexer.TRUE,
          WaymarkLexer.FALSE,
          WaymarkLexer.NONE,
          WaymarkLexer.ELLIPSIS,
          WaymarkLexer.RPAR,
          WaymarkLexer.RBRACK,
          WaymarkLexer.RBRACE ->
          true;
      default -> false;
    };
  }

  /// Whether a value that begins with this word cannot be the rest of one that a name begins.
  static boolean beginsValueOnly(int type) {
    return switch (type) {
      case WaymarkLexer.NAME,
          WaymarkLexer.INTEGER,
          WaymarkLexer.FLOAT,
          WaymarkLexer.IMAGINARY,
          WaymarkLexer.DURATION,
          WaymarkLexer.STRING,
          WaymarkLexer.FSTRING_START,
          WaymarkLexer.TRUE,
          WaymarkLexer.FALSE,
          WaymarkLexer.NONE,
          WaymarkLexer.ELLIPSIS,
          WaymarkLexer.LBRACE,
          WaymarkLexer.TILDE,
          WaymarkLexer.AWAIT,
          WaymarkLexer.LAMBDA,
          WaymarkLexer.NOT ->
          true;
      default -> false;
    };
  }
}
