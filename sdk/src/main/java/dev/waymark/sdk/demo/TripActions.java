package dev.waymark.sdk.demo;

import dev.waymark.sdk.actions.Action;
import dev.waymark.sdk.actions.IdempotencyKey;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// The actions of `examples/trip.wm`. Each has its outside effect in a [Ledger] under the key of
/// the call, then takes some time to answer, so that a crash can come between effect and answer.
public final class TripActions {
  private static final int ANSWER_MILLIS = 30;

  /// Long enough for `--crash-once` to find it running.
  private static final int TRAIN_MILLIS = 250;

  private final Ledger ledger;

  public TripActions(Ledger ledger) {
    this.ledger = ledger;
  }

  /// The flight is full for every trip whose id does not begin with `fly`: it goes by train.
  public static final class NoSeats extends Exception {
    private static final long serialVersionUID = 1;

    NoSeats(String trip) {
      super("no seats for " + trip);
    }
  }

  @Action(name = "reserve_car")
  String reserveCar(String trip, @IdempotencyKey String key) throws Exception {
    return effect(key, "reserve_car", "car-17", ANSWER_MILLIS);
  }

  @Action(name = "cancel_car")
  void cancelCar(String car, @IdempotencyKey String key) throws Exception {
    effect(key, "cancel_car", car, ANSWER_MILLIS);
  }

  @Action(name = "book_hotel")
  String bookHotel(String trip, int nights, @IdempotencyKey String key) throws Exception {
    return effect(key, "book_hotel", "hotel-3", ANSWER_MILLIS);
  }

  @Action(name = "cancel_hotel")
  void cancelHotel(String hotel, @IdempotencyKey String key) throws Exception {
    effect(key, "cancel_hotel", hotel, ANSWER_MILLIS);
  }

  @Action(name = "book_flight", raises = NoSeats.class)
  String bookFlight(String trip, @IdempotencyKey String key) throws Exception {
    if (!trip.startsWith("fly")) {
      throw new NoSeats(trip);
    }
    return effect(key, "book_flight", "flight-5", ANSWER_MILLIS);
  }

  @Action(name = "book_train")
  String bookTrain(String trip, @IdempotencyKey String key) throws Exception {
    return effect(key, "book_train", "train-8", TRAIN_MILLIS);
  }

  @Action(name = "charge")
  String charge(String card, String key, @IdempotencyKey String call) throws Exception {
    return effect(call, "charge", "receipt-91", ANSWER_MILLIS);
  }

  private String effect(String key, String action, String result, int millis)
      throws IOException, InterruptedException {
    String had = ledger.effect(key, action, result);
    TimeUnit.MILLISECONDS.sleep(millis);
    return had;
  }
}
