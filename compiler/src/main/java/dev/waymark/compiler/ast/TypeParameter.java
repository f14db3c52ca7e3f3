package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import org.jspecify.annotations.Nullable;

/// What stands in the brackets of `def f[T: int, *Ts, **P]`.
public sealed interface TypeParameter extends Node {
  Identifier name();

  record TypeVar(Identifier name, @Nullable Expression bound, Span span) implements TypeParameter {}

  record TypeVarTuple(Identifier name, Span span) implements TypeParameter {}

  record ParamSpec(Identifier name, Span span) implements TypeParameter {}
}
