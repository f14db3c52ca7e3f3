package dev.waymark.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Fix;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.GoldenCase;
import dev.waymark.corpus.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DiagnosticsCorpusTest {
  static List<GoldenCase> cases() {
    return GoldenCase.all("diagnostics/check");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyMarkedLineIsSaidAndNoOther(GoldenCase golden) {
    var diagnostics = CompileCase.compile(golden).diagnostics();
    golden.expectMarks(
        diagnostics.stream().map(d -> new Mark(d.span().line(), d.code().name())).toList());
    golden.expect(
        golden.dialect() == Dialect.PYTHON ? "py" : "wm",
        diagnostics.stream().map(DiagnosticsCorpusTest::text).collect(Collectors.joining("\n\n")));
  }

  /// An error without a way out helps nobody.
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyDiagnosticSaysWhatToDo(GoldenCase golden) {
    assertThat(CompileCase.compile(golden).diagnostics())
        .isNotEmpty()
        .allSatisfy(d -> assertThat(d.helps()).as(d.code().name()).isNotEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aSafeFixRemovesItsDiagnostic(GoldenCase golden) {
    var before = CompileCase.compile(golden).diagnostics();
    for (var diagnostic : before) {
      var fix = diagnostic.fix();
      if (fix != null && fix.safe()) {
        var file = golden.file().getFileName().toString();
        var after = CompileCase.compile(file, mended(golden.source(), fix)).diagnostics();
        assertThat(count(after, diagnostic))
            .as(() -> golden.name() + ": " + diagnostic.code() + " in " + after)
            .isLessThan(count(before, diagnostic));
      }
    }
  }

  private static long count(List<Diagnostic> all, Diagnostic one) {
    return all.stream()
        .filter(d -> d.code() == one.code() && d.span().line() == one.span().line())
        .count();
  }

  static String mended(String source, Fix fix) {
    var points = source.codePoints().boxed().collect(Collectors.toCollection(ArrayList::new));
    fix.edits().stream()
        .sorted(Comparator.comparing((Fix.Edit e) -> e.span().start().offset()).reversed())
        .forEach(e -> {
          points.subList(e.span().start().offset(), e.span().end().offset()).clear();
          points.addAll(e.span().start().offset(), e.text().codePoints().boxed().toList());
        });
    return points.stream().map(Character::toString).collect(Collectors.joining());
  }

  private static String text(Diagnostic d) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s %s %s: %s".formatted(place(d.span()), d.severity().word(), d.code(), d.message()));
    if (!d.label().isEmpty()) {
      lines.add("  ^ " + d.label());
    }
    d.labels().forEach(l -> lines.add("  " + place(l.span()) + " " + l.text()));
    d.notes().forEach(n -> lines.add("  note: " + n));
    d.helps().forEach(h -> lines.add("  help: " + h));
    var fix = d.fix();
    if (fix != null) {
      fix.edits().forEach(e -> lines.add("  fix: %s -> %s".formatted(place(e.span()), e.text())));
    }
    return String.join("\n", lines);
  }

  private static String place(dev.waymark.compiler.diagnostic.Span span) {
    var end = span.end();
    var start = span.start();
    return start.line() == end.line()
        ? "%d:%d-%d".formatted(start.line(), start.column(), end.column())
        : "%d:%d-%d:%d".formatted(start.line(), start.column(), end.line(), end.column());
  }
}
