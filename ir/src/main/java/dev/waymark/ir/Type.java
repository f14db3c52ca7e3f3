package dev.waymark.ir;

import java.util.List;

/// A declared type, as far as values at the border are decoded by it.
public sealed interface Type {
  Type ANY = new Scalar(Kind.ANY);

  record Scalar(Kind kind) implements Type {}

  record ListOf(Type item) implements Type {}

  record SetOf(Type item) implements Type {}

  record FrozenSetOf(Type item) implements Type {}

  record DictOf(Type key, Type value) implements Type {}

  record TupleOf(List<Type> items) implements Type {}

  /// `tuple[T, ...]`
  record TupleOfAny(Type item) implements Type {}

  record Union(List<Type> members) implements Type {}

  record Literal(List<Constant> values) implements Type {}

  /// An entry of [Program#types()].
  record Named(int type) implements Type {}

  enum Kind {
    ANY,
    NONE,
    BOOL,
    INT,
    FLOAT,
    STR,
    BYTES,
    DECIMAL,
    DATETIME,
    DATE,
    TIME,
    TIMEDELTA,
    UUID
  }
}
