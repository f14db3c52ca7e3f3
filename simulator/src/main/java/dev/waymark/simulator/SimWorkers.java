package dev.waymark.simulator;

import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import dev.waymark.engine.kernel.Input;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.WorkerEvent;
import java.util.TreeMap;

/// Those who carry out what one runtime node hands over, and tell it of it: once, twice, late, or
/// never. They die with the process of their node.
final class SimWorkers {
  private static final long HOP = 50;
  private static final long LATE = 3_000_000;

  private final World world;
  private final SimNode node;

  /// Reports of those who were given up, until the next has begun with the same call.
  private final TreeMap<String, Delivery> zombies = new TreeMap<>();

  private int dispatched;

  SimWorkers(World world, SimNode node) {
    this.world = world;
    this.node = node;
  }

  /// One hand-over, under way in one boot of the node.
  private record Task(int boot, String key, Delivery delivery, Stubs.Answer answer) {}

  void booted() {
    dispatched = 0;
    zombies.clear();
  }

  void dispatch(int boot, Delivery delivery) {
    var call = delivery.call().toString();
    var key = node.name() + "@" + boot + "/d" + ++dispatched + "." + call;
    var kind = world.disturb(key + ".dispatch", Disturbance.Point.DISPATCH);
    if (kind != null) {
      node.disturb(kind);
    }
    if (!node.is(boot)) {
      return;
    }
    world.trace(
        node.name(),
        "DISPATCH",
        call + " attempt " + delivery.attempt() + " delivery " + delivery.number());
    if (kind == Disturbance.WORKER_DIES || kind == Disturbance.WORKER_FULL) {
      var cause =
          kind == Disturbance.WORKER_DIES
              ? WorkerEvent.Cause.WORKER_DIED
              : WorkerEvent.Cause.NOT_BEGUN;
      world.at(HOP, key, () -> lost(boot, delivery, cause));
      return;
    }
    var task = new Task(boot, key, delivery, world.setup().stubs().answer(delivery));
    var begins = kind == Disturbance.REPORT_FIRST ? 4 * HOP + task.answer().takesMicros() : HOP;
    world.at(begins, key, () -> begun(task));
    world.at(HOP + task.answer().takesMicros(), key, () -> execute(task));
  }

  private void begun(Task task) {
    var delivery = task.delivery();
    hear(task, new WorkerEvent.Begun(delivery.token(), node.name() + "-w"));
    var zombie = zombies.remove(delivery.key());
    if (zombie != null) {
      hear(task, new WorkerEvent.Ended(zombie.token(), task.answer().outcome()));
    }
  }

  /// The outside effect happens, and then the report is on its way.
  private void execute(Task task) {
    if (!node.is(task.boot())) {
      return;
    }
    var delivery = task.delivery();
    world
        .ledger()
        .add(
            new Ledger.Execution(
                delivery.action(),
                delivery.key(),
                delivery.attempt(),
                delivery.number(),
                node.name(),
                world.now()));
    world.deeds().executed(delivery);
    world.trace(node.name(), "EFFECT", delivery.call() + " attempt " + delivery.attempt());
    var outcome = world.setup().stubs().execute(delivery, task.answer());
    var done = new Stubs.Answer(task.answer().takesMicros(), outcome);
    var carriedOut = new Task(task.boot(), task.key(), delivery, done);
    world.at(HOP, task.key(), () -> report(carriedOut));
  }

  private void report(Task task) {
    if (!node.is(task.boot())) {
      return;
    }
    var delivery = task.delivery();
    var kind = world.disturb(task.key() + ".report", Disturbance.Point.REPORT);
    if (kind == null) {
      ended(task, task.answer().outcome());
      return;
    }
    switch (kind) {
      case WORKER_DIES -> lost(task.boot(), delivery, WorkerEvent.Cause.WORKER_DIED);
      case ZOMBIE -> {
        zombies.put(delivery.key(), delivery);
        lost(task.boot(), delivery, WorkerEvent.Cause.WORKER_DIED);
      }
      case REPORT_LATE ->
          world.at(late(delivery), task.key(), () -> ended(task, task.answer().outcome()));
      case REPORT_TWICE -> {
        ended(task, task.answer().outcome());
        world.at(HOP, task.key(), () -> ended(task, task.answer().outcome()));
      }
      case REPORT_CONFLICTS -> {
        ended(task, task.answer().outcome());
        world.at(HOP, task.key(), () -> ended(task, succeeded("\"otherwise\"")));
      }
      case MUTE -> mute(task);
      case HUGE -> ended(task, succeeded("\"" + "x".repeat(3 << 20) + "\""));
      case GARBLED -> ended(task, succeeded("{\"$type\":\"nobody knows\"}"));
      default -> {
        node.disturb(kind);
        ended(task, task.answer().outcome());
      }
    }
  }

  /// Without a time limit nobody would ever know: then its silence is noticed.
  private void mute(Task task) {
    if (task.delivery().timeoutMillis() < 0) {
      lost(task.boot(), task.delivery(), WorkerEvent.Cause.WORKER_DIED);
    }
  }

  private static long late(Delivery delivery) {
    var limit = delivery.timeoutMillis();
    return limit < 0 ? LATE : Math.min(LATE, limit * 1_000 / 4);
  }

  private static Event.Outcome succeeded(String json) {
    return new Event.Outcome.Succeeded(Payload.of(json));
  }

  private void ended(Task task, Event.Outcome outcome) {
    hear(task, new WorkerEvent.Ended(task.delivery().token(), outcome));
  }

  private void hear(Task task, WorkerEvent event) {
    node.take(task.boot(), new Input.Heard(event));
  }

  private void lost(int boot, Delivery delivery, WorkerEvent.Cause cause) {
    var why = cause == WorkerEvent.Cause.WORKER_DIED ? "its process ended" : "it is full";
    node.take(boot, new Input.Heard(new WorkerEvent.Lost(delivery.token(), cause, why)));
  }
}
