package dev.waymark.simulator.store;

import dev.waymark.engine.Effect;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.Snapshot;
import dev.waymark.engine.Step;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Offering;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.StepRow.Outcome;
import dev.waymark.engine.store.StepRow.Post;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.store.WaitingReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What is durable. Only the write of a statement changes it, all at once.
public final class Tables {
  /// A row of `node`.
  public static final class NodeState {
    public long leaseUntil;
    public boolean dead;
    List<Offering> offerings = List.of();
  }

  /// A row of `instance`.
  public static final class InstanceState {
    public final Transaction.NewInstance begun;
    public final long created;
    public @Nullable NodeId owner;
    public long token;
    public long seq;
    public Status status = Status.QUEUED;
    public int strikes;
    public Snapshot state = Snapshot.EMPTY;
    public Optional<WaitingReason> waiting = Optional.empty();
    public Optional<Step.Unwinding> unwinding = Optional.empty();
    public Optional<Outcome> outcome = Optional.empty();
    public Optional<String> pausedBecause = Optional.empty();
    public long changed;

    InstanceState(Transaction.NewInstance begun, long created) {
      this.begun = begun;
      this.created = created;
      this.changed = created;
    }

    public InstanceId id() {
      return begun.id();
    }
  }

  /// A row of `event`; target null is anybody.
  public static final class EventState {
    public final InstanceId instance;
    public final long n;
    public final Event event;
    public long due;
    public @Nullable NodeId target;

    EventState(InstanceId instance, long n, Event event, long due) {
      this.instance = instance;
      this.n = n;
      this.event = event;
      this.due = due;
    }
  }

  /// A row of `call`; node null is nobody.
  public static final class CallState {
    public final InstanceId instance;
    public Post.Entrust entrusted;
    public int delivery;
    public int lost;
    public @Nullable NodeId node;
    long due;
    long expires = Long.MAX_VALUE;

    CallState(InstanceId instance, Post.Entrust entrusted, long due) {
      this.instance = instance;
      this.entrusted = entrusted;
      this.delivery = entrusted.delivered();
      this.due = due;
    }

    String key() {
      return instance + "/" + entrusted.call().call().number();
    }

    boolean fits(Offering offering) {
      return entrusted.call().action().equals(offering.action())
          && entrusted.call().queue().orElse("").equals(offering.queue());
    }

    void free(long at, boolean counts) {
      node = null;
      expires = Long.MAX_VALUE;
      due = at;
      lost += counts ? 1 : 0;
    }

    /// Only a mutant does.
    void useUpAttempt() {
      var c = entrusted.call();
      var next =
          new Effect.Dispatch(
              c.call(),
              c.attempt() + 1,
              c.action(),
              c.arguments(),
              c.timeoutMicros(),
              c.deadlineMicros(),
              c.queue(),
              c.key());
      entrusted = new Post.Entrust(entrusted.root(), next, entrusted.delivered());
    }

    Row.Call row() {
      return new Row.Call(
          instance, entrusted.root(), entrusted.call(), delivery, lost, Optional.ofNullable(node));
    }

    Row.Swept swept() {
      var c = entrusted.call();
      return new Row.Swept(
          instance,
          c.call(),
          c.attempt(),
          delivery,
          Optional.ofNullable(node),
          c.action(),
          lost,
          c.timeoutMicros());
    }
  }

  record Stored(Payload program, TreeMap<String, Payload> debugTables) {}

  final TreeMap<NodeId, NodeState> nodes = new TreeMap<>();
  final TreeSet<NodeId> usedNodes = new TreeSet<>();
  final TreeMap<InstanceId, InstanceState> instances = new TreeMap<>();
  final TreeMap<InstanceId, TreeMap<Long, EventState>> events = new TreeMap<>();
  final TreeMap<InstanceId, TreeMap<Long, CallState>> calls = new TreeMap<>();
  final TreeMap<InstanceId, List<Row.History>> history = new TreeMap<>();
  final TreeMap<String, InstanceId> startKeys = new TreeMap<>();
  final TreeMap<InstanceId, TreeSet<String>> signalKeys = new TreeMap<>();
  final TreeMap<String, Stored> programs = new TreeMap<>();
  final Mutant mutant;

