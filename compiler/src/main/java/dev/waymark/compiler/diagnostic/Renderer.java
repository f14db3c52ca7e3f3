package dev.waymark.compiler.diagnostic;

import dev.waymark.compiler.diagnostic.Diagnostic.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Draws a diagnostic for a person: the message, the lines it speaks of with carets under them,
/// notes and helps. `sources` answers the text of a file by its name, or null.
public final class Renderer {
  private static final int WIDTH = 100;

  private final Function<String, @Nullable SourceText> sources;
  private final Paint paint;
  private final int width;

  public Renderer(Function<String, @Nullable SourceText> sources, Paint paint, int width) {
    this.sources = sources;
    this.paint = paint;
    this.width = width;
  }

  public Renderer(Function<String, @Nullable SourceText> sources) {
    this(sources, Paint.NONE, WIDTH);
  }

  /// `file:line:column: error[WM302]: message`, on one line.
  public String concise(Diagnostic diagnostic) {
    return "%s: %s: %s".formatted(diagnostic.span(), title(diagnostic), diagnostic.message());
  }

  /// The whole drawing, with a line end behind its last line.
  public String full(Diagnostic diagnostic) {
    var marks = marks(diagnostic);
    int gutter = marks.stream().mapToInt(mark -> digits(mark.span().line())).max().orElse(1);
    var out = new StringBuilder();
    out.append(title(diagnostic)).append(": ").append(diagnostic.message()).append('\n');
    var byFile = new LinkedHashMap<String, List<Mark>>();
    marks.forEach(
        mark -> byFile.computeIfAbsent(mark.span().file(), _ -> new ArrayList<>()).add(mark));
    byFile.forEach(
        (file, inFile) -> drawFile(out, gutter, file.equals(diagnostic.span().file()), inFile));
    var bar = place(" ".repeat(gutter + 1) + "|");
    var more = new ArrayList<String>();
    diagnostic.notes().forEach(note -> more.add("note: " + note));
    diagnostic.helps().forEach(help -> more.add("help: " + help));
    if (!more.isEmpty()) {
      out.append(bar).append('\n');
    }
    for (var line : more) {
      var indent = "\n" + " ".repeat(gutter + 9);
      out.append(" ".repeat(gutter + 1))
          .append(place("= "))
          .append(line.replace("\n", indent))
          .append('\n');
    }
    return out.toString();
  }

  private String title(Diagnostic diagnostic) {
    var role =
        switch (diagnostic.severity()) {
          case ERROR -> Paint.Role.ERROR;
          case WARNING -> Paint.Role.WARNING;
          case NOTE -> Paint.Role.NOTE;
        };
    return paint.paint(role, "%s[%s]".formatted(diagnostic.severity().word(), diagnostic.code()));
  }

  /// A span to be underlined, with what is said under it.
  private record Mark(Span span, String text, boolean primary) {
    char sign() {
      return primary ? '^' : '-';
    }
  }

  private static List<Mark> marks(Diagnostic diagnostic) {
    var marks = new ArrayList<Mark>();
    marks.add(new Mark(diagnostic.span(), diagnostic.label(), true));
    for (Label label : diagnostic.labels()) {
      marks.add(new Mark(label.span(), label.text(), false));
    }
    return marks;
  }

  private void drawFile(StringBuilder out, int gutter, boolean main, List<Mark> marks) {
    var first = marks.getFirst().span();
    out.append(" ".repeat(gutter)).append(place(main ? "--> " : "::: ")).append(first).append('\n');
    var source = sources.apply(first.file());
    if (source == null) {
      return;
    }
    out.append(place(" ".repeat(gutter + 1) + "|")).append('\n');
    var sorted = new ArrayList<>(marks);
    sorted.sort(Comparator.comparingInt(mark -> mark.span().line()));
    int before = -1;
    for (int i = 0; i < sorted.size(); ) {
      int line = sorted.get(i).span().line();
      var here = sorted.stream().filter(mark -> mark.span().line() == line).toList();
      drawGap(out, gutter, source, before, line);
      drawLine(out, gutter, source, here);
      before = line;
      i += here.size();
    }
  }

  private void drawGap(StringBuilder out, int gutter, SourceText source, int before, int line) {
    if (before < 0 || line <= before + 1) {
      return;
    }
    if (line == before + 2) {
      numbered(out, gutter, line - 1, new Columns(source.line(line - 1), width, 0).text());
    } else {
      out.append("...\n");
    }
  }

  private void drawLine(StringBuilder out, int gutter, SourceText source, List<Mark> marks) {
    var span = marks.getFirst().span();
    var text = source.line(span.line());
    var columns = new Columns(text, width, span.column() - 1);
    numbered(out, gutter, span.line(), columns.text());
    for (var mark : marks) {
      int from = columns.at(mark.span().column() - 1);
      int end =
          mark.span().end().line() == span.line()
              ? mark.span().end().column() - 1
              : text.stripTrailing().codePointCount(0, text.stripTrailing().length());
      int length = Math.max(1, columns.at(end) - from);
      var role = mark.primary() ? Paint.Role.PRIMARY : Paint.Role.SECONDARY;
      var drawn = String.valueOf(mark.sign()).repeat(length);
      var said = mark.text().isEmpty() ? drawn : drawn + " " + mark.text();
      out.append(place(" ".repeat(gutter + 1) + "|"))
          .append(" ".repeat(from + 1))
          .append(paint.paint(role, said))
          .append('\n');
    }
  }

  private void numbered(StringBuilder out, int gutter, int line, String text) {
    var number = Integer.toString(line);
    out.append(place(" ".repeat(gutter - number.length()) + number + " |"));
    out.append(text.isEmpty() ? "\n" : " " + text + "\n");
  }

  private String place(String text) {
    return paint.paint(Paint.Role.PLACE, text);
  }

  private static int digits(int number) {
    return Integer.toString(number).length();
  }
}
