package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;

/// A policy value: `timeout=20s` in a `with` clause, `retry: attempts=4, first=2s` in an action's
/// block, `zone "Europe/Vienna"` of a schedule.
///
/// @param values what stands without a name, in order: `raises: A, B` has two
/// @param fields what stands with one: `attempts=4`
public record Setting(Identifier name, List<Expression> values, List<Keyword> fields, Span span)
    implements Node {
  public Setting {
    values = List.copyOf(values);
    fields = List.copyOf(fields);
  }
}
