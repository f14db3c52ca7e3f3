package dev.waymark.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `corpus/traps.txt`: each trap of Python by name, and the case that springs it.
final class TrapsTest {
  private static final String ARROW = " -> ";

  @Test
  void atLeast120TrapsStandInTheCorpusByName() throws IOException {
    assertThat(traps()).hasSizeGreaterThanOrEqualTo(120);
  }

  @Test
  void everyTrapIsACaseThatEveryExecutorTakes() throws IOException {
    var cases =
        GoldenCase.all("run").stream()
            .map(RunCase::of)
            .collect(Collectors.toMap(RunCase::name, run -> run));
    var refused = Unsupported.read(GoldenCase.root().resolveSibling("unsupported.txt")).codes();
    traps()
        .forEach((name, file) -> {
          assertThat(cases).as("the case of `%s`", name).containsKey(file);
          var run = Objects.requireNonNull(cases.get(file));
          assertThat(file).as("CPython executes it").endsWith(".py");
          assertThat(refused).as("`%s` is neither refused nor wrong", name).doesNotContainKey(file);
          assertThat(run.needs(RunCase.Need.EXACT_TIME)).as("`%s` needs no clock", name).isFalse();
          assertThat(run.golden().source())
              .as("`%s` waits for no time", name)
              .doesNotContain("takes ");
        });
  }

  @Test
  void everyCaseOfTheFolderTrapsIsListed() throws IOException {
    var listed = List.copyOf(traps().values());
    var files =
        GoldenCase.all("run").stream()
            .map(GoldenCase::name)
            .filter(name -> name.startsWith("run/traps/"))
            .toList();
    assertThat(listed).containsAll(files);
  }

  private static Map<String, String> traps() throws IOException {
    var found = new LinkedHashMap<String, String>();
    for (var line : Files.readAllLines(GoldenCase.root().resolveSibling("traps.txt"))) {
      if (!line.startsWith("#")) {
        int at = line.lastIndexOf(ARROW);
        assertThat(at).as("`name -> case`: " + line).isPositive();
        var before = found.put(line.substring(0, at), line.substring(at + ARROW.length()));
        assertThat(before).as("listed twice: " + line).isNull();
      }
    }
    return found;
  }
}
