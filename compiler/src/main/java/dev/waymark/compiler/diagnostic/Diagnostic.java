package dev.waymark.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong, or suspicious, in a source file.
///
/// Built by chaining: `Diagnostic.of(WM302, call.span(), "…").label("…").help("…")`. Each call
/// answers a copy. Wording: lower case, no full stop, the message names the problem and only a help
/// proposes a change.
///
/// @param span the smallest stretch that shows the problem
/// @param label said under the span; may be empty
/// @param labels further places, in the order in which they were added
/// @param fix hangs on the first help
public record Diagnostic(
    Code code,
    Severity severity,
    Span span,
    String message,
    String label,
    List<Label> labels,
    List<String> notes,
    List<String> helps,
    @Nullable Fix fix) {
  /// A further place, with what is to be said about it.
  public record Label(Span span, String text) {}

  public Diagnostic {
    labels = List.copyOf(labels);
    notes = List.copyOf(notes);
    helps = List.copyOf(helps);
  }

  /// With the code's own severity.
  public static Diagnostic of(Code code, Span span, String message) {
    return new Diagnostic(
        code, code.severity(), span, message, "", List.of(), List.of(), List.of(), null);
  }

  /// For the few codes that are an error here and a warning there.
  public Diagnostic as(Severity other) {
    return new Diagnostic(code, other, span, message, label, labels, notes, helps, fix);
  }

  public Diagnostic label(String text) {
    return new Diagnostic(code, severity, span, message, text, labels, notes, helps, fix);
  }

  public Diagnostic label(Span place, String text) {
    var more = with(labels, new Label(place, text));
    return new Diagnostic(code, severity, span, message, label, more, notes, helps, fix);
  }

  public Diagnostic note(String text) {
    var more = with(notes, text);
    return new Diagnostic(code, severity, span, message, label, labels, more, helps, fix);
  }

  public Diagnostic help(String text) {
    var more = with(helps, text);
    return new Diagnostic(code, severity, span, message, label, labels, notes, more, fix);
  }

  public Diagnostic fix(Fix mended) {
    return new Diagnostic(code, severity, span, message, label, labels, notes, helps, mended);
  }

  /// Adds `did you mean …` where exactly one of the names is near, with the replacement of the
  /// primary span as its safe fix.
  public Diagnostic didYouMean(String written, Iterable<String> names) {
    var near = Spelling.nearest(written, names);
    if (near.isEmpty()) {
      return this;
    }
    var asked = help("did you mean " + Spelling.oneOf(near) + "?");
    return near.size() == 1 ? asked.fix(Fix.replace(span, near.getFirst())) : asked;
  }

  /// The same, with other advice where no name is near.
  public Diagnostic didYouMean(String written, Iterable<String> names, String otherwise) {
    var asked = didYouMean(written, names);
    return asked.helps().equals(helps) ? help(otherwise) : asked;
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  private static <T> List<T> with(List<T> all, T one) {
    var more = new ArrayList<>(all);
    more.add(one);
    return more;
  }
}
