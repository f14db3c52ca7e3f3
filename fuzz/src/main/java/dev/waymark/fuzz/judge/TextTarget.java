package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Renderer;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.GoldenCase;
import dev.waymark.fuzz.generate.Generator;
import dev.waymark.fuzz.generate.Tape;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.ir.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whatever is done to a source, the compiler answers, soon: with a program that the verifier
/// takes, or with diagnostics that have a code and stand inside the file.
public final class TextTarget implements Target {
  private static final long SECONDS_MAX = 20;

  /// Tried for each seed.
  private static final int CHANGES = 10;

  private @Nullable List<String> sources;

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String says() {
    return "a changed source is compiled or refused, soon, with places inside the file";
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  /// The corpus, where this is a checkout: each source begins with the end of its file's name.
  private List<String> sources() {
    var known = sources;
    if (known == null) {
      known =
          Stream.of("parse", "diagnostics", "lower", "run")
              .flatMap(kind -> GoldenCase.all(kind).stream())
              .map(c -> (c.dialect() == Dialect.WM ? "w" : "p") + c.source())
              .toList();
      sources = known;
    }
    return known;
  }

  @Override
  public Trial trial(long seed) {
    var tape = Tape.seeded(seed);
    for (int i = 0; i < CHANGES; i++) {
      var dialect = Dialect.WM;
      String text;
      if (tape.below(5) == 0) {
        dialect = tape.below(2) == 0 ? Dialect.PYTHON : Dialect.WM;
        text = Printer.print(Generator.generate(Tape.seeded(seed), Set.of()).core(), dialect);
      } else {
        var source = sources().get(tape.below(sources().size()));
        dialect = source.startsWith("w") ? Dialect.WM : Dialect.PYTHON;
        text = source.substring(1);
      }
      int changes = 1 + tape.below(4);
      for (int j = 0; j < changes; j++) {
        text = new Mutation(tape).of(text);
      }
      var fault = fault(text, dialect);
      if (fault != null) {
        return new Trial.Disagreed(finding(seed, text, dialect, fault));
      }
    }
    return new Trial.Agreed(Set.of(), CHANGES);
  }

  private static Finding finding(long seed, String text, Dialect dialect, String fault) {
    var files = new LinkedHashMap<String, String>();
    files.put(dialect == Dialect.WM ? "source.wm" : "source.py", text);
    files.put("actual", fault);
    return new Finding(seed, fault.lines().findFirst().orElse(""), files, dialect);
  }

  /// What is wrong with the compiler's answer, or null.
  private static @Nullable String fault(String text, Dialect dialect) {
    long from = System.nanoTime();
    try {
      var compilation = Compiled.of(text, dialect);
      long seconds = (System.nanoTime() - from) / 1_000_000_000;
      if (seconds > SECONDS_MAX) {
        return "slow\n" + seconds + " s";
      }
      return fault(compilation);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      return Verdict.words(broken) + "\n" + broken;
    }
  }

  private static @Nullable String fault(Compilation compilation) {
    if (compilation instanceof Compilation.Compiled compiled) {
      for (var workflow : compiled.workflows()) {
        var findings = Verifier.findings(workflow.program());
        if (!findings.isEmpty()) {
          return "the verifier refuses\n" + findings;
        }
      }
    } else if (compilation.diagnostics().stream().noneMatch(Diagnostic::isError)) {
      return "refused without an error";
    }
    var text = compilation.sources().getFirst();
    var renderer = new Renderer(name -> name.equals(text.file()) ? text : null);
    for (var diagnostic : compilation.diagnostics()) {
      var spans = new ArrayList<>(List.of(diagnostic.span()));
      diagnostic.labels().forEach(label -> spans.add(label.span()));
      if (!spans.stream().allMatch(span -> inside(span, text))) {
        return "outside the file: " + diagnostic.code() + "\n" + diagnostic;
      }
      if (!renderer.full(diagnostic).contains(diagnostic.code().name())) {
        return "drawn without its code: " + diagnostic.code();
      }
    }
    return null;
  }

  private static boolean inside(Span span, SourceText text) {
    return span.file().equals(text.file())
        && 0 <= span.start().offset()
        && span.start().offset() <= span.end().offset()
        && span.end().offset() <= text.length();
  }

  /// Takes lines away, and then the rest of lines, as long as the same is wrong.
  @Override
  public Finding shrink(Finding finding) {
    var dialect = (Dialect) finding.sample();
    var text = finding.files().getOrDefault("source.wm", finding.files().get("source.py"));
    if (text == null || finding.fingerprint().startsWith("slow")) {
      return finding;
    }
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    for (int size = Math.max(1, lines.size() / 2); size >= 1; size /= 2) {
      for (int at = 0; at + size <= lines.size(); ) {
        var fewer = new ArrayList<>(lines);
        fewer.subList(at, at + size).clear();
        var fault = fault(String.join("\n", fewer), dialect);
        if (fault != null && fault.startsWith(finding.fingerprint())) {
          lines = fewer;
        } else {
          at += size;
        }
      }
    }
    var small = String.join("\n", lines);
    var fault = fault(small, dialect);
    return fault == null ? finding : finding(finding.seed(), small, dialect, fault);
  }

  @Override
  public void close() {}
}
