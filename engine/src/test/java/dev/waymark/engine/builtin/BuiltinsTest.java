package dev.waymark.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.corpus.Datum;
import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// `builtins.txt` was written by CPython 3.12: a builtin, its arguments, and the result or error.
final class BuiltinsTest {

  @Test
  void builtinsGiveCPythonsResults() throws IOException {
    var differences = new ArrayList<String>();
    int lines = 0;
    try (var file = BuiltinsTest.class.getResourceAsStream("builtins.txt")) {
      assertThat(file).isNotNull();
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (var line : text.split("\n", -1)) {
        if (line.isEmpty()) {
          continue;
        }
        var parts = line.split("\t", -1);
        var actual = outcome(parts[0], (Datum.Array) Datum.parse(parts[1]));
        if (!actual.equals(canonical(parts[2]))) {
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

  private static String outcome(String name, Datum.Array arguments) {
    var code = Builtins.function(name);
    if (code == null) {
      return "no builtin " + name;
    }
    try {
      var values = arguments.items().stream().map(PlainValues::value).toList();
      var result = code.call(new PlainInterpreter(), Arguments.of(values));
      return "= " + Datum.text(PlainValues.datum(result));
    } catch (Raised raised) {
      var message = Datum.text(Datum.of(Repr.message(raised.error())));
      return raised.error().type().shortName() + " " + message;
    }
  }
}
