package dev.waymark.simulator;

/// Something that campaigns have to meet, or must not: what is never met was never tested. This is
/// the catalogue of it.
public enum Probe {
  CLAIMED_AGAIN("an instance is claimed that another boot has had", Often.SOMETIMES),
  NODE_BURIED("a node is buried", Often.SOMETIMES),
  NODE_FORGOTTEN("nothing names a dead node any more", Often.SOMETIMES),
  BURIED_NOTICED("a node learns that it was buried", Often.SOMETIMES),
  RETIRED("a node stops gracefully", Often.SOMETIMES),
  UNBORN("a node does not know whether it was born", Often.SOMETIMES),
  REAPED("an instance is taken from a dead node", Often.SOMETIMES),
  HANDED_OVER("a node that stops gives up what it owns", Often.SOMETIMES),
  RETARGETED("a stray event is put right", Often.SOMETIMES),
  READ_AGAIN("a node reads what it owns, and owns something", Often.SOMETIMES),
  COMMIT_OF_MANY("one commit carries steps of several instances", Often.SOMETIMES),
  COMMIT_MISSES_ROW("a row of a commit is fenced or busy", Often.SOMETIMES),
  COMMIT_UNKNOWN("it is not known whether a commit was applied", Often.SOMETIMES),
  COMMIT_REFUSED("a commit is refused", Often.SOMETIMES),
  GHOST_LANDED("a commit is applied after its client gave it up", Often.SOMETIMES),
  GHOST_FENCED("a commit that its client gave up changes nothing", Often.SOMETIMES),
  SESSION_ENDED("somebody ends a session that was under way", Often.SOMETIMES),
  LOCK_WAITED_FOR("a statement waits for a lock", Often.SOMETIMES),
  LEASE_LOST("a node learns that others own an instance", Often.SOMETIMES),
  DELIVERY_LOST("a delivery is lost", Often.SOMETIMES),
  DELIVERED_AGAIN("an attempt is delivered again", Often.SOMETIMES),
  ATTEMPTED_AGAIN("a call has another attempt", Often.SOMETIMES),
  LATE_REPORT("a report comes that nobody waits for", Often.SOMETIMES),
  TIMER_STORED("an instance sleeps in the store", Often.SOMETIMES),
  STORE_UNAVAILABLE("the database cannot be reached", Often.SOMETIMES),
  STORE_BACK("the database can be reached again", Often.SOMETIMES),
  START_DOUBLED("a start finds its key taken", Often.SOMETIMES),
  QUARANTINED("an instance is stopped with its reason", Often.RARE),
  LATE_EVENT("an event comes for an instance that has ended", Often.RARE),
  MACHINE_FAULTED("the machine fails: our own fault", Often.NEVER);

  /// A campaign that misses one of `SOMETIMES`, or meets one of `NEVER`, fails; `RARE` ones have a
  /// test of their own.
  public enum Often {
    SOMETIMES,
    RARE,
    NEVER
  }

  private final String words;
  private final Often often;

  Probe(String words, Often often) {
    this.words = words;
    this.often = often;
  }

  public String words() {
    return words;
  }

  public Often often() {
    return often;
  }
}
