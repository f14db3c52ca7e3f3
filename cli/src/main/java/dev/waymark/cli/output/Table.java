package dev.waymark.cli.output;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns. For people: padded, a header, cut to the width. Where standard output is no
/// terminal: tabs, and no header with `--quiet`.
public final class Table {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    this.header = List.of(header);
  }

  public void row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException("%d cells below %s".formatted(cells.length, header));
    }
    rows.add(List.of(cells));
  }

  public void print(Console console) {
    if (!console.terminals().out()) {
      if (console.level() != Console.Level.QUIET) {
        console.answer(String.join("\t", header));
      }
      rows.forEach(row -> console.answer(String.join("\t", row)));
      return;
    }
    var all = new ArrayList<>(rows);
    all.addFirst(header);
    int width = console.terminals().width();
    for (var row : all) {
      var line = padded(row);
      console.answer(line.length() > width ? line.substring(0, width - 1) + "…" : line);
    }
  }

  private String padded(List<String> row) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int wide = header.get(i).length();
      for (var other : rows) {
        wide = Math.max(wide, other.get(i).length());
      }
      line.append(row.get(i));
      if (i + 1 < row.size()) {
        line.append(" ".repeat(wide - row.get(i).length() + 2));
      }
    }
    return line.toString().stripTrailing();
  }
}
