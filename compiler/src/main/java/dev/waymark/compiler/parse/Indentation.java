package dev.waymark.compiler.parse;

import dev.waymark.compiler.ast.Dialect;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// Which block a line stands in, by the blanks before it. Tabs count as in CPython: to the next
/// multiple of 8, and the answer must be the same if they counted as one.
final class Indentation {
  private static final int TAB = 8;
  private static final int DEEPEST = 100;

  /// One open block: its blanks by both ways of counting, and whether it counts as a block. One
  /// that nothing opened does not; its lines stay in the block around it.
  private record Block(int column, int narrow, boolean real) {}

  /// Blanks with a tab among them, and what should stand there.
  private record Tabbed(Span blanks, int level) {}

  private final SourceText source;
  private final Dialect dialect;
  private final List<Diagnostic> diagnostics;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Tabbed> tabs = new ArrayList<>();
  private boolean tooDeep;

  Indentation(SourceText source, Dialect dialect, List<Diagnostic> diagnostics) {
    this.source = source;
    this.dialect = dialect;
    this.diagnostics = diagnostics;
    blocks.add(new Block(0, 0, true));
  }

  /// The number of blocks around the line that begins with this word.
  ///
  /// @param mayOpen whether the line before it opens a block
  int level(Token first, boolean mayOpen) {
    var here = measure(first);
    var top = blocks.getLast();
    if (here.column() > top.column()) {
      deeper(first, here, mayOpen);
    } else {
      while (blocks.getLast().column() > here.column()) {
        blocks.removeLast();
      }
      if (blocks.getLast().column() < here.column()) {
        fitsNoBlock(first);
      } else if (blocks.getLast().narrow() != here.narrow()) {
        mixed(first);
      }
    }
    int level = (int) blocks.stream().filter(Block::real).count() - 1;
    if (dialect == Dialect.WM && source.slice(blanks(first)).indexOf('\t') >= 0) {
      tabs.add(new Tabbed(blanks(first), level));
    }
    return level;
  }

  private void deeper(Token first, Block here, boolean mayOpen) {
    if (here.narrow() <= blocks.getLast().narrow()) {
      mixed(first);
    }
    if (blocks.size() > DEEPEST) {
      if (!tooDeep) {
        var span = Words.span(source, first);
        diagnostics.add(
            Diagnostic.of(Code.WM901, span, "more than 100 blocks stand in one another"));
      }
      tooDeep = true;
      blocks.add(new Block(here.column(), here.narrow(), false));
      return;
    }
    blocks.add(new Block(here.column(), here.narrow(), mayOpen));
    if (!mayOpen) {
      diagnostics.add(
          Diagnostic.of(
                  Code.WM101, blanks(first), "this line is indented, but nothing opens a block")
              .label("deeper than the line above")
              .help("begin it where the line above begins, or end that line with `:`"));
    }
  }

  private void fitsNoBlock(Token first) {
    var fitting = blocks.stream().map(block -> Integer.toString(block.column())).toList();
    diagnostics.add(
        Diagnostic.of(Code.WM101, blanks(first), "this indentation fits no block above it")
            .label("blocks above begin after " + String.join(", ", fitting) + " blanks"));
  }

  private void mixed(Token first) {
    diagnostics.add(
        Diagnostic.of(
                Code.WM101,
                blanks(first),
                "tabs and spaces are mixed, so the depth of this line depends on the editor")
            .help("write 4 spaces a level"));
  }

  private Span blanks(Token first) {
    int start = source.lineStart(source.position(first.getStartIndex()).line());
    return start == first.getStartIndex()
        ? Words.span(source, first)
        : source.span(start, first.getStartIndex());
  }

  private Block measure(Token first) {
    int column = 0;
    int narrow = 0;
    int start = source.lineStart(source.position(first.getStartIndex()).line());
    for (int at = start; at < first.getStartIndex(); at++) {
      switch (source.at(at)) {
        case '\t' -> {
          column = (column / TAB + 1) * TAB;
          narrow++;
        }
        case '\f' -> {
          column = 0;
          narrow = 0;
        }
        default -> {
          column++;
          narrow++;
        }
      }
    }
    if (dialect == Dialect.WM) {
      narrow = column; // tabs are one mistake there, and told as such
    }
    return new Block(column, narrow, true);
  }

  /// All tabs of a `.wm` file are one mistake, and one fix.
  void report() {
    if (tabs.isEmpty()) {
      return;
    }
    var edits = new ArrayList<Fix.Edit>();
    for (var line : tabs) {
      edits.add(new Fix.Edit(line.blanks(), "    ".repeat(line.level())));
    }
    var where = tabs.size() == 1 ? "" : " on this line and " + (tabs.size() - 1) + " more";
    diagnostics.add(
        Diagnostic.of(Code.WM103, tabs.getFirst().blanks(), "a tab in the indentation" + where)
            .help("write 4 spaces a level")
            .fix(new Fix(true, edits)));
  }
}
