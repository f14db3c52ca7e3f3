package dev.waymark.ir.graph;

import dev.waymark.ir.graph.Shape.Edge;
import dev.waymark.ir.graph.Shape.Kind;
import dev.waymark.ir.graph.Shape.Row;
import java.util.List;
import java.util.Locale;

/// Draws a [Shape] as one SVG document without scripts or outside references.
public final class SvgGraph {
  private static final int ROW = 46;
  private static final int BOX = 30;
  private static final int LEFT = 150;
  private static final int INDENT = 36;
  private static final int WIDTH = 560;
  private static final int LABEL_MAX = 64;

  private final StringBuilder out = new StringBuilder();

  private SvgGraph() {}

  public static String draw(Shape shape) {
    var svg = new SvgGraph();
    int rows = shape.sections().stream().mapToInt(s -> s.rows().size() + 1).sum();
    int height = rows * ROW + 20;
    svg.line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\""
                .formatted(LEFT + WIDTH + 40, height)
            + " font-family=\"monospace\" font-size=\"13\">");
    svg.line("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
    int top = 10;
    for (Shape.Section section : shape.sections()) {
      svg.text(LEFT, top + 20, section.title(), "bold");
      top += ROW;
      svg.section(section.rows(), top);
      top += section.rows().size() * ROW;
    }
    svg.line("</svg>");
    return svg.out.toString();
  }

  private void section(List<Row> rows, int top) {
    for (int i = 0; i < rows.size(); i++) {
      for (Edge edge : rows.get(i).edges()) {
        edge(rows, i, edge, top);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      box(rows.get(i), top + i * ROW);
    }
  }

  private void edge(List<Row> rows, int from, Edge edge, int top) {
    int to = edge.row();
    int y1 = top + from * ROW + BOX;
    int y2 = top + to * ROW;
    if (Shape.isNext(rows, from, to)) {
      int x = left(rows.get(to)) + 20;
      line("<path d=\"M%s %s V%s\" stroke=\"#555\" fill=\"none\"/>".formatted(x, y1, y2));
      label(x + 4, y1 + 12, edge.label());
      return;
    }
    int x1 = left(rows.get(from));
    int x2 = left(rows.get(to));
    int out = Math.max(8, Math.min(x1, x2) - 14 - Math.min(110, Math.abs(to - from) * 9));
    int start = top + from * ROW + BOX / 2;
    int end = top + to * ROW + BOX / 2;
    var colour = to < from ? "#b45309" : "#555";
    line(
        "<path d=\"M%s %s H%s V%s H%s\" stroke=\"%s\" fill=\"none\"/>"
            .formatted(x1, start, out, end, x2, colour));
    line("<path d=\"M%s %s l-7 -4 v8 z\" fill=\"%s\"/>".formatted(x2, end, colour));
    label(out + 4, start - 3, edge.label());
  }

  private static int left(Row row) {
    return LEFT + row.indent() * INDENT;
  }

  private void box(Row row, int top) {
    int x = left(row);
    int width = WIDTH - row.indent() * INDENT;
    line(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"#555\"/>"
            .formatted(x, top, width, BOX, row.kind() == Kind.BRANCH ? 15 : 4, fill(row.kind())));
    var kind = row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    text(x + 8, top + 20, kind, "bold");
    var label =
        row.label().length() > LABEL_MAX
            ? row.label().substring(0, LABEL_MAX - 1) + "…"
            : row.label();
    text(x + 80, top + 20, label + (row.line() == 0 ? "" : "  :" + row.line()), "normal");
  }

  private static String fill(Kind kind) {
    return switch (kind) {
      case CALL, WAIT -> "#dbeafe";
      case FAN_OUT, RACE -> "#ede9fe";
      case LOOP, MAP, FILTER -> "#fef3c7";
      case BRANCH -> "#dcfce7";
      case UNDO, TRY, CATCH, RAISE -> "#fee2e2";
      case STEP, RETURN -> "#f3f4f6";
    };
  }

  private void label(int x, int y, String text) {
    if (!text.isEmpty()) {
      line("<text x=\"%s\" y=\"%s\" font-size=\"10\">%s</text>".formatted(x, y, escape(text)));
    }
  }

  private void text(int x, int y, String text, String weight) {
    line(
        "<text x=\"%s\" y=\"%s\" font-weight=\"%s\">%s</text>"
            .formatted(x, y, weight, escape(text)));
  }

  private static String escape(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '&' -> escaped.append("&amp;");
            default -> escaped.appendCodePoint(c < ' ' || c >= 0xD800 && c <= 0xDFFF ? '?' : c);
          }
        });
    return escaped.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
