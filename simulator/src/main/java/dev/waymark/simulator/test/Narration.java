package dev.waymark.simulator.test;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Step;
import dev.waymark.engine.Wait;
import dev.waymark.ir.Function;
import dev.waymark.ir.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells on the time line what happens to instances.
final class Narration {
  private final TimeLine timeLine;

  /// Calls as they are shown, by instance and call.
  private final Map<String, String> shown = new LinkedHashMap<>();

  private final Map<String, Long> underway = new LinkedHashMap<>();

  Narration(TimeLine timeLine) {
    this.timeLine = timeLine;
  }

  private static String key(Inhabitant one, CallId call) {
    return one.name + "/" + call;
  }

  void called(long now, Inhabitant one, Effect.Dispatch call) {
    if (one.unwinding.isPresent() && call.attempt() == 1) {
      one.undoing.add(call.call());
    }
    var name = CallLog.bare(call.action());
    var text =
        name + "(" + arguments(one.workflow.program(), call.action(), call.arguments()) + ")";
    shown.put(key(one, call.call()), one.undoing.contains(call.call()) ? "undo " + text : text);
    underway.put(key(one, call.call()), now);
  }

  void withdrawn(Inhabitant one, CallId call) {
    underway.remove(key(one, call));
  }

  /// Calls that nobody has heard of yet, for a life that is broken off.
  void underway() {
    underway.forEach((call, since) ->
        timeLine.add(new TimeLine.Entry(since, shown.getOrDefault(call, call), "called", "", "")));
    underway.clear();
  }

  /// As one would write the call: what is required by position, the rest by name.
  static String arguments(Program program, String called, Payload arguments) {
    if (!(JsonTree.read(arguments.json()) instanceof JsonTree.Members(var members))) {
      return "";
    }
    var first = new LinkedHashSet<String>();
    for (var action : program.actions()) {
      if (action.name().equals(called)) {
        action.parameters().stream()
            .map(Function.Parameter::name)
            .filter(name -> first.isEmpty() && !action.optional().contains(name))
            .forEach(first::add);
      }
    }
    var parts = new ArrayList<String>();
    members.forEach((name, value) ->
        parts.add(first.contains(name) ? Shown.value(value) : name + "=" + Shown.value(value)));
    return String.join(", ", parts);
  }

  /// `before` and `after` are what the instance waited for when it heard of it, and then.
  void settled(
      long now, Inhabitant one, Event.Settled settled, List<Wait> before, List<Wait> after) {
    var what = shown.getOrDefault(key(one, settled.call()), settled.call().toString());
    underway.remove(key(one, settled.call()));
    switch (settled.outcome()) {
      case Event.Outcome.Succeeded(var value) ->
          timeLine.add(new TimeLine.Entry(now, what, "ok", Shown.value(value), ""));
      case Event.Outcome.Failed(var error, _) ->
          timeLine.add(
              new TimeLine.Entry(
                  now,
                  what,
                  "failed",
                  Shown.value(error),
                  remark(now, one, settled, before, after)));
    }
  }

  private static String remark(
      long now, Inhabitant one, Event.Settled settled, List<Wait> before, List<Wait> after) {
    var again = again(now, settled.call(), after);
    if (!again.isEmpty() || !(settled.outcome() instanceof Event.Outcome.Failed(var error, _))) {
      return again;
    }
    var names = Catching.names(error);
    var caught =
        before.stream()
            .filter(wait -> wait.call().filter(settled.call()::equals).isPresent())
            .findFirst()
            .flatMap(wait -> Catching.at(one.workflow, wait.place(), names));
    if (caught.isPresent()) {
      return "caught at " + at(one, caught.get());
    }
    return Catching.declared(one.workflow.program(), settled.call().name(), names)
        ? "not retried: in `raises`"
        : "";
  }

  private static String again(long now, CallId call, List<Wait> waits) {
    return waits.stream()
        .filter(wait -> wait.reason() == Wait.Reason.RETRY)
        .filter(wait -> wait.call().filter(call::equals).isPresent())
        .findFirst()
        .flatMap(Wait::untilMicros)
        .map(until -> "again in " + Shown.duration(until - Stage.EPOCH - now))
        .orElse("");
  }

  /// Where it failed is known only at its end.
  void unwinding(long now, Inhabitant one, Step.Unwinding because) {
    one.unwindingLine = timeLine.size();
    timeLine.add(
        new TimeLine.Entry(
            now,
            "unwinding, because "
                + switch (because) {
                  case FAILED -> "failed";
                  case CANCELLED -> "cancelled";
                  case DEADLINE -> "its deadline is over";
                },
            "",
            "",
            ""));
  }

  void ended(long now, Inhabitant one) {
    switch (one.status) {
      case Step.Status.Completed(var value) ->
          say(now, one, "completed with " + Shown.value(value));
      case Step.Status.Failed(var error, var place) -> {
        complete(one, place);
        say(now, one, "failed with " + Shown.value(error));
      }
      case Step.Status.Cancelled(var reason) -> say(now, one, "cancelled: " + reason);
      case Step.Status.Waiting _, Step.Status.Held _ -> {}
    }
  }

  private void complete(Inhabitant one, Step.NodePlace place) {
    if (one.unwindingLine >= 0) {
      var entry = timeLine.entries().get(one.unwindingLine);
      timeLine.set(
          one.unwindingLine,
          new TimeLine.Entry(entry.micros(), entry.what() + " at " + at(one, place), "", "", ""));
    }
  }

  static String at(Inhabitant one, Step.NodePlace place) {
    var found = one.workflow.debug().place(place.function(), place.node());
    var file = found.file();
    return file.substring(file.lastIndexOf('/') + 1) + ":" + found.line();
  }

  private void say(long now, Inhabitant one, String text) {
    var whose = one.parent == null ? "" : one.workflow.program().workflow() + " ";
    timeLine.add(new TimeLine.Entry(now, whose + text, "", "", ""));
  }

  /// Why an instance waits, one line for each of its tasks.
  static List<String> why(long now, Inhabitant one, List<Wait> waits) {
    var lines = new ArrayList<String>();
    for (var wait : waits) {
      var place = one.workflow.debug().place(wait.place().function(), wait.place().node());
      lines.add(
          "%s waits at %s for %s %s, since %s%s"
              .formatted(
                  one.workflow.program().workflow(),
                  at(one, wait.place()),
                  wait.reason().name().toLowerCase(Locale.ROOT),
                  wait.what().isEmpty() ? "" : "`" + wait.what() + "`",
                  Shown.duration(wait.sinceMicros() - Stage.EPOCH),
                  wait.untilMicros()
                      .map(until -> ", until " + Shown.duration(until - Stage.EPOCH))
                      .orElse(", with nothing on its way")));
      lines.add("  " + place.text());
    }
    if (one.status instanceof Step.Status.Held(var error, var place)) {
      lines.add(held(one, error, place));
    }
    return lines;
  }

  private static String held(Inhabitant one, Payload error, Step.NodePlace place) {
    return one.workflow.program().workflow()
        + " is held at "
        + at(one, place)
        + " with "
        + Shown.value(error);
  }
}
