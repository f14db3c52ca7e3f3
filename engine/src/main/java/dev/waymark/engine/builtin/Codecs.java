package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Str;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// The text encodings: utf-8, ascii and latin-1, with the error handlers strict, ignore, replace.
final class Codecs {
  private Codecs() {}

  private enum Encoding {
    UTF_8("utf-8", 0x10FFFF, ""),
    ASCII("ascii", 127, "ordinal not in range(128)"),
    LATIN_1("latin-1", 255, "ordinal not in range(256)");

    private final String shown;
    private final int greatest;
    private final String reason;

    Encoding(String shown, int greatest, String reason) {
      this.shown = shown;
      this.greatest = greatest;
      this.reason = reason;
    }

    static Encoding of(String name) {
      return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
        case "utf-8", "utf8" -> UTF_8;
        case "ascii", "us-ascii" -> ASCII;
        case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> LATIN_1;
        default -> throw Errors.raised("LookupError", "unknown encoding: " + name);
      };
    }

    boolean takes(int point) {
      boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
      return point <= greatest && !(this == UTF_8 && surrogate);
    }
  }

  static byte[] encode(String text, String name, String errors) {
    var encoding = Encoding.of(name);
    var out = new ByteArrayOutputStream();
    int index = 0;
    for (int point : text.codePoints().toArray()) {
      if (encoding.takes(point)) {
        write(out, point, encoding);
      } else {
        unencodable(out, text, index, encoding, errors);
      }
      index++;
    }
    return out.toByteArray();
  }

  private static void unencodable(
      ByteArrayOutputStream out, String text, int index, Encoding encoding, String errors) {
    switch (errors) {
      case "ignore" -> {}
      case "replace" -> out.write('?');
      case "strict" -> throw cannotEncode(text, index, encoding);
      default -> throw Errors.raised("LookupError", "unknown error handler name '" + errors + "'");
    }
  }

  private static Raised cannotEncode(String text, int index, Encoding encoding) {
    var reason = encoding == Encoding.UTF_8 ? "surrogates not allowed" : encoding.reason;
    var points = text.codePoints().toArray();
    int end = index + 1;
    while (end < points.length && !encoding.takes(points[end])) {
      end++;
    }
    var error =
        Errors.error(
            "UnicodeEncodeError",
            Str.of(encoding.shown),
            Str.of(text),
            Int.of(index),
            Int.of(end),
            Str.of(reason));
    var place =
        end == index + 1
            ? "character '" + escaped(points[index]) + "' in position " + index
            : "characters in position " + index + "-" + (end - 1);
    error.reported = "'%s' codec can't encode %s: %s".formatted(encoding.shown, place, reason);
    return new Raised(error);
  }

  private static String escaped(int point) {
    if (point < 0x100) {
      return "\\x" + hex(point, 2);
    }
    return point < 0x10000 ? "\\u" + hex(point, 4) : "\\U" + hex(point, 8);
  }

  private static String hex(int point, int width) {
    var digits = Integer.toHexString(point);
    return "0".repeat(width - digits.length()) + digits;
  }

  private static void write(ByteArrayOutputStream out, int point, Encoding encoding) {
    if (encoding != Encoding.UTF_8 || point < 0x80) {
      out.write(point);
    } else if (point < 0x800) {
      out.write(0xC0 | point >> 6);
      out.write(0x80 | point & 0x3F);
    } else if (point < 0x10000) {
      out.write(0xE0 | point >> 12);
      out.write(0x80 | point >> 6 & 0x3F);
      out.write(0x80 | point & 0x3F);
    } else {
      out.write(0xF0 | point >> 18);
      out.write(0x80 | point >> 12 & 0x3F);
      out.write(0x80 | point >> 6 & 0x3F);
      out.write(0x80 | point & 0x3F);
    }
  }

  static String decode(byte[] bytes, String name, String errors) {
    var encoding = Encoding.of(name);
    var out = new StringBuilder();
    int at = 0;
    while (at < bytes.length) {
      int lead = bytes[at] & 0xff;
      if (encoding != Encoding.UTF_8 && lead <= encoding.greatest || lead < 0x80) {
        out.append((char) lead);
        at++;
        continue;
      }
      int length = encoding == Encoding.UTF_8 ? Utf8.length(bytes, at) : -1;
      if (length > 0) {
        out.appendCodePoint(Utf8.point(bytes, at, length));
        at += length;
      } else {
        at += undecodable(out, bytes, at, new Broken(encoding, -length), errors);
      }
    }
    return out.toString();
  }

  private record Broken(Encoding encoding, int length) {}

  private static int undecodable(
      StringBuilder out, byte[] bytes, int at, Broken broken, String errors) {
    switch (errors) {
      case "ignore" -> {}
      case "replace" -> out.append('\uFFFD');
      case "strict" -> throw cannotDecode(bytes, at, broken);
      default -> throw Errors.raised("LookupError", "unknown error handler name '" + errors + "'");
    }
    return broken.length();
  }

  private static Raised cannotDecode(byte[] bytes, int at, Broken broken) {
    var encoding = broken.encoding();
    var reason = encoding == Encoding.UTF_8 ? Utf8.reason(bytes, at) : encoding.reason;
    int end = at + broken.length();
    var error =
        Errors.error(
            "UnicodeDecodeError",
            Str.of(encoding.shown),
            Bytes.of(bytes),
            Int.of(at),
            Int.of(end),
            Str.of(reason));
    error.reported =
        end == at + 1
            ? "'%s' codec can't decode byte 0x%s in position %d: %s"
                .formatted(encoding.shown, hex(bytes[at] & 0xff, 2), at, reason)
            : "'%s' codec can't decode bytes in position %d-%d: %s"
                .formatted(encoding.shown, at, end - 1, reason);
    return new Raised(error);
  }
}