  /// Of [Mutant#INBOX_READ_IN_CLAIM]: the events that a claim saw, until they are read.
  final TreeMap<InstanceId, List<EventState>> claimedWith = new TreeMap<>();

  private final LongSupplier clock;
  private long lastN;

  Tables(LongSupplier clock, Mutant mutant) {
    this.clock = clock;
    this.mutant = mutant;
  }

  public long now() {
    return clock.getAsLong();
  }

  public Iterable<InstanceState> allInstances() {
    return instances.values();
  }

  public Optional<InstanceState> instance(InstanceId id) {
    return Optional.ofNullable(instances.get(id));
  }

  public List<EventState> eventsOf(InstanceId id) {
    var rows = events.get(id);
    return rows == null ? List.of() : List.copyOf(rows.values());
  }

  /// The same, as they are now: not to be kept.
  public Collection<EventState> eventsIn(InstanceId id) {
    var rows = events.get(id);
    return rows == null ? List.of() : Collections.unmodifiableCollection(rows.values());
  }

  /// Grows with what is written.
  public List<Row.History> historyOf(InstanceId id) {
    return Collections.unmodifiableList(history.getOrDefault(id, List.of()));
  }

  public SortedMap<NodeId, NodeState> allNodes() {
    return Collections.unmodifiableSortedMap(nodes);
  }

  /// The beats of a node were left out with the time in which it would have made them.
  public void leaveOut(NodeId node, long micros) {
    var row = nodes.get(node);
    if (row != null && !row.dead) {
      row.leaseUntil += micros;
    }
  }

  /// With all that belongs to it.
  void delete(InstanceId id) {
    instances.remove(id);
    events.remove(id);
    calls.remove(id);
    history.remove(id);
    signalKeys.remove(id);
    startKeys.values().removeIf(id::equals);
  }

  /// Instances that something names and that do not exist.
  public SortedSet<InstanceId> orphans() {
    var named = new TreeSet<>(startKeys.values());
    named.addAll(events.keySet());
    named.addAll(history.keySet());
    named.addAll(signalKeys.keySet());
    named.addAll(calls.keySet());
    named.removeAll(instances.keySet());
    return named;
  }

  public boolean alive(@Nullable NodeId node) {
    var row = node == null ? null : nodes.get(node);
    return row != null && !row.dead;
  }

  /// When the lease of a node that is alive ends.
  public OptionalLong leaseUntil(NodeId node) {
    var row = nodes.get(node);
    return row == null || row.dead ? OptionalLong.empty() : OptionalLong.of(row.leaseUntil);
  }

  public List<NodeId> deadNodes() {
    var dead = new ArrayList<NodeId>();
    nodes.forEach((id, row) -> {
      if (row.dead) {
        dead.add(id);
      }
    });
    return dead;
  }

  /// All events, oldest due first.
  List<EventState> due() {
    var now = now();
    var due = new ArrayList<EventState>();
    for (var rows : events.values()) {
      for (var event : rows.values()) {
        if (event.due <= now) {
          due.add(event);
        }
      }
    }
    if (due.size() > 1) {
      due.sort(
          Comparator.comparingLong((EventState event) -> event.due)
              .thenComparing(event -> event.instance)
              .thenComparingLong(event -> event.n));
    }
    return due;
  }

  public List<CallState> callsOf(InstanceId id) {
    var rows = calls.get(id);
    return rows == null ? List.of() : List.copyOf(rows.values());
  }

  /// Until when nothing is to be done about the calls of this instance, by the store's clock.
  public long callsCalmUntil(InstanceId id) {
    var until = Long.MAX_VALUE;
    for (var call : callsOf(id)) {
      var due = call.node == null ? call.due <= now() && offered(call) : !alive(call.node);
      if (due || call.expires <= now()) {
        return Long.MIN_VALUE;
      }
      until = Math.min(until, Math.min(call.expires, call.due > now() ? call.due : until));
    }
    return until;
  }

