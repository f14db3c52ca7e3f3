package dev.waymark.engine.builtin;

import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups of errors: `split`, and how one is made from what was raised.
final class GroupMethods {
  private GroupMethods() {}

  static BuiltinTable table() {
    return new BuiltinTable()
        .function("BaseExceptionGroup.split", (in, a) -> split(group(a.get(0)), a.get(1)))
        .function(
            "BaseExceptionGroup.subgroup",
            (in, a) -> split(group(a.get(0)), a.get(1)).items().getFirst())
        .function("waymark.split", (in, a) -> taken((ErrorValue) a.get(0), a.get(1)))
        .function("waymark.group", (in, a) -> made(a.get(0), a.get(1)));
  }

  private static ErrorValue group(Value value) {
    if (value instanceof ErrorValue error && error.isA("BaseExceptionGroup")) {
      return error;
    }
    throw Errors.typeError("expected an exception group");
  }

  /// Those that match and the rest, each a group of the same shape, or None.
  private static Tuple split(ErrorValue group, Value types) {
    if (matches(group, types)) {
      return Tuple.of(List.of(group, None.NONE));
    }
    var matched = new ArrayList<Value>();
    var rest = new ArrayList<Value>();
    for (var member : group.members()) {
      var error = (ErrorValue) member;
      if (error.isA("BaseExceptionGroup")) {
        var parts = split(error, types).items();
        add(matched, parts.getFirst());
        add(rest, parts.getLast());
      } else {
        (matches(error, types) ? matched : rest).add(error);
      }
    }
    if (matched.isEmpty()) {
      return Tuple.of(List.of(None.NONE, group));
    }
    return Tuple.of(List.of(derived(group, matched), derived(group, rest)));
  }

  /// What `except*` takes of an error, and what it leaves. A plain error is taken as a group of
  /// one.
  private static Tuple taken(ErrorValue error, Value types) {
    refuseGroups(types);
    if (error.isA("BaseExceptionGroup")) {
      return split(error, types);
    }
    return matches(error, types)
        ? Tuple.of(List.of(made(Str.EMPTY, Tuple.of(error)), None.NONE))
        : Tuple.of(List.of(None.NONE, error));
  }

  private static void refuseGroups(Value types) {
    switch (types) {
      case ClassValue type when type.isA("BaseExceptionGroup") ->
          throw Errors.typeError(
              "catching ExceptionGroup with except* is not allowed. Use except instead.");
      case ClassValue type when type.isError() -> {
        // may be taken
      }
      case Tuple several -> several.items().forEach(GroupMethods::refuseGroups);
      case Value _ ->
          throw Errors.typeError(
              "catching classes that do not inherit from BaseException is not allowed");
    }
  }

  private static void add(List<Value> errors, Value part) {
    if (part instanceof ErrorValue) {
      errors.add(part);
    }
  }

  private static Value derived(ErrorValue group, List<Value> members) {
    if (members.isEmpty()) {
      return None.NONE;
    }
    var made = made(group.args().get(0), ListValue.of(members));
    made.cause = group.cause;
    made.context = group.context;
    made.suppressContext = group.suppressContext;
    made.function = group.function;
    made.node = group.node;
    return made;
  }

  /// An ExceptionGroup where all are plain exceptions, as `BaseExceptionGroup(…)` gives.
  private static ErrorValue made(@Nullable Value message, Value members) {
    var items = members instanceof ListValue list ? list.items() : ((Tuple) members).items();
    boolean plain =
        items.stream().allMatch(each -> each instanceof ErrorValue e && e.isA("Exception"));
    return Errors.error(
        plain ? "ExceptionGroup" : "BaseExceptionGroup",
        message == null ? None.NONE : message,
        members);
  }

  private static boolean matches(ErrorValue error, Value types) {
    return switch (types) {
      case ClassValue type -> error.isA(type.name());
      case Tuple several -> several.items().stream().anyMatch(each -> matches(error, each));
      default ->
          throw Errors.typeError("expected a function, exception type or tuple of exception types");
    };
  }
}
