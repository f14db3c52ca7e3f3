package dev.waymark.engine.store;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import java.util.List;
import java.util.Optional;

/// The whole of the durable work: each case is one to three statements known in full before they
/// are sent, with nothing decided between them. `R` is what it replies with: a row for each row
/// that was taken. An id that is missing in a reply is fenced *or busy*, and only [Adopt] tells
/// which.
///
/// Rules of every implementation: what decides is read from a row that the same sub-statement
/// locks; row locks skip what is locked, and only the node row and unique keys are waited for; rows
/// are taken in key order; the order and the completeness of a reply mean nothing.
public sealed interface Transaction<R> {
  /// A fresh incarnation: replies true, or false when the id was ever used before.
  record RegisterNode(NodeId node, long leaseMicros) implements Transaction<Boolean> {}

  /// Renews the lease, also an expired one that nobody has buried. False: buried (or unknown).
  record Beat(NodeId node, long leaseMicros) implements Transaction<Boolean> {}

  /// Marks at most 8 nodes dead whose lease has expired. Waits for nobody: a node row held by
  /// somebody is skipped. Where the backend of an expired node can hold locks (a frozen client),
  /// its sessions are ended first. When it has committed, nothing of these nodes can land any more.
  record Bury() implements Transaction<List<NodeId>> {}

  /// Marks one node dead whose end was seen, whatever its lease. Waits for the node row. Replies
  /// true when it is dead now.
  record MarkDead(NodeId node) implements Transaction<Boolean> {}

  /// Frees instances of dead nodes, at most `limit`: no owner, token + 1, strikes + 1, `running`
  /// becomes `queued`, and each gets an [Event.Due] that is due now. Run it until it frees none.
  record Reap(int limit) implements Transaction<List<Row.Freed>> {}

  /// Deletes the rows of dead nodes that own no instance, hold no call and are no event's target;
  /// counts without locks, so that a row in another transaction's hands keeps the node.
  record ForgetNodes() implements Transaction<List<NodeId>> {}

  record ListNodes() implements Transaction<List<Row.Node>> {}

  /// Says what a node carries out for whoever needs it, in place of what it said before. False:
  /// buried (or unknown).
  record Announce(NodeId node, List<Offering> offerings) implements Transaction<Boolean> {
    public Announce {
      offerings = List.copyOf(offerings);
    }
  }

  /// Takes unowned instances that have a due event with target *anybody*, oldest due first: owner,
  /// token + 1, and a live one (queued, waiting) becomes `running`; that event's target becomes the
  /// node. A paused one is never taken: its events are kept. Never more rows than `limit`. With
  /// `root` only that root's tree. A dead or unknown node takes nothing.
  record Claim(NodeId node, int limit, Optional<InstanceId> root)
      implements Transaction<List<Row.Owned>> {}

  /// The due events of these instances, whatever their target, in order of (instance, n); their
  /// timers that are not due yet, with `due` false; and their call rows, as of the same moment: a
  /// call that was settled is either an event here or still open. Locks and changes nothing. Sent
  /// after the claim has come back, never within it.
  record LoadEvents(List<InstanceId> ids) implements Transaction<List<Row.Loaded>> {
    public LoadEvents {
      ids = List.copyOf(ids);
    }
  }

  /// Keys of the due events whose target is this node, at most `limit`, oldest due first. Changes
  /// nothing: the caller drops the ones it holds.
  record Mine(NodeId node, int limit) implements Transaction<List<Row.EventKey>> {}

  /// Puts stray events right, at most `limit` of each: due ones with target *anybody* of an owned
  /// instance get the owner; those with this node or a dead node as target get the instance's owner
  /// of now, or anybody. Events whose instance is gone are deleted. Replies how many rows changed.
  record Retarget(NodeId node, int limit) implements Transaction<Integer> {}

  /// At most one row per instance. Each row is fenced by itself: owner, token and seq must be those
  /// in the database, the node must be alive, and the row must not be in other hands, else it
  /// changes nothing and is missing in the reply. `seq` becomes seq + 1, strikes 0.
  record CommitSteps(NodeId node, List<StepRow> steps) implements Transaction<List<Row.Stepped>> {
    public CommitSteps {
      steps = List.copyOf(steps);
    }
  }

  /// Everything this node owns after the id `after`, at most `limit`, in key order: the one
  /// recovery after an unknown commit, an unknown claim, busy and fenced rows. Locks and changes
  /// nothing.
  record Adopt(NodeId node, Optional<InstanceId> after, int limit)
      implements Transaction<List<Row.Owned>> {}

  /// Starts instances. A start key that exists gives its instance and starts nothing, also when the
  /// first start's acknowledgement was lost. With an owner (`owned here`) the instance is
  /// `running`, token 1, and its first event has the owner as target; if that node is dead, nothing
  /// is started and the row is missing. Without one it is `queued`, token 0.
  record Start(Optional<NodeId> owner, List<NewInstance> instances)
      implements Transaction<List<Row.Started>> {
    public Start {
      instances = List.copyOf(instances);
    }
  }

  /// Tells an instance of a signal or a cancellation; only inserts, so it may be part of a caller's
  /// transaction. The target is the owner as seen, which may be stale: only a detour. A `key` that
  /// this instance has had before accepts nothing twice. Missing in the reply: no such instance.
  record Signal(List<Letter> letters) implements Transaction<List<Row.Accepted>> {
    public Signal {
      letters = List.copyOf(letters);
    }
  }

