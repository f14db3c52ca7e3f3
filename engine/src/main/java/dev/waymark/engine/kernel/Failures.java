package dev.waymark.engine.kernel;

import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.Payload;

/// The errors that a runtime node itself reports of an attempt, as docs/protocol.md writes them.
public final class Failures {
  private Failures() {}

  public static Payload timeout(String action, long micros) {
    return Json.timeout(action, micros);
  }

  /// How a cancelled child ended, for its parent.
  public static Payload cancelled(String reason) {
    return Json.error("CancelledError", "\"BaseException\"", reason);
  }

  /// A call whose worker died with it, again and again.
  static Outcome lost(String action, int times) {
    var message = action + " was lost " + times + " times with the worker that had it";
    return new Outcome.Failed(Json.failure("waymark.DeliveriesLost", message), -1);
  }
}
