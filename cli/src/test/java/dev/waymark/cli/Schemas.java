package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.house.Checkout;
import dev.waymark.cli.output.JsonReader;
import java.util.List;
import java.util.Map;

/// Holds JSON answers against the files of `docs/schema`: every member is described there, and
/// every one that must be there is.
final class Schemas {
  private Schemas() {}

  static void mustFit(String command, String line) {
    var file = Checkout.root().resolve("docs/schema/%s.json".formatted(command));
    var schema = object(JsonReader.read(Checkout.text(file)));
    var answer = object(JsonReader.read(line));
    assertThat(answer.get("schema")).isEqualTo("waymark/%s/v1".formatted(command));
    fits(schema, answer);
  }

  private static void fits(Map<?, ?> schema, Map<?, ?> answer) {
    var described = object(schema.get("properties"));
    assertThat(described.keySet().containsAll(answer.keySet())).as("%s", answer).isTrue();
    if (schema.get("required") instanceof List<?> required) {
      assertThat(answer.keySet().containsAll(required)).as("%s", answer).isTrue();
    }
    answer.forEach((name, value) -> {
      var part = object(described.get(name));
      if (value instanceof Map<?, ?> member && part.containsKey("properties")) {
        fits(part, member);
      } else if (value instanceof List<?> items && part.get("items") instanceof Map<?, ?> of) {
        items.forEach(item -> item(of, item));
      }
    });
  }

  private static void item(Map<?, ?> schema, Object item) {
    if (item instanceof Map<?, ?> object && schema.containsKey("properties")) {
      fits(schema, object);
    }
  }

  private static Map<?, ?> object(@org.jspecify.annotations.Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new AssertionError("no object: " + value);
  }
}
