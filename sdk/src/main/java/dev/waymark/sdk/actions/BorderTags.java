package dev.waymark.sdk.actions;

import java.math.BigInteger;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes the tags away: the declared Java type says what a value is.
final class BorderTags {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BorderTags() {}

  static JsonNode strip(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode made = NODES.arrayNode();
      array.forEach(item -> made.add(strip(item)));
      return made;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    return object.has("$type") ? untagged(object) : members(object);
  }

  private static ObjectNode members(ObjectNode object) {
    ObjectNode made = NODES.objectNode();
    object.properties().forEach(e -> made.set(unescape(e.getKey()), strip(e.getValue())));
    return made;
  }

  private static String unescape(String key) {
    return key.startsWith("$$") ? key.substring(1) : key;
  }

  private static JsonNode untagged(ObjectNode tagged) {
    String value = tagged.path("value").asString("");
    return switch (tagged.path("$type").asString("")) {
      case "int" -> NODES.numberNode(new BigInteger(value));
      case "float" ->
          NODES.numberNode(
              switch (value) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.NaN;
              });
      case "str" -> NODES.stringNode(text(tagged.path("code_points")));
      case "tuple", "set", "frozenset" -> strip(tagged.path("items"));
      case "dict" -> dict(tagged.path("items"));
      case "record" -> strip(tagged.path("fields"));
      case "enum" -> tagged.path("name");
      case "datetime" -> moment(value, tagged.path("zone"));
      case "timedelta" -> NODES.stringNode(duration(tagged).toString());
      case "bytes", "Decimal", "date", "time", "UUID" -> NODES.stringNode(value);
      default -> members(tagged);
    };
  }

  /// `ZonedDateTime` reads a zone's name in brackets, every other type would not.
  private static JsonNode moment(String value, JsonNode zone) {
    return NODES.stringNode(zone.isString() ? value + "[" + zone.stringValue() + "]" : value);
  }

  private static Duration duration(ObjectNode tagged) {
    return Duration.ofDays(tagged.path("days").asLong(0))
        .plusSeconds(tagged.path("seconds").asLong(0))
        .plusNanos(tagged.path("microseconds").asLong(0) * 1000);
  }

  private static String text(JsonNode points) {
    StringBuilder text = new StringBuilder();
    points.forEach(point -> text.appendCodePoint(point.asInt()));
    return text.toString();
  }

  /// Keys become text, as in any JSON object; Jackson turns them into the declared key type.
  private static JsonNode dict(JsonNode items) {
    ObjectNode made = NODES.objectNode();
    items.forEach(pair -> made.set(strip(pair.path(0)).asString(), strip(pair.path(1))));
    return made;
  }
}