  /// When the first of the attempts that this node carries out has taken too long.
  public long callsExpire(NodeId node) {
    var first = Long.MAX_VALUE;
    for (var call : allCalls()) {
      first = node.equals(call.node) ? Math.min(first, call.expires) : first;
    }
    return first;
  }

  List<CallState> allCalls() {
    return calls.values().stream().flatMap(rows -> rows.values().stream()).toList();
  }

  @Nullable CallState call(InstanceId id, long number) {
    var rows = calls.get(id);
    return rows == null ? null : rows.get(number);
  }

  /// This very row still is.
  @SuppressWarnings("ReferenceEquality")
  boolean isThere(CallState row) {
    return call(row.instance, row.entrusted.call().call().number()) == row;
  }

  void insertCall(InstanceId id, Post.Entrust entrusted) {
    calls
        .computeIfAbsent(id, _ -> new TreeMap<>())
        .put(entrusted.call().call().number(), new CallState(id, entrusted, now()));
  }

  void deleteCall(InstanceId id, long number) {
    var rows = calls.get(id);
    if (rows != null) {
      rows.remove(number);
      if (rows.isEmpty()) {
        calls.remove(id);
      }
    }
  }

  @Nullable NodeId ownerOf(InstanceId id) {
    var row = instances.get(id);
    return row == null ? null : row.owner;
  }

  /// Why it waits: for an action that some node offers, or that none does.
  Optional<WaitingReason> waiting(InstanceState row) {
    var lacking =
        row.waiting.equals(Optional.of(WaitingReason.ACTION))
            && callsOf(row.id()).stream().anyMatch(call -> call.node == null && !offered(call));
    return lacking ? Optional.of(WaitingReason.NO_WORKER) : row.waiting;
  }

  private boolean offered(CallState call) {
    return nodes.values().stream()
        .anyMatch(node -> !node.dead && node.offerings.stream().anyMatch(call::fits));
  }

  @Nullable EventState event(InstanceId id, long n) {
    var rows = events.get(id);
    return rows == null ? null : rows.get(n);
  }

  long insertEvent(InstanceId id, @Nullable NodeId target, long due, Event event) {
    if (mutant == Mutant.WAKE_MERGED) {
      for (var waiting : eventsOf(id)) {
        if (waiting.event.getClass().equals(event.getClass()) && waiting.due <= due) {
          return waiting.n;
        }
      }
    }
    var row = new EventState(id, ++lastN, event, due);
    row.target = target;
    events.computeIfAbsent(id, _ -> new TreeMap<>()).put(row.n, row);
    return row.n;
  }

  void deleteEvent(InstanceId id, long n) {
    var rows = events.get(id);
    if (rows != null) {
      rows.remove(n);
      if (rows.isEmpty()) {
        events.remove(id);
      }
    }
  }

  /// The n of its first event, or empty when the id exists.
  Optional<Long> insertInstance(Transaction.NewInstance begun, @Nullable NodeId owner) {
    if (instances.containsKey(begun.id())) {
      return Optional.empty();
    }
    var row = new InstanceState(begun, now());
    if (owner != null) {
      row.owner = owner;
      row.token = 1;
      row.status = Status.RUNNING;
    }
    instances.put(begun.id(), row);
    begun
        .key()
        .ifPresent(key -> startKeys.putIfAbsent(startKey(begun.workflow(), key), begun.id()));
    return Optional.of(insertEvent(begun.id(), owner, now(), new Event.Begun(begun.input())));
  }

  static String startKey(String workflow, String key) {
    return workflow + "\0" + key;
  }

  static Row.Owned owned(InstanceState row, Status before) {
    return new Row.Owned(
        row.id(),
        row.begun.root(),
        row.token,
        row.seq,
        before,
        row.strikes,
        row.begun.workflow(),
        row.begun.program(),
        row.begun.source(),
        row.state,
        row.begun.parent());
  }
}
