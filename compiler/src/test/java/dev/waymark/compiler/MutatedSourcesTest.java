package dev.waymark.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.corpus.GoldenCase;
import dev.waymark.ir.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Bad input is data: whatever is done to a source, compiling it gives diagnostics or programs that
/// the verifier takes.
final class MutatedSourcesTest {
  private static final List<GoldenCase> CASES =
      Stream.of("run", "lower", "diagnostics")
          .flatMap(kind -> GoldenCase.all(kind).stream())
          .toList();

  @Property(tries = 400)
  void aMutatedSourceIsRefusedOrMakesAProgram(@ForAll long seed) {
    var random = new Random(seed);
    var golden = CASES.get(random.nextInt(CASES.size()));
    var lines = new ArrayList<>(golden.source().lines().toList());
    for (int i = 0; i < 2 && !lines.isEmpty(); i++) {
      mutate(lines, random);
    }
    var source = String.join("\n", lines) + "\n";
    var compilation = CompileCase.compile(golden.file().getFileName().toString(), source);
    switch (compilation) {
      case Compilation.Rejected rejected -> assertThat(rejected.diagnostics()).isNotEmpty();
      case Compilation.Compiled compiled ->
          compiled
              .workflows()
              .forEach(w -> assertThat(Verifier.findings(w.program())).as(source).isEmpty());
    }
  }

  private static void mutate(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    var line = lines.get(at);
    var words = line.split("(?<=\\W)|(?=\\W)");
    var others = lines.get(random.nextInt(lines.size())).split("(?<=\\W)|(?=\\W)");
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(at, line.replace("await ", ""));
      default -> {
        words[random.nextInt(words.length)] = others[random.nextInt(others.length)];
        lines.set(at, String.join("", words));
      }
    }
  }
}
