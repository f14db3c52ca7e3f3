package dev.waymark.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.compiler.check.Builtins;
import dev.waymark.corpus.GoldenCase;
import dev.waymark.engine.machine.AsyncBuiltins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tables of `docs/language.md` are the closed lists of the compiler and the engine, and every
/// row has a case in which the name is used.
final class LanguageDocumentTest {
  private static final Pattern ROW = Pattern.compile("\\| `([\\w.]+)` \\| `([\\w./]+)` \\|");

  /// What the lowering writes and no author can.
  private static final List<String> INTERNAL =
      List.of(
          "waymark.bound",
          "waymark.get_attributes",
          "waymark.get_items",
          "waymark.group",
          "waymark.handled",
          "waymark.split",
          "asyncio.Lock");

  @Test
  void everyNameThatMayBeCalledHasARowAndNoOther() throws IOException {
    var names = new TreeSet<String>();
    dev.waymark.engine.builtin.Builtins.table().names().forEach(names::add);
    names.addAll(AsyncBuiltins.names());
    names.addAll(Builtins.all());
    names.addAll(Builtins.compiled());
    INTERNAL.forEach(names::remove);
    assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void everyRowHasACaseThatUsesTheName() throws IOException {
    var sources = new LinkedHashMap<String, String>();
    Stream.of("run", "lower")
        .flatMap(kind -> GoldenCase.all(kind).stream())
        .forEach(golden -> sources.put(golden.name(), golden.source()));
    var wrong = new ArrayList<String>();
    rows()
        .forEach((name, file) -> {
          var last = name.substring(name.lastIndexOf('.') + 1);
          var source = sources.get(file);
          if (source == null || !Pattern.compile("\\b" + last + "\\b").matcher(source).find()) {
            wrong.add(name + " in " + file);
          }
        });
    assertThat(wrong).isEmpty();
  }

  private static Map<String, String> rows() throws IOException {
    var rows = new LinkedHashMap<String, String>();
    for (var line : Files.readAllLines(Path.of("../docs/language.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(rows.put(row.group(1), row.group(2))).as("twice: " + line).isNull();
      }
    }
    return rows;
  }
}
