package dev.waymark.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.ast.TreeText;
import dev.waymark.compiler.check.Placement;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.SourceText;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How deep a file may be, and that no file is deep enough to break the parser.
final class DepthTest {
  /// What a thread of the JVM has when nobody asks for more.
  private static final long STACK = 1 << 20;

  @Test
  void twoHundredBracketsAreReadAndTwoHundredAndOneAreNot() {
    assertThat(codes("x = " + "(".repeat(200) + "1" + ")".repeat(200))).isEmpty();
    assertThat(codes("x = " + "(".repeat(201) + "1" + ")".repeat(201))).containsExactly(Code.WM901);
    assertThat(codes("x = " + "[".repeat(200) + "]".repeat(200))).isEmpty();
    assertThat(codes("x = " + "f(".repeat(200) + ")".repeat(200))).isEmpty();
    assertThat(codes("x = " + "{1:".repeat(201) + "2" + "}".repeat(201)))
        .containsExactly(Code.WM901);
  }

  @Test
  void aHundredBlocksAreReadAndMoreAreNot() {
    assertThat(codes(blocks(99))).isEmpty();
    assertThat(codes(blocks(150))).contains(Code.WM901);
  }

  private static String blocks(int depth) {
    var text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(" ".repeat(i)).append("if x:\n");
    }
    return text.append(" ".repeat(depth)).append("pass\n").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- ",
        "not ",
        "~",
        "lambda: ",
        "await ",
        "x if y else ",
        "x ** ",
        "lambda x=",
        "*",
        "(",
        "[",
        "{",
        "f(",
        "x[",
        "f'{",
        "x = ",
        "x.",
        "x + ",
        "x and ",
        "x, ",
        "x < ",
        "match ",
        "@",
        "if x: ",
        "x for x in ",
        "yield ",
        "x := ",
        "f\"{x:{"
      })
  void noPrefixIsDeepEnoughToBreakTheParser(String prefix) throws InterruptedException {
    for (var text : List.of(prefix.repeat(5_000) + "x", "y = " + prefix.repeat(3_000) + "x\n")) {
      withTheStackOfAnyThread("deep.py", text);
      withTheStackOfAnyThread("deep.wm", text);
    }
  }

  private static void withTheStackOfAnyThread(String file, String text)
      throws InterruptedException {
    var thrown = new AtomicReference<Throwable>();
    var thread =
        new Thread(
            null,
            () -> {
              var parsed = Parser.parse(SourceText.of(file, text));
              Placement.check(parsed.ast());
              TreeText.print(parsed.ast());
            },
            "deep",
            STACK);
    thread.setUncaughtExceptionHandler((_, failure) -> thrown.set(failure));
    thread.start();
    thread.join();
    assertThat(thrown.get()).isNull();
  }

  private static List<Code> codes(String text) {
    return Parser.parse(SourceText.of("deep.py", text)).diagnostics().stream()
        .map(diagnostic -> diagnostic.code())
        .toList();
  }
}
