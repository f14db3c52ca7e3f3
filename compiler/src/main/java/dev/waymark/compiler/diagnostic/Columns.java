package dev.waymark.compiler.diagnostic;

/// One source line as a terminal shows it: tabs are four columns, wide characters two, and of a
/// line that is too long the part around the span is shown.
final class Columns {
  private static final int TAB = 4;
  private static final int CONTEXT = 20;

  private final StringBuilder shown = new StringBuilder();
  private final int[] starts;

  Columns(String line, int width, int focus) {
    int[] points = line.codePoints().toArray();
    int first = 0;
    int last = points.length;
    if (width(points) > width) {
      first = Math.clamp(focus - CONTEXT, 0, points.length);
      last = Math.min(points.length, first + width);
    }
    starts = new int[points.length + 1];
    int column = 0;
    if (first > 0) {
      shown.append('…');
      column = 1;
    }
    for (int i = 0; i < points.length; i++) {
      starts[i] = column;
      if (i >= first && i < last) {
        append(points[i]);
        column += width(points[i]);
      }
    }
    starts[points.length] = column;
    if (last < points.length) {
      shown.append('…');
    }
  }

  private void append(int point) {
    if (point == '\t') {
      shown.append(" ".repeat(TAB));
    } else {
      shown.appendCodePoint(Character.isISOControl(point) ? '\uFFFD' : point);
    }
  }

  String text() {
    return shown.toString().stripTrailing();
  }

  /// The column, from 0, at which the code point at `index` begins; behind the end it goes on.
  int at(int index) {
    return index < starts.length
        ? starts[index]
        : starts[starts.length - 1] + index - starts.length + 1;
  }

  private static int width(int[] points) {
    int sum = 0;
    for (int point : points) {
      sum += width(point);
    }
    return sum;
  }

  private static int width(int point) {
    if (point == '\t') {
      return TAB;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  /// The blocks that East Asian Width calls wide, and the emoji.
  private static boolean isWide(int point) {
    return point >= 0x1100
        && (point <= 0x115f
            || point >= 0x2e80 && point <= 0xa4cf
            || point >= 0xac00 && point <= 0xd7a3
            || point >= 0xf900 && point <= 0xfaff
            || point >= 0xfe30 && point <= 0xfe6f
            || point >= 0xff00 && point <= 0xff60
            || point >= 0x1f300 && point <= 0x1faff
            || point >= 0x20000 && point <= 0x3fffd);
  }
}
