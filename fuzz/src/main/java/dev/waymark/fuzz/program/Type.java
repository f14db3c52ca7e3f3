package dev.waymark.fuzz.program;

import java.util.List;
import java.util.stream.Collectors;

/// What an expression is known to give. It steers generation; what really comes out may differ
/// where a trap is set.
public sealed interface Type {
  enum Plain implements Type {
    INT,
    FLOAT,
    STR,
    BOOL,
    BYTES,
    /// Anything that can leave the instance.
    ANY
  }

  record ListOf(Type of) implements Type {}

  record SetOf(Type of) implements Type {}

  record DictOf(Type key, Type value) implements Type {}

  record TupleOf(List<Type> of) implements Type {
    public TupleOf {
      of = List.copyOf(of);
    }
  }

  /// A function of one argument that does not await.
  record FunctionOf(Type from, Type to) implements Type {}

  /// The simplest expression of the type; what shrinking puts in its place.
  default String simplest() {
    return switch (this) {
      case Plain.INT -> "0";
      case Plain.FLOAT -> "0.0";
      case Plain.STR -> "\"\"";
      case Plain.BOOL -> "False";
      case Plain.BYTES -> "b\"\"";
      case Plain.ANY -> "None";
      case ListOf _ -> "[]";
      case SetOf _ -> "set()";
      case DictOf _ -> "{}";
      case TupleOf(var of) ->
          of.stream().map(Type::simplest).collect(Collectors.joining(", ", "(", ",)"));
      case FunctionOf(_, var to) -> "(lambda _: " + to.simplest() + ")";
    };
  }

  /// How it is annotated, in both dialects.
  default String annotation() {
    return switch (this) {
      case Plain.INT -> "int";
      case Plain.FLOAT -> "float";
      case Plain.STR -> "str";
      case Plain.BOOL -> "bool";
      case Plain.BYTES -> "bytes";
      case Plain.ANY -> "Any";
      case FunctionOf _ -> "Any";
      case ListOf(var of) -> "list[" + of.annotation() + "]";
      case SetOf(var of) -> "set[" + of.annotation() + "]";
      case DictOf(var key, var value) ->
          "dict[" + key.annotation() + ", " + value.annotation() + "]";
      case TupleOf(var of) ->
          of.stream().map(Type::annotation).collect(Collectors.joining(", ", "tuple[", "]"));
    };
  }

  default boolean isHashable() {
    return switch (this) {
      case Plain plain -> plain != Plain.ANY;
      case ListOf _, SetOf _, DictOf _, FunctionOf _ -> false;
      case TupleOf(var of) -> of.stream().allMatch(Type::isHashable);
    };
  }
}
