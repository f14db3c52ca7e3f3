package dev.waymark.cli.instances;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.JsonReader;
import dev.waymark.cli.output.Plain;
import dev.waymark.cli.output.Times;
import dev.waymark.cli.run.Transactions;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything about one instance, the reason it waits first.
public final class InstanceReport {
  private static final int MOST = 1_000_000;
  private static final int VALUE_MAX = 60;

  /// What to show, and how.
  public record Form(boolean calls, boolean inputs, boolean whole, boolean iso) {}

  /// One call as its history tells it.
  private record Call(String name, String state, int attempts, @Nullable Object arguments) {}

  private final Row.Instance row;
  private final Form form;
  private final List<Row.History> history;
  private final List<Row.Call> remote;

  public InstanceReport(Store store, Row.Instance row, Form form) throws InterruptedException {
    this.row = row;
    this.form = form;
    this.history = Transactions.insist(store, new Transaction.ReadHistory(row.id(), 0, MOST));
    this.remote = Transactions.insist(store, new Transaction.ReadCalls(row.id()));
  }

  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("%s-%s".formatted(row.workflow(), row.id()));
    add(lines, "status", row.status().word());
    row.waiting().ifPresent(reason -> add(lines, "waiting", waiting(reason)));
    remote.forEach(call -> add(lines, "worker", whoHas(call)));
    row.pausedBecause().ifPresent(reason -> add(lines, "paused", reason));
    row.unwinding().ifPresent(why -> add(lines, "unwinding", why.toString()));
    row.key().ifPresent(key -> add(lines, "key", key));
    row.outcome()
        .ifPresent(
            outcome -> add(lines, row.status().word(), shown(read(outcome.details().json()))));
    add(lines, "started", time(row.createdMicros()));
    add(lines, "changed", time(row.changedMicros()));
    add(lines, "program", "%s  source %s".formatted(row.program(), row.source()));
    row.owner().ifPresent(node -> add(lines, "owner", "%s  token %d".formatted(node, row.token())));
    if (form.inputs()) {
      history.stream()
          .filter(entry -> entry.kind().equals("began"))
          .forEach(entry -> add(lines, "input", shown(read(entry.details().json()))));
    }
    if (form.calls()) {
      calls().forEach((id, call) -> add(lines, "call", line(id, call)));
    }
    return lines;
  }

  private static void add(List<String> lines, String what, String value) {
    lines.add("  %-10s %s".formatted(what, value));
  }

  private String waiting(WaitingReason reason) {
    var open = new ArrayList<String>();
    calls()
        .forEach((id, call) -> {
          if (call.state().equals("open")) {
            open.add(id);
          }
        });
    return open.isEmpty()
        ? reason.word()
        : "%s: %s".formatted(reason.word(), String.join(", ", open));
  }

  /// A call that a server has entrusted to whoever offers its action.
  private static String whoHas(Row.Call call) {
    var id = call.call().call();
    var queue = call.call().queue().map(name -> ", queue " + name).orElse("");
    var lost = call.lost() == 0 ? "" : ", lost %d times".formatted(call.lost());
    return call.node()
            .map(node -> "%s has %s, delivery %d".formatted(node, id, call.delivery()))
            .orElse("nobody has %s yet%s".formatted(id, queue))
        + lost;
  }

  private String line(String id, Call call) {
    var tries = call.attempts() > 1 ? "   %d attempts".formatted(call.attempts()) : "";
    var arguments = form.inputs() ? "   " + shown(call.arguments()) : "";
    return "%s  %s%s%s".formatted(id, call.state(), tries, arguments);
  }

  private Map<String, Call> calls() {
    var calls = new LinkedHashMap<String, Call>();
    for (var entry : history) {
      var details = read(entry.details().json());
      switch (entry.kind()) {
        case "called" -> {
          var id = member(details, "call");
          var before = calls.get(id);
          var arguments = details instanceof Map<?, ?> object ? object.get("arguments") : null;
          calls.put(
              id,
              new Call(
                  member(details, "action"),
                  "open",
                  before == null ? 1 : before.attempts() + 1,
                  arguments));
        }
        case "settled" -> end(calls, member(details, "call"), outcome(details));
        case "withdrawn" -> end(calls, String.valueOf(details), "withdrawn");
        default -> {}
      }
    }
    return calls;
  }

  private static void end(Map<String, Call> calls, String id, String state) {
    calls.computeIfPresent(
        id, (_, call) -> new Call(call.name(), state, call.attempts(), call.arguments()));
  }

  private String outcome(@Nullable Object details) {
    if (!(details instanceof Map<?, ?> object)) {
      return "settled";
    }
    return object.get("error") instanceof Map<?, ?> error
        ? "failed  " + error.get("class")
        : "ok  " + shown(object.get("value"));
  }

  public Map<String, @Nullable Object> json() {
    var object = InstanceJson.of(row);
    if (form.inputs()) {
      for (var entry : history) {
        if (entry.kind().equals("began")) {
          object.put("input", Plain.value(read(entry.details().json())));
        }
      }
    }
    object.put("workers", remote.stream().map(InstanceReport::worker).toList());
    if (form.calls()) {
      var calls = new ArrayList<Object>();
      calls()
          .forEach((id, call) -> {
            var one = Json.object();
            one.put("call", id);
            one.put("action", call.name());
            one.put("state", call.state());
            one.put("attempts", call.attempts());
            if (form.inputs()) {
              one.put("arguments", Plain.value(call.arguments()));
            }
            calls.add(one);
          });
      object.put("calls", calls);
    }
    return object;
  }

  private static Map<String, @Nullable Object> worker(Row.Call call) {
    var object = Json.object();
    object.put("call", call.call().call().toString());
    object.put("action", call.call().action());
    object.put("queue", call.call().queue().orElse(null));
    object.put("worker", call.node().map(Object::toString).orElse(null));
    object.put("delivery", call.delivery());
    object.put("lost", call.lost());
    return object;
  }

  private String time(long micros) {
    return form.iso()
        ? Times.iso(micros)
        : Times.ago(micros, System.currentTimeMillis() * 1000) + " ago";
  }

  private String shown(@Nullable Object value) {
    var text = Json.write(Plain.value(value));
    return form.whole() || text.length() <= VALUE_MAX ? text : text.substring(0, VALUE_MAX) + "…";
  }

  private static @Nullable Object read(String json) {
    return JsonReader.read(json);
  }

  private static String member(@Nullable Object details, String name) {
    return details instanceof Map<?, ?> object ? String.valueOf(object.get(name)) : "";
  }
}
