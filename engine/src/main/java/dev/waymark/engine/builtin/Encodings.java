package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// `utf-8`, `ascii` and `latin-1`, strictly, or with `ignore` and `replace`.
final class Encodings {
  private Encodings() {}

  private enum Encoding {
    UTF_8("utf-8", Character.MAX_CODE_POINT, "surrogates not allowed"),
    ASCII("ascii", 127, "ordinal not in range(128)"),
    LATIN_1("latin-1", 255, "ordinal not in range(256)");

    private final String codec;
    private final int greatest;
    private final String complaint;

    Encoding(String codec, int greatest, String complaint) {
      this.codec = codec;
      this.greatest = greatest;
      this.complaint = complaint;
    }

    boolean takes(int point) {
      return point <= greatest && (this != UTF_8 || point < 0xd800 || point > 0xdfff);
    }
  }

  private static Encoding of(String name) {
    return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "utf-8", "utf8", "u8" -> Encoding.UTF_8;
      case "ascii", "us-ascii" -> Encoding.ASCII;
      case "latin-1", "latin1", "iso-8859-1", "l1" -> Encoding.LATIN_1;
      default -> throw Errors.raised("LookupError", "unknown encoding: " + name);
    };
  }

  static Bytes encode(Str text, String name, String errors) {
    var encoding = of(name);
    var out = new ByteArrayOutputStream();
    int position = 0;
    for (int point : text.text().codePoints().toArray()) {
      if (encoding.takes(point)) {
        write(out, encoding, point);
      } else {
        switch (errors) {
          case "ignore" -> {}
          case "replace" -> out.write('?');
          default -> throw cannotEncode(encoding, text, position, point);
        }
      }
      position++;
    }
    return Bytes.of(out.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, Encoding encoding, int point) {
    if (encoding == Encoding.UTF_8) {
      out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    } else {
      out.write(point);
    }
  }

  private static Raised cannotEncode(Encoding encoding, Str text, int position, int point) {
    var error =
        Errors.error(
            "UnicodeEncodeError",
            Str.of(encoding.codec),
            text,
            Int.of(position),
            Int.of(position + 1),
            Str.of(encoding.complaint));
    error.reported =
        "'%s' codec can't encode character '%s' in position %d: %s"
            .formatted(encoding.codec, escaped(point), position, encoding.complaint);
    return new Raised(error);
  }

  private static String escaped(int point) {
    var hex = Integer.toHexString(point);
    return point < 0x100
        ? "\\x" + hex
        : point < 0x10000
            ? "\\u" + "0".repeat(4 - hex.length()) + hex
            : "\\U" + "0".repeat(8 - hex.length()) + hex;
  }

  static Value decode(Bytes bytes, String name) {
    var encoding = of(name);
    var data = bytes.bytes();
    if (encoding == Encoding.LATIN_1) {
      return Str.of(new String(data, StandardCharsets.ISO_8859_1));
    }
    int bad = encoding == Encoding.ASCII ? firstBeyondAscii(data) : Utf8.firstBad(data);
    if (bad >= 0) {
      throw cannotDecode(encoding, bytes, bad);
    }
    return Str.of(new String(data, StandardCharsets.UTF_8));
  }

  private static int firstBeyondAscii(byte[] data) {
    for (int i = 0; i < data.length; i++) {
      if (data[i] < 0) {
        return i;
      }
    }
    return -1;
  }

  private static Raised cannotDecode(Encoding encoding, Bytes bytes, int position) {
    var reason =
        encoding == Encoding.ASCII
            ? "ordinal not in range(128)"
            : Utf8.complaint(bytes.bytes(), position);
    var error =
        Errors.error(
            "UnicodeDecodeError",
            Str.of(encoding.codec),
            bytes,
            Int.of(position),
            Int.of(position + 1),
            Str.of(reason));
    error.reported =
        "'%s' codec can't decode byte 0x%s in position %d: %s"
            .formatted(encoding.codec, hex(bytes.bytes()[position]), position, reason);
    return new Raised(error);
  }

  private static String hex(byte value) {
    var hex = Integer.toHexString(value & 0xff);
    return hex.length() < 2 ? "0" + hex : hex;
  }

  /// The rules of UTF-8, strictly: no surrogates, no needless length.
  private static final class Utf8 {
    private Utf8() {}

    static int firstBad(byte[] data) {
      int at = 0;
      while (at < data.length) {
        int length = length(data, at);
        if (length == 0) {
          return at;
        }
        at += length;
      }
      return -1;
    }

    private static int wanted(int lead) {
      return lead < 0x80
          ? 1
          : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    }

    private static int length(byte[] data, int at) {
      int lead = data[at] & 0xff;
      int wanted = wanted(lead);
      if (wanted == 0 || at + wanted > data.length) {
        return 0;
      }
      for (int i = 1; i < wanted; i++) {
        if ((data[at + i] & 0xc0) != 0x80) {
          return 0;
        }
      }
      int second = wanted > 1 ? data[at + 1] & 0xff : 0;
      boolean bad =
          lead == 0xe0 && second < 0xa0
              || lead == 0xed && second > 0x9f
              || lead == 0xf0 && second < 0x90
              || lead == 0xf4 && second > 0x8f;
      return bad ? 0 : wanted;
    }

    static String complaint(byte[] data, int at) {
      int wanted = wanted(data[at] & 0xff);
      if (wanted == 0) {
        return "invalid start byte";
      }
      for (int i = 1; i < wanted; i++) {
        if (at + i >= data.length) {
          return "unexpected end of data";
        }
        if ((data[at + i] & 0xc0) != 0x80) {
          return "invalid continuation byte";
        }
      }
      return "invalid continuation byte";
    }
  }
}
