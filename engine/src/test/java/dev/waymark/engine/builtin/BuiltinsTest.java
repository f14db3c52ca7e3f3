package dev.waymark.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.corpus.Datum;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files were written by CPython 3.12: a builtin, its arguments, and the result or the error.
final class BuiltinsTest {

  @ParameterizedTest
  @ValueSource(strings = {"builtins.txt", "modules.txt"})
  void builtinsGiveCPythonsResults(String name) throws IOException {
    var differences = new ArrayList<String>();
    int lines = 0;
    try (var file = BuiltinsTest.class.getResourceAsStream(name)) {
      assertThat(file).isNotNull();
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (var line : text.split("\n", -1)) {
        if (line.isEmpty()) {
          continue;
        }
        var parts = line.split("\t", -1);
        var named = parts.length == 4 ? Datum.parse(parts[2]) : new Datum.Dict(List.of());
        var actual = outcome(parts[0], (Datum.Array) Datum.parse(parts[1]), Datum.fields(named));
        if (!actual.equals(canonical(parts[parts.length - 1]))) {
          differences.add(line + "\n  but here " + actual);
        }
        lines++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(lines).isGreaterThan(1_000);
  }

  private static String canonical(String expected) {
    int space = expected.indexOf(' ');
    var datum = Datum.parse(expected.substring(space + 1));
    return expected.substring(0, space + 1) + Datum.text(datum);
  }

  private static String outcome(String name, Datum.Array arguments, Map<String, Datum> fields) {
    var code = Builtins.function(name);
    if (code == null) {
      return "no builtin " + name;
    }
    try {
      var values = arguments.items().stream().map(PlainValues::value).toList();
      var named = new LinkedHashMap<String, Value>();
      fields.forEach((field, value) -> named.put(field, PlainValues.value(value)));
      var result = code.call(new PlainInterpreter(), new Arguments(values, named));
      return "= " + Datum.text(PlainValues.datum(result));
    } catch (Raised raised) {
      var message = Datum.text(Datum.of(Repr.message(raised.error())));
      return raised.error().type().shortName() + " " + message;
    }
  }
}
