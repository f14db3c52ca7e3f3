package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;

/// Filling text up to a width.
final class StrLayout {
  private StrLayout() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("str.ljust", (in, a) -> padded(in, "ljust", a))
        .function("str.rjust", (in, a) -> padded(in, "rjust", a))
        .function("str.center", (in, a) -> padded(in, "center", a))
        .function("str.zfill", StrLayout::zeros)
        .function("str.expandtabs", StrLayout::expandTabs);
  }

  private static Value padded(Interpreter in, String name, Arguments arguments) {
    Parameters.method(name, arguments, 1, 2);
    var text = StrMethods.object(arguments);
    int width = Parameters.index(arguments.get(1));
    var filler = filler(arguments.get(2, Str.of(" ")));
    int missing = width - text.length();
    if (missing <= 0) {
      return text;
    }
    Sequences.allowed(in, width);
    int left =
        switch (name) {
          case "ljust" -> 0;
          case "rjust" -> missing;
          default -> missing / 2 + (missing & width & 1);
        };
    return Str.of(filler.repeat(left) + text.text() + filler.repeat(missing - left));
  }

  private static String filler(Value value) {
    if (!(Enums.plain(value) instanceof Str text)) {
      throw Errors.typeError(
          "The fill character must be a unicode character, not " + Types.name(value));
    }
    if (text.length() != 1) {
      throw Errors.typeError("The fill character must be exactly one character long");
    }
    return text.text();
  }

  private static Value zeros(Interpreter in, Arguments arguments) {
    Parameters.method("str.zfill", arguments, 1, 1);
    var text = StrMethods.object(arguments);
    int width = Parameters.index(arguments.get(1));
    int missing = width - text.length();
    if (missing <= 0) {
      return text;
    }
    Sequences.allowed(in, width);
    boolean signed = text.text().startsWith("-") || text.text().startsWith("+");
    var sign = signed ? text.text().substring(0, 1) : "";
    return Str.of(sign + "0".repeat(missing) + text.text().substring(sign.length()));
  }

  private static Value expandTabs(Interpreter in, Arguments arguments) {
    Parameters.known("expandtabs", arguments, "tabsize");
    int size = Parameters.index(Parameters.find(arguments, 1, "tabsize", Int.of(8)));
    var out = new StringBuilder();
    int column = 0;
    for (int point : StrMethods.text(arguments).codePoints().toArray()) {
      if (point == '\t') {
        int blanks = size > 0 ? size - column % size : 0;
        Sequences.allowed(in, (long) out.length() + blanks);
        out.repeat(' ', blanks);
        column += blanks;
      } else {
        out.appendCodePoint(point);
        column = point == '\n' || point == '\r' ? 0 : column + 1;
      }
    }
    return Str.of(out.toString());
  }
}
