package dev.waymark.sdk;

import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;

/// An instance that failed, or was cancelled, with the error that left its body.
public final class InstanceFailed extends Exception {
  private static final long serialVersionUID = 1;
  private final transient InstanceId instance;
  private final String errorName;
  private final transient Payload details;

  InstanceFailed(InstanceId instance, String errorName, String message, Payload details) {
    super("%s: %s".formatted(errorName, message));
    this.instance = instance;
    this.errorName = errorName;
    this.details = details;
  }

  public InstanceId instance() {
    return instance;
  }

  /// The qualified name of the error's class.
  public String errorName() {
    return errorName;
  }

  /// The error as JSON (docs/protocol.md, 2.2); for a cancelled instance the reason.
  public Payload details() {
    return details;
  }
}
