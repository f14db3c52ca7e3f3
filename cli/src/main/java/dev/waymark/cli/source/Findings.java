package dev.waymark.cli.source;

import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Paint;
import dev.waymark.compiler.diagnostic.Renderer;
import dev.waymark.compiler.diagnostic.Severity;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The diagnostics of several files, with file names as the user would write them. A file that
/// several others import is told of once.
public final class Findings {
  private static final int FULL_MAX = 20;

  private final Shell shell;
  private final Map<String, SourceText> texts = new LinkedHashMap<>();
  private final LinkedHashSet<Diagnostic> all = new LinkedHashSet<>();

  public Findings(Shell shell) {
    this.shell = shell;
  }

  public void add(CompiledFile compiled) {
    for (var text : compiled.compilation().sources()) {
      var name = name(compiled, text.file());
      texts.computeIfAbsent(name, _ -> SourceText.of(name, text.text()));
    }
    compiled.compilation().diagnostics().forEach(found -> all.add(renamed(compiled, found)));
  }

  private String name(CompiledFile compiled, String file) {
    return shell.name(compiled.root().folder().resolve(file));
  }

  private Diagnostic renamed(CompiledFile compiled, Diagnostic found) {
    var labels = new ArrayList<Diagnostic.Label>();
    for (var label : found.labels()) {
      labels.add(new Diagnostic.Label(renamed(compiled, label.span()), label.text()));
    }
    return new Diagnostic(
        found.code(),
        found.severity(),
        renamed(compiled, found.span()),
        found.message(),
        found.label(),
        labels,
        found.notes(),
        found.helps(),
        found.fix());
  }

  private Span renamed(CompiledFile compiled, Span span) {
    return new Span(name(compiled, span.file()), span.start(), span.end());
  }

  public List<Diagnostic> all() {
    return List.copyOf(all);
  }

  public long count(Severity severity) {
    return all.stream().filter(found -> found.severity() == severity).count();
  }

  public long files() {
    return all.stream().map(found -> found.span().file()).distinct().count();
  }

  /// The first ones in full, for a person.
  public void tell(Consumer<String> line, Paint paint) {
    var renderer = new Renderer(texts::get, paint, shell.console().terminals().width());
    all.stream().limit(FULL_MAX).forEach(found -> line.accept(renderer.full(found)));
    if (all.size() > FULL_MAX) {
      line.accept("… %d more (--format concise shows all)".formatted(all.size() - FULL_MAX));
    }
  }

  /// All, a line each.
  public void tellConcisely(Consumer<String> line, Paint paint) {
    var renderer = new Renderer(texts::get, paint, shell.console().terminals().width());
    all.forEach(found -> line.accept(renderer.concise(found)));
  }

  /// `3 errors, 1 warning`.
  public String counts() {
    var parts = new ArrayList<String>();
    for (var severity : Severity.values()) {
      long count = count(severity);
      if (count > 0) {
        parts.add("%d %s%s".formatted(count, severity.word(), count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", parts);
  }
}
