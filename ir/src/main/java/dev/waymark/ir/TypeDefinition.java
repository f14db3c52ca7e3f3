package dev.waymark.ir;

import java.util.List;
import java.util.Optional;

/// A class that the program knows by name: record, enum or error.
public sealed interface TypeDefinition {
  /// The qualified name that crosses the border: `module.Name`, or `Name` in a `.wm` file.
  String name();

  /// Functions by name; the first parameter is the object.
  List<Method> methods();

  /// A record, dataclass, model or workflow class. `bases` are indexes of other records, nearest
  /// first. `construct`: with an `__init__` the function of that name makes it, else its fields do.
  record RecordType(
      String name, List<Integer> bases, List<Field> fields, List<Method> methods, Traits traits)
      implements TypeDefinition {}

  /// `mutable`: attributes may be assigned. `coerces`: values are converted as pydantic does.
  /// `comparable`: `==` is by fields, else by identity. `ordered`: `<` and its like by fields.
  record Traits(boolean mutable, boolean coerces, boolean comparable, boolean ordered) {}

  /// `mixin` is the builtin type that members also are (`str`, `int`), if any.
  record EnumType(String name, Optional<String> mixin, List<Member> members, List<Method> methods)
      implements TypeDefinition {}

  record Member(String name, Expression value) {}

  /// A base is a builtin error's name or another error of the program; there is one at least.
  record ErrorType(String name, List<ErrorBase> bases, List<Field> fields, List<Method> methods)
      implements TypeDefinition {}

  sealed interface ErrorBase {
    record Builtin(String name) implements ErrorBase {}

    record Defined(int type) implements ErrorBase {}
  }

  /// `initial` is evaluated for each new object that is not given the field.
  record Field(String name, Type type, Optional<Expression> initial) {}

  /// The function captures nothing; it brings the defaults of its parameters.
  record Method(String name, MethodKind kind, Expression.Closure function) {}

  enum MethodKind {
    INSTANCE,
    STATIC,
    CLASS,
    PROPERTY
  }
}
