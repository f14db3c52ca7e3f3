package dev.waymark.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.corpus.Datum;
import dev.waymark.engine.value.Bool;
import dev.waymark.engine.value.Float;
import dev.waymark.engine.value.Int;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Str;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// `formats.txt` was written by CPython 3.12: a value, a specification, and the text or the error.
final class FormatsTest {

  @Test
  void formatSpecificationsGiveCPythonsText() throws IOException {
    var differences = new ArrayList<String>();
    int lines = 0;
    try (var file = FormatsTest.class.getResourceAsStream("formats.txt")) {
      assertThat(file).isNotNull();
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (var line : text.lines().toList()) {
        var parts = line.split("\t", -1);
        var actual = outcome(parts[0], value(parts[1]), text(parts[2]));
        if (!actual.equals(parts[3])) {
          differences.add(line + "\n  but here " + actual);
        }
        lines++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(lines).isGreaterThan(500);
  }

  private static String outcome(String how, Value value, String specification) {
    var in = new PlainInterpreter();
    try {
      var text =
          how.equals("format")
              ? Formatting.format(in, value, specification)
              : PercentFormat.format(in, Str.of(specification), Tuple.of(value)).text();
      return "= " + Datum.text(Datum.of(text));
    } catch (Raised raised) {
      var message = Datum.text(Datum.of(Repr.message(raised.error())));
      return raised.error().type().shortName() + " " + message;
    }
  }

  private static String text(String literal) {
    return ((Datum.Str) Datum.parse(literal)).value();
  }

  private static Value value(String literal) {
    return switch (Datum.parse(literal)) {
      case Datum.Bool(var flag) -> Bool.of(flag);
      case Datum.Int(var number) -> Int.of(number);
      case Datum.Float(var number) -> new Float(number);
      case Datum.Str(var text) -> Str.of(text);
      case Datum other -> throw new IllegalArgumentException(Datum.text(other));
    };
  }
}
