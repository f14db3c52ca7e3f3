package dev.waymark.simulator.junit;

import dev.waymark.engine.Payload;
import dev.waymark.simulator.test.JsonTree;
import dev.waymark.simulator.test.JsonWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Java values as they cross the border (docs/protocol.md, part 2).
final class Written {
  private static final BigInteger PLAIN_MAX = BigInteger.valueOf(9_007_199_254_740_991L);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSSSSS]xxx", java.util.Locale.ROOT);

  private Written() {}

  static Payload payload(@Nullable Object value) {
    return Payload.of(JsonWriter.write(value(value)));
  }

  static JsonTree value(@Nullable Object value) {
    return switch (value) {
      case null -> new JsonTree.Word("null");
      case String text -> text(text);
      case Boolean flag -> new JsonTree.Word(flag.toString());
      case BigInteger number -> integer(number);
      case Long number -> integer(BigInteger.valueOf(number));
      case Integer number -> new JsonTree.Word(number.toString());
      case Short number -> new JsonTree.Word(number.toString());
      case Double number -> floating(number);
      case BigDecimal number -> scalar("Decimal", number.toString());
      case UUID id -> scalar("UUID", id.toString());
      case byte[] bytes -> scalar("bytes", Base64.getEncoder().encodeToString(bytes));
      case LocalDate date -> scalar("date", date.toString());
      case Instant at -> moment(at.atOffset(ZoneOffset.UTC));
      case OffsetDateTime at -> moment(at);
      case Duration duration -> duration(duration);
      case Enum<?> member -> text(member.name());
      case Optional<?> optional -> value(optional.orElse(null));
      case Map<?, ?> map -> members(map);
      case Set<?> set -> tagged("set", "items", items(set));
      case Collection<?> items -> items(items);
      case Object[] items -> items(Arrays.asList(items));
      case Record made -> members(Records.fields(made));
      case Object bean when Beans.is(bean.getClass()) -> members(Beans.fields(bean));
      default ->
          throw new IllegalArgumentException(
              "a %s cannot be given to a workflow: %s".formatted(value.getClass().getName(), value)
                  + "; give a record, a bean, a map, a list, text, a number or a time");
    };
  }

  private static JsonTree text(String text) {
    if (text.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff)) {
      throw new IllegalArgumentException("text with half a surrogate pair: " + text);
    }
    return new JsonTree.Text(text);
  }

  private static JsonTree integer(BigInteger number) {
    return number.abs().compareTo(PLAIN_MAX) > 0
        ? scalar("int", number.toString())
        : new JsonTree.Word(number.toString());
  }

  private static JsonTree floating(double number) {
    if (Double.isNaN(number)) {
      return scalar("float", "nan");
    }
    return Double.isInfinite(number)
        ? scalar("float", number > 0 ? "inf" : "-inf")
        : new JsonTree.Word(Double.toString(number));
  }

  private static JsonTree moment(OffsetDateTime at) {
    var micros = at.withNano(at.getNano() / 1_000 * 1_000);
    var text = MOMENT.format(micros);
    return scalar("datetime", micros.getNano() == 0 ? text.replace(".000000", "") : text);
  }

  private static JsonTree duration(Duration duration) {
    var members = new LinkedHashMap<String, JsonTree>();
    members.put("$type", new JsonTree.Text("timedelta"));
    var seconds = duration.getSeconds();
    members.put("days", word(Math.floorDiv(seconds, 86_400L)));
    members.put("seconds", word(Math.floorMod(seconds, 86_400L)));
    members.put("microseconds", word(duration.getNano() / 1_000));
    return new JsonTree.Members(members);
  }

  private static JsonTree word(long number) {
    return new JsonTree.Word(Long.toString(number));
  }

  static JsonTree.Members members(Map<?, ?> map) {
    var members = new LinkedHashMap<String, JsonTree>();
    map.forEach((key, value) -> {
      if (!(key instanceof String name)) {
        throw new IllegalArgumentException("the key of a map has to be text: " + key);
      }
      members.put(name.startsWith("$") ? "$" + name : name, value(value));
    });
    return new JsonTree.Members(members);
  }

  private static JsonTree items(Collection<?> items) {
    return new JsonTree.Array(items.stream().map(Written::value).toList());
  }

  private static JsonTree scalar(String type, String value) {
    return tagged(type, "value", new JsonTree.Text(value));
  }

  private static JsonTree tagged(String type, String member, JsonTree value) {
    var members = new LinkedHashMap<String, JsonTree>();
    members.put("$type", new JsonTree.Text(type));
    members.put(member, value);
    return new JsonTree.Members(members);
  }
}
