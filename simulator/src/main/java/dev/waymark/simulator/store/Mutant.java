package dev.waymark.simulator.store;

/// Faults that a test can build into the store, or between a kernel and its world, to see that the
/// checkers find them. Only tests choose one; production has no such switch.
public enum Mutant {
  NONE,
  /// Commits look at neither owner, token nor seq.
  NO_FENCE,
  /// Commits do not look at seq.
  NO_SEQ,
  /// Commits look at the owner only: the node that has claimed again writes what it thought before.
  FENCE_IS_OWNER,
  /// A claim does not raise the token, and commits look at the token only.
  CLAIM_KEEPS_TOKEN,
  /// A claim takes what it saw, without a second look at what it has locked.
  CLAIM_BELIEVES_ITS_EYES,
  /// A claim takes whatever is ready, however little was asked for.
  CLAIM_TAKES_ALL,
  /// The events of a claimed instance are the ones that the claim saw, and nobody looks again.
  INBOX_READ_IN_CLAIM,
  /// Reading events takes them away.
  READING_CONSUMES,
  /// A wake-up of a kind that waits already is left out.
  WAKE_MERGED,
  /// A commit keeps the wake-up out of the store.
  TIMER_NOT_STORED,
  /// The owner is given up before the commit that says so has written.
  RELEASED_BEFORE_COMMIT,
  /// The state is written first, what goes with it later.
  COMMIT_IN_TWO,
  /// A commit neither locks nor reads the row of its node.
  COMMIT_WITHOUT_NODE_ROW,
  /// A burial locks nothing and ends nobody's sessions.
  BURIAL_WITHOUT_LOCK,
  /// What has ended is deleted at once.
  ENDED_IS_DELETED,
  /// The history leaves out how calls ended.
  SETTLED_NOT_RECORDED,
  /// A commit stores another state than it was given.
  STATE_GARBLED,
  /// A start that finds its key taken leaves an event behind.
  START_LEAVES_EVENT,
  /// A node stops without giving up what it owns.
  RETIRE_FORGETS,
  /// Each delivery has a key of its own.
  KEY_PER_DELIVERY,
  /// All calls of an instance have one key.
  KEY_PER_INSTANCE,
  /// A beat makes the buried alive again.
  BEAT_REVIVES,
  /// What is taken from a dead node gets no wake-up.
  REAP_WITHOUT_EVENT,
  /// The locks of a session that was cut are never given back.
  CUT_LEAKS_LOCKS,
  /// A start looks for its key before it holds it.
  START_KEY_SEEN_EARLY,
  /// An ended instance is handed over as a live one.
  ENDED_LOOKS_LIVE,
  /// An unknown commit is sent once more, numbered anew.
  BLIND_RETRY,
  /// An unknown commit is taken for done.
  UNKNOWN_IS_DONE,
  /// After an unknown claim nobody reads what the node owns.
  NO_ADOPT_AFTER_CLAIM,
  /// The node goes on before its commit has answered.
  EFFECTS_BEFORE_COMMIT,
  /// A lost delivery counts as a failed attempt.
  REDELIVERY_USES_ATTEMPT,
  /// A timer is told from memory: the store is not asked whether it is due.
  TIMER_FROM_MEMORY,
  /// Something is dispatched under a lease that may be over: a matter of the settings.
  LEASE_NOT_CHECKED,
  /// Nobody polls: a wake-up that is lost is lost. A matter of the settings.
  POLL_DISABLED,
  /// Results stand in the order in which they came. A matter of the machine.
  RESULTS_AS_THEY_COME,
  /// A report counts for whatever delivery of its call is under way now.
  REPORT_WITHOUT_TOKEN,
  /// An attempt of a call row that has taken too long is told of beside the row, which stays.
  TIMEOUT_BESIDE_SETTLE,
  /// A settlement tells the instance and leaves the row where it is.
  SETTLE_KEEPS_THE_ROW,
  /// A call row of a dead node is handed over again as the next attempt.
  SWEEP_USES_ATTEMPT
}
