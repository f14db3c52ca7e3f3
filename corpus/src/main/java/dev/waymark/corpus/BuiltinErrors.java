package dev.waymark.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The builtin errors that stubs raise, with their bases; any other class is the program's own.
final class BuiltinErrors {

  private BuiltinErrors() {}

  record Known(String name, List<String> bases) {}

  private static final Map<String, String> PARENTS =
      Map.ofEntries(
          Map.entry("KeyError", "LookupError"),
          Map.entry("IndexError", "LookupError"),
          Map.entry("LookupError", "Exception"),
          Map.entry("ZeroDivisionError", "ArithmeticError"),
          Map.entry("OverflowError", "ArithmeticError"),
          Map.entry("ArithmeticError", "Exception"),
          Map.entry("ConnectionError", "OSError"),
          Map.entry("TimeoutError", "OSError"),
          Map.entry("PermissionError", "OSError"),
          Map.entry("FileNotFoundError", "OSError"),
          Map.entry("OSError", "Exception"),
          Map.entry("UnicodeError", "ValueError"),
          Map.entry("RecursionError", "RuntimeError"),
          Map.entry("NotImplementedError", "RuntimeError"),
          Map.entry("waymark.ActionTimeout", "TimeoutError"),
          Map.entry("Exception", "BaseException"));

  static Known of(String written) {
    var name =
        switch (written) {
          case "NetworkError" -> "ConnectionError";
          case "Timeout", "ActionTimeout" -> "waymark.ActionTimeout";
          default -> written;
        };
    var bases = new ArrayList<String>();
    var base = PARENTS.getOrDefault(name, "Exception");
    while (!base.equals("BaseException")) {
      bases.add(base);
      base = PARENTS.getOrDefault(base, "Exception");
    }
    bases.add("BaseException");
    return new Known(name, List.copyOf(bases));
  }

  /// What `str(error)` gives: nothing, the argument, or the tuple of them.
  static String message(Datum.Named error) {
    var arguments = error.arguments();
    if (arguments.size() == 1) {
      var only = arguments.getFirst();
      boolean text = only instanceof Datum.Str && !error.name().equals("KeyError");
      return text ? ((Datum.Str) only).value() : repr(only);
    }
    return arguments.isEmpty()
        ? ""
        : arguments.stream().map(BuiltinErrors::repr).collect(Collectors.joining(", ", "(", ")"));
  }

  /// Enough of `repr` for what stubs raise: strings without quotes, numbers, None.
  private static String repr(Datum datum) {
    return datum instanceof Datum.Str(var text) ? "'" + text + "'" : Datum.text(datum);
  }
}
