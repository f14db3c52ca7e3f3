package dev.waymark.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds what the documents say about the tree against the tree.
class DocumentsTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<groupId>([^<]+)</groupId><artifactId>([a-z0-9-]+)[^<]*</artifactId>([^\\n]*)");

  @Test
  void theMapOfArchitectureIsTheTree() throws Exception {
    var page = Checkout.text(Checkout.root().resolve("ARCHITECTURE.md"));
    var drawn = new TreeSet<String>();
    page.lines()
        .filter(line -> line.matches("[a-z-]+/ .*"))
        .map(line -> line.substring(0, line.indexOf('/')))
        .forEach(drawn::add);
    var there = new TreeSet<String>();
    try (var folders = Files.list(Checkout.root())) {
      folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.startsWith(".") && !name.equals("target"))
          .forEach(there::add);
    }
    assertThat(drawn).isEqualTo(there);
    assertThat(page.lines().count()).isLessThanOrEqualTo(250);
  }

  @Test
  void everyRunTimeDependencyHasItsDecision() {
    var decisions =
        Checkout.filesEnding(".md")
            .filter(file -> Checkout.name(file).startsWith("docs/adr/"))
            .map(Checkout::text)
            .collect(Collectors.joining("\n"));
    var missing = new TreeSet<String>();
    for (var pom : poms()) {
      var found = DEPENDENCY.matcher(pom);
      while (found.find()) {
        boolean ours = found.group(1).equals("dev.waymark");
        boolean test = found.group(3).contains("<scope>test</scope>");
        var artifact = found.group(2).replaceAll("-$", "");
        if (!ours && !test && !decisions.contains(artifact)) {
          missing.add(artifact + ": no page in docs/adr names it");
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /// A guarantee without a test is a wish: each test that the page names must be there.
  @Test
  void everyGuaranteeNamesTestsThatExist() {
    var page = Checkout.text(Checkout.root().resolve("docs/guarantees.md"));
    var tests =
        Checkout.filesEnding(".java")
            .filter(file -> Checkout.name(file).contains("src/test/"))
            .map(Checkout::text)
            .collect(Collectors.joining("\n"));
    var missing = new TreeSet<String>();
    var named = Pattern.compile("`([a-z][A-Za-z0-9]{12,})`").matcher(page);
    int count = 0;
    while (named.find()) {
      count++;
      if (!tests.contains("void " + named.group(1) + "(")) {
        missing.add(named.group(1));
      }
    }
    assertThat(missing).isEmpty();
    assertThat(count).isGreaterThan(30);
    for (int i = 1; i <= 18; i++) {
      assertThat(page).contains("| G" + i + " |");
    }
  }

  /// The dependencies of each module, without its plugins; the corpus serves tests only.
  private static List<String> poms() {
    return Checkout.filesEnding("/pom.xml")
        .filter(file -> !List.of("pom.xml", "corpus/pom.xml").contains(Checkout.name(file)))
        .map(Checkout::text)
        .map(text -> text.replaceAll("(?s)<plugins>.*</plugins>", ""))
        .toList();
  }
}
