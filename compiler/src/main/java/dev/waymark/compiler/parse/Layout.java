package dev.waymark.compiler.parse;

import static dev.waymark.grammar.WaymarkLexer.*;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Cuts a file into logical lines and finds out in which block each stands.
///
/// Mistakes of layout are found here, and their lines marked, so that the parser sees only lines
/// whose strings and brackets are whole and whose blocks fit.
final class Layout {
  /// As CPython counts: more is refused there too.
  static final int DEEPEST = 200;

  /// Each costs as much as the file is long.
  private static final int MOST_REREADINGS = 20;

  private final SourceText source;
  private final Dialect dialect;
  private final List<Diagnostic> diagnostics;
  private final Indentation indentation;
  private final SoftWords softWords;
  private final List<Token> words = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  /// The lines whose blocks are open, outermost first.
  private final List<Line> openers = new ArrayList<>();

  private int rereadings;

  Layout(SourceText source, Dialect dialect, List<Diagnostic> diagnostics) {
    this.source = source;
    this.dialect = dialect;
    this.diagnostics = diagnostics;
    this.indentation = new Indentation(source, dialect, diagnostics);
    this.softWords = new SoftWords(dialect);
  }

  List<Line> lines() {
    words.addAll(Words.of(source, 0));
    int at = 0;
    while (at < words.size()) {
      at = words.get(at).getType() == NEWLINE ? at + 1 : readLine(at);
    }
    indentation.report();
    missingBlock(null);
    return lines;
  }

  /// Reads one logical line and answers where the next may begin.
  private int readLine(int from) {
    var brackets = new Brackets(source, words, dialect);
    int end = brackets.endOfLine(from);
    diagnostics.addAll(brackets.diagnostics());
    var content = words.subList(from, end).stream().filter(w -> w.getType() != NEWLINE).toList();
    if (content.isEmpty()) {
      return end + 1;
    }
    add(content, brackets.broken());
    if (brackets.lost() && end < words.size()) {
      readAgain(end);
    }
    return end;
  }

  /// The lexer still believes to be in the string that was given up.
  private void readAgain(int from) {
    if (++rereadings > MOST_REREADINGS) {
      return;
    }
    int offset = words.get(from).getStartIndex();
    words.subList(from, words.size()).clear();
    words.addAll(Words.of(source, offset));
  }

  private void add(List<Token> content, boolean broken) {
    var previous = lines.isEmpty() ? null : lines.getLast();
    boolean mayOpen = previous != null && mayOpenBlock(previous);
    int level = indentation.level(content.getFirst(), mayOpen);
    while (openers.size() > level) {
      openers.removeLast();
    }
    if (level > openers.size() && previous != null) {
      openers.add(previous);
      previous.markOpensBlock();
      missingColon(previous);
    }
    var line = new Line(content, level, openers.isEmpty() ? null : openers.getLast());
    if (broken) {
      line.markBroken();
    } else {
      softWords.mark(line);
    }
    if (previous != null) {
      missingBlock(line);
    }
    lines.add(line);
  }

  /// A broken line may be a head whose colon nobody can see.
  private static boolean mayOpenBlock(Line line) {
    return line.broken()
        || line.last().getType() == COLON
        || Words.opensBlock(line.first().getType()) && !line.hasColon()
        || isDeclarationHead(line);
  }

  private static boolean isDeclarationHead(Line line) {
    int first = line.first().getType();
    return (first == ACTION || first == RECORD || first == ERROR) && !line.hasColon();
  }

  private void missingColon(Line head) {
    if (head.broken() || head.last().getType() == COLON) {
      return;
    }
    head.markBroken();
    var place = Words.span(source, head.last()).after();
    var missing =
        Diagnostic.of(Code.WM106, place, "a `:` is missing at the end of this line")
            .label("a block follows, so this line must end with `:`")
            .help("write `:` here");
    boolean whole = Words.endsValue(head.last().getType());
    diagnostics.add(whole ? missing.fix(Fix.replace(place, ":")) : missing);
  }

  /// Called when it is known what follows the last line.
  private void missingBlock(@Nullable Line next) {
    if (lines.isEmpty()) {
      return;
    }
    var head = lines.getLast();
    boolean opened = next != null && next.level() > head.level();
    if (opened || head.broken() || head.last().getType() != COLON) {
      return;
    }
    if (!Words.opensBlock(head.first().getType()) && !isDeclaration(head)) {
      return;
    }
    head.markBroken();
    var place = Words.span(source, head.last());
    diagnostics.add(
        Diagnostic.of(Code.WM106, place, "no block stands under this line")
            .label("the next line is not indented")
            .help("indent what belongs to it by 4 spaces; `pass` stands for nothing"));
  }

  private static boolean isDeclaration(Line line) {
    int first = line.first().getType();
    return first == ACTION || first == RECORD || first == ERROR || SoftWords.opensParallelFor(line);
  }
}
