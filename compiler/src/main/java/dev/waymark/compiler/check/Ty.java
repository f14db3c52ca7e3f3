package dev.waymark.compiler.check;

import java.util.List;
import java.util.stream.Collectors;

/// What is known of a value before it exists. A mistake is reported only where both sides are
/// known.
public sealed interface Ty {
  Ty UNKNOWN = new Unknown();
  Ty NONE = new Simple("None");

  record Unknown() implements Ty {}

  /// `int`, `str`, `None`, `datetime.datetime`, a builtin error.
  record Simple(String name) implements Ty {}

  /// `list`, `set`, `frozenset`, or something that gives items one by one.
  record Items(String name, Ty item) implements Ty {}

  record Dict(Ty key, Ty value) implements Ty {}

  record Tuple(List<Ty> items) implements Ty {}

  /// An object of a class of the program.
  record Instance(Declared.Class of) implements Ty {}

  /// The class itself.
  record ClassOf(Declared.Class of) implements Ty {}

  /// A call that has not begun.
  record Unbegun(Ty result, String name) implements Ty {}

  record Union(List<Ty> members) implements Ty {}

  /// A function, a builtin, a module.
  record Code(String name) implements Ty {}

  default boolean isKnown() {
    return switch (this) {
      case Unknown _ -> false;
      case Union u -> u.members.stream().allMatch(Ty::isKnown);
      default -> true;
    };
  }

  /// As the author would write it.
  default String text() {
    return switch (this) {
      case Unknown _ -> "Any";
      case Simple s -> s.name.substring(s.name.lastIndexOf('.') + 1);
      case Items i -> i.item.isKnown() ? i.name + "[" + i.item.text() + "]" : i.name;
      case Dict d ->
          d.value.isKnown() ? "dict[" + d.key.text() + ", " + d.value.text() + "]" : "dict";
      case Tuple t ->
          "tuple[" + t.items.stream().map(Ty::text).collect(Collectors.joining(", ")) + "]";
      case Instance i -> i.of.name();
      case ClassOf c -> "type[" + c.of.name() + "]";
      case Unbegun u -> "a call of `" + u.name + "`";
      case Union u -> u.members.stream().map(Ty::text).collect(Collectors.joining(" | "));
      case Code c -> c.name;
    };
  }

  static Ty union(List<Ty> members) {
    var flat = new java.util.ArrayList<Ty>();
    for (var member : members) {
      var parts = member instanceof Union u ? u.members : List.of(member);
      for (var part : parts) {
        if (!flat.contains(part)) {
          flat.add(part);
        }
      }
    }
    if (flat.contains(UNKNOWN) || flat.isEmpty()) {
      return UNKNOWN;
    }
    return flat.size() == 1 ? flat.getFirst() : new Union(List.copyOf(flat));
  }
}
