package dev.waymark.sdk.actions;

import dev.waymark.engine.Limits;
import dev.waymark.engine.Payload;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Java values at the border (docs/protocol.md, part 2): written with tags where JSON lacks a kind,
/// read by the declared Java type.
public final class BorderValues {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .addModule(
              new SimpleModule()
                  .addDeserializer(OffsetDateTime.class, new Moment<>(OffsetDateTime::parse))
                  .addDeserializer(
                      Instant.class, new Moment<>(text -> OffsetDateTime.parse(text).toInstant())))
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final BigInteger PLAIN_MAX = BigInteger.valueOf(9007199254740991L);

  private BorderValues() {}

  /// Thrown for a value that is larger than the border takes.
  public static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(int bytes) {
      super("%d bytes; a value holds at most %d".formatted(bytes, Limits.DEFAULT.valueBytes()));
    }
  }

  /// Moments that have no zone, from text that may name one behind the offset.
  private static final class Moment<T> extends ValueDeserializer<T> {
    private final Function<String, T> parse;

    Moment(Function<String, T> parse) {
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getString();
      int zone = text.indexOf('[');
      try {
        return parse.apply(zone < 0 ? text : text.substring(0, zone));
      } catch (DateTimeParseException e) {
        return context.reportInputMismatch(this, "%s is no moment", text);
      }
    }
  }

  public static Payload write(@Nullable Object value) {
    byte[] bytes = JSON.writeValueAsBytes(tag(value));
    if (bytes.length > Limits.DEFAULT.valueBytes()) {
      throw new TooLarge(bytes.length);
    }
    return Payload.of(bytes);
  }

  /// Null where the value is None and the type is no primitive.
  public static @Nullable Object read(Payload payload, Type type) {
    return read(JSON.readTree(payload.bytes()), type);
  }

  static @Nullable Object read(JsonNode tagged, Type type) {
    JsonNode plain = BorderTags.strip(tagged);
    return JSON.readValue(JSON.treeAsTokens(plain), JSON.constructType(type));
  }

  static JsonNode tag(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case JsonNode node -> node;
      case String text -> text(text);
      case Boolean bool -> NODES.booleanNode(bool);
      case BigInteger number -> integer(number);
      case Long number -> integer(BigInteger.valueOf(number));
      case Integer number -> NODES.numberNode(number);
      case Short number -> NODES.numberNode(number);
      case Byte number -> NODES.numberNode(number);
      case Double number -> floating(number);
      case Float number -> floating(Double.parseDouble(number.toString()));
      case BigDecimal number -> scalar("Decimal", number.toString());
      case Character letter -> text(letter.toString());
      case byte[] bytes -> scalar("bytes", Base64.getEncoder().encodeToString(bytes));
      case UUID id -> scalar("UUID", id.toString());
      case Enum<?> member -> NODES.stringNode(member.name());
      case Optional<?> optional -> tag(optional.orElse(null));
      case Map<?, ?> map -> map(map);
      case Set<?> set -> tagged("set").set("items", list(set));
      case Collection<?> items -> list(items);
      case Object[] items -> list(Arrays.asList(items));
      default -> other(value);
    };
  }

  private static JsonNode other(Object value) {
    return switch (value) {
      case Instant at -> moment(at.atOffset(ZoneOffset.UTC));
      case OffsetDateTime at -> moment(at);
      case ZonedDateTime at -> moment(at.toOffsetDateTime()).put("zone", at.getZone().getId());
      case LocalDateTime at -> scalar("datetime", seconds(at.toString(), at.toLocalTime()));
      case LocalDate date -> scalar("date", date.toString());
      case LocalTime time -> scalar("time", seconds(time.toString(), time));
      case Duration duration -> duration(duration);
      default -> escaped(JSON.valueToTree(value));
    };
  }

  /// Records and beans: plain objects; the program's declared type says what they are. Their fields
  /// are written by Jackson: numbers and bytes are tagged here, moments are text.
  private static JsonNode escaped(JsonNode node) {
    if (node.isNumber()) {
      return tag(node.numberValue());
    }
    if (node instanceof BinaryNode bytes) {
      return tag(bytes.binaryValue());
    }
    if (node instanceof ObjectNode object) {
      ObjectNode made = NODES.objectNode();
      object.properties().forEach(e -> made.set(escape(e.getKey()), escaped(e.getValue())));
      return made;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode made = NODES.arrayNode();
      array.forEach(item -> made.add(escaped(item)));
      return made;
    }
    return node;
  }

  private static JsonNode list(Collection<?> items) {
    ArrayNode made = NODES.arrayNode();
    items.forEach(item -> made.add(tag(item)));
    return made;
  }

  private static JsonNode map(Map<?, ?> map) {
    if (map.keySet().stream().allMatch(key -> key instanceof String text && whole(text))) {
      ObjectNode made = NODES.objectNode();
      map.forEach((key, value) -> made.set(escape(String.valueOf(key)), tag(value)));
      return made;
    }
    ArrayNode items = NODES.arrayNode();
    map.forEach((key, value) -> items.add(NODES.arrayNode().add(tag(key)).add(tag(value))));
    return tagged("dict").set("items", items);
  }

  private static String escape(String key) {
    return key.startsWith("$") ? "$" + key : key;
  }

  private static JsonNode integer(BigInteger number) {
    return number.abs().compareTo(PLAIN_MAX) > 0
        ? scalar("int", number.toString())
        : NODES.numberNode(number.longValue());
  }

  private static JsonNode floating(double number) {
    if (Double.isNaN(number)) {
      return scalar("float", "nan");
    }
    if (Double.isInfinite(number)) {
      return scalar("float", number > 0 ? "inf" : "-inf");
    }
    return NODES.numberNode(number);
  }

  private static JsonNode text(String text) {
    if (whole(text)) {
      return NODES.stringNode(text);
    }
    ArrayNode points = NODES.arrayNode();
    text.codePoints().forEach(points::add);
    return tagged("str").set("code_points", points);
  }

  private static boolean whole(String text) {
    return text.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
  }

  private static ObjectNode moment(OffsetDateTime at) {
    String offset = at.getOffset().equals(ZoneOffset.UTC) ? "+00:00" : at.getOffset().getId();
    LocalDateTime local = at.toLocalDateTime();
    return scalar("datetime", seconds(local.toString(), local.toLocalTime()) + offset);
  }

  /// As `isoformat()`: seconds always, microseconds with six digits or none.
  private static String seconds(String iso, LocalTime time) {
    String date = iso.contains("T") ? iso.substring(0, iso.indexOf('T') + 1) : "";
    String clock =
        "%s:%s:%s".formatted(two(time.getHour()), two(time.getMinute()), two(time.getSecond()));
    int micros = time.getNano() / 1000;
    return date
        + clock
        + (micros == 0 ? "" : "." + String.valueOf(1_000_000 + micros).substring(1));
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  private static JsonNode duration(Duration duration) {
    long micros = Math.floorDiv(duration.getNano(), 1000);
    return tagged("timedelta")
        .put("days", Math.floorDiv(duration.getSeconds(), 86_400L))
        .put("seconds", Math.floorMod(duration.getSeconds(), 86_400L))
        .put("microseconds", micros);
  }

  private static ObjectNode scalar(String kind, String value) {
    return tagged(kind).put("value", value);
  }

  private static ObjectNode tagged(String kind) {
    return NODES.objectNode().put("$type", kind);
  }
}
