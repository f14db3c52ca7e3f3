package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Raised;

/// `[[fill]align][sign][z][#][0][width][,|_][.precision][type]`. An absent `align`, `sign`,
/// `grouping` or `type` is 0, an absent `width` or `precision` is -1.
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean positiveZero,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  static FormatSpec parse(String text, String typeName) {
    return new Reader(text, typeName).read();
  }

  FormatSpec withType(char newType) {
    return new FormatSpec(
        fill, align, sign, positiveZero, alternate, width, grouping, precision, newType);
  }

  FormatSpec withPrecision(int newPrecision) {
    return new FormatSpec(
        fill, align, sign, positiveZero, alternate, width, grouping, newPrecision, type);
  }

  /// Fills a text up to the width; `usual` is the alignment where none was written.
  String padded(String text, char usual) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    var filler = Character.toString(fill);
    return switch (align == 0 ? usual : align) {
      case '<' -> text + filler.repeat(missing);
      case '^' -> filler.repeat(missing / 2) + text + filler.repeat(missing - missing / 2);
      default -> filler.repeat(missing) + text;
    };
  }

  private static final class Reader {
    private final int[] points;
    private final String text;
    private final String typeName;
    private int at;

    Reader(String text, String typeName) {
      this.text = text;
      this.typeName = typeName;
      this.points = text.codePoints().toArray();
    }

    FormatSpec read() {
      int fill = ' ';
      char align = 0;
      boolean filled = points.length > 1 && isAlign(points[1]);
      if (filled) {
        fill = points[0];
        align = (char) points[1];
        at = 2;
      } else if (points.length > 0 && isAlign(points[0])) {
        align = (char) points[at++];
      }
      char sign = oneOf("+- ");
      boolean positiveZero = oneOf("z") != 0;
      boolean alternate = oneOf("#") != 0;
      if (!filled && at < points.length && points[at] == '0') {
        fill = '0';
        at++;
        if (align == 0 && !typeName.equals("str")) {
          align = '=';
        }
      }
      int width = number();
      char grouping = oneOf(",_");
      if (grouping != 0 && oneOf(",_") != 0) {
        throw Errors.valueError("Cannot specify both ',' and '_'.");
      }
      int precision = -1;
      if (oneOf(".") != 0) {
        precision = number();
        if (precision < 0) {
          throw Errors.valueError("Format specifier missing precision");
        }
      }
      if (points.length - at > 1) {
        throw Errors.valueError(
            "Invalid format specifier '%s' for object of type '%s'".formatted(text, typeName));
      }
      char type = at < points.length ? (char) points[at] : 0;
      var grouped = grouping == '_' ? "bdeEfFgGoxX%" : "deEfFgG%";
      if (grouping != 0 && type != 0 && grouped.indexOf(type) < 0) {
        throw Errors.valueError("Cannot specify '" + grouping + "' with '" + type + "'.");
      }
      return new FormatSpec(
          fill, align, sign, positiveZero, alternate, width, grouping, precision, type);
    }

    private static boolean isAlign(int point) {
      return point == '<' || point == '>' || point == '=' || point == '^';
    }

    private char oneOf(String chars) {
      return at < points.length && chars.indexOf(points[at]) >= 0 ? (char) points[at++] : 0;
    }

    private int number() {
      int start = at;
      long value = 0;
      while (at < points.length && points[at] >= '0' && points[at] <= '9') {
        value = value * 10 + points[at++] - '0';
        if (value > Integer.MAX_VALUE) {
          throw Errors.valueError("Too many decimal digits in format string");
        }
      }
      return start == at ? -1 : (int) value;
    }
  }

  /// A type that this kind of value does not know.
  Raised unknownType(String typeName) {
    return Errors.valueError(
        "Unknown format code '%s' for object of type '%s'"
            .formatted(Character.toString(type), typeName));
  }
}
