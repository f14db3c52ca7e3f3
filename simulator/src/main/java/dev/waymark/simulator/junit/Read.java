package dev.waymark.simulator.junit;

import dev.waymark.engine.Payload;
import dev.waymark.simulator.test.JsonTree;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values of workflows as Java values: by themselves, or as a type that is asked for.
final class Read {
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Read() {}

  static @Nullable Object plain(Payload payload) {
    return plain(JsonTree.read(payload.json()));
  }

  /// An int is a `Long` (or a `BigInteger`), a record a map of its fields, a tuple or set a list,
  /// an enum member its name.
  static @Nullable Object plain(JsonTree tree) {
    return switch (tree) {
      case JsonTree.Word(var word) -> word(word);
      case JsonTree.Text(var text) -> text;
      case JsonTree.Array(var items) -> list(items);
      case JsonTree.Members(var members) ->
          members.get("$type") instanceof JsonTree.Text(var tag)
              ? tagged(tag, members)
              : map(members);
    };
  }

  private static @Nullable Object word(String word) {
    return switch (word) {
      case "null" -> null;
      case "true", "false" -> Boolean.valueOf(word);
      default -> {
        var isFloat = word.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
        yield isFloat ? (Object) Double.valueOf(word) : integer(new BigInteger(word));
      }
    };
  }

  private static Object integer(BigInteger number) {
    var fits = number.compareTo(LONG_MIN) >= 0 && number.compareTo(LONG_MAX) <= 0;
    return fits ? (Object) number.longValueExact() : number;
  }

  private static List<@Nullable Object> list(List<JsonTree> items) {
    var made = new ArrayList<@Nullable Object>();
    items.forEach(item -> made.add(plain(item)));
    return Collections.unmodifiableList(made);
  }

  static Map<String, @Nullable Object> map(Map<String, JsonTree> members) {
    var made = new LinkedHashMap<String, @Nullable Object>();
    members.forEach(
        (name, value) -> made.put(name.startsWith("$$") ? name.substring(1) : name, plain(value)));
    return Collections.unmodifiableMap(made);
  }

  private static @Nullable Object tagged(String tag, Map<String, JsonTree> members) {
    var value = members.get("value") instanceof JsonTree.Text(var text) ? text : "";
    return switch (tag) {
      case "int" -> integer(new BigInteger(value));
      case "float" ->
          switch (value) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
          };
      case "Decimal" -> new BigDecimal(value);
      case "UUID" -> UUID.fromString(value);
      case "bytes" -> Base64.getDecoder().decode(value);
      case "date" -> LocalDate.parse(value);
      case "datetime" -> moment(value);
      case "timedelta" ->
          Duration.ofDays(number(members, "days"))
              .plusSeconds(number(members, "seconds"))
              .plusNanos(number(members, "microseconds") * 1_000);
      case "tuple", "set", "frozenset" ->
          members.get("items") instanceof JsonTree.Array(var items) ? list(items) : List.of();
      case "record" ->
          members.get("fields") instanceof JsonTree.Members(var fields)
              ? map(fields)
              : map(members);
      case "enum" -> members.get("name") instanceof JsonTree.Text(var name) ? name : map(members);
      default -> map(members);
    };
  }

  private static Object moment(String text) {
    var offset = text.length() > 19 && "+-".indexOf(text.charAt(text.length() - 6)) >= 0;
    return offset ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
  }

  private static long number(Map<String, JsonTree> members, String name) {
    return members.get(name) instanceof JsonTree.Word(var word) ? Long.parseLong(word) : 0;
  }

  /// A plain value as the type that Java code asks for.
  static @Nullable Object as(@Nullable Object value, Type type) {
    return switch (type) {
      case ParameterizedType generic -> generic(value, generic);
      case Class<?> asked -> value == null ? none(asked) : as(value, asked);
      default -> throw misfit(value, type);
    };
  }

  private static @Nullable Object none(Class<?> asked) {
    if (asked.isPrimitive()) {
      throw misfit(null, asked);
    }
    return asked == Optional.class ? Optional.empty() : null;
  }

  private static Object as(Object value, Class<?> asked) {
    if (asked.isInstance(value)) {
      return value;
    }
    if (asked.isRecord() && value instanceof Map<?, ?> fields) {
      return Records.make(asked, fields);
    }
    if (asked.isEnum() && value instanceof String name) {
      for (var member : asked.getEnumConstants()) {
        if (((Enum<?>) member).name().equals(name)) {
          return member;
        }
      }
    }
    if (value instanceof Map<?, ?> fields && Beans.is(asked)) {
      return Beans.make(asked, fields);
    }
    return switch (value) {
      case Boolean flag when asked == boolean.class -> flag;
      case Double number when asked == double.class -> number;
      case Long number when asked == long.class -> number;
      case Long number when asked == int.class || asked == Integer.class -> Math.toIntExact(number);
      case Long number when asked == BigInteger.class -> BigInteger.valueOf(number);
      case OffsetDateTime at when asked == Instant.class -> at.toInstant();
      default -> throw misfit(value, asked);
    };
  }

  private static @Nullable Object generic(@Nullable Object value, ParameterizedType type) {
    var of = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return value == null ? Optional.empty() : Optional.ofNullable(as(value, of[0]));
    }
    if (value == null) {
      return null;
    }
    if (type.getRawType() == List.class && value instanceof List<?> items) {
      var made = new ArrayList<@Nullable Object>();
      items.forEach(item -> made.add(as(item, of[0])));
      return made;
    }
    if (type.getRawType() == Map.class && value instanceof Map<?, ?> map) {
      var made = new LinkedHashMap<@Nullable Object, @Nullable Object>();
      map.forEach((key, item) -> made.put(as(key, of[0]), as(item, of[1])));
      return made;
    }
    throw misfit(value, type);
  }

  private static IllegalArgumentException misfit(@Nullable Object value, Type asked) {
    var got = value == null ? "None" : value.getClass().getSimpleName() + " " + value;
    return new IllegalArgumentException("%s is no %s".formatted(got, asked.getTypeName()));
  }
}
