package dev.waymark.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.ast.TreeText;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.corpus.GoldenCase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ParseCorpusTest {
  static List<GoldenCase> cases() {
    return GoldenCase.all("parse");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheTreeThatIsExpected(GoldenCase golden) {
    var file = golden.file().getFileName().toString();
    var parsed = Parser.parse(SourceText.of(file, golden.source()));
    assertThat(parsed.diagnostics()).isEmpty();
    golden.expect("tree", TreeText.print(parsed.ast()));
  }
}
