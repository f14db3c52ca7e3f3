package dev.waymark.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/errors`, which `waymark explain` prints: what is wrong there yields its code and no other,
/// and what is right yields nothing.
final class ErrorPagesTest {
  private static final Path FOLDER = Path.of("../docs/errors");
  private static final Pattern EXAMPLE =
      Pattern.compile("(Wrong|Right):\n\n```python\n(.*?)```\n", Pattern.DOTALL);

  /// Given by nobody yet, or shown in no file of a few lines.
  private static final List<Code> WITHOUT =
      List.of(
          Code.WM210,
          Code.WM308,
          Code.WM316,
          Code.WM318,
          Code.WM406,
          Code.WM602,
          Code.WM606,
          Code.WM610,
          Code.WM701,
          Code.WM702,
          Code.WM703,
          Code.WM704,
          Code.WM705,
          Code.WM802,
          Code.WM902);

  private static List<Code> codes() {
    return Arrays.stream(Code.values()).filter(code -> !code.name().startsWith("WMR")).toList();
  }

  @Test
  void everyCodeHasAPageUnderItsOwnWords() throws IOException {
    for (var code : codes()) {
      var page = FOLDER.resolve(code + ".md");
      assertThat(Files.exists(page)).as(page.toString()).isEqualTo(!WITHOUT.contains(code));
      if (!WITHOUT.contains(code)) {
        assertThat(Files.readString(page)).startsWith("# " + code + ": " + code.says() + "\n");
      }
    }
  }

  @Test
  void whatIsWrongYieldsItsCodeAloneAndWhatIsRightNothing() throws IOException {
    var faults = new LinkedHashMap<String, String>();
    for (var code : codes()) {
      if (!WITHOUT.contains(code)) {
        check(code, faults);
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void check(Code code, Map<String, String> faults) throws IOException {
    var page = Files.readString(FOLDER.resolve(code + ".md"));
    for (var end : List.of(".wm", ".py")) {
      var heading = end.equals(".wm") ? "## `.wm`\n" : "## Python\n";
      boolean applies =
          switch (code.dialects()) {
            case BOTH -> false;
            case WM -> end.equals(".wm");
            case PY -> end.equals(".py");
          };
      int at = page.indexOf(heading);
      if (at < 0) {
        if (applies) {
          faults.put(code + end, "no example");
        }
        continue;
      }
      int next = page.indexOf("\n## ", at + 1);
      var examples = EXAMPLE.matcher(page.substring(at, next < 0 ? page.length() : next + 1));
      var found = new ArrayList<String>();
      while (examples.find()) {
        found.add(examples.group(1));
        boolean wrong = examples.group(1).equals("Wrong");
        var given = new LinkedHashSet<Code>();
        CompileCase.compile("page" + end, examples.group(2))
            .diagnostics()
            .forEach(d -> given.add(d.code()));
        var wanted = wrong ? List.of(code) : List.<Code>of();
        if (!List.copyOf(given).equals(wanted)) {
          faults.put(code + end + " " + examples.group(1), given.toString());
        }
      }
      if (!found.equals(List.of("Wrong", "Right"))) {
        faults.put(code + end, "examples: " + found);
      }
    }
  }
}
