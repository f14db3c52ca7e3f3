package dev.waymark.engine.builtin;

import dev.waymark.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One part of the registry, filled once by the class that owns it and never changed after.
///
/// A name is qualified as CPython does: `len`, `math.floor`, `list` (the class as a constructor),
/// `list.append` (a method; the object comes first), `datetime.datetime.year` (a property),
/// `zip.next` (how an iterator of that kind goes on; null at the end).
public final class BuiltinTable {
  private final Map<String, Code> functions = new LinkedHashMap<>();
  private final Map<String, Code> properties = new LinkedHashMap<>();
  private final Map<String, Value> constants = new LinkedHashMap<>();
  private final Map<String, Advance> iterators = new LinkedHashMap<>();

  /// How an iterator of the engine's own goes on.
  @FunctionalInterface
  public interface Advance {
    @Nullable Value next(
        dev.waymark.engine.value.Interpreter in,
        dev.waymark.engine.value.IteratorValue.Native iterator);
  }

  /// A function, a class as a constructor, or a method (`list.append`).
  public BuiltinTable function(String name, Code code) {
    put(functions, name, code);
    return this;
  }

  /// An attribute that is computed (`datetime.datetime.year`); the object is the only argument.
  public BuiltinTable property(String name, Code code) {
    put(properties, name, code);
    return this;
  }

  /// `math.pi`
  public BuiltinTable constant(String name, Value value) {
    put(constants, name, value);
    return this;
  }

  public BuiltinTable iterator(String kind, Advance advance) {
    put(iterators, kind, advance);
    return this;
  }

  /// Takes another part in.
  public BuiltinTable add(BuiltinTable other) {
    other.functions.forEach(this::function);
    other.properties.forEach(this::property);
    other.constants.forEach(this::constant);
    other.iterators.forEach(this::iterator);
    return this;
  }

  public @Nullable Code function(String name) {
    return functions.get(name);
  }

  public @Nullable Code property(String name) {
    return properties.get(name);
  }

  public @Nullable Value constant(String name) {
    return constants.get(name);
  }

  public @Nullable Advance iterator(String kind) {
    return iterators.get(kind);
  }

  /// Every name that a program may use, for the compiler's closed list.
  public Iterable<String> names() {
    var names = new java.util.TreeSet<String>(functions.keySet());
    names.addAll(properties.keySet());
    names.addAll(constants.keySet());
    return names;
  }

  private static <T> void put(Map<String, T> map, String name, T value) {
    if (map.put(name, value) != null) {
      throw new IllegalStateException("two builtins named " + name);
    }
  }
}
