package dev.waymark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the measures and words of CONTRIBUTING.md over every file that somebody wrote, and says
/// how to mend what it finds.
class TidyTest {
  private static final int FILE_LINES = 500;
  private static final int METHOD_LINES = 70;
  private static final int PARAMETERS = 5;
  private static final int COLUMNS = 100;

  /// What must be longer than the measures, each with its reason.
  private static final Map<String, String> MAY_BE_LONGER =
      Map.of(
          "compiler/src/main/java/dev/waymark/compiler/check/Rooted.java of",
          "makes the record, from its parts",
          "compiler/src/main/java/dev/waymark/compiler/check/LibraryChecks.java special",
          "a table of names, each with its rewrite");

  /// Names of the language's own things, which bear its words.
  private static final Map<String, String> MAY_BE_NAMED =
      Map.of(
          "EnterContext", "a `with` enters what Python calls a context manager",
          "ExitContext", "as EnterContext",
          "Helper", "a function that is compiled with its workflow",
          "ErrorBase", "the class that an error extends");

  private static final List<String> EMPTY_NAMES =
      List.of(
          "Impl",
          "Abstract",
          "Base",
          "Manager",
          "Helper",
          "Helpers",
          "Util",
          "Utils",
          "Service",
          "Factory",
          "Context");

  private static List<Path> javaFiles() {
    return Checkout.filesEnding(".java").toList();
  }

  @Test
  void filesAreShort() {
    var long_ = new ArrayList<String>();
    for (var file : Checkout.files()) {
      long lines = Checkout.text(file).lines().count();
      var name = Checkout.name(file);
      if (name.matches(".*\\.(java|py|g4|sql)")
          && lines > FILE_LINES
          && !MAY_BE_LONGER.containsKey(name)) {
        long_.add("%s: %d lines; split it by what it is about".formatted(name, lines));
      }
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void linesAreNarrow() {
    var wide = new ArrayList<String>();
    for (var file : Checkout.files()) {
      var name = Checkout.name(file);
      if (!name.matches(".*\\.(java|py|sh)")
          || name.startsWith("corpus/cases/")
          || name.contains("/src/test/")) {
        continue; // in tests the formatter breaks code, and data in text blocks stays as it is
      }
      int number = 0;
      for (var line : Checkout.text(file).lines().toList()) {
        number++;
        if (line.codePointCount(0, line.length()) > COLUMNS && !line.startsWith("import ")) {
          wide.add("%s:%d is wider than %d columns".formatted(name, number, COLUMNS));
        }
      }
    }
    assertThat(wide).isEmpty();
  }

  @Test
  void methodsAreShortAndAskForLittle() {
    var found = new ArrayList<String>();
    for (var method : Shapes.of(javaFiles()).methods()) {
      var place = Checkout.name(method.file()) + " " + method.name();
      if (MAY_BE_LONGER.containsKey(place)) {
        continue;
      }
      if (method.lines() > METHOD_LINES) {
        found.add("%s: %d lines; give its parts names".formatted(place, method.lines()));
      }
      if (method.parameters() > PARAMETERS) {
        found.add(
            "%s: %d parameters; those that travel together are a record"
                .formatted(place, method.parameters()));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void namesSaySomething() {
    var found = new ArrayList<String>();
    for (var type : Shapes.of(javaFiles()).types()) {
      if (MAY_BE_NAMED.containsKey(type.name())) {
        continue;
      }
      var parts = Arrays.asList(type.name().split("(?<=[a-z0-9])(?=[A-Z])"));
      EMPTY_NAMES.stream()
          .filter(parts::contains)
          .map(part -> "%s: `%s` says nothing".formatted(Checkout.name(type.file()), part))
          .forEach(found::add);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyPackageIntroducesItself() {
    var found = new ArrayList<String>();
    for (var file : javaFiles()) {
      var introduction = file.resolveSibling("package-info.java");
      var name = Checkout.name(file);
      if (!name.contains("/src/main/java/")) {
        continue;
      }
      if (!Files.exists(introduction)) {
        found.add(name + ": its package has no package-info.java");
      } else if (file.equals(introduction)) {
        var text = Checkout.text(file);
        for (var part : List.of("NullMarked\n", "**Does not", "**Start at")) {
          if (!text.contains(part)) {
            found.add("%s: lacks %s".formatted(name, part.strip()));
          }
        }
        if (text.lines().filter(line -> line.startsWith("///")).count() > 15) {
          found.add(name + ": more than 15 lines of comment");
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theTreeSpeaksOfItselfAlone() {
    var words =
        Pattern.compile(
            String.join(
                "|",
                "/wo" + "rk/(main|wt|shared|brief)",
                "/ro" + "ot/",
                "/tmp" + "/bash",
                "(?i)\\bcla" + "ude\\b",
                "(?i)\\banth" + "ropic\\b",
                "(?i)\\bchat" + "gpt\\b",
                "(?i)\\bcop" + "ilot\\b",
                "(?i)\\bartif" + "actory\\b",
                "\\bTO" + "DO\\b",
                "\\bFIX" + "ME\\b"));
    var found = new ArrayList<String>();
    for (var file : Checkout.files()) {
      var matcher = words.matcher(Checkout.text(file));
      while (matcher.find()) {
        found.add("%s: `%s`".formatted(Checkout.name(file), matcher.group()));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void testsNeitherSleepNorSkip() {
    var words = Pattern.compile("@Dis" + "abled\\b|Thread\\.sl" + "eep\\(");
    var found = new ArrayList<String>();
    for (var file : Checkout.files()) {
      var name = Checkout.name(file);
      if (name.matches(".*/src/test/.*Test\\.java")) {
        var matcher = words.matcher(Checkout.text(file));
        while (matcher.find()) {
          found.add("%s: `%s`; wait for a condition".formatted(name, matcher.group()));
        }
      }
    }
    assertThat(found).isEmpty();
  }
}
