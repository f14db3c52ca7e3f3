package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/// `str` and its methods.
final class StrMethods {
  private StrMethods() {}

  static BuiltinTable table() {
    var table =
        new BuiltinTable()
            .function("str", (in, a) -> str(a))
            .function("str.strip", (in, a) -> strip("strip", a, true, true))
            .function("str.lstrip", (in, a) -> strip("lstrip", a, true, false))
            .function("str.rstrip", (in, a) -> strip("rstrip", a, false, true))
            .function("str.removeprefix", (in, a) -> removePrefix(a))
            .function("str.removesuffix", (in, a) -> removeSuffix(a))
            .function("str.replace", StrMethods::replace)
            .function("str.encode", (in, a) -> encode(a))
            .function("str.translate", StrMethods::translate)
            .function("str.maketrans", (in, a) -> makeTable(a))
            .function("str.format", (in, a) -> Str.of(TextTemplate.format(in, a)))
            .function("str.format_map", (in, a) -> Str.of(TextTemplate.formatMap(in, a)))
            .add(StrSearch.table())
            .add(StrSplits.table())
            .add(StrLayout.table());
    mapped(table, "upper", Unicode::upper);
    mapped(table, "lower", Unicode::lower);
    mapped(table, "title", Unicode::title);
    mapped(table, "capitalize", Unicode::capitalize);
    mapped(table, "swapcase", Unicode::swapCase);
    mapped(table, "casefold", Unicode::caseFold);
    tested(table, "isalpha", Character::isLetter);
    tested(table, "isdecimal", Unicode::isDecimal);
    tested(table, "isdigit", Unicode::isDigit);
    tested(table, "isnumeric", Unicode::isNumeric);
    tested(table, "isalnum", p -> Character.isLetter(p) || Unicode.isNumeric(p));
    tested(table, "isspace", Unicode::isSpace);
    whole(table, "isascii", text -> text.chars().allMatch(c -> c < 128));
    whole(table, "isprintable", Unicode::isPrintable);
    whole(table, "isupper", Unicode::isUpper);
    whole(table, "islower", Unicode::isLower);
    whole(table, "istitle", Unicode::isTitle);
    whole(table, "isidentifier", Unicode::isIdentifier);
    return table;
  }

  private static void mapped(BuiltinTable table, String name, UnaryOperator<String> change) {
    table.function(
        "str." + name,
        (in, a) -> {
          Parameters.method("str." + name, a, 0, 0);
          return Str.of(change.apply(text(a)));
        });
  }

  private static void tested(BuiltinTable table, String name, IntPredicate test) {
    whole(table, name, text -> !text.isEmpty() && text.codePoints().allMatch(test));
  }

  private static void whole(
      BuiltinTable table, String name, java.util.function.Predicate<String> test) {
    table.function(
        "str." + name,
        (in, a) -> {
          Parameters.method("str." + name, a, 0, 0);
          return Bool.of(test.test(text(a)));
        });
  }

  /// The text that a method is called on.
  static String text(Arguments arguments) {
    return object(arguments).text();
  }

  static Str object(Arguments arguments) {
    if (Enums.plain(arguments.get(0)) instanceof Str text) {
      return text;
    }
    throw Errors.typeError(
        "descriptor of 'str' object doesn't apply to a '"
            + Types.name(arguments.get(0))
            + "' object");
  }

  private static Value str(Arguments arguments) {
    Parameters.known("str", arguments, "object", "encoding", "errors");
    var object = Parameters.find(arguments, 0, "object");
    var encoding = Parameters.find(arguments, 1, "encoding");
    if (object instanceof Bytes bytes && encoding != null) {
      var errors = Parameters.find(arguments, 2, "errors", Str.of("strict"));
      return Str.of(
          Codecs.decode(
              bytes.bytes(),
              Parameters.text(encoding, "encoding").text(),
              Parameters.text(errors, "errors").text()));
    }
    return object == null ? Str.EMPTY : Str.of(Repr.text(object));
  }

  private static Value strip(String name, Arguments arguments, boolean left, boolean right) {
    Parameters.method(name, arguments, 0, 1);
    var given = arguments.get(1, None.NONE);
    IntPredicate stripped;
    if (given == None.NONE) {
      stripped = Unicode::isSpace;
    } else if (Enums.plain(given) instanceof Str chars) {
      stripped = point -> chars.text().codePoints().anyMatch(c -> c == point);
    } else {
      throw Errors.typeError(name + " arg must be None or str");
    }
    var points = text(arguments).codePoints().toArray();
    int from = 0;
    int to = points.length;
    while (left && from < to && stripped.test(points[from])) {
      from++;
    }
    while (right && to > from && stripped.test(points[to - 1])) {
      to--;
    }
    return Str.of(new String(points, from, to - from));
  }

  private static Value removePrefix(Arguments arguments) {
    Parameters.method("str.removeprefix", arguments, 1, 1);
    var text = text(arguments);
    var prefix = argument("removeprefix", arguments, 1);
    return text.startsWith(prefix) ? Str.of(text.substring(prefix.length())) : object(arguments);
  }

