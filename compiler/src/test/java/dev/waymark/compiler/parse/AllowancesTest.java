package dev.waymark.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.SourceText;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AllowancesTest {
  @Test
  void aWarningOfItsLineIsSilenced() {
    assertThat(left("while x:  # wm: allow WM403 - it is killed from outside", Code.WM403))
        .isEmpty();
    assertThat(left("while x:  # wm: allow WM403, WM401 — both", Code.WM403, Code.WM401)).isEmpty();
  }

  @Test
  void anErrorIsNeverSilenced() {
    assertThat(left("f(x)  # wm: allow WM302 - I know", Code.WM302))
        .containsExactly(Code.WM302, Code.WM119);
  }

  @Test
  void oneThatSilencesNothingIsStruck() {
    var found = apply("x = 1  # wm: allow WM403 - no longer", List.of());
    assertThat(found).extracting(Diagnostic::code).containsExactly(Code.WM118);
    var fix = Objects.requireNonNull(found.getFirst().fix());
    assertThat(fix.edits().getFirst().span().start().offset()).isEqualTo(5);
  }

  @Test
  void aReasonAndAKnownCodeAreWanted() {
    assertThat(left("while x:  # wm: allow WM403", Code.WM403)).containsExactly(Code.WM119);
    assertThat(left("while x:  # wm: allow", Code.WM403)).contains(Code.WM119);
    assertThat(left("while x:  # wm: allow WM4O3 - typo", Code.WM403))
        .containsExactly(Code.WM403, Code.WM119);
  }

  @Test
  void theSameWordsInAStringAllowNothing() {
    assertThat(left("x = '# wm: allow WM403 - text'", Code.WM403)).containsExactly(Code.WM403);
  }

  private static List<Code> left(String line, Code... codes) {
    var source = SourceText.of("a.wm", line);
    var found =
        List.of(codes).stream().map(code -> Diagnostic.of(code, source.span(0, 1), "m")).toList();
    return apply(line, found).stream().map(Diagnostic::code).toList();
  }

  private static List<Diagnostic> apply(String line, List<Diagnostic> found) {
    return Allowances.apply(List.of(SourceText.of("a.wm", line)), found);
  }
}
