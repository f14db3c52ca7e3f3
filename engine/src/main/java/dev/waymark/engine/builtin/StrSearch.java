package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.util.function.BiPredicate;

/// Looking for text in text; places are counted in code points.
final class StrSearch {
  private StrSearch() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("str.find", (in, a) -> Int.of(find("find", a, false)))
        .function("str.rfind", (in, a) -> Int.of(find("rfind", a, true)))
        .function("str.index", (in, a) -> found(find("index", a, false)))
        .function("str.rindex", (in, a) -> found(find("rindex", a, true)))
        .function("str.count", (in, a) -> count(a))
        .function("str.startswith", (in, a) -> affix("startswith", a, String::startsWith))
        .function("str.endswith", (in, a) -> affix("endswith", a, String::endsWith));
  }

  /// The part of a text between two bounds; `from` is its place, and -1 where there is none.
  private record Part(String text, int from) {}

  private static Part part(Arguments arguments) {
    var text = StrMethods.object(arguments);
    int length = text.length();
    int from = bound(arguments.get(2, None.NONE), 0, length);
    int to = Math.min(length, bound(arguments.get(3, None.NONE), length, length));
    return from > to ? new Part("", -1) : new Part(text.slice(from, to).text(), from);
  }

  private static int bound(Value value, int otherwise, int length) {
    int index = Parameters.index(value, otherwise);
    return index < 0 ? Math.max(0, index + length) : index;
  }

  private static int find(String name, Arguments arguments, boolean last) {
    Parameters.method(name, arguments, 1, 3);
    var part = part(arguments);
    var wanted = wanted(arguments);
    if (part.from() < 0) {
      return -1;
    }
    int at = last ? part.text().lastIndexOf(wanted) : part.text().indexOf(wanted);
    return at < 0 ? -1 : part.from() + part.text().codePointCount(0, at);
  }

  private static String wanted(Arguments arguments) {
    if (Enums.plain(arguments.get(1)) instanceof Str text) {
      return text.text();
    }
    throw Errors.typeError("must be str, not " + Types.name(arguments.get(1)));
  }

  private static Value found(int place) {
    if (place < 0) {
      throw Errors.valueError("substring not found");
    }
    return Int.of(place);
  }

  private static Value count(Arguments arguments) {
    Parameters.method("count", arguments, 1, 3);
    var part = part(arguments);
    return Int.of(part.from() < 0 ? 0 : count(part.text(), wanted(arguments)));
  }

  /// How often `wanted` occurs, without overlap; the empty text between all code points.
  static long count(String text, String wanted) {
    if (wanted.isEmpty()) {
      return text.codePointCount(0, text.length()) + 1L;
    }
    long count = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
      count++;
    }
    return count;
  }

  private static Value affix(String name, Arguments arguments, BiPredicate<String, String> has) {
    Parameters.method(name, arguments, 1, 3);
    var part = part(arguments);
    var given = Enums.plain(arguments.get(1));
    if (given instanceof Tuple several) {
      for (var each : several.items()) {
        if (!(Enums.plain(each) instanceof Str text)) {
          throw Errors.typeError(
              "tuple for %s must only contain str, not %s".formatted(name, Types.name(each)));
        }
        if (part.from() >= 0 && has.test(part.text(), text.text())) {
          return Bool.TRUE;
        }
      }
      return Bool.FALSE;
    }
    if (!(given instanceof Str text)) {
      throw Errors.typeError(
          "%s first arg must be str or a tuple of str, not %s".formatted(name, Types.name(given)));
    }
    return Bool.of(part.from() >= 0 && has.test(part.text(), text.text()));
  }
}
