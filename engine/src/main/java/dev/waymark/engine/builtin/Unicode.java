package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Texts;
import java.util.Locale;

/// Letters, digits and case of `str`, which count code points.
final class Unicode {
  /// Digits that are no decimals, as ranges: superscripts, circled and bracketed ones.
  private static final int[] DIGITS = {
    0xb2, 0xb3, 0xb9, 0xb9, 0x1369, 0x1371, 0x19da, 0x19da, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080,
    0x2089, 0x2460, 0x2468, 0x2474, 0x247c, 0x2488, 0x2490, 0x24ea, 0x24ea, 0x24f5, 0x24fd, 0x24ff,
    0x24ff, 0x2776, 0x277e, 0x2780, 0x2788, 0x278a, 0x2792, 0x10a40, 0x10a43, 0x10e60, 0x10e68,
    0x11052, 0x1105a, 0x1f100, 0x1f10a
  };

  /// Ideographs that are numbers.
  private static final String NUMERALS =
      "㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零";

  private Unicode() {}

  static boolean isDecimal(int point) {
    return Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER;
  }

  static boolean isDigit(int point) {
    if (isDecimal(point)) {
      return true;
    }
    for (int i = 0; i < DIGITS.length; i += 2) {
      if (point >= DIGITS[i] && point <= DIGITS[i + 1]) {
        return true;
      }
    }
    return false;
  }

  static boolean isNumeric(int point) {
    int type = Character.getType(point);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER
        || NUMERALS.indexOf(point) >= 0;
  }

  static boolean isSpace(int point) {
    return switch (point) {
      case '\t', '\n', 0x0b, '\f', '\r', 0x1c, 0x1d, 0x1e, 0x1f, 0x85, 0x2028, 0x2029 -> true;
      default -> Character.getType(point) == Character.SPACE_SEPARATOR;
    };
  }

  /// Where `splitlines` splits.
  static boolean isLineEnd(char c) {
    return switch (c) {
      case '\n', '\r', 0x0b, '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  static boolean isPrintable(String text) {
    return text.codePoints().allMatch(Texts::isPrintable);
  }

  private static boolean isCased(int point) {
    return Character.isUpperCase(point)
        || Character.isLowerCase(point)
        || Character.isTitleCase(point);
  }

  static boolean isUpper(String text) {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints().noneMatch(p -> Character.isLowerCase(p) || Character.isTitleCase(p));
  }

  static boolean isLower(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase)
        && text.codePoints().noneMatch(p -> Character.isUpperCase(p) || Character.isTitleCase(p));
  }

  static boolean isTitle(String text) {
    boolean inWord = false;
    boolean any = false;
    for (int point : text.codePoints().toArray()) {
      boolean begins = Character.isUpperCase(point) || Character.isTitleCase(point);
      if (begins && inWord || Character.isLowerCase(point) && !inWord) {
        return false;
      }
      inWord = isCased(point);
      any |= inWord;
    }
    return any;
  }

  static boolean isIdentifier(String text) {
    if (text.isEmpty()) {
      return false;
    }
    int first = text.codePointAt(0);
    return (first == '_' || Character.isUnicodeIdentifierStart(first))
        && text.codePoints()
            .skip(1)
            .allMatch(
                p -> Character.isUnicodeIdentifierPart(p) && !Character.isIdentifierIgnorable(p));
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int end = text.offsetByCodePoints(0, 1);
    return titled(text.codePointAt(0))
        + lower(text).substring(lower(text.substring(0, end)).length());
  }

  static String title(String text) {
    var out = new StringBuilder();
    boolean inWord = false;
    for (int point : text.codePoints().toArray()) {
      out.append(inWord ? lower(Character.toString(point)) : titled(point));
      inWord = isCased(point);
    }
    return out.toString();
  }

  private static String titled(int point) {
    int title = Character.toTitleCase(point);
    var upper = upper(Character.toString(point));
    boolean expands = title == point && upper.codePointCount(0, upper.length()) > 1;
    return expands ? upper.substring(0, 1) + lower(upper.substring(1)) : Character.toString(title);
  }

  static String swapCase(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          var one = Character.toString(point);
          boolean up = Character.isUpperCase(point);
          out.append(up ? lower(one) : Character.isLowerCase(point) ? upper(one) : one);
        });
    return out.toString();
  }

  /// Through upper case and back, code point by code point; two alphabets fold otherwise.
  static String caseFold(String text) {
    var out = new StringBuilder();
    text.codePoints().forEach(point -> out.append(folded(point)));
    return out.toString();
  }

  private static String folded(int point) {
    boolean cherokee = point >= 0x13f8 && point <= 0x13fd || point >= 0xab70 && point <= 0xabbf;
    var one = Character.toString(point);
    if (cherokee) {
      return upper(one);
    }
    boolean itself = point == 0x131 || point >= 0x13a0 && point <= 0x13f5;
    return itself ? one : lower(upper(one));
  }
}
