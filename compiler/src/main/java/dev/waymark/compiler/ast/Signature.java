package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a function, an action or a workflow takes and gives.
///
/// @param parameters in source order, which is also the order of [Parameter.Kind]
public record Signature(
    List<TypeParameter> typeParameters,
    List<Parameter> parameters,
    @Nullable Expression returns,
    Span span)
    implements Node {
  public Signature {
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
  }
}
