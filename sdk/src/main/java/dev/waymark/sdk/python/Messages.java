package dev.waymark.sdk.python;

import dev.waymark.engine.Event;
import dev.waymark.engine.Limits;
import dev.waymark.engine.Payload;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.Workers.Withdrawal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The messages of docs/protocol.md, to and from values.
final class Messages {
  static final int PROTOCOL = 1;

  private Messages() {}

  /// What a worker says first. `refusal` is empty where it may come in.
  record Hello(
      String python, String packageVersion, List<Offer> offers, Optional<Refusal> refusal) {}

  record Refusal(String reason, String message) {}

  static Hello hello(JsonNode message, String token, String worker) throws Frames.Garbage {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode action : message.path("actions")) {
      offers.add(offer(action, worker));
    }
    return new Hello(
        message.path("python").asString(""),
        message.path("package").asString(""),
        offers,
        refusal(message, token));
  }

  private static Optional<Refusal> refusal(JsonNode hello, String token) throws Frames.Garbage {
    if (!text(hello, "type").equals("hello") || !sameToken(text(hello, "token"), token)) {
      return Optional.of(new Refusal("token", "the token is not ours"));
    }
    int protocol = hello.path("protocol").asInt(-1);
    if (protocol != PROTOCOL) {
      String message = "the runtime speaks protocol 1, the worker " + protocol;
      return Optional.of(new Refusal("protocol", message));
    }
    return Optional.empty();
  }

  private static boolean sameToken(String given, String ours) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), ours.getBytes(StandardCharsets.UTF_8));
  }

  private static Offer offer(JsonNode action, String worker) throws Frames.Garbage {
    List<Offer.Parameter> parameters = new ArrayList<>();
    boolean open = false;
    for (JsonNode parameter : action.path("signature").path("parameters")) {
      open |= parameter.path("kind").asString("").equals("var-keyword");
      boolean required = parameter.path("required").asBoolean(false);
      parameters.add(new Offer.Parameter(text(parameter, "name"), required));
    }
    return new Offer(text(action, "identity"), parameters, open, worker);
  }

  static ObjectNode refused(Refusal refusal) {
    return message("refused").put("reason", refusal.reason()).put("message", refusal.message());
  }

  static ObjectNode welcome(int slots, long heartbeatMillis) {
    return message("welcome")
        .put("protocol", PROTOCOL)
        .put("runtime", "0.1.0")
        .put("slots", slots)
        .put("heartbeat_ms", heartbeatMillis);
  }

  /// `identity` is the worker's own name of the action, which the program may know by its bare one.
  static ObjectNode deliver(Delivery delivery, String identity) {
    ObjectNode made =
        message("deliver")
            .put("delivery", delivery.token())
            .put("key", delivery.key())
            .put("author_key", delivery.authorKey().orElse(null))
            .put("instance", delivery.instance())
            .put("call", delivery.call().toString())
            .put("attempt", delivery.attempt())
            .put("number", delivery.number())
            .put("action", identity);
    made.set("arguments", Frames.JSON.readTree(delivery.arguments().bytes()));
    if (delivery.timeoutMillis() < 0) {
      return made.putNull("deadline_ms");
    }
    return made.put("deadline_ms", delivery.timeoutMillis());
  }

  static ObjectNode cancel(String delivery, Withdrawal why) {
    return message("cancel")
        .put("delivery", delivery)
        .put("reason", why.name().toLowerCase(Locale.ROOT));
  }

  static ObjectNode drain(long graceMillis) {
    return message("drain").put("grace_ms", graceMillis);
  }

  private static ObjectNode message(String type) {
    return Frames.JSON.createObjectNode().put("type", type);
  }

  /// What a report says of the action; empty when it was declined.
  static Optional<Event.Outcome> outcome(JsonNode report) throws Frames.Garbage {
    return switch (text(report, "outcome")) {
      case "succeeded" -> Optional.of(succeeded(payload(report, "value")));
      case "failed" -> {
        Payload error = payload(report, "error");
        if (!report.path("error").path("$type").asString("").equals("error")) {
          throw new Frames.Garbage("a failure without an error");
        }
        long retryAfter = retryAfter(report.path("error").path("attributes").path("retry_after"));
        yield Optional.of(new Event.Outcome.Failed(error, retryAfter));
      }
      case "declined" -> Optional.empty();
      case String other -> throw new Frames.Garbage("an outcome `" + other + "`");
    };
  }

  /// A worker of ours says this itself; one that does not is not believed.
  private static Event.Outcome succeeded(Payload value) {
    int most = Limits.DEFAULT.valueBytes();
    if (value.size() <= most) {
      return new Event.Outcome.Succeeded(value);
    }
    ObjectNode error =
        Frames.JSON
            .createObjectNode()
            .put("$type", "error")
            .put("class", "waymark.ValueTooLarge")
            .put("message", "%d bytes; a value holds at most %d".formatted(value.size(), most));
    error.putArray("bases").add("Exception").add("BaseException");
    error.putArray("args").add(error.path("message"));
    error.putObject("attributes");
    return new Event.Outcome.Failed(Payload.of(Frames.JSON.writeValueAsBytes(error)), -1);
  }

  private static long retryAfter(JsonNode asked) {
    if (asked.isNumber()) {
      return Math.max(0, Math.round(asked.asDouble() * 1e6));
    }
    if (asked.path("$type").asString("").equals("timedelta")) {
      long seconds = asked.path("days").asLong(0) * 86_400 + asked.path("seconds").asLong(0);
      return Math.max(0, seconds * 1_000_000 + asked.path("microseconds").asLong(0));
    }
    return -1;
  }

  static Payload payload(JsonNode message, String member) throws Frames.Garbage {
    JsonNode found = message.get(member);
    if (found == null) {
      throw new Frames.Garbage("a %s without `%s`".formatted(text(message, "type"), member));
    }
    return Payload.of(Frames.JSON.writeValueAsBytes(found));
  }

  static String text(JsonNode message, String member) throws Frames.Garbage {
    JsonNode found = message.get(member);
    if (found == null || !found.isString()) {
      throw new Frames.Garbage("a message without `%s`".formatted(member));
    }
    return found.stringValue();
  }
}
