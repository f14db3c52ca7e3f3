package dev.waymark.sdk;

import dev.waymark.engine.store.InstanceId;
import java.time.Duration;

/// Nobody waits any longer; the instance goes on.
public final class StillRunning extends Exception {
  private static final long serialVersionUID = 1;

  StillRunning(InstanceId instance, Duration waited) {
    super("%s has not ended within %s ms; it goes on".formatted(instance, waited.toMillis()));
  }
}
