package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.cli.output.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void values_stand_on_one_line() {
    var value = Map.of("list", Arrays.asList(1, null, true, new Json.Raw("{\"a\": 1}")));
    assertThat(Json.write(value)).isEqualTo("{\"list\": [1, null, true, {\"a\": 1}]}");
  }

  @Test
  void what_json_cannot_hold_is_escaped() {
    assertThat(Json.write(List.of("a\"b\\c\n\u0001", "\ud800", "\ud83d\ude00")))
        .isEqualTo("[\"a\\\"b\\\\c\\n\\u0001\", \"\\ud800\", \"\ud83d\ude00\"]");
  }
}
