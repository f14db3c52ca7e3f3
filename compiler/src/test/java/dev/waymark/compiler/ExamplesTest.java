package dev.waymark.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.test.TestPlan;
import dev.waymark.ir.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @ParameterizedTest
  @ValueSource(strings = {"trip.wm", "welcome.py", "welcome.wm", "sync.wm", "welcome_test.wm"})
  void everyExampleCompilesWithoutAWord(String file) {
    var compiled = compiled(file);
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(compiled.workflows())
        .isNotEmpty()
        .allSatisfy(w -> assertThat(Verifier.findings(w.program())).isEmpty());
  }

  @Test
  void bothDialectsOfWelcomeGiveOneProgram() {
    assertThat(compiled("welcome.wm").workflow("Welcome").orElseThrow().program())
        .isEqualTo(compiled("welcome.py").workflow("Welcome").orElseThrow().program());
  }

  @Test
  void aTestBlockBecomesStubsAndSteps() {
    var plan = compiled("trip.wm").tests().getFirst();
    assertThat(plan.title()).isEqualTo("a declined card gives car and hotel back, newest first");
    assertThat(plan.refusals()).isEmpty();
    assertThat(plan.stubs())
        .extracting(TestPlan.Stub::action)
        .contains("reserve_car", "charge", "cancel_hotel");
    assertThat(plan.steps()).hasSize(3);
    assertThat(plan.steps().getFirst())
        .isInstanceOfSatisfying(
            TestPlan.Step.Start.class,
            start -> {
              assertThat(start.workflow()).isEqualTo("book_trip");
              assertThat(start.toEnd()).isTrue();
            });
    assertThat(plan.steps().getLast())
        .isInstanceOfSatisfying(
            TestPlan.Step.Expect.class,
            expect -> {
              assertThat(expect.text())
                  .isEqualTo("order(\"cancel_\") == [\"cancel_hotel\", \"cancel_car\"]");
              assertThat(expect.condition().queries())
                  .containsExactly(new TestPlan.Query(".q0", TestPlan.QueryKind.ORDER, "cancel_"));
              assertThat(Verifier.findings(expect.condition().program())).isEmpty();
            });
  }

  @Test
  void aTestSaysWhereItIsDisturbed() {
    var tests = compiled("trip.wm").tests();
    assertThat(tests.getFirst().crashes()).isEmpty();
    assertThat(tests.getLast().refusals()).isEmpty();
    assertThat(tests.getLast().crashes())
        .singleElement()
        .isInstanceOf(TestPlan.Crash.Everywhere.class);
  }

  @Test
  void aTestInAnotherFileBringsTheWorkflowsThatItStarts() {
    var compiled = compiled("welcome_test.wm");
    assertThat(compiled.tests()).hasSize(3);
    assertThat(compiled.workflow("Welcome")).isPresent();
  }

  private static Compilation.Compiled compiled(String file) {
    var compilation = Compiler.compile(ExamplesTest::read, file);
    assertThat(compilation)
        .as(() -> compilation.diagnostics().toString())
        .isInstanceOf(Compilation.Compiled.class);
    return (Compilation.Compiled) compilation;
  }

  private static Optional<String> read(String path) {
    var file = EXAMPLES.resolve(path);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
