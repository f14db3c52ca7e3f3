package dev.waymark.sdk;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.StepRow;
import dev.waymark.sdk.actions.BorderValues;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One instance of a workflow, wherever it is advanced. `R` is what it returns.
public final class Instance<R extends @Nullable Object> {
  private static final long FIRST_PAUSE = 2;
  private static final long LONGEST_PAUSE = 100;

  private final Client client;
  private final InstanceId id;
  private final Type type;

  Instance(Client client, InstanceId id, Type type) {
    this.client = client;
    this.id = id;
    this.type = type;
  }

  public InstanceId id() {
    return id;
  }

  public Status status() throws InterruptedException {
    return read().status();
  }

  private Row.Instance read() throws InterruptedException {
    return client
        .read(id)
        .orElseThrow(() -> new IllegalStateException("there is no instance " + id));
  }

  /// What it returned, when it has ended.
  public R await(Duration most) throws InstanceFailed, StillRunning, InterruptedException {
    return result(awaitEnd(most));
  }

  /// How it ended; its outcome is there.
  public Row.Instance awaitEnd(Duration most) throws StillRunning, InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    long pause = FIRST_PAUSE;
    while (true) {
      Row.Instance row = read();
      if (row.status().ended() && row.outcome().isPresent()) {
        return row;
      }
      if (System.nanoTime() - end >= 0) {
        throw new StillRunning(id, most);
      }
      TimeUnit.MILLISECONDS.sleep(pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // what the caller said the result is
  private R result(Row.Instance row) throws InstanceFailed {
    StepRow.Outcome outcome = row.outcome().orElseThrow();
    if (outcome.status() == Status.COMPLETED) {
      return (R) BorderValues.read(outcome.details(), type);
    }
    throw failure(outcome);
  }

  private InstanceFailed failure(StepRow.Outcome outcome) {
    Payload details = outcome.details();
    JsonNode json = new JsonMapper().readTree(details.bytes());
    String name = Optional.ofNullable(json.get("class")).map(JsonNode::asString).orElse("");
    if (outcome.status() == Status.CANCELLED || name.isEmpty()) {
      String reason = json.isString() ? json.stringValue() : details.json();
      return new InstanceFailed(id, outcome.status().word(), reason, details);
    }
    return new InstanceFailed(id, name, json.path("message").asString(""), details);
  }
}
