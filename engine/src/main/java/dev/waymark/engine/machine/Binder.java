package dev.waymark.engine.machine;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Dict;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Binds arguments to parameters as CPython does, with its complaints.
final class Binder {
  private Binder() {}

  /// One value for each parameter; null where it is left out and has a default.
  static @Nullable Value[] bind(
      String name,
      List<Function.Parameter> parameters,
      IntPredicate hasDefault,
      Arguments arguments) {
    var values = new Value[parameters.size()];
    var rest = positional(parameters, arguments, values);
    named(name, parameters, arguments, values);
    if (rest > 0) {
      throw tooMany(name, parameters, hasDefault, arguments.count());
    }
    fill(parameters, values);
    complain(name, parameters, hasDefault, values);
    return values;
  }

  /// How many positional arguments found no place.
  private static int positional(
      List<Function.Parameter> parameters, Arguments arguments, @Nullable Value[] values) {
    int given = 0;
    for (int i = 0; i < values.length; i++) {
      switch (parameters.get(i).binding()) {
        case POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD -> {
          if (given < arguments.count()) {
            values[i] = arguments.get(given++);
          }
        }
        case VAR_POSITIONAL -> {
          values[i] = Tuple.of(arguments.positional().subList(given, arguments.count()));
          given = arguments.count();
        }
        case KEYWORD_ONLY, VAR_KEYWORD -> {
          // not by position
        }
      }
    }
    return arguments.count() - given;
  }

  private static void named(
      String name,
      List<Function.Parameter> parameters,
      Arguments arguments,
      @Nullable Value[] values) {
    if (arguments.named().isEmpty()) {
      return;
    }
    int others = indexOf(parameters, Function.Binding.VAR_KEYWORD);
    for (var argument : arguments.named().entrySet()) {
      int at = indexOf(parameters, argument.getKey());
      if (at >= 0) {
        if (values[at] != null) {
          throw Errors.typeError(
              name + "() got multiple values for argument '" + argument.getKey() + "'");
        }
        values[at] = argument.getValue();
      } else if (others >= 0) {
        var dict = values[others] instanceof Dict known ? known : new Dict();
        values[others] = dict;
        dict.put(argument.getKey(), argument.getValue());
      } else {
        throw unexpected(name, parameters, argument.getKey());
      }
    }
  }

  private static Raised unexpected(
      String name, List<Function.Parameter> parameters, String argument) {
    for (var parameter : parameters) {
      if (parameter.name().equals(argument)
          && parameter.binding() == Function.Binding.POSITIONAL_ONLY) {
        return Errors.typeError(
            name
                + "() got some positional-only arguments passed as keyword arguments: '"
                + argument
                + "'");
      }
    }
    return Errors.typeError(name + "() got an unexpected keyword argument '" + argument + "'");
  }

  private static int indexOf(List<Function.Parameter> parameters, String name) {
    for (int i = 0; i < parameters.size(); i++) {
      var binding = parameters.get(i).binding();
      if (parameters.get(i).name().equals(name)
          && (binding == Function.Binding.POSITIONAL_OR_KEYWORD
              || binding == Function.Binding.KEYWORD_ONLY)) {
        return i;
      }
    }
    return -1;
  }

  private static int indexOf(List<Function.Parameter> parameters, Function.Binding binding) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).binding() == binding) {
        return i;
      }
    }
    return -1;
  }

  private static void fill(List<Function.Parameter> parameters, @Nullable Value[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        switch (parameters.get(i).binding()) {
          case VAR_POSITIONAL -> values[i] = Tuple.EMPTY;
          case VAR_KEYWORD -> values[i] = new Dict();
          case POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, KEYWORD_ONLY -> {
            // a default, or missing
          }
        }
      }
    }
  }

  private static void complain(
      String name,
      List<Function.Parameter> parameters,
      IntPredicate hasDefault,
      @Nullable Value[] values) {
    var positional = new ArrayList<String>(0);
    var keywords = new ArrayList<String>(0);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && !hasDefault.test(i)) {
        boolean keyword = parameters.get(i).binding() == Function.Binding.KEYWORD_ONLY;
        (keyword ? keywords : positional).add("'" + parameters.get(i).name() + "'");
      }
    }
    var missing = positional.isEmpty() ? keywords : positional;
    if (!missing.isEmpty()) {
      throw Errors.typeError(
          "%s() missing %d required %s argument%s: %s"
              .formatted(
                  name,
                  missing.size(),
                  positional.isEmpty() ? "keyword-only" : "positional",
                  missing.size() == 1 ? "" : "s",
                  enumerate(missing)));
    }
  }

  private static String enumerate(List<String> names) {
    int last = names.size() - 1;
    return switch (names.size()) {
      case 1 -> names.getFirst();
      case 2 -> names.get(0) + " and " + names.get(1);
      default -> String.join(", ", names.subList(0, last)) + ", and " + names.get(last);
    };
  }

  private static Raised tooMany(
      String name, List<Function.Parameter> parameters, IntPredicate hasDefault, int given) {
    int most = 0;
    int least = 0;
    for (int i = 0; i < parameters.size(); i++) {
      var binding = parameters.get(i).binding();
      if (binding == Function.Binding.POSITIONAL_ONLY
          || binding == Function.Binding.POSITIONAL_OR_KEYWORD) {
        most++;
        least += hasDefault.test(i) ? 0 : 1;
      }
    }
    var takes = least == most ? Integer.toString(most) : "from " + least + " to " + most;
    return Errors.typeError(
        "%s() takes %s positional argument%s but %d %s given"
            .formatted(name, takes, most == 1 ? "" : "s", given, given == 1 ? "was" : "were"));
  }
}
