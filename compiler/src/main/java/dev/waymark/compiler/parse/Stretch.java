package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// One statement at the top of a file, with all lines of its blocks: parsed by itself, so that its
/// mistakes cost the others nothing.
final class Stretch {
  private final List<Line> lines;
  private final List<Token> tokens = new ArrayList<>();

  /// The line from which each word came; none for the file's end.
  private final List<@Nullable Line> owners = new ArrayList<>();

  private Stretch(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /// A clause goes with the statement above it, a decorator with the one below.
  static List<Stretch> of(List<Line> lines) {
    var all = new ArrayList<Stretch>();
    var current = new ArrayList<Line>();
    for (var line : lines) {
      boolean begins = line.level() == 0 && !isClause(line) && !isUnderDecorator(current);
      if (begins && !current.isEmpty()) {
        all.add(new Stretch(current));
        current.clear();
      }
      current.add(line);
    }
    if (!current.isEmpty()) {
      all.add(new Stretch(current));
    }
    return all;
  }

  private static boolean isClause(Line line) {
    return switch (line.first().getType()) {
      case ELSE, ELIF, EXCEPT, FINALLY -> true;
      default -> false;
    };
  }

  private static boolean isUnderDecorator(List<Line> current) {
    return !current.isEmpty()
        && current.getLast().level() == 0
        && current.getLast().first().getType() == AT;
  }

  List<Line> lines() {
    return lines;
  }

  /// The words for the parser. A broken line is one word.
  List<Token> tokens() {
    tokens.clear();
    owners.clear();
    var open = new ArrayList<Line>();
    Line previous = null;
    for (var line : lines) {
      if (previous != null && previous.opensBlock() && line.level() > open.size()) {
        emit(Words.before(line.first(), INDENT), previous);
        open.add(previous);
      }
      close(open, line.level(), line.first());
      words(line);
      previous = line;
    }
    var last = lines.getLast().last();
    close(open, 0, Words.after(last, NEWLINE));
    var end = new CommonToken(Words.after(last, Token.EOF));
    emit(end, null);
    return tokens;
  }

  private void close(List<Line> open, int level, Token next) {
    while (open.size() > level) {
      var opener = open.removeLast();
      emit(Words.before(next, DEDENT), lines.getFirst());
      if (!opener.broken() && SoftWords.opensParallelFor(opener)) {
        emit(Words.before(next, NEWLINE), opener);
      }
    }
  }

  private void words(Line line) {
    if (line.broken()) {
      var word = new CommonToken(line.first());
      word.setType(BROKEN);
      word.setStopIndex(line.last().getStopIndex());
      emit(word, line);
      if (line.opensBlock()) {
        emit(Words.after(line.last(), COLON), line);
      }
    } else {
      line.words().forEach(word -> emit(word, line));
    }
    emit(Words.after(line.last(), NEWLINE), line);
    boolean whole = !line.broken() && !line.opensBlock() && SoftWords.opensParallelFor(line);
    if (whole) {
      emit(Words.after(line.last(), NEWLINE), line);
    }
  }

  private void emit(Token token, @Nullable Line owner) {
    ((CommonToken) token).setTokenIndex(tokens.size());
    tokens.add(token);
    owners.add(owner);
  }

  /// The line to which a mistake at this word belongs: what an INDENT, a DEDENT or the file's end
  /// surprises is the line before.
  @Nullable Line lineOf(Token token) {
    int at = Math.min(token.getTokenIndex(), tokens.size() - 1);
    while (at > 0 && isEdge(tokens.get(at).getType())) {
      at--;
    }
    return owners.get(at);
  }

  private static boolean isEdge(int type) {
    return type == INDENT || type == DEDENT || type == Token.EOF;
  }
}
