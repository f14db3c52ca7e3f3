package dev.waymark.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waymark.compiler.ast.TreeText;
import dev.waymark.compiler.check.Placement;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.corpus.Pythons;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// CPython's own library is the largest body of Python on the machine: every file of it that
/// CPython compiles must give the tree that CPython gives, and no diagnostic.
///
/// `-Dwaymark.stdlib=all` takes its tests and the installed packages too.
final class StandardLibraryTest {
  private static final List<String> LEFT_OUT =
      List.of("/test/", "/tests/", "/site-packages/", "/idlelib/", "/lib2to3/");

  /// Written in an encoding that is not UTF-8.
  private static final List<String> ENCODED = List.of("module_koi8_r.py", "module_iso_8859_1.py");

  @Test
  void everyFileGivesTheTreeThatCPythonGives() throws Exception {
    var python = Pythons.find();
    assumeTrue(python.isPresent(), () -> "no CPython: looked in " + Pythons.LOOKED_IN);
    assumeTrue(python.get().is312(), () -> "the grammar is that of 3.12, and this is not it");
    var command = python.get().command();
    var files = files(library(command));
    var expected = expected(command, files);
    var wrong = new ArrayList<String>();
    int compared = 0;
    long lines = 0;
    long nanos = 0;
    for (var file : files) {
      if (expected.getOrDefault(file.toString(), "refused").equals("refused")) {
        continue;
      }
      var source = SourceText.of(file.toString(), text(file));
      long began = System.nanoTime();
      var parsed = Parser.parse(source);
      nanos += System.nanoTime() - began;
      compared++;
      lines += source.lineCount();
      var found = new ArrayList<>(parsed.diagnostics());
      found.addAll(Placement.check(parsed.ast()));
      found.forEach(diagnostic -> wrong.add(diagnostic.span() + ": " + diagnostic.message()));
      if (!digest(TreeText.print(parsed.ast())).equals(expected.get(file.toString()))) {
        wrong.add(file + ": another tree than CPython's");
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d of %d files of the standard library, %d lines, %d lines/s%n",
        compared,
        files.size(),
        lines,
        lines * 1_000_000_000L / Math.max(1, nanos));
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(300);
  }

  private static Path library(String command) throws IOException, InterruptedException {
    var script = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    var process = new ProcessBuilder(command, "-c", script).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return Path.of(said.strip());
  }

  private static List<Path> files(Path library) throws IOException {
    boolean all = "all".equals(System.getProperty("waymark.stdlib"));
    try (var found = Files.walk(library)) {
      return found
          .filter(file -> file.toString().endsWith(".py"))
          .filter(file -> all || LEFT_OUT.stream().noneMatch(file.toString()::contains))
          .filter(file -> ENCODED.stream().noneMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static TreeMap<String, String> expected(String command, List<Path> files)
      throws IOException, InterruptedException {
    var list = Files.createTempFile("files", ".txt");
    var script = Files.createTempFile("trees", ".py");
    try (var resource = StandardLibraryTest.class.getResourceAsStream("trees.py")) {
      Files.write(script, resource.readAllBytes());
      Files.write(list, files.stream().map(Path::toString).toList());
      var process =
          new ProcessBuilder(command, script.toString())
              .redirectInput(list.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var digests = new TreeMap<String, String>();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      for (var line : said.lines().toList()) {
        var parts = line.split("\t", 2);
        digests.put(parts[1], parts[0]);
      }
      return digests;
    } finally {
      Files.delete(list);
      Files.delete(script);
    }
  }

  private static String text(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var head = new String(bytes, 0, Math.min(200, bytes.length), StandardCharsets.ISO_8859_1);
    var latin =
        head.lines()
            .limit(2)
            .anyMatch(
                line -> line.startsWith("#") && line.contains("coding") && line.contains("latin"));
    return new String(bytes, latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static String digest(String text) throws NoSuchAlgorithmException {
    var sha = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
