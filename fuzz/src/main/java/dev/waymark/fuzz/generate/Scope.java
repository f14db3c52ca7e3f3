package dev.waymark.fuzz.generate;

import dev.waymark.fuzz.program.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Names with their types, seen from one place. A block writes into a scope of its own; what it
/// binds is forgotten after it, since it may not have been entered.
final class Scope {
  private static final List<String> FEW =
      List.of("a", "b", "c", "d", "n", "s", "t", "x", "y", "z", "xs", "ys", "k", "v", "w");

  private final Map<String, Type> known;

  /// Bound somewhere in the function, perhaps not on the way here.
  private final Set<String> maybe;

  /// May be read and not assigned: of an enclosing function, or steering a loop.
  private final Set<String> fixed;

  Scope() {
    this(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  private Scope(Map<String, Type> known, Set<String> maybe, Set<String> fixed) {
    this.known = known;
    this.maybe = maybe;
    this.fixed = fixed;
  }

  /// A block of the same function.
  Scope block() {
    return new Scope(new LinkedHashMap<>(known), maybe, new LinkedHashSet<>(fixed));
  }

  /// A function inside this one, or a comprehension: it reads what is here.
  Scope nested() {
    var inner = new LinkedHashSet<>(fixed);
    inner.addAll(known.keySet());
    inner.addAll(maybe);
    return new Scope(new LinkedHashMap<>(known), new LinkedHashSet<>(), inner);
  }

  void bind(String name, Type type) {
    known.put(name, type);
    maybe.add(name);
  }

  void fix(String name, Type type) {
    bind(name, type);
    fixed.add(name);
  }

  void forget(String name) {
    known.remove(name);
  }

  List<String> of(Predicate<Type> wanted) {
    return known.entrySet().stream()
        .filter(e -> wanted.test(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<String> assignable(Predicate<Type> wanted) {
    return of(wanted).stream().filter(name -> !fixed.contains(name)).toList();
  }

  Type type(String name) {
    var type = known.get(name);
    if (type == null) {
      throw new IllegalStateException("nothing is known of " + name);
    }
    return type;
  }

  /// Names that are bound on some path of the function only.
  List<String> unsure() {
    return FEW.stream()
        .filter(n -> maybe.contains(n) && !known.containsKey(n) && !fixed.contains(n))
        .toList();
  }

  /// Names that a value of the type may be assigned to: few, so that they are used again.
  List<String> targets(Type type) {
    var found = new ArrayList<String>();
    for (var name : FEW) {
      var now = known.get(name);
      boolean free = now == null && !maybe.contains(name) && !fixed.contains(name);
      if (free || !fixed.contains(name) && type.equals(now)) {
        found.add(name);
      }
    }
    return found;
  }
}
