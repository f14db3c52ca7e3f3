package dev.waymark.cli.run;

import dev.waymark.cli.output.Console;
import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.JsonReader;
import dev.waymark.cli.output.Plain;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Prints what an instance did, from its history: what stands there has been committed. Counts
/// calls and deliveries for the last line.
final class TimeLine {
  private static final int VALUE_MAX = 40;
  private static final String COLUMNS = "%7.2fs  %-13s  %-7s  %s";

  private final Console console;
  private final Map<String, Long> calledAt = new HashMap<>();
  private final Map<String, Integer> deliveries = new HashMap<>();
  private final Set<String> calls = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Handlers handlers;
  private long beginMicros;

  TimeLine(Console console, Handlers handlers, long beginMicros) {
    this.console = console;
    this.handlers = handlers;
    this.beginMicros = beginMicros;
  }

  /// A worker has begun a delivery. The time is of the supervisor's clock: nothing durable says it.
  void begun(Report.Begun begun) {
    deliveries.merge(attempt(begun.call(), Integer.toString(begun.attempt())), 1, Integer::sum);
    calls.add(begun.instance() + begun.call());
  }

  private static String attempt(String call, String attempt) {
    return call + " " + attempt;
  }

  int calls() {
    return calls.size();
  }

  /// Calls that were made and have no outcome.
  int lost() {
    return open.size();
  }

  int deliveries() {
    return deliveries.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Says that a call was running when its worker was killed.
  void showRunning(String call, long nowMicros) {
    console.say(line(nowMicros, name(call), "running", "").stripTrailing());
  }

  void show(Row.History row) {
    var details = JsonReader.read(row.details().json());
    switch (row.kind()) {
      case "began" -> beginMicros = row.atMicros();
      case "called" -> {
        calledAt.put(text(details, "call"), row.atMicros());
        open.add(text(details, "call"));
      }
      case "settled" -> settled(row, details);
      case "log" -> logged(row, details);
      case "signalled" -> say(row, "signal", "got", text(details, "name"));
      case "child" -> say(row, String.valueOf(details), "started", "");
      case "cancel" -> say(row, "cancel", "asked", String.valueOf(details));
      case "withdrawn" -> open.remove(String.valueOf(details));
      case "completed", "failed", "cancelled", "ignored", "late" -> {}
      default -> say(row, row.kind(), "", short_(details));
    }
  }

  private void settled(Row.History row, @Nullable Object details) {
    var call = text(details, "call");
    open.remove(call);
    boolean failed = details instanceof Map<?, ?> object && object.containsKey("error");
    var value =
        failed
            ? errorName(details)
            : short_(details instanceof Map<?, ?> object ? object.get("value") : null);
    var took =
        "%d ms".formatted((row.atMicros() - calledAt.getOrDefault(call, row.atMicros())) / 1000);
    var again = again(call, text(details, "attempt"));
    var caught = failed ? caught(call, details) : "";
    say(
        row,
        name(call),
        failed ? "failed" : "ok",
        "%-12s  %5s%s%s".formatted(value, took, again, caught));
  }

  private String caught(String call, @Nullable Object details) {
    var error = details instanceof Map<?, ?> object ? Json.write(object.get("error")) : "{}";
    var action = call.substring(0, Math.max(0, call.lastIndexOf('#')));
    return handlers
        .caughtAt(action, Payload.of(error))
        .map(place -> "   caught at " + place)
        .orElse("");
  }

  private String again(String call, String attempt) {
    int number = deliveries.getOrDefault(attempt(call, attempt), 1);
    var tries = attempt.equals("1") ? "" : "   attempt " + attempt;
    return number > 1 ? "%s   %s delivery, same key".formatted(tries, ordinal(number)) : tries;
  }

  private void logged(Row.History row, @Nullable Object details) {
    var fields = new StringBuilder(text(details, "message"));
    if (details instanceof Map<?, ?> object && object.get("fields") instanceof Map<?, ?> given) {
      given.forEach(
          (name, value) -> fields.append("  ").append(name).append('=').append(plain(value)));
    }
    console.say("%7.2fs  %-13s  %s".formatted(seconds(row.atMicros()), "log", fields));
  }

  private static String plain(@Nullable Object value) {
    return value instanceof String text ? text : Json.write(Plain.value(value));
  }

  private void say(Row.History row, String what, String how, String more) {
    console.say(line(row.atMicros(), what, how, more).stripTrailing());
  }

  private String line(long atMicros, String what, String how, String more) {
    return String.format(Locale.ROOT, COLUMNS, seconds(atMicros), what, how, more);
  }

  private double seconds(long atMicros) {
    return Math.max(0, atMicros - beginMicros) / 1e6;
  }

  private static String short_(@Nullable Object value) {
    var text = Json.write(Plain.value(value));
    return text.length() > VALUE_MAX ? text.substring(0, VALUE_MAX) + "…" : text;
  }

  private static String errorName(@Nullable Object details) {
    return details instanceof Map<?, ?> object && object.get("error") instanceof Map<?, ?> error
        ? String.valueOf(error.get("class"))
        : "error";
  }

  /// `reserve_car` of `reserve_car#1`.
  private static String name(String call) {
    int number = call.lastIndexOf('#');
    var name = number < 0 ? call : call.substring(0, number);
    return name.substring(name.indexOf(':') + 1);
  }

  private static String text(@Nullable Object details, String member) {
    return details instanceof Map<?, ?> object ? String.valueOf(object.get(member)) : "";
  }

  private static String ordinal(int number) {
    return number + (number == 2 ? "nd" : number == 3 ? "rd" : "th");
  }
}
