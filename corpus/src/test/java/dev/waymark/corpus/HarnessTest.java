package dev.waymark.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HarnessTest {
  @TempDir Path folder;

  @Test
  void everySourceInTheCorpusHasItsExpectedFileAndNoneIsLeftOver() {
    assertThat(GoldenCase.orphans(GoldenCase.root())).isEmpty();
  }

  @Test
  void everyRunCaseHasAReadableHead() {
    for (var golden : GoldenCase.all("run")) {
      assertThat(RunCase.of(golden).name()).isEqualTo(golden.name());
    }
  }

  @Test
  void everyLineOfTheUnsupportedListNamesACase() {
    var names = GoldenCase.all("run").stream().map(GoldenCase::name).toList();
    var list = Unsupported.read(GoldenCase.root().resolveSibling("unsupported.txt"));
    assertThat(list.codes().keySet()).isSubsetOf(names);
  }

  @Test
  void aMissingAndAnOrphanedExpectedFileAreFound() throws IOException {
    Files.createDirectory(folder.resolve("run"));
    Files.writeString(folder.resolve("run/a.py"), "");
    Files.writeString(folder.resolve("run/b.expected"), "");
    assertThat(GoldenCase.orphans(folder))
        .satisfiesExactly(
            fault -> assertThat(fault).contains("run/a.py has no .expected file"),
            fault -> assertThat(fault).contains("run/b.expected belongs to no case"));
  }

  @Test
  void casesComeSortedByName() throws IOException {
    Files.createDirectories(folder.resolve("run/z"));
    Files.writeString(folder.resolve("run/z/a.wm"), "");
    Files.writeString(folder.resolve("run/b.py"), "");
    assertThat(GoldenCase.all(folder, "run"))
        .extracting(GoldenCase::name)
        .containsExactly("run/b.py", "run/z/a.wm");
  }

  @Test
  void aSectionThatDiffersFailsWithBothTexts() throws IOException {
    var golden = golden("x = 1\n");
    Files.writeString(folder.resolve("lower/x.expected"), "--- ir\nn1\n");
    golden.expect("ir", "n1\n");
    assertThatThrownBy(() -> golden.expect("ir", "n2"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("lower/x.wm", "n1", "n2", "-Dupdate-golden");
  }

  @Test
  void marksAreReadWithTheirLines() throws IOException {
    var golden = golden("a()  #~ WM302\nb()\nc()  #~ WM304, WM301\n");
    assertThat(golden.marks())
        .containsExactly(new Mark(1, "WM302"), new Mark(3, "WM301"), new Mark(3, "WM304"));
    golden.expectMarks(List.of(new Mark(3, "WM304"), new Mark(3, "WM301"), new Mark(1, "WM302")));
    assertThatThrownBy(() -> golden.expectMarks(List.of(new Mark(1, "WM302"))))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void stubsAnswerByTurnsAndByArguments() throws IOException {
    var script =
        RunCase.of(
                golden(
                    """
                    #: stub f takes 2s returns 1 times 2 then raises Full("x")
                    #: stub f("special") says "got {0}"
                    """))
            .script();
    var plain = new ActionCall("f", Map.of("a", Datum.of("plain")));
    var special = new ActionCall("f", Map.of("a", Datum.of("special")));
    var one = new StubScript.Reply.Returns(Datum.of(1), Duration.ofSeconds(2));
    assertThat(script.answer(plain)).isEqualTo(one);
    assertThat(script.answer(special))
        .isEqualTo(new StubScript.Reply.Returns(Datum.of("got special"), Duration.ZERO));
    assertThat(script.answer(plain)).isEqualTo(one);
    var full = new Datum.Named("Full", List.of(Datum.of("x")), List.of());
    assertThat(script.answer(plain)).isEqualTo(new StubScript.Reply.Raises(full, Duration.ZERO));
    assertThatThrownBy(() -> script.answer(new ActionCall("g", Map.of())))
        .hasMessageContaining("no stub answers g()");
  }

  @Test
  void anUnknownLineInTheHeadIsRefused() throws IOException {
    var golden = golden("#: inputs {}\n");
    assertThatThrownBy(() -> RunCase.of(golden)).hasMessageContaining("#: inputs {}");
  }

  @Test
  void aListedCaseThatPassesOrIsRefusedOtherwiseFails() throws IOException {
    var run = RunCase.of(golden(""));
    var list = new Unsupported(Map.of("lower/x.wm", "WM121"));
    list.check(run, executor(new Outcome.Refused(List.of("WM121"))));
    var fine = executor(new Outcome.Returned(Datum.of(1), new Outcome.Trace(List.of(), List.of())));
    assertThatThrownBy(() -> list.check(run, fine)).hasMessageContaining("listed as refused");
    Files.writeString(folder.resolve("lower/x.expected"), "--- result\n1\n");
    var wrong = new Unsupported(Map.of("lower/x.wm", "wrong"));
    assertThatThrownBy(() -> wrong.check(run, fine)).hasMessageContaining("strike it");
  }

  private GoldenCase golden(String source) throws IOException {
    Files.createDirectory(folder.resolve("lower"));
    Files.writeString(folder.resolve("lower/x.wm"), source);
    return GoldenCase.all(folder, "lower").getFirst();
  }

  private static Executor executor(Outcome outcome) {
    return new Executor() {
      @Override
      public boolean takes(RunCase run) {
        return true;
      }

      @Override
      public Optional<String> hindrance(RunCase run) {
        return Optional.empty();
      }

      @Override
      public boolean compiles() {
        return true;
      }

      @Override
      public boolean isReferenceFor(RunCase run) {
        return false;
      }

      @Override
      public Outcome execute(RunCase run) {
        return outcome;
      }

      @Override
      public void close() {}
    };
  }
}
