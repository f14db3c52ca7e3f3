package dev.waymark.engine.machine;

import dev.waymark.engine.value.Call;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Enums;
import dev.waymark.engine.value.ErrorValue;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.ListValue;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Numbers;
import dev.waymark.engine.value.Pending;
import dev.waymark.engine.value.Repr;
import dev.waymark.engine.value.Tuple;
import dev.waymark.engine.value.Types;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Policy;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings of a call: its own over its declaration's, evaluated and made plain.
final class Policies {
  /// A policy that says something about retrying and nothing about how often.
  private static final long ATTEMPTS_UNSAID = 100;

  private static final long FIRST = 1_000_000;
  private static final long MAX = 60_000_000;
  private static final Set<Policy.Name> ABOUT_RETRYING =
      EnumSet.of(
          Policy.Name.FIRST,
          Policy.Name.FACTOR,
          Policy.Name.MAX,
          Policy.Name.JITTER,
          Policy.Name.ON,
          Policy.Name.NOT_ON);

  private Policies() {}

  static Map<Policy.Name, Value> settings(Loop loop, Pending pending) {
    var settings = new EnumMap<Policy.Name, Value>(Policy.Name.class);
    if (!pending.isWorkflow()) {
      var declared = loop.program.actions().get(pending.action()).policy();
      for (var setting : declared.settings()) {
        var value = loop.evaluator.evaluate(Slots.outside(), setting.value());
        if (setting.name() == Policy.Name.KEY) { // a declaration names the parameter
          value = pending.arguments().getOrDefault(Repr.text(value), None.NONE);
        }
        settings.put(setting.name(), value);
      }
    }
    settings.putAll(pending.settings());
    settings.values().removeIf(value -> value == None.NONE);
    return settings;
  }

  static Call.Policy policy(Map<Policy.Name, Value> settings) {
    var attempts = settings.get(Policy.Name.ATTEMPTS);
    boolean retries = settings.keySet().stream().anyMatch(ABOUT_RETRYING::contains);
    var jitter = settings.get(Policy.Name.JITTER);
    long first = duration(settings, Policy.Name.FIRST);
    long max = duration(settings, Policy.Name.MAX);
    return new Call.Policy(
        attempts != null ? count(attempts) : retries ? ATTEMPTS_UNSAID : 1,
        new Call.Backoff(
            first < 0 ? FIRST : first,
            factor(settings.get(Policy.Name.FACTOR)),
            max < 0 ? MAX : max,
            jitter == null || !"none".equals(text(jitter))),
        settings.getOrDefault(Policy.Name.ON, None.NONE),
        settings.getOrDefault(Policy.Name.NOT_ON, None.NONE),
        duration(settings, Policy.Name.TIMEOUT),
        text(settings.get(Policy.Name.QUEUE)),
        text(settings.get(Policy.Name.KEY)));
  }

  private static long count(Value attempts) {
    var number = Numbers.index(attempts);
    if (number.signum() <= 0) {
      throw Errors.valueError("attempts must be at least 1, not " + number);
    }
    return number.bitLength() > 62 ? Long.MAX_VALUE : number.longValueExact();
  }

  private static double factor(@Nullable Value factor) {
    return factor == null ? 2 : Numbers.exact(Enums.plain(factor)).doubleValue();
  }

  /// In microseconds, not negative; -1 where it is not set.
  static long duration(Map<Policy.Name, Value> settings, Policy.Name name) {
    var value = settings.get(name);
    return value == null ? -1 : Math.max(0, Durations.micros(value));
  }

  static @Nullable String text(@Nullable Value value) {
    return value == null || value == None.NONE ? null : Repr.text(value);
  }

  /// Whether an error of this kind is tried again: `not_on` is never, `on` is only, and what the
  /// action declares to raise needs to be named.
  static boolean retries(Loop loop, Call call, ErrorValue error) {
    if (error.isA("CancelledError")) {
      return false;
    }
    if (call.policy.notOn() != None.NONE && matches(error, call.policy.notOn())) {
      return false;
    }
    if (call.policy.on() != None.NONE) {
      return matches(error, call.policy.on());
    }
    for (var declared : loop.program.actions().get(call.action).raises()) {
      if (matches(error, loop.evaluator.evaluate(Slots.outside(), declared))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(ErrorValue error, Value types) {
    return switch (types) {
      case ClassValue type -> error.type().isSubclassOf(type);
      case Tuple several -> several.items().stream().anyMatch(type -> matches(error, type));
      case ListValue several -> several.items().stream().anyMatch(type -> matches(error, type));
      case Value _ -> throw Errors.typeError("no error class: " + Types.name(types));
    };
  }

  /// What passes before the next attempt, in whole milliseconds.
  static long backoff(Loop loop, Call call) {
    var backoff = call.policy.backoff();
    double delay = backoff.first();
    for (int i = 1; i < call.attempt && delay < backoff.max(); i++) {
      delay *= backoff.factor();
    }
    delay = Math.min(delay, backoff.max());
    if (backoff.jitter()) {
      delay *= (loop.randomBits() >>> 11) * 0x1p-53;
    }
    return (long) delay / 1_000 * 1_000;
  }
}
