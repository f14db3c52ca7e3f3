package dev.waymark.engine.kernel;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One instance that this node owns, as far as it knows: what is durable of it, the events it has
/// not committed yet, and what is being done with it now.
final class Held {
  enum Stage {
    /// Nothing is under way: may be advanced.
    IDLE,
    STEPPING,
    /// A result waits for the next commit.
    READY,
    COMMITTING,
    /// A commit did not answer for it: only Adopt tells.
    SUSPECT
  }

  /// What is durable.
  Row.Owned row;

  Stage stage = Stage.IDLE;

  /// Rows of the store by n; they leave with the commit that consumes them.
  final TreeMap<Long, Row.EventRow> inbox = new TreeMap<>();

  /// The attempts that have a call row, which others carry out.
  final LinkedHashMap<CallId, Integer> remote = new LinkedHashMap<>();

  /// Reports that exist only here; they leave with the commit that they are part of.
  final List<Event.Settled> reports = new ArrayList<>();

  /// Calls that were to be carried out here, and can be no more.
  final List<Stranded> stranded = new ArrayList<>();

  /// What the work under way has taken of these.
  final TreeSet<Long> takenRows = new TreeSet<>();

  int takenReports;
  int takenStranded;

  /// The timer row, where one is stored.
  Row.@Nullable EventRow timer;

  /// The snapshot's open calls are not known yet.
  boolean survey = true;

  /// Grows whenever rows may go: a reply that was read before is stale.
  int epoch;

  /// How many readings of the events are under way, and whether another is wanted.
  int loading;

  boolean reload;
  long work;
  @Nullable Pending pending;
  boolean quarantined;

  /// Why one of its events cannot be read.
  Optional<String> unreadable = Optional.empty();

  /// Calls that others have delivered before, as the survey showed.
  final Set<CallId> inherited = new LinkedHashSet<>();

  /// Set for the timer row of that n.
  Desk.@Nullable Alarm alarm;

  long armed = -1;

  /// A durable call that nobody here has, and how often it was handed over.
  record Stranded(Effect.Dispatch call, int delivered) {}

  Held(Row.Owned row) {
    this.row = row;
  }

  InstanceId id() {
    return row.id();
  }

  boolean hasNews() {
    return !inbox.isEmpty() || !reports.isEmpty() || !stranded.isEmpty();
  }

  /// News beyond what the work under way has taken.
  boolean hasMoreNews() {
    return inbox.size() > takenRows.size()
        || reports.size() > takenReports
        || stranded.size() > takenStranded;
  }

  void forgetWork() {
    takenRows.clear();
    takenReports = 0;
    takenStranded = 0;
    pending = null;
    work = 0;
    stage = Stage.IDLE;
  }
}
