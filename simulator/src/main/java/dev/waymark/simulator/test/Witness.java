package dev.waymark.simulator.test;

import dev.waymark.compiler.Compilation;
import dev.waymark.engine.Event.Outcome;
import dev.waymark.engine.Payload;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.simulator.Stubs;
import dev.waymark.simulator.World;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The stubs of a test as the workers of one world, and what they were asked for.
final class Witness implements Stubs {
  private final List<Offer> offers = new ArrayList<>();
  private final Answers answering;
  private final Consumer<Witness> watch;
  private final CallLog calls = new CallLog();
  private final TreeMap<String, Integer> deliveries = new TreeMap<>();
  private final TreeMap<String, Answers.Reply> deeds = new TreeMap<>();

  /// @param watch looks on after everything that is asked for
  Witness(Compilation.Compiled compiled, Answers answering, Consumer<Witness> watch) {
    this.answering = answering;
    this.watch = watch;
    var names = new TreeSet<String>();
    for (var workflow : compiled.workflows()) {
      workflow.program().actions().forEach(action -> names.add(action.name()));
    }
    names.forEach(name -> offers.add(new Offer(name, List.of(), true, "stub")));
  }

  @Override
  public List<Offer> offers() {
    return List.copyOf(offers);
  }

  /// The clock stands still for what a stub computes, so that a disturbance changes no answer.
  @Override
  public Answer answer(Delivery delivery) {
    var key = delivery.authorKey().orElse(delivery.key());
    calls.add(new CallLog.Delivered(delivery.action(), delivery.key(), key, delivery.attempt()));
    deliveries.merge(
        attempt(delivery.instance(), delivery.call().toString(), delivery.attempt()),
        1,
        Integer::sum);
    watch.accept(this);
    var call = delivery.call().toString();
    var named = delivery.instance().equals(Worlds.ROOT.toString()) ? call : delivery.key();
    var reply = answering.answer(new Asked(delivery, named, World.EPOCH));
    deeds.put(delivery.token(), reply);
    var later = new Outcome.Succeeded(Payload.of("null"));
    return new Answer(reply.takesMicros(), reply.outside() ? later : reply.deed().get());
  }

  @Override
  public Outcome execute(Delivery delivery, Answer answer) {
    var reply = deeds.remove(delivery.token());
    if (reply == null || !reply.outside()) {
      return answer.outcome();
    }
    var outcome = reply.deed().get();
    watch.accept(this);
    return outcome;
  }

  private static String attempt(String instance, String call, int attempt) {
    return instance + " " + call + " " + attempt;
  }

  CallLog calls() {
    return calls;
  }

  /// How often an attempt was handed over.
  int deliveries(String instance, String call, int attempt) {
    return deliveries.getOrDefault(attempt(instance, call, attempt), 0);
  }
}