  private static Value removeSuffix(Arguments arguments) {
    Parameters.method("str.removesuffix", arguments, 1, 1);
    var text = text(arguments);
    var suffix = argument("removesuffix", arguments, 1);
    return text.endsWith(suffix)
        ? Str.of(text.substring(0, text.length() - suffix.length()))
        : object(arguments);
  }

  /// A positional argument that must be text.
  static String argument(String method, Arguments arguments, int position) {
    var value = arguments.get(position);
    if (Enums.plain(value) instanceof Str text) {
      return text.text();
    }
    var place = arguments.count() > 2 ? "argument " + position : "argument";
    throw Errors.typeError(
        "%s() %s must be str, not %s".formatted(method, place, Types.name(value)));
  }

  private static Value replace(Interpreter in, Arguments arguments) {
    Parameters.method("replace", arguments, 2, 3);
    var text = text(arguments);
    var old = argument("replace", arguments, 1);
    var with = argument("replace", arguments, 2);
    int most = Parameters.index(arguments.get(3, Int.of(-1)));
    long limit = most < 0 ? Long.MAX_VALUE : most;
    long count = Math.min(limit, StrSearch.count(text, old));
    Sequences.allowed(in, text.length() + count * (with.length() - old.length()));
    return Str.of(
        old.isEmpty() ? interleaved(text, with, count) : replaced(text, old, with, count));
  }

  private static String replaced(String text, String old, String with, long count) {
    var out = new StringBuilder();
    int from = 0;
    for (long i = 0; i < count; i++) {
      int at = text.indexOf(old, from);
      out.append(text, from, at).append(with);
      from = at + old.length();
    }
    return out.append(text.substring(from)).toString();
  }

  private static String interleaved(String text, String with, long count) {
    var out = new StringBuilder();
    var points = text.codePoints().toArray();
    for (int i = 0; i <= points.length; i++) {
      if (i < count) {
        out.append(with);
      }
      if (i < points.length) {
        out.appendCodePoint(points[i]);
      }
    }
    return out.toString();
  }

  private static Value encode(Arguments arguments) {
    Parameters.known("encode", arguments, "encoding", "errors");
    var encoding = Parameters.find(arguments, 1, "encoding", Str.of("utf-8"));
    var errors = Parameters.find(arguments, 2, "errors", Str.of("strict"));
    return Bytes.of(
        Codecs.encode(
            object(arguments).text(),
            Parameters.text(encoding, "encoding").text(),
            Parameters.text(errors, "errors").text()));
  }

  private static Value translate(Interpreter in, Arguments arguments) {
    Parameters.method("str.translate", arguments, 1, 1);
    var out = new StringBuilder();
    text(arguments)
        .codePoints()
        .forEach(point -> {
          var found = looked(in, arguments.get(1), Int.of(point));
          switch (found) {
            case Int number -> out.appendCodePoint((int) number.small());
            case Str text -> out.append(text.text());
            case None _ -> {}
            case Value _ ->
                throw Errors.typeError("character mapping must return integer, None or str");
          }
        });
    Sequences.allowed(in, out.length());
    return Str.of(out.toString());
  }

  private static Value looked(Interpreter in, Value table, Int point) {
    try {
      return Items.get(in, table, point);
    } catch (Raised raised) {
      if (raised.error().isA("LookupError")) {
        return point;
      }
      throw raised;
    }
  }

  private static Value makeTable(Arguments arguments) {
    Parameters.positional("maketrans", arguments, 1, 3);
    var table = new Dict();
    if (arguments.count() == 1) {
      if (!(arguments.get(0) instanceof Dict given)) {
        throw Errors.typeError("if you give only one argument to maketrans it must be a dict");
      }
      Tables.forEach(given.table(), (key, value) -> table.put(ordinal(key), value));
      return table;
    }
    var from = argument("maketrans", arguments, 0).codePoints().toArray();
    var to = argument("maketrans", arguments, 1).codePoints().toArray();
    if (from.length != to.length) {
      throw Errors.valueError("the first two maketrans arguments must have equal length");
    }
    for (int i = 0; i < from.length; i++) {
      table.put(Int.of(from[i]), Int.of(to[i]));
    }
    if (arguments.count() == 3) {
      argument("maketrans", arguments, 2)
          .codePoints()
          .forEach(point -> table.put(Int.of(point), None.NONE));
    }
    return table;
  }

  private static Value ordinal(Value key) {
    if (key instanceof Str text) {
      if (text.length() != 1) {
        throw Errors.valueError("string keys in translate table must be of length 1");
      }
      return Int.of(text.text().codePointAt(0));
    }
    return key;
  }

  /// Three parts around a separator, as `partition` gives them.
  static Tuple parts(String before, String separator, String after) {
    return Tuple.of(Str.of(before), Str.of(separator), Str.of(after));
  }
}
