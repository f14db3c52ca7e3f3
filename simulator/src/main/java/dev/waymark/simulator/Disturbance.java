package dev.waymark.simulator;

import java.util.List;

/// What can go wrong at a point that changes what survives. The letters are those of the catalogue
/// in `docs/disturbances.md`, which says what is expected.
public enum Disturbance {
  CRASH("the node dies"),
  CRASH_HOLDING("the node dies, its statement holds its rows and is applied much later"),
  PAUSE_UNTIL_RIVAL("the node freezes until a rival has claimed what it owned"),
  PAUSE_UNTIL_BURIAL("the node freezes until it has been buried"),
  SLOW("the node is slow for a minute"),
  STOP("the node is told to stop"),
  BOOT_LOOP("the node dies three times as soon as it has begun"),
  TWIN("a second process begins under the same name"),
  CLOCK_FAR("the node's clock shows another year"),
  CLOCK_SLOW("the node's clock loses a tenth"),
  LOST_APPLIED("it is applied, the acknowledgement is lost"),
  LOST_NOT_APPLIED("the connection is lost, nothing is applied"),
  GHOST("the connection is lost, and it is applied while the next step is under way"),
  GHOST_LATER("the connection is lost, and it is applied several steps later"),
  GHOST_LONG_AFTER("the connection is lost, and it is applied when the instance was let go"),
  CUT("the connection is lost when the rows are locked"),
  TIMED_OUT("the statement holds its rows for five seconds and is cancelled"),
  CONFLICT("it loses against another transaction"),
  OUTAGE("the database cannot be reached for twenty seconds"),
  WORKER_DIES("the worker dies with the delivery"),
  WORKER_FULL("the worker does not take the delivery"),
  REPORT_FIRST("the report comes before the word that it has begun"),
  REPORT_LATE("the report is late, but not too late"),
  REPORT_TWICE("the report comes twice"),
  REPORT_CONFLICTS("a second report says otherwise"),
  ZOMBIE("the worker is given up, and reports when the next one has begun"),
  HINT_LOST("the wake-up is lost"),
  HINT_STORM("the wake-up comes fifty times"),
  HINT_LATE("the wake-up is three seconds late"),
  START_TWICE("two clients start it at once"),
  START_AGAIN("the acknowledgement of the start is lost, it is started again"),
  MUTE("the worker never answers"),
  HUGE("the result is larger than a value may be"),
  GARBLED("the result cannot be read");

  private final String words;

  Disturbance(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /// The kinds of points. Each has the disturbances that make sense there.
  public enum Point {
    /// A runtime node begins.
    BOOT(BOOT_LOOP, TWIN, CLOCK_FAR, CLOCK_SLOW),
    /// Somebody starts an instance.
    START(START_TWICE, START_AGAIN),
    /// A transaction has been sent.
    SENT(
        CRASH,
        CRASH_HOLDING,
        LOST_NOT_APPLIED,
        GHOST,
        GHOST_LATER,
        GHOST_LONG_AFTER,
        CUT,
        TIMED_OUT,
        CONFLICT,
        OUTAGE,
        PAUSE_UNTIL_RIVAL,
        PAUSE_UNTIL_BURIAL,
        SLOW,
        STOP),
    /// It is durable; the node has not heard of it.
    DURABLE(CRASH, LOST_APPLIED, PAUSE_UNTIL_RIVAL, PAUSE_UNTIL_BURIAL),
    /// Other nodes are told that there may be something to do.
    HINT(HINT_LOST, HINT_STORM, HINT_LATE),
    /// A delivery is about to be handed to a worker.
    DISPATCH(CRASH, PAUSE_UNTIL_RIVAL, PAUSE_UNTIL_BURIAL, WORKER_DIES, WORKER_FULL, REPORT_FIRST),
    /// The outside effect has happened; the worker's report is about to be heard.
    REPORT(
        CRASH,
        PAUSE_UNTIL_RIVAL,
        PAUSE_UNTIL_BURIAL,
        WORKER_DIES,
        ZOMBIE,
        REPORT_LATE,
        REPORT_TWICE,
        REPORT_CONFLICTS);

    private final List<Disturbance> kinds;

    Point(Disturbance... kinds) {
      this.kinds = List.of(kinds);
    }

    /// Those that use up no attempt: what an instance comes to must be the same.
    public List<Disturbance> kinds() {
      return kinds;
    }

    /// Those that use up an attempt, or may: only wild campaigns meet them.
    public List<Disturbance> wild() {
      return switch (this) {
        case REPORT -> List.of(MUTE, HUGE, GARBLED);
        case BOOT, START, SENT, DURABLE, HINT, DISPATCH -> List.of();
      };
    }
  }
}
