package dev.waymark.engine.machine;

import dev.waymark.engine.Payload;
import dev.waymark.engine.border.Border;
import dev.waymark.engine.state.Instance;
import dev.waymark.engine.state.Timer;
import dev.waymark.engine.value.Bytes;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Frame;
import dev.waymark.engine.value.Future;
import dev.waymark.engine.value.None;
import dev.waymark.engine.value.Raised;
import dev.waymark.engine.value.Value;
import dev.waymark.ir.Node;
import java.util.ArrayList;

/// Mailboxes: signals are kept from when they are accepted, in order, and received once.
final class Signals {
  private final Loop loop;

  Signals(Loop loop) {
    this.loop = loop;
  }

  Signal receive(Frame.Code frame, Node.Receive n) {
    var deadline = n.deadline().map(each -> loop.evaluator.evaluate(frame, each)).orElse(None.NONE);
    var mailbox = loop.instance.mailboxes.get(n.signal());
    if (mailbox != null) {
      var payload = mailbox.removeFirst();
      if (mailbox.isEmpty()) {
        loop.instance.mailboxes.remove(n.signal());
      }
      return new Signal.Ready(Bytes.of(payload));
    }
    var future = new Future();
    future.purpose = "signal " + n.signal();
    future.since = loop.now;
    if (deadline != None.NONE) {
      long micros = Durations.micros(deadline);
      if (micros <= 0) {
        throw new Raised(Errors.error("TimeoutError"));
      }
      future.until = Durations.after(loop.now, micros);
      loop.arm(future.until, Timer.Kind.FAIL, future);
    }
    loop.instance.receivers.add(new Instance.Receiver(n.signal(), future));
    return new Signal.Suspended(future);
  }

  /// A signal arrives: the one that has waited longest gets it, or it is kept.
  void arrived(String name, Payload payload) {
    loop.instance.receivers.removeIf(receiver -> receiver.future().done());
    for (var receiver : loop.instance.receivers) {
      if (receiver.signal().equals(name)) {
        loop.instance.receivers.remove(receiver);
        loop.settle(receiver.future(), Bytes.of(payload.bytes()));
        return;
      }
    }
    loop.instance.mailboxes.computeIfAbsent(name, _ -> new ArrayList<>()).add(payload.bytes());
  }

  Value decode(Node.Receive n, Value received) {
    var payload = Payload.of(((Bytes) received).bytes());
    return switch (loop.border.read(payload, n.type(), "signal " + n.signal())) {
      case Border.Read.Fits(var value) -> value;
      case Border.Read.Misfit(var problems) ->
          throw Errors.raised("waymark.ArgumentsDoNotFit", String.join("; ", problems));
    };
  }
}
