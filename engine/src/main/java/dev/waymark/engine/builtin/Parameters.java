package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import org.jspecify.annotations.Nullable;

/// Takes the arguments of a builtin apart, with CPython's complaints.
public final class Parameters {
  private Parameters() {}

  /// Between `least` and `most` positional arguments, no named ones.
  public static void positional(String name, Arguments arguments, int least, int most) {
    if (!arguments.named().isEmpty()) {
      throw Errors.typeError(name + "() takes no keyword arguments");
    }
    count(name, arguments.count(), least, most);
  }

  /// As [#positional], for a method: the object does not count.
  public static void method(String name, Arguments arguments, int least, int most) {
    if (!arguments.named().isEmpty()) {
      throw Errors.typeError(name + "() takes no keyword arguments");
    }
    count(name, arguments.count() - 1, least, most);
  }

  /// Only the positional ones are counted; named ones are the caller's business.
  public static void count(String name, Arguments arguments, int least, int most) {
    count(name, arguments.count(), least, most);
  }

  private static void count(String name, int given, int least, int most) {
    if (given >= least && given <= most) {
      return;
    }
    if (least == most) {
      var expected =
          least == 0 ? "no arguments" : least == 1 ? "exactly one argument" : least + " arguments";
      throw Errors.typeError(
          least < 2
              ? "%s() takes %s (%d given)".formatted(name, expected, given)
              : "%s expected %s, got %d".formatted(name, expected, given));
    }
    boolean few = given < least;
    int bound = few ? least : most;
    throw Errors.typeError(
        "%s expected at %s %d argument%s, got %d"
            .formatted(name, few ? "least" : "most", bound, bound == 1 ? "" : "s", given));
  }

  /// The parameter at that position or of that name; null where it is missing.
  public static @Nullable Value find(Arguments arguments, int position, String name) {
    var named = arguments.named(name);
    return position >= 0 && position < arguments.count() ? arguments.get(position) : named;
  }

  public static Value find(Arguments arguments, int position, String name, Value otherwise) {
    var found = find(arguments, position, name);
    return found == null ? otherwise : found;
  }

  /// TypeError for a named argument that is not among these.
  public static void known(String function, Arguments arguments, String... names) {
    for (var name : arguments.named().keySet()) {
      if (!java.util.List.of(names).contains(name)) {
        throw Errors.typeError(
            "'%s' is an invalid keyword argument for %s()".formatted(name, function));
      }
    }
  }

  /// An int argument that fits a Java int; larger ones are cut to its ends, as slices do.
  public static int index(Value value) {
    var number = Numbers.index(value);
    return number.bitLength() < 32
        ? number.intValue()
        : number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
  }

  /// An argument that CPython takes as a `Py_ssize_t`.
  public static int size(Value value) {
    if (Numbers.index(value).bitLength() >= Long.SIZE) {
      throw Errors.overflow("Python int too large to convert to C ssize_t");
    }
    return index(value);
  }

  public static int index(Value value, int otherwise) {
    return value == None.NONE ? otherwise : index(value);
  }

  public static Str text(Value value, String what) {
    if (dev.waymark.engine.value.Enums.plain(value) instanceof Str text) {
      return text;
    }
    throw Errors.typeError(what + " must be str, not " + Types.name(value));
  }

  public static Int number(Value value) {
    return Int.of(Numbers.index(value));
  }
}
