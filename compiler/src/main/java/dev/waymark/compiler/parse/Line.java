package dev.waymark.compiler.parse;

import dev.waymark.grammar.WaymarkLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// One logical line: what stands between two line ends that count.
final class Line {
  private final List<Token> words;
  private final int level;
  private final @Nullable Line opener;
  private boolean broken;
  private boolean opensBlock;

  /// @param words at least one, without the line's end
  /// @param level how many blocks it stands in
  /// @param opener the line whose block it stands in; none at the top
  Line(List<Token> words, int level, @Nullable Line opener) {
    this.words = List.copyOf(words);
    this.level = level;
    this.opener = opener;
  }

  List<Token> words() {
    return words;
  }

  int level() {
    return level;
  }

  @Nullable Line opener() {
    return opener;
  }

  Token first() {
    return words.getFirst();
  }

  Token last() {
    return words.getLast();
  }

  int type(int index) {
    return index < words.size() ? words.get(index).getType() : Token.EOF;
  }

  boolean has(int type) {
    return words.stream().anyMatch(word -> word.getType() == type);
  }

  /// Whether a colon stands outside of all brackets.
  boolean hasColon() {
    int depth = 0;
    for (var word : words) {
      int type = word.getType();
      if (Words.opens(type)) {
        depth++;
      } else if (Words.openerOf(type) != 0) {
        depth--;
      } else if (type == WaymarkLexer.COLON && depth == 0) {
        return true;
      }
    }
    return false;
  }

  boolean mentions(String name) {
    return words.stream().anyMatch(word -> word.getText().equals(name));
  }

  /// Whether its mistake has been reported, so that nothing more is to be said about it.
  boolean broken() {
    return broken;
  }

  void markBroken() {
    broken = true;
  }

  boolean opensBlock() {
    return opensBlock;
  }

  void markOpensBlock() {
    opensBlock = true;
  }
}
