package dev.waymark.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.ast.TreeText;
import dev.waymark.compiler.check.Placement;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.compiler.diagnostic.JsonForm;
import dev.waymark.compiler.diagnostic.Renderer;
import dev.waymark.compiler.diagnostic.SourceText;
import dev.waymark.compiler.diagnostic.Span;
import dev.waymark.corpus.GoldenCase;
import dev.waymark.ir.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Whatever is done to a file, the parser answers, soon, and with places that exist.
final class MutationTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final List<String> INSERTED =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "\"\"\"",
          "f\"{",
          "f'''",
          ":",
          ",",
          "=",
          ":=",
          "\n",
          "\n    ",
          "\n\t",
          "\\",
          "\\\n",
          "#",
          ";",
          "*",
          "**",
          "@",
          "->",
          "!",
          ".",
          "...",
          "lambda",
          "yield",
          "await",
          "async",
          "with",
          "if",
          "else",
          "for",
          "in",
          "not",
          "match",
          "case",
          "def",
          "class",
          "parallel",
          "first:",
          "workflow",
          "stub",
          "on error",
          "limit",
          "5m",
          "0x",
          "1e",
          "\u0000",
          "\uD800",
          "\u00e9",
          "\uFEFF",
          "\r",
          "\f");

  private static final List<GoldenCase> CASES =
      Stream.of("parse", "diagnostics", "lower").flatMap(k -> GoldenCase.all(k).stream()).toList();

  private static final List<GoldenCase> RUNNING = GoldenCase.all("run");

  @Property(tries = 600, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void aMutatedFileGivesATreeAndDiagnosticsInsideTheFile(@ForAll long seed) {
    var random = new Random(seed);
    var golden = CASES.get(random.nextInt(CASES.size()));
    var text = golden.source();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      text = mutated(text, random);
    }
    answers(golden.file().getFileName().toString(), text);
  }

  @Property(tries = 300, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void anyMixtureOfWordsGivesATreeAndDiagnosticsInsideTheFile(@ForAll long seed) {
    var random = new Random(seed);
    var text = new StringBuilder();
    int words = random.nextInt(120);
    for (int i = 0; i < words; i++) {
      text.append(INSERTED.get(random.nextInt(INSERTED.size())));
      text.append(random.nextInt(3) == 0 ? "x" : random.nextBoolean() ? " " : "");
    }
    answers(random.nextBoolean() ? "mixture.py" : "mixture.wm", text.toString());
  }

  /// A mutated case often still compiles: what comes out must be whole then.
  @Property(tries = 300, seed = "20261124", shrinking = ShrinkingMode.OFF)
  void aMutatedFileIsRejectedOrGivesProgramsThatTheVerifierTakes(@ForAll long seed) {
    var random = new Random(seed);
    var golden = RUNNING.get(random.nextInt(RUNNING.size()));
    var text = mutated(golden.source(), random);
    var file = golden.file().getFileName().toString();
    var compilation =
        Compiler.compile(path -> path.equals(file) ? Optional.of(text) : Optional.empty(), file);
    switch (compilation) {
      case Compilation.Rejected rejected -> assertThat(rejected.diagnostics()).isNotEmpty();
      case Compilation.Compiled compiled ->
          compiled
              .workflows()
              .forEach(w -> assertThat(Verifier.findings(w.program())).as(text).isEmpty());
    }
    for (var diagnostic : compilation.diagnostics()) {
      spans(diagnostic).forEach(span -> isInside(span, SourceText.of(file, text)));
    }
  }

  private static void answers(String file, String text) {
    var source = SourceText.of(file, text);
    long began = System.nanoTime();
    var parsed = Parser.parse(source);
    var found = new ArrayList<>(parsed.diagnostics());
    found.addAll(Placement.check(parsed.ast()));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
    assertThat(TreeText.print(parsed.ast())).isNotNull();
    var renderer = new Renderer(name -> name.equals(file) ? source : null);
    for (var diagnostic : found) {
      assertThat(renderer.full(diagnostic)).contains(diagnostic.code().name());
      assertThat(JsonForm.of(diagnostic)).startsWith("{\"schema\"");
      spans(diagnostic).forEach(span -> isInside(span, source));
    }
  }

  private static Stream<Span> spans(Diagnostic diagnostic) {
    return Stream.concat(
        Stream.of(diagnostic.span()), diagnostic.labels().stream().map(Diagnostic.Label::span));
  }

  private static void isInside(Span span, SourceText source) {
    assertThat(span.file()).isEqualTo(source.file());
    assertThat(span.start().offset()).isBetween(0, span.end().offset());
    assertThat(span.end().offset()).isBetween(0, source.length());
    assertThat(span.start()).isEqualTo(source.position(span.start().offset()));
    assertThat(span.end()).isEqualTo(source.position(span.end().offset()));
  }

  private static String mutated(String text, Random random) {
    if (text.isEmpty()) {
      return INSERTED.get(random.nextInt(INSERTED.size()));
    }
    int at = random.nextInt(text.length());
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
      case 2 ->
          text.substring(0, at)
              + INSERTED.get(random.nextInt(INSERTED.size()))
              + text.substring(at);
      case 3 -> reindented(text, random);
      case 4 -> lines(text, random, true);
      case 5 -> lines(text, random, false);
      default -> words(text, random);
    };
  }

  private static String reindented(String text, Random random) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    var blanks = List.of("", " ", "    ", "\t", "        ", "  \t");
    lines.set(at, blanks.get(random.nextInt(blanks.size())) + lines.get(at).strip());
    return String.join("\n", lines);
  }

  private static String lines(String text, Random random, boolean remove) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    if (remove) {
      lines.remove(at);
    } else {
      lines.add(random.nextInt(lines.size() + 1), lines.get(at));
    }
    return String.join("\n", lines);
  }

  /// Deletes a word, doubles it, or swaps it with another.
  private static String words(String text, Random random) {
    var words = Words.of(SourceText.of("words", text), 0);
    if (words.isEmpty()) {
      return text;
    }
    var word = words.get(random.nextInt(words.size()));
    var other = words.get(random.nextInt(words.size()));
    var points = text.codePoints().toArray();
    var out = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      if (i == word.getStartIndex() && word.getStopIndex() >= i) {
        out.append(
            switch (random.nextInt(3)) {
              case 0 -> "";
              case 1 -> word.getText() + " " + word.getText();
              default -> other.getText();
            });
        i = word.getStopIndex();
      } else {
        out.appendCodePoint(points[i]);
      }
    }
    return out.toString();
  }
}
