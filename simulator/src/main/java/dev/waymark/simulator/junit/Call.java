package dev.waymark.simulator.junit;

import dev.waymark.engine.work.Delivery;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One delivery of a call, as an action sees it.
///
/// @param action bare name
/// @param idempotencyKey the same for every delivery of the call, or the author's own
/// @param attempt counts what the retry policy counts, from 1
/// @param delivery counts deliveries of the call, from 1
/// @param arguments by parameter name, read as results are
public record Call(
    String action,
    String idempotencyKey,
    int attempt,
    int delivery,
    Map<String, @Nullable Object> arguments) {
  static Call of(Delivery delivery) {
    var arguments = Read.plain(delivery.arguments());
    if (!(arguments instanceof Map<?, ?> named)) {
      throw new IllegalStateException("no arguments: " + delivery.arguments());
    }
    var read = new java.util.LinkedHashMap<String, @Nullable Object>();
    named.forEach((name, value) -> read.put(String.valueOf(name), value));
    return new Call(
        Known.bare(delivery.action(), ':'),
        delivery.authorKey().orElse(delivery.key()),
        delivery.attempt(),
        delivery.number(),
        read);
  }

  /// An argument as a record, an enum, a number or another type that fits.
  public <T> T argument(String name, Class<T> type) {
    if (!arguments.containsKey(name)) {
      throw Known.unknown(
          "`%s` was called without `%s`".formatted(action, name),
          name,
          java.util.List.copyOf(arguments.keySet()));
    }
    var read = Read.as(arguments.get(name), type);
    if (read == null) {
      throw new AssertionError("`%s` of %s is None".formatted(name, action));
    }
    @SuppressWarnings("unchecked") // `as` gives what fits, boxed where the type is primitive
    var fits = (T) read;
    return fits;
  }
}
