package dev.waymark.simulator.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// An expression with the values of its parts below it.
final class Diagram {
  /// A value that belongs below a column of the text, from 0.
  record Mark(int column, String value) {}

  private Diagram() {}

  static List<String> below(List<Mark> marks) {
    var sorted =
        new ArrayList<>(marks.stream().sorted(Comparator.comparingInt(Mark::column)).toList());
    if (sorted.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add(bars(sorted, sorted.size()));
    for (var i = sorted.size() - 1; i >= 0; i--) {
      var line = bars(sorted, i);
      var column = sorted.get(i).column();
      lines.add(TimeLine.padded(line, column) + sorted.get(i).value());
    }
    return lines;
  }

  private static String bars(List<Mark> marks, int count) {
    var line = new StringBuilder();
    for (var mark : marks.subList(0, count)) {
      if (mark.column() >= line.length()) {
        line.append(" ".repeat(mark.column() - line.length())).append('|');
      }
    }
    return line.toString();
  }
}
