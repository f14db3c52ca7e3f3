package dev.waymark.simulator;

import dev.waymark.engine.Event;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import java.util.List;

/// The actions of a simulated world: a function of the call and its attempt, never of the delivery.
public interface Stubs {
  List<Offer> offers();

  Answer answer(Delivery delivery);

  /// Carries the delivery out, once for each that gets so far. Gives what is reported of it.
  default Event.Outcome execute(Delivery delivery, Answer answer) {
    return answer.outcome();
  }

  record Answer(long takesMicros, Event.Outcome outcome) {}
}