  /// Takes call rows that nobody has, for what the node offers, oldest due first and the earlier
  /// offering before the later: delivery + 1, and where the attempt has a limit its time begins.
  /// Never more rows than `limit`. With `root` only that root's tree. A dead or unknown node takes
  /// nothing.
  record ClaimCalls(NodeId node, List<Offering> offerings, Optional<InstanceId> root, int limit)
      implements Transaction<List<Row.Call>> {
    public ClaimCalls {
      offerings = List.copyOf(offerings);
    }
  }

  /// Every call row that this node holds: the recovery after an unknown claim or settlement, and
  /// how it learns that a call was recalled. Locks and changes nothing.
  record AdoptCalls(NodeId node) implements Transaction<List<Row.Call>> {}

  /// Ends hand-overs, by a node that is alive. Deleting the row under its attempt, delivery and
  /// holder *is* the one recorded outcome of the attempt, and puts an [Event.Settled] in the
  /// instance's inbox in the same statement. A row that is missing in the reply is late, or busy.
  record SettleCalls(NodeId node, List<Settlement> settlements)
      implements Transaction<List<Row.CallKey>> {
    public SettleCalls {
      settlements = List.copyOf(settlements);
    }
  }

  /// Frees at most `limit` call rows that dead nodes hold: lost + 1, due again after `firstMicros`
  /// doubled for each loss before, `mostMicros` at most. Replies these, and as many rows whose
  /// attempt's time is over; whoever asked settles them.
  record SweepCalls(long firstMicros, long mostMicros, int limit)
      implements Transaction<List<Row.Swept>> {}

  /// The open call rows of one instance, for people.
  record ReadCalls(InstanceId id) implements Transaction<List<Row.Call>> {}

  /// Gives everything back at a graceful stop: as [Reap] of oneself, at most `limit`, without a
  /// strike; and its call rows, which are not counted as lost. When nothing is owned any more the
  /// node is marked dead (`done`).
  record Retire(NodeId node, int limit) implements Transaction<Row.Retired> {}

  /// Deletes ended instances that ended before `endedBeforeMicros`, at most `limit`, with their
  /// history, events and keys. Never a live one; rows in other hands are skipped.
  record Retain(long endedBeforeMicros, int limit) implements Transaction<List<InstanceId>> {}

  /// Stores a program under its hash and a debug table under the digest of its source. What exists
  /// is left as it is. Replies true.
  record PutProgram(String hash, Payload program, String source, Payload debugTable)
      implements Transaction<Boolean> {}

  /// `source` is empty where no debug table is wanted.
  record GetProgram(String hash, Optional<String> source)
      implements Transaction<Optional<Row.StoredProgram>> {}

  record ReadInstance(InstanceId id) implements Transaction<Optional<Row.Instance>> {}

  /// Instances that fit, newest first.
  record ListInstances(Filter filter) implements Transaction<List<Row.Instance>> {}

  /// The history of one instance from (seq, k) on, at most `limit` rows.
  record ReadHistory(InstanceId id, long fromSeq, int limit)
      implements Transaction<List<Row.History>> {}

  /// What to list; an empty field does not restrict. `idPrefix` is lower-case hex with dashes.
  record Filter(
      Optional<String> idPrefix,
      Optional<Status> status,
      Optional<WaitingReason> waiting,
      Optional<String> workflow,
      Optional<String> key,
      Optional<InstanceId> root,
      int limit) {
    public static Filter all(int limit) {
      return new Filter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          limit);
    }
  }

  /// An instance to start. `root` is itself for one without a parent. `program` is the program's
  /// hash, `source` the digest of the source it was compiled from.
  record NewInstance(
      InstanceId id,
      InstanceId root,
      String workflow,
      Optional<String> key,
      String program,
      String source,
      Payload input,
      Optional<Parent> parent) {}

  /// Who waits for a child: the call of the parent that is settled at the child's end, when it is
  /// `attached`.
  record Parent(InstanceId instance, CallId call, boolean attached) {}

  /// An event for another instance, or from outside.
  record Letter(InstanceId to, Optional<String> key, Event event) {}

  /// The name of a transaction in traces, metrics and choices.
  static String name(Transaction<?> transaction) {
    return switch (transaction) {
      case RegisterNode _ -> "RegisterNode";
      case Beat _ -> "Beat";
      case Bury _ -> "Bury";
      case MarkDead _ -> "MarkDead";
      case Reap _ -> "Reap";
      case ForgetNodes _ -> "ForgetNodes";
      case ListNodes _ -> "ListNodes";
      case Announce _ -> "Announce";
      case Claim _ -> "Claim";
      case LoadEvents _ -> "LoadEvents";
      case Mine _ -> "Mine";
      case Retarget _ -> "Retarget";
      case CommitSteps _ -> "CommitSteps";
      case Adopt _ -> "Adopt";
      case Start _ -> "Start";
      case Signal _ -> "Signal";
      case ClaimCalls _ -> "ClaimCalls";
      case AdoptCalls _ -> "AdoptCalls";
      case SettleCalls _ -> "SettleCalls";
      case SweepCalls _ -> "SweepCalls";
      case ReadCalls _ -> "ReadCalls";
      case Retire _ -> "Retire";
      case Retain _ -> "Retain";
      case PutProgram _ -> "PutProgram";
      case GetProgram _ -> "GetProgram";
      case ReadInstance _ -> "ReadInstance";
      case ListInstances _ -> "ListInstances";
      case ReadHistory _ -> "ReadHistory";
    };
  }
}
