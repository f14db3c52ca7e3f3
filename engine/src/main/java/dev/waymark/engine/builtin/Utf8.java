package dev.waymark.engine.builtin;

/// The shape of UTF-8 sequences, as CPython's decoder judges them.
final class Utf8 {
  private Utf8() {}

  /// How long the sequence that begins here is; where it is broken, the negative number of bytes
  /// that the decoder passes over.
  static int length(byte[] bytes, int at) {
    int lead = bytes[at] & 0xff;
    int wanted = wanted(lead);
    if (wanted < 0) {
      return -1;
    }
    for (int i = 1; i < wanted; i++) {
      if (at + i >= bytes.length || !continues(lead, bytes[at + i] & 0xff, i)) {
        return -i;
      }
    }
    return wanted;
  }

  private static int wanted(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : -1;
  }

  private static boolean continues(int lead, int next, int index) {
    if (next < 0x80 || next > 0xBF) {
      return false;
    }
    if (index > 1) {
      return true;
    }
    return switch (lead) {
      case 0xE0 -> next >= 0xA0;
      case 0xED -> next <= 0x9F;
      case 0xF0 -> next >= 0x90;
      case 0xF4 -> next <= 0x8F;
      default -> true;
    };
  }

  static int point(byte[] bytes, int at, int length) {
    int point = bytes[at] & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07);
    for (int i = 1; i < length; i++) {
      point = point << 6 | bytes[at + i] & 0x3F;
    }
    return point;
  }

  static String reason(byte[] bytes, int at) {
    if (wanted(bytes[at] & 0xff) < 0) {
      return "invalid start byte";
    }
    return at - length(bytes, at) >= bytes.length
        ? "unexpected end of data"
        : "invalid continuation byte";
  }
}
