package dev.waymark.compiler.check;

import dev.waymark.compiler.ast.Node;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong. One code at one place is said once, however often it is met.
public final class Problems {
  private final List<Diagnostic> found = new ArrayList<>();

  public void add(Diagnostic diagnostic) {
    boolean known =
        found.stream()
            .anyMatch(d -> d.code() == diagnostic.code() && d.span().equals(diagnostic.span()));
    if (!known) {
      if (diagnostic.isError()) {
        found.removeIf(d -> d.code() == Code.WM121 && overlap(d.span(), diagnostic.span()));
      }
      found.add(diagnostic);
    }
  }

  private static boolean overlap(Span a, Span b) {
    return a.file().equals(b.file()) && (a.contains(b) || b.contains(a));
  }

  /// A construct that is right and not compiled yet. Where something else has been said about this
  /// very place, nothing more is.
  public void notYet(Node node, String what) {
    if (!saidAbout(node.span())) {
      add(
          Diagnostic.of(
                  Code.WM121, node.span(), "this version does not compile %s yet".formatted(what))
              .help("write it with statements that are compiled, or move it into an action"));
    }
  }

  /// Whether an error has been said of this place, of part of it, or of what it is part of.
  public boolean saidAbout(Span span) {
    return found.stream().anyMatch(d -> d.isError() && overlap(d.span(), span));
  }

  /// In the order of files and places.
  public List<Diagnostic> sorted() {
    var sorted = new ArrayList<>(found);
    // Who forgot `await` has no awaited call for the `with` behind it either: one cause, one error.
    sorted.removeIf(d -> d.code() == Code.WM109 && neverAwaited(d.span()));
    sorted.sort((a, b) -> {
      int byFile = a.span().file().compareTo(b.span().file());
      return byFile != 0 ? byFile : a.span().start().compareTo(b.span().start());
    });
    return sorted;
  }

  private boolean neverAwaited(Span policy) {
    return found.stream()
        .anyMatch(d ->
            d.code() == Code.WM302
                && d.span().file().equals(policy.file())
                && d.span().line() == policy.line());
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }
}
