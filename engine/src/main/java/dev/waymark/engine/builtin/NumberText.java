package dev.waymark.engine.builtin;

/// A number in parts: what stands before the digits (sign, prefix), the whole digits, and what
/// stands behind (fraction, exponent, `%`).
record NumberText(String before, String whole, String after, int group) {
  static NumberText of(String before, String whole, String after, int group) {
    return new NumberText(before, whole, after, group);
  }

  /// With separators, filled up to the width. Zeros that fill between sign and digits are grouped
  /// like digits.
  String format(FormatSpec spec) {
    boolean inside = spec.align() == '=';
    boolean zeros = inside && spec.fill() == '0' && spec.grouping() != 0;
    var digits = zeros ? widened(spec) : whole;
    var grouped = spec.grouping() == 0 ? digits : grouped(digits, spec.grouping());
    if (inside) {
      int length = before.length() + grouped.length() + after.length();
      var filler = Character.toString(spec.fill()).repeat(Math.max(0, spec.width() - length));
      return before + filler + grouped + after;
    }
    return spec.padded(before + grouped + after, '>');
  }

  private String widened(FormatSpec spec) {
    int room = spec.width() - before.length() - after.length();
    var digits = new StringBuilder(whole);
    while (digits.length() + (digits.length() - 1) / group < room) {
      digits.insert(0, '0');
    }
    return digits.toString();
  }

  private String grouped(String digits, char separator) {
    var text = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % group == 0) {
        text.append(separator);
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }
}
