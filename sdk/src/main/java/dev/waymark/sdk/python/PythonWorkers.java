package dev.waymark.sdk.python;

import dev.waymark.engine.Payload;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.WorkerEvent.Cause;
import dev.waymark.engine.work.Workers;
import dev.waymark.sdk.work.Desk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A pool of Python worker processes. Each has a supervisor, which starts it, serves it, and when
/// it dies, falls silent or answers rubbish gives its deliveries up for lost and starts another one
/// after a delay that grows. Everything that changes is guarded by the desk.
public final class PythonWorkers implements Workers, AutoCloseable {
  private static final Duration FIRST_DELAY = Duration.ofMillis(100);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final Duration HEALTHY = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /// After so many starts in a row that failed, the pool offers nothing until one succeeds.
  private static final int HOPELESS = 3;

  private final PythonSettings settings;
  private final Consumer<String> output;
  private final Desk desk;
  private final Deque<Delivery> queue = new ArrayDeque<>();
  private final Map<String, WorkerSeat> seats = new LinkedHashMap<>();
  private final List<Thread> supervisors = new ArrayList<>();
  private final Optional<WorkerEvent> note;
  private List<Offer> offers = List.of();
  private volatile boolean closing;

  /// `output` gets what workers print, each line with the worker's name before it.
  public PythonWorkers(PythonSettings settings, Consumer<String> output) {
    this.settings = settings;
    this.output = output;
    desk = new Desk(settings.grace());
    note = note(settings.python());
  }

  /// Bodies mean what they mean in CPython 3.12, whatever Python runs the actions.
  private static Optional<WorkerEvent> note(Python python) {
    return python.version().startsWith("3.12.")
        ? Optional.empty()
        : Optional.of(
            new WorkerEvent.Logged(
                Optional.empty(),
                "note",
                "python",
                "actions run on Python %s, workflows mean 3.12".formatted(python.version()),
                Payload.of("{}")));
  }

  /// Starts the processes and waits for the first hello of each. A module that cannot be loaded is
  /// told here; later, when a worker is replaced, it is only noted.
  public void start() throws WorkerModuleFailed, IOException, InterruptedException {
    for (int i = 1; i <= settings.processes(); i++) {
      String name = "python-" + i;
      WorkerSeat seat = seat(name);
      supervisors.add(
          Thread.ofVirtual().name("waymark-" + name).start(() -> supervise(name, seat)));
    }
  }

  private WorkerSeat seat(String name)
      throws WorkerModuleFailed, IOException, InterruptedException {
    var admitted = WorkerProcess.start(settings, name, line -> output.accept(name + " | " + line));
    WorkerSeat seat = new WorkerSeat(name, admitted, settings);
    synchronized (desk) {
      seats.put(name, seat);
      offer(seat.offers);
      pump();
    }
    return seat;
  }

  private void offer(List<Offer> now) {
    if (!now.equals(offers)) {
      offers = now;
      desk.tell(new WorkerEvent.Offered(now));
    }
  }

  @Override
  public void listen(Consumer<WorkerEvent> listener) {
    synchronized (desk) {
      desk.listen(listener);
      desk.tell(new WorkerEvent.Offered(offers));
      note.ifPresent(desk::tell);
    }
  }

  /// The Python that a connected worker runs, for people.
  public Optional<String> pythonVersion() {
    synchronized (desk) {
      return seats.isEmpty() ? Optional.empty() : Optional.of(settings.python().version());
    }
  }

  // -- supervision
  // ---------------------------------------------------------------------------------

