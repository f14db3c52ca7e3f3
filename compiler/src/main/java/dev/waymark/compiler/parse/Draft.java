package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.ast.DottedName;
import dev.waymark.compiler.ast.Identifier;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.grammar.WaymarkParser;
import java.text.Normalizer;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// What the builders of one stretch of a file share.
record Draft(SourceText source, Dialect dialect, List<Token> tokens, List<Diagnostic> diagnostics) {
  /// From the first word to the last one that is in the text: line ends and the ends of blocks
  /// belong to nothing.
  Span span(ParserRuleContext context) {
    return Words.span(source, context.getStart(), lastWord(context));
  }

  Span span(Token token) {
    return Words.span(source, token);
  }

  private Token lastWord(ParserRuleContext context) {
    int at = context.getStop().getTokenIndex();
    while (at > context.getStart().getTokenIndex() && isLayout(tokens.get(at).getType())) {
      at--;
    }
    return tokens.get(at);
  }

  private static boolean isLayout(int type) {
    return type == NEWLINE || type == INDENT || type == DEDENT || type == Token.EOF;
  }

  /// Python compares names in their NFKC form.
  String name(Token token) {
    var text = token.getText();
    boolean plain = text.chars().allMatch(c -> c < 128);
    return plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  Identifier identifier(Token token) {
    return new Identifier(name(token), span(token));
  }

  DottedName dotted(WaymarkParser.DottedNameContext context) {
    var parts = context.NAME().stream().map(part -> identifier(part.getSymbol())).toList();
    return new DottedName(parts, span(context));
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /// What CPython refuses too, although its grammar, or ours, would read it.
  void refuse(Span span, String message) {
    report(Diagnostic.of(Code.WM111, span, message));
  }
}
