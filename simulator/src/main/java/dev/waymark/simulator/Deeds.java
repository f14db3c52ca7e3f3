package dev.waymark.simulator;

import dev.waymark.engine.Event;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.kernel.Work;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.StepRow;
import dev.waymark.engine.store.Transaction;
import dev.waymark.engine.work.Delivery;
import dev.waymark.simulator.store.Session;
import dev.waymark.simulator.store.Tables;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What nodes and workers do, held against what is durable in that very moment.
final class Deeds {
  private final Tables tables;
  private final Checkers.Failing failing;

  /// Of every instance and call, the attempts that a landed commit has called.
  private final TreeMap<String, TreeSet<Integer>> called = new TreeMap<>();

  private final TreeMap<String, TreeSet<Integer>> executed = new TreeMap<>();
  private final TreeMap<String, String> callOfKey = new TreeMap<>();
  private final TreeMap<String, String> keyOfCall = new TreeMap<>();

  Deeds(Tables tables, Checkers.Failing failing) {
    this.tables = tables;
    this.failing = failing;
  }

  /// What a kernel has decided, before anything becomes of it.
  void said(NodeId node, Output output) {
    if (output instanceof Output.Dispatch(var delivery)) {
      dispatched(node, delivery);
    } else if (output instanceof Output.Run(var instance, _, var work)) {
      told(instance, work);
    }
  }

  private void dispatched(NodeId node, Delivery delivery) {
    var call = name(delivery.instance(), delivery.call().toString());
    var attempts = called.get(call);
    check(
        Invariant.G2, attempts != null, () -> call + " was dispatched and no commit has called it");
    check(
        Invariant.S8,
        attempts == null || attempts.contains(delivery.attempt()),
        () -> call + " attempt " + delivery.attempt() + " was dispatched, called were " + attempts);
    var left = tables.leaseUntil(node).orElse(0) - tables.now();
    check(
        Invariant.G5,
        left > 0,
        () -> call + " was dispatched by " + node + " whose lease is over since " + -left + " us");
    var other = callOfKey.putIfAbsent(delivery.key(), call);
    check(
        Invariant.S9,
        other == null || other.equals(call),
        () -> call + " bears the key of " + other);
    var key = keyOfCall.putIfAbsent(call, delivery.key());
    check(
        Invariant.S9,
        key == null || key.equals(delivery.key()),
        () -> call + " bears the keys " + key + " and " + delivery.key());
  }

  /// A node that has stopped gracefully owns nothing.
  void ended(NodeId node, Output.End end) {
    for (var row : tables.allInstances()) {
      check(
          Invariant.S19,
          end != Output.End.RETIRED || !node.equals(row.owner),
          () -> row.id() + " is owned by " + node + ", which has retired");
    }
  }

  /// The machine is never told a time that the database has not reached.
  private void told(InstanceId instance, Work work) {
    for (var stimulus : work.stimuli()) {
      check(
          Invariant.S13,
          !(stimulus.event() instanceof Event.Due) || stimulus.nowMicros() <= tables.now(),
          () -> instance + " is told of " + stimulus.nowMicros() + ", it is " + tables.now());
    }
  }

  void executed(Delivery delivery) {
    executed
        .computeIfAbsent(
            name(delivery.instance(), delivery.call().toString()), _ -> new TreeSet<>())
        .add(delivery.attempt());
  }

  /// What a commit says has been called and settled.
  void landed(Session<?> session) {
    if (session.transaction() instanceof Transaction.CommitSteps commit
        && session.rows() instanceof List<?> rows) {
      var landed = new TreeSet<InstanceId>();
      for (var row : rows) {
        if (row instanceof Row.Stepped stepped) {
          landed.add(stepped.id());
        }
      }
      commit.steps().stream().filter(step -> landed.contains(step.id())).forEach(this::landed);
    }
  }

  private void landed(StepRow step) {
    var row = tables.instance(step.id());
    check(
        Invariant.S20,
        step.disposition() instanceof StepRow.Disposition.Untouched
            || row.isEmpty()
            || row.get().state.equals(step.state()),
        () -> step.id() + " has another state than was sent");
    for (var entry : step.history()) {
      var json = entry.details().json();
      if (entry.kind().equals("called")) {
        called
            .computeIfAbsent(name(step.id().toString(), call(json)), _ -> new TreeSet<>())
            .add(attempt(json));
      } else if (entry.kind().equals("settled")) {
        settled(step.id(), json);
      }
    }
  }

  private void settled(InstanceId instance, String json) {
    var call = name(instance.toString(), call(json));
    var ofTheEngine = json.contains("Timeout") || json.contains("waymark.DeliveriesLost");
    var attempts = executed.getOrDefault(call, new TreeSet<>());
    check(
        Invariant.S6,
        !called.containsKey(call) || ofTheEngine || attempts.contains(attempt(json)),
        () -> "nobody has carried out what is settled as " + json);
  }

  private static String name(String instance, String call) {
    return instance + "/" + call;
  }

  private static String call(String json) {
    var from = json.indexOf("\"call\":\"") + 8;
    return json.substring(from, json.indexOf('"', from));
  }

  private static int attempt(String json) {
    var from = json.indexOf("\"attempt\":") + 10;
    var to = from;
    while (Character.isDigit(json.charAt(to))) {
      to++;
    }
    return Integer.parseInt(json.substring(from, to));
  }

  private void check(Invariant invariant, boolean holds, Supplier<String> what) {
    if (!holds) {
      failing.fail(invariant, what.get());
    }
  }
}
