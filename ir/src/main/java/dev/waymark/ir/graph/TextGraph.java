package dev.waymark.ir.graph;

import dev.waymark.ir.graph.Shape.Edge;
import dev.waymark.ir.graph.Shape.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws a [Shape] for a terminal: rows from top to bottom, and every edge that does not just go to
/// the next row as a line at the left, upwards for loops.
public final class TextGraph {
  private static final int LABEL_MAX = 72;

  private TextGraph() {}

  public static String draw(Shape shape) {
    var out = new StringBuilder();
    for (Shape.Section section : shape.sections()) {
      out.append(out.isEmpty() ? "" : "\n").append(section.title()).append('\n');
      section(section.rows(), out);
    }
    return out.toString();
  }

  /// A jump in the lane that it was given; lanes count from the right.
  private record Jump(int from, int to, int lane) {
    int top() {
      return Math.min(from, to);
    }

    int bottom() {
      return Math.max(from, to);
    }
  }

  private static void section(List<Row> rows, StringBuilder out) {
    var jumps = jumps(rows);
    int lanes = jumps.stream().mapToInt(j -> j.lane() + 1).max().orElse(0);
    for (int i = 0; i < rows.size(); i++) {
      out.append(margin(i, jumps, lanes)).append(text(rows.get(i), rows)).append('\n');
    }
  }

  private static List<Jump> jumps(List<Row> rows) {
    var jumps = new ArrayList<Jump>();
    for (int length = 1; length <= rows.size(); length++) {
      for (int from = 0; from < rows.size(); from++) {
        for (Edge edge : rows.get(from).edges()) {
          if (Math.abs(edge.row() - from) == length && !Shape.isNext(rows, from, edge.row())) {
            jumps.add(place(from, edge.row(), jumps));
          }
        }
      }
    }
    return jumps;
  }

  private static Jump place(int from, int to, List<Jump> placed) {
    int lane = 0;
    while (true) {
      var jump = new Jump(from, to, lane);
      int tried = lane;
      boolean free =
          placed.stream()
              .filter(p -> p.lane() == tried)
              .allMatch(p -> p.bottom() < jump.top() || p.top() > jump.bottom());
      if (free) {
        return jump;
      }
      lane++;
    }
  }

  private static String margin(int row, List<Jump> jumps, int lanes) {
    var cells = new char[lanes * 2 + 2];
    java.util.Arrays.fill(cells, ' ');
    boolean arrives = false;
    for (Jump jump : jumps) {
      if (row < jump.top() || row > jump.bottom()) {
        continue;
      }
      int column = (lanes - 1 - jump.lane()) * 2;
      if (row != jump.from() && row != jump.to()) {
        cells[column] = cells[column] == '─' ? '┼' : '│';
        continue;
      }
      cells[column] = row == jump.top() ? '┌' : '└';
      arrives |= row == jump.to();
      for (int i = column + 1; i < cells.length - 1; i++) {
        cells[i] = cells[i] == '│' ? '┼' : cells[i] == ' ' ? '─' : cells[i];
      }
    }
    if (arrives) {
      cells[cells.length - 2] = '▶';
    }
    return new String(cells);
  }

  /// Where a branch or loop goes on otherwise: ` no :12`.
  private static String others(Row row, List<Row> rows) {
    var text = new StringBuilder();
    for (Edge edge : row.edges().subList(Math.min(1, row.edges().size()), row.edges().size())) {
      if (!edge.label().isEmpty()) {
        text.append("  (").append(edge.label()).append(": :");
        text.append(rows.get(edge.row()).line()).append(')');
      }
    }
    return text.toString();
  }

  private static String text(Row row, List<Row> rows) {
    var kind = row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var label =
        row.label().length() > LABEL_MAX
            ? row.label().substring(0, LABEL_MAX - 1) + "…"
            : row.label();
    var line = row.line() == 0 ? "" : "  :" + row.line();
    var indent = "   ".repeat(row.indent());
    return indent
        + kind
        + " ".repeat(Math.max(1, 9 - kind.length()))
        + label
        + line
        + others(row, rows);
  }
}
