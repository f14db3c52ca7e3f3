package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;

/// `bytes` and its methods. Searching and splitting go through latin-1 text, which maps each byte
/// to one char.
final class BytesMethods {
  private BytesMethods() {}

  static BuiltinTable table() {
    var table =
        new BuiltinTable()
            .function("bytes", BytesMethods::bytes)
            .function("bytes.decode", (in, a) -> decode(a))
            .function("bytes.hex", (in, a) -> Str.of(HexFormat.of().formatHex(self(a))))
            .function("bytes.fromhex", (in, a) -> fromHex(a))
            .function("bytes.join", BytesMethods::join);
    for (String name :
        new String[] {
          "startswith",
          "endswith",
          "find",
          "rfind",
          "index",
          "rindex",
          "count",
          "split",
          "rsplit",
          "strip",
          "lstrip",
          "rstrip",
          "upper",
          "lower",
          "replace",
          "isdigit",
          "isalpha",
          "isalnum",
          "isspace",
          "partition",
          "rpartition",
          "removeprefix",
          "removesuffix",
          "splitlines",
          "title",
          "capitalize",
          "zfill",
          "ljust",
          "rjust",
          "center"
        }) {
      table.function("bytes." + name, (in, a) -> asText(in, name, a));
    }
    return table;
  }

  private static byte[] self(Arguments arguments) {
    return ((Bytes) arguments.get(0)).bytes();
  }

  private static Value bytes(Interpreter in, Arguments arguments) {
    Parameters.known("bytes", arguments, "source", "encoding", "errors");
    var source = Parameters.find(arguments, 0, "source");
    if (source == null) {
      return Bytes.of(new byte[0]);
    }
    var encoding = Parameters.find(arguments, 1, "encoding");
    if (Enums.plain(source) instanceof Str text) {
      if (encoding == null) {
        throw Errors.typeError("string argument without an encoding");
      }
      var errors = Parameters.find(arguments, 2, "errors", Str.of("strict"));
      return Bytes.of(
          Codecs.encode(
              text.text(),
              Parameters.text(encoding, "encoding").text(),
              Parameters.text(errors, "errors").text()));
    }
    if (source instanceof Bytes bytes) {
      return bytes;
    }
    if (Numbers.unboxed(source) instanceof Int count) {
      if (count.signum() < 0) {
        throw Errors.valueError("negative count");
      }
      Sizes.check(count.isSmall() ? count.small() : Long.MAX_VALUE, "bytes");
      return Bytes.of(new byte[(int) count.small()]);
    }
    if (Iterables.iterator(source) == null) {
      throw Errors.typeError("cannot convert '" + Types.name(source) + "' object to bytes");
    }
    var out = new ByteArrayOutputStream();
    for (Value item : Iterables.all(in, source)) {
      var number = Numbers.index(item);
      if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(255)) > 0) {
        throw Errors.valueError("bytes must be in range(0, 256)");
      }
      out.write(number.intValue());
    }
    return Bytes.of(out.toByteArray());
  }

  private static Value decode(Arguments arguments) {
    Parameters.known("decode", arguments, "encoding", "errors");
    var encoding = Parameters.find(arguments, 1, "encoding", Str.of("utf-8"));
    var errors = Parameters.find(arguments, 2, "errors", Str.of("strict"));
    return Str.of(
        Codecs.decode(
            self(arguments),
            Parameters.text(encoding, "encoding").text(),
            Parameters.text(errors, "errors").text()));
  }

  private static Value fromHex(Arguments arguments) {
    var text = Parameters.text(arguments.get(arguments.count() - 1), "fromhex() argument").text();
    var out = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      if (Unicode.isSpace(text.charAt(at))) {
        at++;
        continue;
      }
      int high = Character.digit(text.charAt(at), 16);
      int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
      if (high < 0 || low < 0) {
        throw Errors.valueError(
            "non-hexadecimal number found in fromhex() arg at position "
                + (high < 0 ? at : at + 1));
      }
      out.write(high << 4 | low);
      at += 2;
    }
    return Bytes.of(out.toByteArray());
  }

  private static Value join(Interpreter in, Arguments arguments) {
    Parameters.method("bytes.join", arguments, 1, 1);
    var out = new ByteArrayOutputStream();
    int index = 0;
    for (Value item : Iterables.all(in, arguments.get(1))) {
      if (!(item instanceof Bytes part)) {
        throw Errors.typeError(
            "sequence item %d: expected a bytes-like object, %s found"
                .formatted(index, Types.name(item)));
      }
      Sizes.check((long) out.size() + part.length() + self(arguments).length, "joined bytes");
      if (index > 0) {
        out.writeBytes(self(arguments));
      }
      out.writeBytes(part.bytes());
      index++;
    }
    return Bytes.of(out.toByteArray());
  }

  /// Bytes that have a case, are blank or end a line as text and not as bytes stand as characters
  /// that have no such meaning.
  private static final char APART = '\ue000';

  private static String shown(byte[] bytes, String name) {
    var text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      boolean vertical = (c == 0x0b || c == 0x0c) && name.equals("splitlines");
      boolean apart = c > 0x7f || c >= 0x1c && c <= 0x1f || vertical;
      text.append(apart ? (char) (APART + c) : c);
    }
    return text.toString();
  }

  private static byte[] hidden(String text) {
    var bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  private static Value asText(Interpreter in, String name, Arguments arguments) {
    var positional = arguments.positional().stream().map(value -> toText(value, name)).toList();
    var code = Builtins.function("str." + name);
    if (code == null) {
      throw new IllegalStateException("no str." + name);
    }
    return toBytes(code.call(in, new Arguments(positional, arguments.named())));
  }

  private static Value toText(Value value, String name) {
    return switch (value) {
      case Bytes bytes -> Str.of(shown(bytes.bytes(), name));
      case dev.waymark.engine.value.Tuple tuple ->
          dev.waymark.engine.value.Tuple.of(
              tuple.items().stream().map(item -> toText(item, name)).toList());
      case Str _ -> throw Errors.typeError("a bytes-like object is required, not 'str'");
      case Value _ -> value;
    };
  }

  private static Value toBytes(Value value) {
    return switch (value) {
      case Str text -> Bytes.of(hidden(text.text()));
      case dev.waymark.engine.value.ListValue list -> {
        list.items().replaceAll(BytesMethods::toBytes);
        yield list;
      }
      case dev.waymark.engine.value.Tuple tuple ->
          dev.waymark.engine.value.Tuple.of(
              tuple.items().stream().map(BytesMethods::toBytes).toList());
      case Value _ -> value;
    };
  }
}
