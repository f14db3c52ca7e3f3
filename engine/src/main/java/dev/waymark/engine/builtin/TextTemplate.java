package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Interpreter;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Texts;
import dev.waymark.engine.value.Value;
import org.jspecify.annotations.Nullable;

/// `str.format`: `{}`, `{0}`, `{name.attribute[key]!r:specification}`, specifications with fields.
final class TextTemplate {
  private final Interpreter in;
  private final Arguments arguments;
  private final @Nullable Value mapping;
  private int next;
  private boolean numbered;

  private TextTemplate(Interpreter in, Arguments arguments, @Nullable Value mapping) {
    this.in = in;
    this.arguments = arguments;
    this.mapping = mapping;
  }

  static String format(Interpreter in, Arguments arguments) {
    return new TextTemplate(in, arguments, null).filled(StrMethods.text(arguments), 0);
  }

  static String formatMap(Interpreter in, Arguments arguments) {
    Parameters.method("str.format_map", arguments, 1, 1);
    return new TextTemplate(in, Arguments.of(arguments.get(0)), arguments.get(1))
        .filled(StrMethods.text(arguments), 0);
  }

  private String filled(String template, int depth) {
    if (depth > 2) {
      throw Errors.valueError("Max string recursion exceeded");
    }
    var out = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      boolean doubled = i + 1 < template.length() && template.charAt(i + 1) == c;
      if (c != '{' && c != '}') {
        out.append(c);
      } else if (doubled && (c == '}' || depth == 0)) {
        out.append(c);
        i++;
      } else if (c == '}') {
        throw Errors.valueError("Single '}' encountered in format string");
      } else {
        int end = closing(template, i + 1);
        out.append(field(template.substring(i + 1, end), depth));
        i = end;
      }
      Sequences.allowed(in, out.length());
    }
    return out.toString();
  }

  private static int closing(String template, int from) {
    int open = 1;
    for (int i = from; i < template.length(); i++) {
      char c = template.charAt(i);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    throw Errors.valueError(
        from == template.length()
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string");
  }

  private String field(String field, int depth) {
    int name = 0;
    int bracket = 0;
    while (name < field.length()
        && (bracket > 0 || field.charAt(name) != '!' && field.charAt(name) != ':')) {
      bracket += field.charAt(name) == '[' ? 1 : field.charAt(name) == ']' ? -1 : 0;
      name++;
    }
    var value = value(field.substring(0, name));
    int at = name;
    char conversion = 0;
    if (at < field.length() && field.charAt(at) == '!') {
      if (at + 1 >= field.length()) {
        throw Errors.valueError("end of string while looking for conversion specifier");
      }
      conversion = field.charAt(at + 1);
      at += 2;
      if (at < field.length() && field.charAt(at) != ':') {
        throw Errors.valueError("expected ':' after conversion specifier");
      }
    }
    var specification = at < field.length() ? filled(field.substring(at + 1), depth + 1) : "";
    return Formatting.format(in, converted(value, conversion), specification);
  }

  private static Value converted(Value value, char conversion) {
    return switch (conversion) {
      case 0 -> value;
      case 's' -> Str.of(Repr.text(value));
      case 'r' -> Str.of(Repr.of(value));
      case 'a' -> Str.of(ascii(Repr.of(value)));
      default -> throw Errors.valueError("Unknown conversion specifier '" + conversion + "'");
    };
  }

  /// `ascii(value)`, given its `repr`.
  static String ascii(String repr) {
    var out = new StringBuilder();
    repr.codePoints()
        .forEach(point -> {
          if (point < 128) {
            out.append((char) point);
          } else {
            var quoted = new StringBuilder();
            Texts.quote(quoted, Character.toString(point), true);
            out.append(quoted, 1, quoted.length() - 1);
          }
        });
    return out.toString();
  }

  private Value value(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    var value = first(path.substring(0, end));
    int at = end;
    while (at < path.length()) {
      boolean attribute = path.charAt(at) == '.';
      int close = attribute ? nextPart(path, at + 1) : path.indexOf(']', at);
      if (close < 0) {
        throw Errors.valueError("Missing ']' in format string");
      }
      var part = path.substring(at + 1, close);
      if (part.isEmpty()) {
        throw Errors.valueError("Empty attribute in format string");
      }
      value = attribute ? in.attribute(value, part) : Items.get(in, value, key(part));
      at = attribute ? close : close + 1;
    }
    return value;
  }

  private static int nextPart(String path, int from) {
    int at = from;
    while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
      at++;
    }
    return at;
  }

  private static Value key(String part) {
    boolean number = part.length() < 10 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Int.of(Integer.parseInt(part)) : Str.of(part);
  }

  private Value first(String name) {
    if (mapping != null) {
      return Items.get(in, mapping, Str.of(name));
    }
    if (name.isEmpty()) {
      if (numbered) {
        throw Errors.valueError(
            "cannot switch from manual field specification to automatic field numbering");
      }
      return positional(next++);
    }
    if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      if (next > 0) {
        throw Errors.valueError(
            "cannot switch from automatic field numbering to manual field specification");
      }
      numbered = true;
      return positional(name.length() < 8 ? Integer.parseInt(name) : Integer.MAX_VALUE - 1);
    }
    var value = arguments.named(name);
    if (value == null) {
      throw Errors.keyError(Str.of(name));
    }
    return value;
  }

  private Value positional(int index) {
    if (index + 1 >= arguments.count()) {
      throw Errors.indexError(
          "Replacement index " + index + " out of range for positional args tuple");
    }
    return arguments.get(index + 1);
  }
}
