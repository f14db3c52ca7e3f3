package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Range;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// `"%s and %05.1f" % values`.
public final class PercentFormat {
  private final Interpreter in;
  private final String template;
  private final Value values;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;
  private boolean named;

  private PercentFormat(Interpreter in, String template, Value values) {
    this.in = in;
    this.template = template;
    this.values = values;
  }

  public static Str format(Interpreter in, Str template, Value values) {
    return Str.of(new PercentFormat(in, template.text(), values).filled());
  }

  private String filled() {
    while (at < template.length()) {
      char c = template.charAt(at++);
      if (c == '%') {
        directive();
      } else {
        out.append(c);
      }
      Sequences.allowed(in, out.length());
    }
    boolean several = values instanceof Tuple;
    int given = several ? ((Tuple) values).size() : 1;
    boolean excused = named || isMapping(values);
    if (used < given && !excused) {
      throw Errors.typeError("not all arguments converted during string formatting");
    }
    return out.toString();
  }

  /// Bytes without a `%`, which take no values. Bytes with one are not formatted yet.
  static Bytes unfilled(Bytes text, Value values) {
    boolean none =
        values instanceof Tuple tuple
            ? tuple.items().isEmpty()
            : isMapping(values) && !(values instanceof Bytes);
    if (!none) {
      throw Errors.typeError("not all arguments converted during bytes formatting");
    }
    return text;
  }

  /// As CPython sees it: what has subscripts and is neither a tuple nor text.
  private static boolean isMapping(Value value) {
    return value instanceof Dict
        || value instanceof ListValue
        || value instanceof Bytes
        || value instanceof Range;
  }

  /// What stands between `%` and the letter.
  private record Flags(
      boolean left, boolean sign, boolean blank, boolean alternate, boolean zero) {}

  private void directive() {
    if (peek() == '%') {
      at++;
      out.append('%');
      return;
    }
    var mapped = key();
    var flags = flags();
    int width = number();
    boolean left = flags.left() || width < -1;
    int precision = -1;
    if (peek() == '.') {
      at++;
      precision = Math.max(0, number());
    }
    while (peek() == 'h' || peek() == 'l' || peek() == 'L') {
      at++;
    }
    if (at >= template.length()) {
      throw Errors.valueError("incomplete format");
    }
    char type = template.charAt(at++);
    var value = mapped == null ? next() : mapped;
    var text = converted(type, value, flags, precision);
    pad(text, width < -1 ? -width : width, left, flags.zero() && "sra c".indexOf(type) < 0);
  }

  private char peek() {
    return at < template.length() ? template.charAt(at) : 0;
  }

  private @Nullable Value key() {
    if (peek() != '(') {
      return null;
    }
    int open = 1;
    int start = ++at;
    while (at < template.length() && open > 0) {
      open += template.charAt(at) == '(' ? 1 : template.charAt(at) == ')' ? -1 : 0;
      at++;
    }
    if (open > 0) {
      throw Errors.valueError("incomplete format key");
    }
    if (!(values instanceof Dict)) {
      throw Errors.typeError("format requires a mapping");
    }
    named = true;
    return Items.get(in, values, Str.of(template.substring(start, at - 1)));
  }

  private Flags flags() {
    int start = at;
    while (at < template.length() && "-+ #0".indexOf(template.charAt(at)) >= 0) {
      at++;
    }
    var written = template.substring(start, at);
    return new Flags(
        written.contains("-"),
        written.contains("+"),
        written.contains(" "),
        written.contains("#"),
        written.contains("0"));
  }

  private int number() {
    if (peek() == '*') {
      at++;
      if (!(next() instanceof Int number)) {
        throw Errors.typeError("* wants int");
      }
      return Parameters.index(number);
    }
    long value = -1;
    while (peek() >= '0' && peek() <= '9') {
      value = Math.max(0, value) * 10 + template.charAt(at++) - '0';
      if (value > Integer.MAX_VALUE) {
        throw Errors.valueError("width too big");
      }
    }
    return (int) value;
  }

  private Value next() {
    if (values instanceof Tuple several) {
      if (used < several.size()) {
        return several.get(used++);
      }
    } else if (used++ == 0) {
      return values;
    }
    throw Errors.typeError("not enough arguments for format string");
  }

