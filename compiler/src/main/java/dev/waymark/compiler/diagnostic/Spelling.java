package dev.waymark.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Finds the names that a misspelt one was probably meant to be.
public final class Spelling {
  private static final int SHOWN = 3;

  private Spelling() {}

  /// The nearest names, at most three, all at the same smallest distance; none when nothing is
  /// near. A third of the letters may differ, one of a short name, none of a single letter, and
  /// case counts for little.
  public static List<String> nearest(String written, Iterable<String> names) {
    int allowed = written.length() < 2 ? 0 : Math.max(1, written.length() / 3);
    int best = Integer.MAX_VALUE;
    var near = new ArrayList<String>();
    for (var name : names) {
      int distance = name.equals(written) ? Integer.MAX_VALUE : distance(written, name);
      if (distance > allowed || distance > best || near.contains(name)) {
        continue;
      }
      if (distance < best) {
        near.clear();
        best = distance;
      }
      near.add(name);
    }
    return near.size() > SHOWN ? List.copyOf(near.subList(0, SHOWN)) : List.copyOf(near);
  }

  /// "`a`", "`a` or `b`", "`a`, `b` or `c`".
  public static String oneOf(List<String> names) {
    var quoted = names.stream().map(name -> "`" + name + "`").toList();
    if (quoted.size() < 2) {
      return String.join("", quoted);
    }
    var first = quoted.subList(0, quoted.size() - 1);
    return first.stream().collect(Collectors.joining(", ")) + " or " + quoted.getLast();
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
  static int distance(String from, String to) {
    if (from.toLowerCase(Locale.ROOT).equals(to.toLowerCase(Locale.ROOT))) {
      return from.equals(to) ? 0 : 1;
    }
    var rows = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        rows[i][j] = i == 0 ? j : j == 0 ? i : step(rows, from, to, i, j);
      }
    }
    return rows[from.length()][to.length()];
  }

  private static int step(int[][] rows, String from, String to, int i, int j) {
    int replaced = rows[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
