package dev.waymark.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.corpus.GoldenCase;
import dev.waymark.ir.Verifier;
import dev.waymark.ir.text.IrParser;
import dev.waymark.ir.text.IrPrinter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LoweringCorpusTest {
  static List<GoldenCase> lowered() {
    return GoldenCase.all("lower");
  }

  /// Both dialects of a case have one `.expected`, so they must give the same program.
  @ParameterizedTest(name = "{0}")
  @MethodSource("lowered")
  void lowersToTheProgramThatIsExpected(GoldenCase golden) {
    var compilation = CompileCase.compile(golden);
    assertThat(compilation)
        .as(() -> compilation.diagnostics().toString())
        .isInstanceOf(Compilation.Compiled.class);
    golden.expect(
        "ir",
        ((Compilation.Compiled) compilation)
            .workflows().stream()
                .map(w -> IrPrinter.print(w.program()))
                .collect(Collectors.joining("\n")));
  }

  @Test
  void whateverCompilesIsAProgramThatTheVerifierTakesAndWhoseTextRoundTrips() {
    int programs = 0;
    for (var golden : GoldenCase.all("run")) {
      if (CompileCase.compile(golden) instanceof Compilation.Compiled compiled) {
        assertThat(compiled.workflows()).as(golden.name()).isNotEmpty();
        for (var workflow : compiled.workflows()) {
          var program = workflow.program();
          assertThat(Verifier.findings(program)).as(golden.name()).isEmpty();
          assertThat(IrParser.parse(IrPrinter.print(program))).as(golden.name()).isEqualTo(program);
          assertThat(workflow.debug().functions()).hasSameSizeAs(program.functions());
          programs++;
        }
      }
    }
    assertThat(programs).isGreaterThan(400);
  }

  @Test
  void commentsAndLayoutChangeNothingButTheDebugTable() {
    var plain = compiled("workflow f(a: int) -> int:\n    b = a + 1\n    return b\n");
    var wide =
        compiled(
            """
            # what it does

            workflow f(
                a: int,
            ) -> int:
                b = (a
                     + 1)  # one more

                return b
            """);
    assertThat(wide.program()).isEqualTo(plain.program());
    assertThat(wide.debug()).isNotEqualTo(plain.debug());
  }

  @Test
  void anotherWorkflowOfTheFileChangesNothing() {
    var text = "workflow f(a: int) -> int:\n    return a + 1\n";
    var both = "action b(x: int) -> int\n\nworkflow g(a: int) -> int:\n    return await b(a)\n\n";
    assertThat(compiled(both + text, "f").program()).isEqualTo(compiled(text).program());
  }

  private static Compilation.Workflow compiled(String source) {
    return compiled(source, "f");
  }

  private static Compilation.Workflow compiled(String source, String name) {
    var compilation = CompileCase.compile("f.wm", source);
    assertThat(compilation.diagnostics()).isEmpty();
    return ((Compilation.Compiled) compilation).workflow(name).orElseThrow();
  }
}
