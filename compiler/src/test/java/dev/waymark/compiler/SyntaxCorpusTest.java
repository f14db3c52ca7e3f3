package dev.waymark.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.check.Placement;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.Renderer;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.parse.Parser;
import dev.waymark.corpus.GoldenCase;
import dev.waymark.corpus.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is wrong with a file before any name is looked up.
final class SyntaxCorpusTest {
  static List<GoldenCase> cases() {
    return GoldenCase.all("diagnostics").stream()
        .filter(golden -> golden.name().startsWith("diagnostics/syntax/"))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyMarkedLineAndNoOtherIsReported(GoldenCase golden) {
    var file = golden.file().getFileName().toString();
    var source = SourceText.of(file, golden.source());
    var found = found(source);
    assertThat(found).isNotEmpty();
    golden.expectMarks(found.stream().map(SyntaxCorpusTest::mark).toList());
    var renderer = new Renderer(name -> name.equals(file) ? source : null);
    golden.expect(
        file.endsWith(".wm") ? "wm" : "py",
        found.stream().map(renderer::full).collect(Collectors.joining("\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aSafeFixRemovesItsDiagnosticAndMakesNoOther(GoldenCase golden) {
    var file = golden.file().getFileName().toString();
    var before = found(SourceText.of(file, golden.source()));
    for (var diagnostic : before) {
      var fix = diagnostic.fix();
      if (fix != null && fix.safe()) {
        var text = DiagnosticsCorpusTest.mended(golden.source(), fix);
        var after = found(SourceText.of(file, text));
        assertThat(after).as(() -> golden.name() + ": " + diagnostic).hasSize(before.size() - 1);
      }
    }
  }

  private static List<Diagnostic> found(SourceText source) {
    var parsed = Parser.parse(source);
    var found = new ArrayList<>(parsed.diagnostics());
    found.addAll(Placement.check(parsed.ast()));
    found.sort(Comparator.comparing(diagnostic -> diagnostic.span().start()));
    return found;
  }

  private static Mark mark(Diagnostic diagnostic) {
    return new Mark(diagnostic.span().line(), diagnostic.code().name());
  }
}
