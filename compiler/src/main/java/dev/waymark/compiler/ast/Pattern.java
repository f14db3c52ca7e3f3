package dev.waymark.compiler.ast;

import dev.waymark.compiler.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands after `case`; the shapes are those of CPython's `ast` module.
public sealed interface Pattern extends Node {
  /// `1`, `-2`, `"a"`, `Color.RED`: equal to the value.
  record Value(Expression value, Span span) implements Pattern {}

  /// `None`, `True`, `False`: the very object.
  record Singleton(Literal value, Span span) implements Pattern {}

  /// `[a, *rest]`
  record Sequence(List<Pattern> patterns, Span span) implements Pattern {
    public Sequence {
      patterns = List.copyOf(patterns);
    }
  }

  /// `{"k": p, **rest}`
  record Mapping(List<Entry> entries, @Nullable Identifier rest, Span span) implements Pattern {
    /// The key is a literal or a dotted name.
    public record Entry(Expression key, Pattern pattern, Span span) implements Node {}

    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /// `Point(a, y=b)`
  record Class(Expression type, List<Pattern> positional, List<Field> fields, Span span)
      implements Pattern {
    /// `name=pattern`
    public record Field(Identifier name, Pattern pattern, Span span) implements Node {}

    public Class {
      positional = List.copyOf(positional);
      fields = List.copyOf(fields);
    }
  }

  /// `*rest`, or `*_` without a name; only inside a [Sequence].
  record Star(@Nullable Identifier name, Span span) implements Pattern {}

  /// `p as x`, `x` (no pattern), `_` (neither)
  record As(@Nullable Pattern pattern, @Nullable Identifier name, Span span) implements Pattern {}

  /// `a | b`
  record Or(List<Pattern> patterns, Span span) implements Pattern {
    public Or {
      patterns = List.copyOf(patterns);
    }
  }
}
