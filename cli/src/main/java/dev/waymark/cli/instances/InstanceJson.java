package dev.waymark.cli.instances;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.JsonReader;
import dev.waymark.cli.output.Plain;
import dev.waymark.cli.output.Times;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.WaitingReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An instance as JSON: docs/schema/instances.json.
public final class InstanceJson {
  private InstanceJson() {}

  public static Map<String, @Nullable Object> of(Row.Instance row) {
    var object = Json.answer("instances");
    object.put("id", row.id().toString());
    object.put("workflow", row.workflow());
    object.put("key", row.key().orElse(null));
    object.put("status", row.status().word());
    object.put("waiting", row.waiting().map(WaitingReason::word).orElse(null));
    object.put("paused_because", row.pausedBecause().orElse(null));
    object.put("program", row.program());
    object.put("token", row.token());
    object.put("created_at", Times.iso(row.createdMicros()));
    object.put("changed_at", Times.iso(row.changedMicros()));
    row.outcome()
        .ifPresent(outcome ->
            object.put("outcome", Plain.value(JsonReader.read(outcome.details().json()))));
    return object;
  }
}
