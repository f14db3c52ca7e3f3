package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.Row;
import dev.waymark.ir.DebugTable;
import dev.waymark.simulator.Exhaust;
import dev.waymark.simulator.World;
import dev.waymark.simulator.store.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a disturbed world has written down, told as a time line with the disturbance in it.
final class Aftermath {
  private final Compilation.Compiled compiled;
  private final World.Report report;
  private final Witness witness;
  private final Places places;
  private final List<Exhaust.Single> singles;
  private final long began;

  /// Calls as they are shown, by instance and call.
  private final Map<String, String> shown = new TreeMap<>();

  Aftermath(
      Compilation.Compiled compiled,
      World.Report report,
      Witness witness,
      Places places,
      List<Exhaust.Single> singles) {
    this.compiled = compiled;
    this.report = report;
    this.witness = witness;
    this.places = places;
    this.singles = List.copyOf(singles);
    var first = Long.MAX_VALUE;
    for (var row : report.store().tables().allInstances()) {
      first = Math.min(first, row.created);
    }
    this.began = first;
  }

  /// Where the workflow was: at the call that was disturbed first, or at the last one before.
  Optional<String> line() {
    return singles.stream().findFirst().flatMap(this::line);
  }

  private Optional<String> line(Exhaust.Single single) {
    var place = Optional.<DebugTable.Place>empty();
    for (var row : report.store().tables().allInstances()) {
      for (var entry : report.store().tables().historyOf(row.id())) {
        var call = Shown.text(members(entry.details()), "call");
        var here = call.equals(single.point().what());
        if (entry.kind().equals("called") && (here || entry.atMicros() <= at(single))) {
          place = places.of(row.begun.workflow(), call);
        }
        if (here && place.isPresent()) {
          return place.map(Aftermath::quoted);
        }
      }
    }
    return place.map(Aftermath::quoted);
  }

  private static String quoted(DebugTable.Place place) {
    return "at " + at(place) + ": " + place.text();
  }

  private static long at(Exhaust.Single single) {
    return World.EPOCH + single.point().micros();
  }

  List<TimeLine.Entry> timeLine() {
    var entries = new ArrayList<TimeLine.Entry>();
    singles.forEach(single -> entries.add(said(at(single), single.words())));
    for (var row : report.store().tables().allInstances()) {
      for (var entry : report.store().tables().historyOf(row.id())) {
        tell(row, entry).ifPresent(entries::add);
      }
      row.outcome.ifPresent(outcome ->
          entries.add(
              said(row.changed, row.begun.workflow() + " " + ended(row, outcome.details()))));
    }
    entries.sort(Comparator.comparingLong(TimeLine.Entry::micros));
    return entries;
  }

  private static String ended(Tables.InstanceState row, Payload details) {
    return row.status.name().toLowerCase(java.util.Locale.ROOT) + " with " + Shown.value(details);
  }

  private Optional<TimeLine.Entry> tell(Tables.InstanceState row, Row.History entry) {
    var details = members(entry.details());
    var call = Shown.text(details, "call");
    return switch (entry.kind()) {
      case "called" -> {
        shown.put(row.id() + " " + call, asWritten(row, details));
        yield Optional.empty();
      }
      case "settled", "late", "ignored" ->
          Optional.of(
              new TimeLine.Entry(
                  time(entry.atMicros()),
                  shown.getOrDefault(row.id() + " " + call, call),
                  outcome(entry, details),
                  value(details),
                  remark(row, call, Shown.text(details, "attempt"))));
      case "withdrawn" -> {
        var taken = Shown.text(entry.details());
        yield Optional.of(
            new TimeLine.Entry(
                time(entry.atMicros()),
                shown.getOrDefault(row.id() + " " + taken, taken),
                "withdrawn",
                "",
                remark(row, taken, "1")));
      }
      default -> Optional.empty();
    };
  }

  private String asWritten(Tables.InstanceState row, Map<String, JsonTree> details) {
    var action = Shown.text(details, "action");
    var arguments = details.getOrDefault("arguments", new JsonTree.Word("null"));
    var text =
        compiled
            .workflow(row.begun.workflow())
            .map(workflow ->
                Narration.arguments(
                    workflow.program(), action, Payload.of(JsonWriter.write(arguments))))
            .orElse("");
    return CallLog.bare(action) + "(" + text + ")";
  }

  private static String outcome(Row.History entry, Map<String, JsonTree> details) {
    if (!entry.kind().equals("settled")) {
      return entry.kind();
    }
    return details.containsKey("error") ? "failed" : "ok";
  }

  private static String value(Map<String, JsonTree> details) {
    var value = details.containsKey("error") ? details.get("error") : details.get("value");
    return value == null ? "" : Shown.value(value);
  }

  private String remark(Tables.InstanceState row, String call, String attempt) {
    var parts = new ArrayList<String>();
    places.of(row.begun.workflow(), call).ifPresent(place -> parts.add("at " + at(place)));
    if (!attempt.equals("1")) {
      parts.add("attempt " + attempt);
    }
    var handed =
        attempt.isEmpty()
            ? 0
            : witness.deliveries(row.id().toString(), call, Integer.parseInt(attempt));
    if (handed > 1) {
      parts.add(handed + " deliveries");
    }
    return String.join(", ", parts);
  }

  private TimeLine.Entry said(long at, String what) {
    return new TimeLine.Entry(time(at), what, "", "", "");
  }

  /// Since the start, in milliseconds: what is finer belongs to the simulator.
  private long time(long at) {
    return Math.max(0, at - began) / 1_000 * 1_000;
  }

  private static String at(DebugTable.Place place) {
    return place.file().substring(place.file().lastIndexOf('/') + 1) + ":" + place.line();
  }

  private static Map<String, JsonTree> members(Payload details) {
    return JsonTree.read(details.json()) instanceof JsonTree.Members(var members)
        ? members
        : new TreeMap<>();
  }
}
