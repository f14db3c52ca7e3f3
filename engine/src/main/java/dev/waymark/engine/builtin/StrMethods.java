package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Value;
import java.util.Locale;

/// `str` and its methods.
final class StrMethods {
  private StrMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("str", (in, a) -> str(a))
        .function("str.upper", (in, a) -> upper(a));
  }

  private static Value str(Arguments arguments) {
    Parameters.positional("str", arguments, 0, 1);
    return arguments.count() == 0 ? Str.EMPTY : Str.of(Repr.text(arguments.get(0)));
  }

  private static Value upper(Arguments arguments) {
    Parameters.method("str.upper", arguments, 0, 0);
    var text = (Str) Enums.plain(arguments.get(0));
    return Str.of(text.text().toUpperCase(Locale.ROOT));
  }
}
