package dev.waymark.engine.value;

import dev.waymark.ir.TypeDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A class as a value: a builtin one, one of the program, or (for errors that a worker reported)
/// one that is known by its names only. Within a step one class is one object.
public final class ClassValue implements Value {
  private final String name;
  private final Kind kind;
  private final List<String> names;
  private final List<ClassValue> lineage;
  private final int index;
  private final @Nullable TypeDefinition definition;

  private ClassValue(String name, Kind kind, List<String> names, @Nullable Defined defined) {
    this.name = name;
    this.kind = kind;
    this.names = List.copyOf(names);
    this.index = defined == null ? -1 : defined.index;
    this.definition = defined == null ? null : defined.definition;
    if (defined == null) {
      this.lineage = List.of();
    } else {
      var line = new java.util.ArrayList<ClassValue>();
      line.add(this);
      line.addAll(defined.ancestors);
      this.lineage = List.copyOf(line);
    }
  }

  /// What a class of the program has beside its names.
  public record Defined(int index, TypeDefinition definition, List<ClassValue> ancestors) {}

  public enum Kind {
    BUILTIN,
    RECORD,
    ENUM,
    ERROR
  }

  /// `names` is the method resolution order, itself first, without `object`.
  public static ClassValue builtin(String name, Kind kind, List<String> names) {
    return new ClassValue(name, kind, names, null);
  }

  /// The class of an error that no builtin and no definition of the program is.
  public static ClassValue foreign(String name, List<String> bases) {
    var names = new java.util.ArrayList<String>();
    names.add(name);
    names.addAll(bases);
    return new ClassValue(name, Kind.ERROR, names, null);
  }

  public static ClassValue defined(String name, Kind kind, List<String> names, Defined defined) {
    return new ClassValue(name, kind, names, defined);
  }

  /// The qualified name, as it crosses the border.
  public String name() {
    return name;
  }

  /// `__name__`
  public String shortName() {
    return Names.last(name);
  }

  public Kind kind() {
    return kind;
  }

  public List<String> names() {
    return names;
  }

  /// The classes of the program among its bases, itself first; empty for a builtin.
  public List<ClassValue> lineage() {
    return lineage;
  }

  /// Its place in [dev.waymark.ir.Program#types()], or -1.
  public int index() {
    return index;
  }

  public @Nullable TypeDefinition definition() {
    return definition;
  }

  public boolean isError() {
    return kind == Kind.ERROR;
  }

  public boolean isSubclassOf(ClassValue other) {
    if (this == other || other == Classes.OBJECT) {
      return true;
    }
    return isA(other.name);
  }

  /// Whether it is, or inherits from, the class of this name.
  public boolean isA(String className) {
    for (int i = 0; i < names.size(); i++) {
      if (Names.same(names.get(i), className)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name;
  }
}
