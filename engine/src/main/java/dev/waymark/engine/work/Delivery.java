package dev.waymark.engine.work;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Payload;
import java.util.Optional;

/// One hand-over of a call to a worker. `token` names it and is never used again. `key` is the
/// idempotency key, the same for every delivery of the call; `authorKey` is the author's own.
/// `attempt` counts what the policy counts, `number` the deliveries of the call, both from 1.
/// `timeoutMillis` is what the action is told about its time, or -1. `arguments` is a JSON object
/// by parameter name.
public record Delivery(
    String token,
    String action,
    Payload arguments,
    String instance,
    CallId call,
    String key,
    Optional<String> authorKey,
    int attempt,
    int number,
    long timeoutMillis) {}
