package dev.waymark.engine.codec;

import java.util.Arrays;
import java.util.zip.CRC32C;

/// Bytes that grow.
final class Output {
  private byte[] bytes = new byte[512];
  private int size;

  private void room(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }

  void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void flag(boolean value) {
    octet(value ? 1 : 0);
  }

  /// Seven bits at a time, least first; a negative number takes ten bytes.
  void unsigned(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void signed(long value) {
    unsigned(value << 1 ^ value >> 63);
  }

  void fixed(long value) {
    room(8);
    for (int i = 7; i >= 0; i--) {
      bytes[size++] = (byte) (value >>> 8 * i);
    }
  }

  void blob(byte[] value) {
    unsigned(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /// Lone surrogates and `\0` are chars like others. Text of chars below 256 takes a byte for each.
  void text(String text) {
    boolean narrow = isNarrow(text);
    unsigned((long) text.length() << 1 | (narrow ? 0 : 1));
    room(narrow ? text.length() : text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!narrow) {
        bytes[size++] = (byte) (c >> 8);
      }
      bytes[size++] = (byte) c;
    }
  }

  private static boolean isNarrow(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  byte[] finish() {
    var checksum = new CRC32C();
    checksum.update(bytes, 0, size);
    long value = checksum.getValue();
    var result = Arrays.copyOf(bytes, size + 4);
    for (int i = 0; i < 4; i++) {
      result[size + i] = (byte) (value >>> 8 * (3 - i));
    }
    return result;
  }
}
