package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Carries out what `docs/testing.md` shows.
class TestingPageTest {
  private static final String PAGE = Checkout.text(Checkout.root().resolve("docs/testing.md"));

  @TempDir Path folder;

  @BeforeEach
  void filesOfThePage() throws IOException {
    var blocks = blocks("wm");
    Files.writeString(folder.resolve("shop.wm"), blocks.getFirst());
    Files.writeString(
        folder.resolve("shop_test.wm"), String.join("\n", blocks.subList(1, blocks.size())));
    Files.writeString(
        folder.resolve("double_charge.wm"),
        Checkout.text(Checkout.root().resolve("corpus/cases/test/double_charge.wm")));
  }

  private static List<String> blocks(String language) {
    var pattern = Pattern.compile("(?s)```" + language + "\n(.*?)```");
    return pattern.matcher(PAGE).results().map(found -> found.group(1)).toList();
  }

  private Invocation typed(String command) {
    var words = new ArrayList<String>();
    Pattern.compile("'([^']*)'|([^ ']+)")
        .matcher(command)
        .results()
        .map(TestingPageTest::word)
        .forEach(words::add);
    assertThat(words.removeFirst()).isEqualTo("waymark");
    return Invocation.of(folder, words.toArray(String[]::new));
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  /// Counts of disturbances and times change with the kernel.
  private static String masked(String text) {
    return text.replaceAll("[0-9.]+ (s|min|h|d|points|disturbances)\\b", "# $1");
  }

  @Test
  void commandsPrintWhatThePageShows() {
    for (var block : blocks("console")) {
      var lines = block.lines().toList();
      var said = typed(lines.getFirst().substring(2));
      var out = masked(said.out() + said.err());
      assertThat(out.lines().map(String::strip).toList())
          .as(said.out() + said.err())
          .containsAll(
              lines.stream()
                  .skip(1)
                  .map(line -> masked(line).strip())
                  .filter(line -> !line.endsWith(" failed"))
                  .toList());
    }
  }

  @Test
  void everyFlagHasAnExampleThatRuns() {
    var flags =
        Checkout.text(Checkout.root().resolve("cli/src/main/java/dev/waymark/cli/TestFlags.java"));
    Pattern.compile("\"(--[a-z-]+)\"")
        .matcher(flags)
        .results()
        .forEach(flag -> assertThat(PAGE).contains("| `" + flag.group(1)));
    var examples =
        Pattern.compile("\\| `(waymark test [^`]*)` \\|").matcher(PAGE).results().toList();
    assertThat(examples).hasSizeGreaterThan(14);
    for (var example : examples) {
      var said = typed(example.group(1));
      assertThat(said.exit()).as(example.group(1) + "\n" + said.out() + said.err()).isZero();
    }
    assertThat(folder.resolve("target/shop.xml")).exists();
  }

  @Test
  void theJavaOfThePageIsThatOfATest() {
    var test =
        Checkout.text(
            Checkout.root()
                .resolve("simulator/src/test/java/dev/waymark/simulator/junit/MoneyTest.java"));
    for (var block : blocks("java")) {
      assertThat(test.lines().map(String::strip).toList())
          .containsAll(block.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }
  }
}
