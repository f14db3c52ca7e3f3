package dev.waymark.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// `corpus/refusals.txt`: each construct that a workflow may not have, its code, and the case where
/// it stands. That it is refused at that line and no other, and that each refusal says what to do
/// instead, the compiler's tests hold for every case of `diagnostics/check`.
final class RefusalsTest {
  private static final String FOLDER = "diagnostics/check/refused/";

  /// `CODE file.py | construct`
  private record Entry(String code, String file, String construct) {
    static Entry read(String line) {
      int bar = line.indexOf(" | ");
      assertThat(bar).as("`CODE file | construct`: " + line).isPositive();
      var head = line.substring(0, bar).split(" ");
      return new Entry(head[0], head[1], line.substring(bar + 3));
    }
  }

  @Test
  void atLeast200ConstructsAreRefusedByName() throws IOException {
    var constructs = new LinkedHashSet<String>();
    entries().forEach(entry -> constructs.add(entry.construct));
    assertThat(constructs).hasSizeGreaterThanOrEqualTo(200);
  }

  @Test
  void theListIsWhatTheCasesMark() throws IOException {
    var marked = new ArrayList<String>();
    for (var golden : GoldenCase.all("diagnostics")) {
      if (golden.name().startsWith(FOLDER)) {
        var lines = golden.source().lines().toList();
        for (var mark : golden.marks()) {
          var line = lines.get(mark.line() - 1);
          var construct = line.substring(0, line.indexOf("#~")).strip();
          marked.add(
              mark.code() + " " + golden.name().substring(FOLDER.length()) + " | " + construct);
        }
      }
    }
    assertThat(lines()).isEqualTo(marked);
  }

  /// WM106 alone says no more than that something cannot stand there.
  @Test
  void noneIsABareSyntaxError() throws IOException {
    assertThat(entries()).noneMatch(entry -> entry.code.equals("WM106"));
  }

  @Test
  void whatBothDialectsHaveIsRefusedInBoth() throws IOException {
    var both =
        Set.of(
            "WM211", "WM212", "WM213", "WM214", "WM215", "WM216", "WM217", "WM218", "WM207",
            "WM202", "WM219", "WM110", "WM209", "WM302", "WM303", "WM304", "WM305", "WM306",
            "WM309", "WM310", "WM311", "WM312", "WM314", "WM315", "WM407", "WM410", "WM501",
            "WM502", "WM503", "WM507", "WM508", "WM509", "WM607", "WM608");
    for (var end : Arrays.asList(".py", ".wm")) {
      var codes = new LinkedHashSet<String>();
      entries().stream().filter(e -> e.file.endsWith(end)).forEach(e -> codes.add(e.code));
      assertThat(codes).as(end).containsAll(both);
    }
  }

  private static List<Entry> entries() throws IOException {
    return lines().stream().map(Entry::read).toList();
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(GoldenCase.root().resolveSibling("refusals.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
