package dev.waymark.sdk.python;

import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A connected worker: sends what it is handed, and reads until the connection ends. The free slots
/// and the deliveries here are guarded by the pool's lock.
final class WorkerSeat {
  /// Beats that may be missed before a worker counts as mute.
  private static final int MUTE_BEATS = 4;

  final String name;
  final List<Offer> offers;
  final Set<String> deliveries = new LinkedHashSet<>();
  final WorkerProcess process;
  private final Socket socket;
  private final WorkerProcess.Admitted admitted;
  private final PythonSettings settings;
  private final LinkedBlockingQueue<ObjectNode> outgoing = new LinkedBlockingQueue<>();
  private volatile boolean said;

  interface Hearing {
    void heard(WorkerSeat seat, JsonNode message) throws Frames.Garbage;
  }

  WorkerSeat(String name, WorkerProcess.Admitted admitted, PythonSettings settings) {
    this.name = name;
    this.admitted = admitted;
    this.settings = settings;
    offers = admitted.hello().offers();
    process = admitted.process();
    socket = admitted.socket();
    send(Messages.welcome(settings.slots(), settings.heartbeat().toMillis()));
  }

  boolean hasRoom() {
    return deliveries.size() < settings.slots();
  }

  boolean offers(String action) {
    return Offer.named(offers, action).isPresent();
  }

  void deliver(Delivery delivery) {
    Offer offer = Offer.named(offers, delivery.action()).orElseThrow();
    send(Messages.deliver(delivery, offer.identity()));
  }

  void send(ObjectNode message) {
    outgoing.add(message);
  }

  /// How a connection ended: by the process, which then ends too, or by us.
  record End(boolean byItself, String why) {}

  /// Reads until the connection ends.
  End serve(Hearing hearing) {
    Thread writer = Thread.ofVirtual().name("waymark-to-" + name).start(this::write);
    try {
      socket.setSoTimeout((int) muteMillis());
      while (true) {
        hearing.heard(this, Frames.read(admitted.in()));
      }
    } catch (SocketTimeoutException _) {
      return new End(false, "is mute since %d ms".formatted(muteMillis()));
    } catch (Frames.Garbage e) {
      return new End(false, "answers what nobody can read (%s)".formatted(e.getMessage()));
    } catch (EOFException | SocketException _) {
      return new End(true, said ? "has drained" : "died");
    } catch (IOException e) {
      return new End(false, "cannot be heard: " + e.getMessage());
    } finally {
      writer.interrupt();
      close();
    }
  }

  private long muteMillis() {
    return settings.heartbeat().toMillis() * MUTE_BEATS;
  }

  /// The worker has taken its leave.
  void bye() {
    said = true;
  }

  private void write() {
    try {
      var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      while (true) {
        Frames.write(out, outgoing.take());
      }
    } catch (IOException _) {
      close(); // the reader says why
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // it was closed already
    }
  }
}
