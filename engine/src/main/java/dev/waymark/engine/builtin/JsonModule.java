package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Iterables;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Truth;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `json.dumps`, with CPython's bytes. [JsonReader] is `json.loads`.
final class JsonModule {
  private static final int DEPTH_MAX = 1_000;

  private final Interpreter in;
  private final Style style;
  private final StringBuilder out = new StringBuilder();
  private final Map<Value, Boolean> open = new IdentityHashMap<>();

  private JsonModule(Interpreter in, Style style) {
    this.in = in;
    this.style = style;
  }

  private record Style(
      boolean ascii,
      boolean allowNan,
      boolean sort,
      @Nullable String indent,
      String itemSeparator,
      String keySeparator,
      Value fallback) {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("json.dumps", JsonModule::dumps)
        .function("json.loads", JsonReader::loads);
  }

  private static Value dumps(Interpreter in, Arguments a) {
    Parameters.known(
        "dumps",
        a,
        "obj",
        "indent",
        "separators",
        "sort_keys",
        "ensure_ascii",
        "allow_nan",
        "default");
    var value = Parameters.find(a, 0, "obj");
    if (value == null) {
      throw Errors.typeError("dumps() missing 1 required positional argument: 'obj'");
    }
    var indent = Parameters.find(a, -1, "indent", None.NONE);
    var separators = Parameters.find(a, -1, "separators", None.NONE);
    var items = indent == None.NONE ? ", " : ",";
    var keys = ": ";
    if (separators != None.NONE) {
      var pair = Iterables.all(in, separators);
      items = Parameters.text(pair.get(0), "separator").text();
      keys = Parameters.text(pair.get(1), "separator").text();
    }
    var style =
        new Style(
            flag(a, "ensure_ascii", Bool.TRUE),
            flag(a, "allow_nan", Bool.TRUE),
            flag(a, "sort_keys", Bool.FALSE),
            indentation(indent),
            items,
            keys,
            Parameters.find(a, -1, "default", None.NONE));
    var writer = new JsonModule(in, style);
    writer.write(value, 0);
    return Str.of(writer.out.toString());
  }

  private static boolean flag(Arguments a, String name, Bool otherwise) {
    return Truth.of(Parameters.find(a, -1, name, otherwise));
  }

  private static @Nullable String indentation(Value indent) {
    if (indent == None.NONE) {
      return null;
    }
    return Enums.plain(indent) instanceof Str text
        ? text.text()
        : " ".repeat(Math.max(0, Math.min(Parameters.index(indent), 64)));
  }

  private void write(Value value, int depth) {
    if (depth > DEPTH_MAX) {
      throw Errors.raised(
          "RecursionError", "maximum recursion depth exceeded while encoding a JSON object");
    }
    Sizes.check(out.length(), "a JSON text");
    in.charge(1);
    switch (Enums.plain(value)) {
      case None _ -> out.append("null");
      case Bool flag -> out.append(flag.value() ? "true" : "false");
      case Str text -> quote(text.text());
      case Int number -> {
        IntTexts.checkDigits(number.big());
        out.append(number);
      }
      case Float number -> out.append(number(number.value()));
      case ListValue list -> array(list, list.items(), depth);
      case Tuple tuple -> array(tuple, tuple.items(), depth);
      case Dict dict -> object(dict, depth);
      case Value other -> {
        if (style.fallback() == None.NONE) {
          throw Errors.typeError(
              "Object of type " + Types.name(other) + " is not JSON serializable");
        }
        enter(other);
        write(in.call(style.fallback(), other), depth + 1);
        open.remove(other);
      }
    }
  }

  private void enter(Value value) {
    if (open.put(value, true) != null) {
      throw Errors.valueError("Circular reference detected");
    }
  }

  private String number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      if (!style.allowNan()) {
        throw Errors.valueError(
            "Out of range float values are not JSON compliant: " + Numbers.repr(number));
      }
      return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    }
    return Numbers.repr(number);
  }

  private void line(int depth) {
    var indent = style.indent();
    if (indent != null) {
      out.append('\n').append(indent.repeat(depth));
    }
  }

  private void array(Value owner, List<Value> items, int depth) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    enter(owner);
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i > 0 ? style.itemSeparator() : "");
      line(depth + 1);
      write(items.get(i), depth + 1);
    }
    line(depth);
    out.append(']');
    open.remove(owner);
  }

  private void object(Dict dict, int depth) {
    var keys = new ArrayList<>(Iterables.all(in, dict));
    if (keys.isEmpty()) {
      out.append("{}");
      return;
    }
    enter(dict);
    if (style.sort()) {
      keys = new ArrayList<>(Sorting.sorted(in, keys, None.NONE, false));
    }
    out.append('{');
    for (int i = 0; i < keys.size(); i++) {
      var value = dict.get(keys.get(i));
      out.append(i > 0 ? style.itemSeparator() : "");
      line(depth + 1);
      quote(key(keys.get(i)));
      out.append(style.keySeparator());
      write(value == null ? None.NONE : value, depth + 1);
    }
    line(depth);
    out.append('}');
    open.remove(dict);
  }

  private String key(Value key) {
    return switch (Enums.plain(key)) {
      case Str text -> text.text();
      case Bool flag -> flag.value() ? "true" : "false";
      case None _ -> "null";
      case Int number -> number.toString();
      case Float number -> number(number.value());
      case Value other ->
          throw Errors.typeError(
              "keys must be str, int, float, bool or None, not " + Types.name(other));
    };
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || c > 126 && style.ascii()) {
            var hex = Integer.toHexString(c);
            out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