  private void supervise(String name, WorkerSeat first) {
    WorkerSeat seat = first;
    Duration delay = FIRST_DELAY;
    try {
      // At least once: whoever closes at once still waits for what runs.
      do {
        long since = System.nanoTime();
        leave(seat, seat.serve(this::heard));
        if (closing) {
          return;
        }
        if (System.nanoTime() - since > HEALTHY.toNanos()) {
          delay = FIRST_DELAY;
        }
        seat = again(name, delay);
        delay = longer(delay);
      } while (!closing);
      seat.process.kill(); // made while the pool was closing: nobody will serve it
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave(WorkerSeat seat, WorkerSeat.End how) throws InterruptedException {
    if (!how.byItself()) {
      seat.process.kill();
    }
    String end = seat.process.end(PATIENCE);
    List<String> lost;
    synchronized (desk) {
      seats.remove(seat.name, seat);
      lost = List.copyOf(seat.deliveries);
    }
    String what = "%s (pid %d) %s, %s".formatted(seat.name, seat.process.pid(), how.why(), end);
    if (!closing) {
      desk.tell(
          new WorkerEvent.Noted(
              seat.name, what + "; it is started again, lost deliveries: " + lost.size()));
    }
    lost.forEach(token -> desk.lose(token, Cause.WORKER_DIED, what));
  }

  private WorkerSeat again(String name, Duration first) throws InterruptedException {
    Duration delay = first;
    for (int failures = 0; ; failures++) {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
      try {
        return seat(name);
      } catch (IOException | WorkerModuleFailed e) {
        desk.tell(
            new WorkerEvent.Noted(
                name,
                "%s cannot be started: %s; tried again in %d ms"
                    .formatted(name, e.getMessage(), longer(delay).toMillis())));
        if (failures + 1 >= HOPELESS) {
          giveUp(name, String.valueOf(e.getMessage()));
        }
      }
      delay = longer(delay);
    }
  }

  private static Duration longer(Duration delay) {
    Duration twice = delay.multipliedBy(2);
    return twice.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : twice;
  }

  private void giveUp(String name, String why) {
    List<Delivery> waiting;
    synchronized (desk) {
      if (!seats.isEmpty()) {
        return;
      }
      offer(List.of());
      waiting = List.copyOf(queue);
      queue.clear();
    }
    for (Delivery delivery : waiting) {
      desk.lose(delivery.token(), Cause.NO_WORKER, name + " cannot be started: " + why);
    }
  }

  // -- messages
  // ------------------------------------------------------------------------------------

  private void heard(WorkerSeat seat, JsonNode message) throws Frames.Garbage {
    switch (Messages.text(message, "type")) {
      case "report" -> report(message);
      case "heartbeat" -> progress(message);
      case "log" -> logged(message);
      case "bye" -> seat.bye();
      case String other -> throw new Frames.Garbage("a message `" + other + "`");
    }
  }

  private void report(JsonNode message) throws Frames.Garbage {
    String token = Messages.text(message, "delivery");
    var outcome = Messages.outcome(message);
    if (outcome.isPresent()) {
      desk.end(token, outcome.get());
      return;
    }
    String reason = Messages.text(message, "reason");
    Cause cause = reason.equals("unknown-action") ? Cause.NO_WORKER : Cause.NOT_BEGUN;
    desk.lose(token, cause, "declined: " + reason);
  }

  private void progress(JsonNode message) throws Frames.Garbage {
    for (JsonNode running : message.path("running")) {
      if (running.has("progress")) {
        String token = Messages.text(running, "delivery");
        desk.tell(new WorkerEvent.Progress(token, Messages.payload(running, "progress")));
      }
    }
  }

  private void logged(JsonNode message) throws Frames.Garbage {
    JsonNode delivery = message.path("delivery");
    desk.tell(
        new WorkerEvent.Logged(
            delivery.isString() ? Optional.of(delivery.stringValue()) : Optional.empty(),
            Messages.text(message, "level"),
            Messages.text(message, "logger"),
            Messages.text(message, "message"),
            Messages.payload(message, "fields")));
  }

  // -- deliveries
  // ----------------------------------------------------------------------------------

  @Override
  public void deliver(Delivery delivery) {
    desk.accept(delivery);
    synchronized (desk) {
      if (!closing && Offer.named(offers, delivery.action()).isPresent()) {
        queue.addLast(delivery);
        pump();
        return;
      }
    }
    desk.lose(
        delivery.token(),
        closing ? Cause.NOT_BEGUN : Cause.NO_WORKER,
        closing ? "the pool is closing" : "no worker offers `" + delivery.action() + "`");
  }

  /// Hands over what waits, oldest first, to the worker with the most room.
  private void pump() {
    Optional<Delivery> next = next();
    while (next.isPresent()) {
      queue.remove(next.get());
      begin(next.get(), Objects.requireNonNull(roomFor(next.get())));
      next = next(); // the listener may have delivered more
    }
  }

  private Optional<Delivery> next() {
    if (seats.values().stream().noneMatch(WorkerSeat::hasRoom)) {
      return Optional.empty();
    }
    return queue.stream().filter(delivery -> roomFor(delivery) != null).findFirst();
  }

  private @Nullable WorkerSeat roomFor(Delivery delivery) {
    return seats.values().stream()
        .filter(seat -> seat.hasRoom() && seat.offers(delivery.action()))
        .min(Comparator.comparingInt(seat -> seat.deliveries.size()))
        .orElse(null);
  }

  private void begin(Delivery delivery, WorkerSeat seat) {
    String token = delivery.token();
    seat.deliveries.add(token);
    var hold =
        new Desk.Hold(why -> seat.send(Messages.cancel(token, why)), () -> released(token, seat));
    if (desk.begin(token, seat.name, hold)) {
      seat.deliver(delivery);
    } else {
      seat.deliveries.remove(token);
    }
  }

  private void released(String token, WorkerSeat seat) {
    synchronized (desk) {
      seat.deliveries.remove(token);
      pump();
    }
  }

  @Override
  public void withdraw(String delivery, Withdrawal why) {
    desk.withdraw(delivery, why);
  }

  // -- the end
  // -------------------------------------------------------------------------------------

  /// Drains: begins nothing more, gives what runs the grace, then ends the processes.
  @Override
  public void close() {
    List<WorkerSeat> open;
    synchronized (desk) {
      closing = true;
      open = List.copyOf(seats.values());
      queue.clear();
    }
    open.forEach(seat -> seat.send(Messages.drain(settings.grace().toMillis())));
    long end = System.nanoTime() + settings.grace().plus(PATIENCE).toNanos();
    supervisors.forEach(supervisor -> join(supervisor, end));
    open.forEach(WorkerSeat::close);
    open.forEach(seat -> seat.process.kill());
    supervisors.forEach(Thread::interrupt);
    desk.open().forEach(d -> desk.lose(d.token(), Cause.NOT_BEGUN, "the pool is closing"));
    desk.close();
  }

  private static void join(Thread supervisor, long end) {
    try {
      long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
      if (!supervisor.join(Duration.ofMillis(left))) {
        supervisor.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
