package dev.waymark.engine.kernel;

import dev.waymark.engine.Payload;

/// The few JSON texts that a node itself writes.
final class Json {
  private Json() {}

  static Payload text(String text) {
    return Payload.of(quote(text));
  }

  static String quote(String text) {
    var json = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\t' -> json.append("\\t");
        case '\r' -> json.append("\\r");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        default -> {
          if (c < ' ') {
            json.append("\\u00").append(hex(c >> 4)).append(hex(c & 15));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  private static char hex(int digit) {
    return "0123456789abcdef".charAt(digit);
  }

  /// An error object of docs/protocol.md. `bases` are quoted names, joined by commas.
  static Payload error(String type, String bases, String message) {
    return Payload.of(
        "{\"$type\":\"error\",\"class\":"
            + quote(type)
            + ",\"bases\":["
            + bases
            + "],\"message\":"
            + quote(message)
            + ",\"args\":["
            + quote(message)
            + "],\"attributes\":{}}");
  }

  static Payload timeout(String action, long micros) {
    return error(
        "waymark.ActionTimeout",
        "\"TimeoutError\",\"OSError\",\"Exception\",\"BaseException\"",
        action + " took longer than " + seconds(micros));
  }

  static Payload failure(String type, String message) {
    return error(type, "\"Exception\",\"BaseException\"", message);
  }

  private static String seconds(long micros) {
    return micros % 1_000_000 == 0 ? micros / 1_000_000 + " s" : micros / 1_000 + " ms";
  }
}
