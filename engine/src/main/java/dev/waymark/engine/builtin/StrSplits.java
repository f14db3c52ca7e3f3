package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Taking text apart and putting it together.
final class StrSplits {
  private StrSplits() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("str.split", (in, a) -> split("split", a, false))
        .function("str.rsplit", (in, a) -> split("rsplit", a, true))
        .function("str.splitlines", (in, a) -> splitLines(a))
        .function("str.partition", (in, a) -> partition(a))
        .function("str.rpartition", (in, a) -> partitionLast(a))
        .function("str.join", StrSplits::join);
  }

  private static Value split(String name, Arguments arguments, boolean fromRight) {
    Parameters.known(name, arguments, "sep", "maxsplit");
    var separator = Parameters.find(arguments, 1, "sep", None.NONE);
    int most = Parameters.index(Parameters.find(arguments, 2, "maxsplit", Int.of(-1)));
    int limit = most < 0 ? Integer.MAX_VALUE : most;
    var text = StrMethods.text(arguments);
    if (separator == None.NONE) {
      return list(fromRight ? wordsFromRight(text, limit) : words(text, limit));
    }
    if (!(Enums.plain(separator) instanceof Str by)) {
      throw Errors.typeError("must be str or None, not " + Types.name(separator));
    }
    if (by.text().isEmpty()) {
      throw Errors.valueError("empty separator");
    }
    return list(fromRight ? fromRight(text, by.text(), limit) : fromLeft(text, by.text(), limit));
  }

  private static ListValue list(List<String> parts) {
    return ListValue.of(parts.stream().map(Str::of).toList());
  }

  private static List<String> fromLeft(String text, String by, int limit) {
    var parts = new ArrayList<String>();
    int from = 0;
    for (int at = text.indexOf(by); at >= 0 && parts.size() < limit; at = text.indexOf(by, from)) {
      parts.add(text.substring(from, at));
      from = at + by.length();
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<String> fromRight(String text, String by, int limit) {
    var parts = new ArrayList<String>();
    int to = text.length();
    while (parts.size() < limit && to >= by.length()) {
      int at = text.lastIndexOf(by, to - by.length());
      if (at < 0) {
        break;
      }
      parts.add(text.substring(at + by.length(), to));
      to = at;
    }
    parts.add(text.substring(0, to));
    Collections.reverse(parts);
    return parts;
  }

  private static List<String> words(String text, int limit) {
    var parts = new ArrayList<String>();
    int at = skip(text, 0, true);
    while (at < text.length()) {
      if (parts.size() == limit) {
        parts.add(text.substring(at));
        break;
      }
      int end = skip(text, at, false);
      parts.add(text.substring(at, end));
      at = skip(text, end, true);
    }
    return parts;
  }

  private static int skip(String text, int from, boolean spaces) {
    int at = from;
    while (at < text.length() && Unicode.isSpace(text.codePointAt(at)) == spaces) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int trimmed(String text) {
    return back(text, text.length(), true);
  }

  private static int back(String text, int from, boolean spaces) {
    int at = from;
    while (at > 0 && Unicode.isSpace(text.codePointBefore(at)) == spaces) {
      at -= Character.charCount(text.codePointBefore(at));
    }
    return at;
  }

  private static List<String> wordsFromRight(String text, int limit) {
    var parts = new ArrayList<String>();
    int at = trimmed(text);
    while (at > 0) {
      if (parts.size() == limit) {
        parts.add(text.substring(0, at));
        break;
      }
      int begin = back(text, at, false);
      parts.add(text.substring(begin, at));
      at = back(text, begin, true);
    }
    Collections.reverse(parts);
    return parts;
  }

  private static Value splitLines(Arguments arguments) {
    Parameters.known("splitlines", arguments, "keepends");
    boolean keep = Truth.of(Parameters.find(arguments, 1, "keepends", None.NONE));
    var text = StrMethods.text(arguments);
    var lines = new ArrayList<String>();
    int from = 0;
    while (from < text.length()) {
      int end = from;
      while (end < text.length() && !Unicode.isLineEnd(text.charAt(end))) {
        end++;
      }
      int next = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
      lines.add(text.substring(from, keep ? next : end));
      from = next;
    }
    return list(lines);
  }

  private static String separator(Arguments arguments, String name) {
    Parameters.method("str." + name, arguments, 1, 1);
    if (!(Enums.plain(arguments.get(1)) instanceof Str by)) {
      throw Errors.typeError("must be str, not " + Types.name(arguments.get(1)));
    }
    if (by.text().isEmpty()) {
      throw Errors.valueError("empty separator");
    }
    return by.text();
  }

  private static Value partition(Arguments arguments) {
    var by = separator(arguments, "partition");
    var text = StrMethods.text(arguments);
    int at = text.indexOf(by);
    return at < 0
        ? StrMethods.parts(text, "", "")
        : StrMethods.parts(text.substring(0, at), by, text.substring(at + by.length()));
  }

  private static Value partitionLast(Arguments arguments) {
    var by = separator(arguments, "rpartition");
    var text = StrMethods.text(arguments);
    int at = text.lastIndexOf(by);
    return at < 0
        ? StrMethods.parts("", "", text)
        : StrMethods.parts(text.substring(0, at), by, text.substring(at + by.length()));
  }

  private static Value join(Interpreter in, Arguments arguments) {
    Parameters.method("str.join", arguments, 1, 1);
    var by = StrMethods.text(arguments);
    var items = Iterables.all(in, arguments.get(1));
    long size = (long) by.length() * Math.max(0, items.size() - 1);
    for (int i = 0; i < items.size(); i++) {
      if (!(Enums.plain(items.get(i)) instanceof Str item)) {
        throw Errors.typeError(
            "sequence item %d: expected str instance, %s found"
                .formatted(i, Types.name(items.get(i))));
      }
      size += item.text().length();
    }
    Sequences.allowed(in, size);
    var out = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      var item = ((Str) Enums.plain(items.get(i))).text();
      if (i > 0) {
        Str.checkSeam(out, by);
        out.append(by);
      }
      Str.checkSeam(out, item);
      out.append(item);
    }
    return Str.of(out.toString());
  }
}
