package dev.waymark.simulator;

import java.util.List;

/// What can go wrong at a point that changes what survives.
public enum Disturbance {
  CRASH("the node dies"),
  LOST_APPLIED("it is applied, the acknowledgement is lost"),
  LOST_NOT_APPLIED("the connection is lost, nothing is applied"),
  GHOST("the connection is lost, and it is applied later"),
  PAUSE_UNTIL_RIVAL("the node freezes until a rival has claimed what it owned"),
  PAUSE_UNTIL_BURIAL("the node freezes until it has been buried"),
  WORKER_DIES("the worker dies with the delivery");

  private final String words;

  Disturbance(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /// The kinds of points. Each has the disturbances that make sense there.
  public enum Point {
    /// A transaction has been sent.
    SENT(CRASH, LOST_NOT_APPLIED, GHOST, PAUSE_UNTIL_RIVAL, PAUSE_UNTIL_BURIAL),
    /// It is durable; the node has not heard of it.
    DURABLE(CRASH, LOST_APPLIED, PAUSE_UNTIL_RIVAL, PAUSE_UNTIL_BURIAL),
    /// A delivery is about to be handed to a worker.
    DISPATCH(CRASH, PAUSE_UNTIL_RIVAL, PAUSE_UNTIL_BURIAL, WORKER_DIES),
    /// The outside effect has happened; the worker's report is about to be heard.
    REPORT(CRASH, PAUSE_UNTIL_RIVAL, PAUSE_UNTIL_BURIAL, WORKER_DIES);

    private final List<Disturbance> kinds;

    Point(Disturbance... kinds) {
      this.kinds = List.of(kinds);
    }

    public List<Disturbance> kinds() {
      return kinds;
    }
  }
}