  private String converted(char type, Value value, Flags flags, int precision) {
    return switch (type) {
      case 's' -> cut(Repr.text(value), precision);
      case 'r' -> cut(Repr.of(value), precision);
      case 'a' -> cut(TextTemplate.ascii(Repr.of(value)), precision);
      case 'c' -> character(value);
      case 'd', 'i', 'u', 'o', 'x' -> whole(value, type, flags, precision);
      case 'X' -> whole(value, type, flags, precision).toUpperCase(java.util.Locale.ROOT);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> floating(value, type, flags, precision);
      default ->
          throw Errors.valueError(
              "unsupported format character '%s' (0x%s) at index %d"
                  .formatted(type, Integer.toHexString(type), at - 1));
    };
  }

  private static String cut(String text, int precision) {
    boolean tooLong = precision >= 0 && text.codePointCount(0, text.length()) > precision;
    return tooLong ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
  }

  private static String character(Value value) {
    if (Enums.plain(value) instanceof Str text && text.length() == 1) {
      return text.text();
    }
    if (Numbers.unboxed(value) instanceof Int number) {
      if (!number.isSmall() || number.small() < 0 || number.small() > Character.MAX_CODE_POINT) {
        throw Errors.overflow("%c arg not in range(0x110000)");
      }
      return Character.toString((int) number.small());
    }
    throw Errors.typeError("%c requires int or char");
  }

  private static String whole(Value value, char type, Flags flags, int precision) {
    int radix = type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
    var number = integer(Numbers.unboxed(Enums.plain(value)), type);
    var text = radix == 10 ? Numbers.digits(Int.of(number)) : number.toString(radix);
    var digits = text.startsWith("-") ? text.substring(1) : text;
    var zeros = "0".repeat(Math.max(0, precision - digits.length()));
    var prefix = flags.alternate() && radix != 10 ? "0" + type : "";
    return sign(number.signum() < 0, flags) + prefix + zeros + digits;
  }

  private static BigInteger integer(Value value, char type) {
    if (value instanceof Int number) {
      return number.big();
    }
    boolean decimal = type == 'd' || type == 'i' || type == 'u';
    if (decimal && value instanceof Float number) {
      if (!Double.isFinite(number.value())) {
        throw Double.isNaN(number.value())
            ? Errors.valueError("cannot convert float NaN to integer")
            : Errors.overflow("cannot convert float infinity to integer");
      }
      return new BigDecimal(number.value()).toBigInteger();
    }
    throw typeError("%" + type + " format: " + (decimal ? "a real number" : "an integer"), value);
  }

  private static Raised typeError(String what, Value value) {
    return Errors.typeError(what + " is required, not " + Types.name(value));
  }

  private static String sign(boolean negative, Flags flags) {
    return negative ? "-" : flags.sign() ? "+" : flags.blank() ? " " : "";
  }

  private static String floating(Value value, char type, Flags flags, int precision) {
    var plain = Enums.plain(value);
    if (!Numbers.isNumber(plain)) {
      throw Errors.typeError("must be real number, not " + Types.name(value));
    }
    char sign = flags.sign() ? '+' : flags.blank() ? ' ' : 0;
    double number =
        plain instanceof dev.waymark.engine.value.Decimal decimal
            ? Numbers.exact(decimal).doubleValue()
            : Arithmetic.toDouble(plain);
    return FloatFormat.format(
        number,
        new FormatSpec(
            ' ', (char) 0, sign, false, flags.alternate(), -1, (char) 0, precision, type));
  }

  private void pad(String text, int width, boolean left, boolean zeros) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      out.append(text);
      return;
    }
    Sequences.allowed(in, (long) out.length() + width);
    if (left) {
      out.append(text).repeat(' ', missing);
    } else if (zeros) {
      int digits = 0;
      while (digits < text.length() && "+- ".indexOf(text.charAt(digits)) >= 0) {
        digits++;
      }
      boolean prefixed = text.startsWith("0x", digits) || text.startsWith("0o", digits);
      digits += prefixed ? 2 : 0;
      out.append(text, 0, digits).repeat('0', missing).append(text.substring(digits));
    } else {
      out.repeat(' ', missing).append(text);
    }
  }
}
