package dev.waymark.simulator.test;

import dev.waymark.compiler.test.TestPlan.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The deliveries of a test, for `calls`, `order` and their like.
final class CallLog {
  /// `call` is the same for every delivery of a call; `key` is the idempotency key, which the
  /// author may have given to more than one.
  record Delivered(String action, String call, String key, int attempt) {}

  private final List<Delivered> deliveries = new ArrayList<>();

  void add(Delivered delivery) {
    deliveries.add(delivery);
  }

  static String bare(String action) {
    return action.substring(action.lastIndexOf(':') + 1);
  }

  /// The answer as JSON.
  String answer(Query query) {
    var of = deliveries.stream().filter(one -> concerns(query, one)).toList();
    var calls = new LinkedHashSet<String>();
    var keys = new LinkedHashSet<String>();
    var attempts = new LinkedHashSet<String>();
    var names = new ArrayList<String>();
    for (var one : of) {
      if (calls.add(one.call())) {
        names.add(JsonWriter.text(bare(one.action())));
      }
      keys.add(one.key());
      attempts.add(one.call() + " " + one.attempt());
    }
    return switch (query.kind()) {
      case ORDER -> "[" + String.join(",", names) + "]";
      case CALLS -> String.valueOf(calls.size());
      case KEYS -> String.valueOf(keys.size());
      case ATTEMPTS -> String.valueOf(attempts.size());
      case DELIVERIES -> String.valueOf(of.size());
    };
  }

  private static boolean concerns(Query query, Delivered one) {
    return switch (query.kind()) {
      case ORDER -> bare(one.action()).startsWith(query.of());
      case CALLS, ATTEMPTS, DELIVERIES, KEYS ->
          query.of().isEmpty()
              || one.action().equals(query.of())
              || bare(one.action()).equals(query.of());
    };
  }
}
