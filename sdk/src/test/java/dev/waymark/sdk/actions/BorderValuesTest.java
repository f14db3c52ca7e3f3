package dev.waymark.sdk.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Payload;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class BorderValuesTest {
  private static final JsonNode VECTORS =
      BorderValues.JSON.readTree(read(Path.of("..", "corpus", "border", "values.json")));

  record Case(String vector, Object value, Type type) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case("a small int", 42, int.class),
        new Case("one beyond", new BigInteger("9007199254740992"), BigInteger.class),
        new Case("a float", 1.5, double.class),
        new Case("infinity", Double.POSITIVE_INFINITY, double.class),
        new Case("minus infinity", Double.NEGATIVE_INFINITY, Double.class),
        new Case("text", "text", String.class),
        new Case("a lone surrogate", "a\ud800", String.class),
        new Case("bytes", new byte[] {0, -1}, byte[].class),
        new Case("a decimal", new BigDecimal("1.50"), BigDecimal.class),
        new Case("a decimal with exponent", new BigDecimal("1E+10"), BigDecimal.class),
        new Case("a uuid", UUID.fromString("01932c07-5a3b-7cc1-9b7a-1f0e5d2c4b6a"), UUID.class),
        new Case("a naive datetime", LocalDateTime.parse("2026-03-01T09:30"), LocalDateTime.class),
        new Case("a datetime in UTC", Instant.parse("2026-03-01T09:30:00.000005Z"), Instant.class),
        new Case(
            "a datetime with an offset",
            OffsetDateTime.parse("2026-03-01T09:30:00-05:30"),
            OffsetDateTime.class),
        new Case(
            "a datetime with a zone",
            ZonedDateTime.parse("2026-07-01T09:30:00+02:00[Europe/Vienna]"),
            ZonedDateTime.class),
        new Case("a date", LocalDate.parse("2024-02-29"), LocalDate.class),
        new Case("a time", LocalTime.parse("09:30"), LocalTime.class),
        new Case("a time with microseconds", LocalTime.parse("09:30:01.25"), LocalTime.class),
        new Case("a negative timedelta", Duration.ofSeconds(-1), Duration.class),
        new Case("a set", Set.of(1), Set.class),
        new Case("a key that is only a dollar", Map.of("$", 1), Map.class),
        new Case("an empty list", List.of(), List.class));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void javaValuesAreWrittenAndReadAsTheVectorsSay(Case named) {
    JsonNode tagged = vector(named.vector.replace("an empty", "the empty"));
    assertThat(BorderValues.tag(named.value)).hasToString(tagged.toString());
    Object read = BorderValues.read(Payload.of(tagged.toString()), named.type);
    assertThat(read).usingRecursiveComparison().isEqualTo(named.value);
  }

  private static JsonNode vector(String name) {
    for (JsonNode vector : VECTORS) {
      if (vector.path("name").asString().equals(name)) {
        return vector.path("tagged");
      }
    }
    throw new AssertionError("no vector " + name);
  }

  @Test
  void recordsArePlainObjectsAndReadFromTags() {
    record Order(String id, BigDecimal total, List<String> items) {}
    Object read = BorderValues.read(Payload.of(vector("a record").toString()), Order.class);
    assertThat(read).isEqualTo(new Order("7", new BigDecimal("9.90"), List.of("a")));
    assertThat(BorderValues.tag(new Order("7", new BigDecimal("9.90"), List.of())))
        .hasToString(
            """
            {"id":"7","total":{"$type":"Decimal","value":"9.90"},"items":[]}\
            """);
  }

  @Test
  void aZoneIsNoHindranceForAMoment() {
    Payload zoned = Payload.of(vector("a datetime with a zone").toString());
    assertThat(BorderValues.read(zoned, Instant.class))
        .isEqualTo(Instant.parse("2026-07-01T07:30:00Z"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
