package dev.waymark.sdk.python;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Frames: a length and a JSON object with a `type`.
final class Frames {
  static final int BYTES_MAX = 4 << 20;
  static final JsonMapper JSON = new JsonMapper();

  private Frames() {}

  /// Thrown for what nobody can read: a length out of bounds, no JSON, no object, no type.
  static final class Garbage extends IOException {
    private static final long serialVersionUID = 1;

    Garbage(String message) {
      super(message);
    }
  }

  static JsonNode read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 2 || length > BYTES_MAX) {
      throw new Garbage("a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the connection ended within a frame");
    }
    JsonNode message = parse(bytes);
    if (!message.isObject() || !message.path("type").isString()) {
      throw new Garbage("a frame that is no object with a type");
    }
    return message;
  }

  private static JsonNode parse(byte[] bytes) throws Garbage {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new Garbage("a frame that is no JSON: " + e.getOriginalMessage());
    }
  }

  static void write(DataOutputStream out, JsonNode message) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(message);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }
}
