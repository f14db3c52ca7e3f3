package dev.waymark.engine.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Bytes that are read and not trusted: every length is checked against what is left, so that what
/// is allocated never exceeds what the bytes can fill.
final class Input {
  private final byte[] bytes;
  private final int end;
  private int at;

  /// Elements that were announced and not read; each takes a byte at least.
  private long announced;

  Input(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length - 4;
    if (end < 0) {
      throw new SnapshotRejected("too short");
    }
  }

  void check() {
    var checksum = new CRC32C();
    checksum.update(bytes, 0, end);
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | bytes[end + i] & 0xff;
    }
    if (checksum.getValue() != value) {
      throw new SnapshotRejected("the checksum does not fit");
    }
  }

  void finish() {
    if (at != end) {
      throw new SnapshotRejected((end - at) + " bytes behind the end");
    }
  }

  int octet() {
    if (at >= end) {
      throw new SnapshotRejected("it ends too early");
    }
    return bytes[at++] & 0xff;
  }

  boolean flag() {
    int value = octet();
    if (value > 1) {
      throw new SnapshotRejected("no flag: " + value);
    }
    return value == 1;
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new SnapshotRejected("a number of more than 64 bits");
  }

  long signed() {
    long value = unsigned();
    return value >>> 1 ^ -(value & 1);
  }

  /// A signed number that fits an int.
  int number() {
    long value = signed();
    if (value != (int) value) {
      throw new SnapshotRejected("a number out of range: " + value);
    }
    return (int) value;
  }

  /// An index into something of that size.
  int index(int size) {
    long value = unsigned();
    if (value < 0 || value >= size) {
      throw new SnapshotRejected("index " + value + " of " + size);
    }
    return (int) value;
  }

  /// A number of elements that follow at once.
  int count() {
    long value = unsigned();
    if (value < 0 || value > end - at - announced) {
      throw new SnapshotRejected(value + " elements where " + (end - at) + " bytes are left");
    }
    return (int) value;
  }

  /// A number of elements that follow later.
  int announce() {
    int count = count();
    announced += count;
    return count;
  }

  void arrived(int count) {
    announced -= count;
  }

  long fixed() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | octet();
    }
    return value;
  }

  byte[] blob() {
    int length = count();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  String text() {
    long header = unsigned();
    boolean wide = (header & 1) == 1;
    long length = header >>> 1;
    if (length > (end - at) / (wide ? 2 : 1)) {
      throw new SnapshotRejected("a text of " + length + " chars is longer than what is left");
    }
    int count = (int) length;
    if (!wide) {
      var text = new String(bytes, at, count, StandardCharsets.ISO_8859_1);
      at += count;
      return text;
    }
    var chars = new char[count];
    for (int i = 0; i < count; i++) {
      chars[i] = (char) ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff);
      at += 2;
    }
    return new String(chars);
  }

  <E extends Enum<E>> E choice(E[] values) {
    return values[index(values.length)];
  }
}
