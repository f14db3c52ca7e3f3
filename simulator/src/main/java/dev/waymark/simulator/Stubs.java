package dev.waymark.simulator;

import dev.waymark.engine.Event;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import java.util.List;

/// The actions of a simulated world: a function of the call and its attempt, never of the delivery.
public interface Stubs {
  List<Offer> offers();

  Answer answer(Delivery delivery);

  record Answer(long takesMicros, Event.Outcome outcome) {}
}
