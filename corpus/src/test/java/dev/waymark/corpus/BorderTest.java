package dev.waymark.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BorderTest {
  /// What a datum does not keep apart: a zone's name, a class's module, how an error came about.
  private static final Set<String> LOSSY =
      Set.of("record", "error", "enum", "datetime", "time", "timedelta");

  @Test
  void everyVectorOfTheBorderIsReadAndWrittenAgain() throws IOException {
    var file = GoldenCase.root().resolveSibling("border").resolve("values.json");
    int checked = 0;
    for (var vector : ((Datum.Array) Datum.parse(Files.readString(file))).items()) {
      var tagged = Datum.fields(vector).get("tagged");
      var json = Json.write(tagged == null ? Datum.none() : tagged);
      boolean lossy = LOSSY.stream().anyMatch(type -> json.contains("{\"$type\":\"" + type + "\""));
      if (!lossy) {
        assertThat(Border.write(Border.read(json))).as(json).isEqualTo(json);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(20);
  }

  @Test
  void aRecordAndAnErrorAreReadByTheirLastName() {
    assertThat(
            Border.read(
                """
                {"$type":"record","class":"shop.Order","fields":{"id":"7","$$x":1}}\
                """))
        .isEqualTo(order());
    assertThat(
            Border.read(
                """
                {"$type":"error","class":"shop.Declined","bases":["Exception"],"message":"m",\
                "args":["m",2],"attributes":{}}\
                """))
        .isEqualTo(Datum.parse("Declined(\"m\", 2)"));
  }

  private static Datum order() {
    return new Datum.Named(
        "Order",
        List.of(),
        List.of(new Datum.Field("id", Datum.of("7")), new Datum.Field("$x", Datum.of(1))));
  }

  @Test
  void anErrorIsWrittenWithItsBasesAndMessage() {
    var json = Border.error((Datum.Named) Datum.parse("KeyError(\"k\")"));
    assertThat(Datum.fields(Datum.parse(json)))
        .containsAllEntriesOf(
            Map.of(
                "class", Datum.of("KeyError"),
                "bases", Datum.parse("[\"LookupError\", \"Exception\", \"BaseException\"]"),
                "message", Datum.of("'k'"),
                "args", Datum.parse("[\"k\"]")));
  }
}
