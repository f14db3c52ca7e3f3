package dev.waymark.engine.border;

import java.util.List;

/// "did you mean", by edit distance.
final class Nearest {
  private Nearest() {}

  /// `; did you mean …?`, or nothing where no name is near.
  static String hint(String name, List<String> known) {
    String best = null;
    int least = Math.max(1, name.length() / 3) + 1;
    for (var each : known) {
      int distance = distance(name, each);
      if (distance < least) {
        least = distance;
        best = each;
      }
    }
    return best == null ? "" : "; did you mean `" + best + "`?";
  }

  private static int distance(String a, String b) {
    if (a.length() > 200 || b.length() > 200) {
      return Integer.MAX_VALUE;
    }
    var row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
