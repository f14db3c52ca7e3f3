package dev.waymark.compiler.diagnostic;

import java.util.List;

/// A change of the source that removes a diagnostic.
///
/// @param safe whether `check --fix` may apply it without asking
public record Fix(boolean safe, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }

  /// Puts `text` in the place of the span, which is empty for an insertion.
  public record Edit(Span span, String text) {}

  public static Fix replace(Span span, String text) {
    return new Fix(true, List.of(new Edit(span, text)));
  }

  public static Fix insertBefore(Span span, String text) {
    return replace(span.before(), text);
  }

  public static Fix insertAfter(Span span, String text) {
    return replace(span.after(), text);
  }
}
