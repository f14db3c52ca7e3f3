package dev.waymark.corpus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a datum as a Python literal on one line.
final class DatumWriter {

  private DatumWriter() {}

  static String write(Datum datum) {
    return switch (datum) {
      case Datum.Nothing() -> "None";
      case Datum.Bool(var value) -> value ? "True" : "False";
      case Datum.Int(var value) -> value.toString();
      case Datum.Float(var value) -> number(value);
      case Datum.Str(var value) -> quoted(value);
      case Datum.Bytes(var latin1) -> bytes(latin1);
      case Datum.Array(var items) -> "[" + joined(items, DatumWriter::write) + "]";
      case Datum.Tuple(var items) ->
          "(" + joined(items, DatumWriter::write) + (items.size() == 1 ? ",)" : ")");
      case Datum.Group(var items) ->
          items.isEmpty()
              ? "set()"
              : items.stream()
                  .map(DatumWriter::write)
                  .sorted()
                  .collect(Collectors.joining(", ", "{", "}"));
      case Datum.Dict(var entries) ->
          "{" + joined(entries, e -> write(e.key()) + ": " + write(e.value())) + "}";
      case Datum.Named named -> named(named);
      case Datum.Member(var type, var name) -> type + "." + name;
    };
  }

  private static String named(Datum.Named named) {
    var positional = joined(named.arguments(), DatumWriter::write);
    var byName = joined(named.fields(), f -> f.name() + "=" + write(f.value()));
    var comma = positional.isEmpty() || byName.isEmpty() ? "" : ", ";
    return named.name() + "(" + positional + comma + byName + ")";
  }

  private static <T> String joined(List<T> items, Function<T, String> text) {
    return items.stream().map(text).collect(Collectors.joining(", "));
  }

  /// CPython's `repr` of a float: shortest digits, an exponent below 1e-4 and from 1e16.
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    var shortest = shortest(Math.abs(value));
    var digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    var sign = value < 0 ? "-" : "";
    if (point > 16 || point < -3) {
      var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      int exponent = point - 1;
      var size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
      return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + size;
    }
    if (point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return sign + digits + "0".repeat(point - digits.length()) + ".0";
    }
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  /// Java writes two digits at least, and so `4.9E-324` where `5e-324` says the same.
  private static BigDecimal shortest(double value) {
    var written = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    var oneDigit = written.round(new MathContext(1, RoundingMode.HALF_EVEN));
    return oneDigit.doubleValue() == value ? oneDigit.stripTrailingZeros() : written;
  }

  static String quoted(String value) {
    var text = new StringBuilder("\"");
    value.codePoints().forEach(point -> escape(text, point));
    return text.append('"').toString();
  }

  private static void escape(StringBuilder text, int point) {
    switch (point) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        boolean control = point < 0x20 || (point >= 0x7f && point < 0xa0);
        boolean lineEnd = point == 0x2028 || point == 0x2029;
        boolean surrogate = point >= 0xd800 && point <= 0xdfff;
        if (control || lineEnd || surrogate) {
          text.append("\\u").append(hex(point, 4));
        } else {
          text.appendCodePoint(point);
        }
      }
    }
  }

  private static String bytes(String latin1) {
    var text = new StringBuilder("b\"");
    for (int i = 0; i < latin1.length(); i++) {
      char c = latin1.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c >= 0x20 && c < 0x7f) {
        text.append(c);
      } else {
        text.append("\\x").append(hex(c, 2));
      }
    }
    return text.append('"').toString();
  }

  private static String hex(int value, int width) {
    var digits = Integer.toHexString(value);
    return "0".repeat(width - digits.length()) + digits;
  }
}
