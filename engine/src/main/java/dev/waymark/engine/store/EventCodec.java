package dev.waymark.engine.store;

import dev.waymark.engine.CallId;
import dev.waymark.engine.Event;
import dev.waymark.engine.Payload;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// An event as a kind and bytes, for stores that keep bytes. Texts and payloads are preceded by
/// their length; what is not exactly one event is refused with [Undecodable].
public final class EventCodec {
  private EventCodec() {}

  /// The kind of a timer's and a plain wake-up's row, which SQL has to write by itself.
  public static final int DUE = 2;

  /// The kind of an outcome's row.
  public static final int SETTLED = 3;

  private static final byte SUCCEEDED = 1;
  private static final byte FAILED = 2;

  /// Bytes that are no event: the instance is quarantined, nothing else happens.
  public static final class Undecodable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undecodable(String message) {
      super(message);
    }
  }

  public static int kind(Event event) {
    return switch (event) {
      case Event.Begun _ -> 0;
      case Event.Signalled _ -> 1;
      case Event.Due _ -> DUE;
      case Event.Settled _ -> SETTLED;
      case Event.CancelRequested _ -> 4;
    };
  }

  public static byte[] encode(Event event) {
    return switch (event) {
      case Event.Begun begun -> begun.input().bytes();
      case Event.Due _ -> new byte[0];
      case Event.Signalled signal -> join(text(signal.name()), signal.payload().bytes());
      case Event.CancelRequested cancel -> text(cancel.reason());
      case Event.Settled settled -> join(settledHead(settled), outcome(settled.outcome()));
    };
  }

  public static Event decode(int kind, byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    try {
      var event =
          switch (kind) {
            case 0 -> new Event.Begun(rest(in));
            case 1 -> new Event.Signalled(readText(in), rest(in));
            case DUE -> new Event.Due();
            case SETTLED -> readSettled(in);
            case 4 -> new Event.CancelRequested(readText(in));
            default -> throw new Undecodable("unknown kind of event: " + kind);
          };
      if (in.hasRemaining()) {
        throw new Undecodable(in.remaining() + " bytes too many in an event of kind " + kind);
      }
      return event;
    } catch (BufferUnderflowException _) {
      throw new Undecodable("an event of kind " + kind + " ends too early");
    }
  }

  private static byte[] settledHead(Event.Settled settled) {
    var name = text(settled.call().name());
    return ByteBuffer.allocate(12 + name.length)
        .putLong(settled.call().number())
        .put(name)
        .putInt(settled.attempt())
        .array();
  }

  private static byte[] outcome(Event.Outcome outcome) {
    return switch (outcome) {
      case Event.Outcome.Succeeded ok -> join(new byte[] {SUCCEEDED}, ok.value().bytes());
      case Event.Outcome.Failed failed ->
          join(
              ByteBuffer.allocate(9).put(FAILED).putLong(failed.retryAfterMicros()).array(),
              failed.error().bytes());
    };
  }

  private static Event readSettled(ByteBuffer in) {
    var number = in.getLong();
    var call = new CallId(number, readText(in));
    var attempt = in.getInt();
    return switch (in.get()) {
      case SUCCEEDED -> new Event.Settled(call, attempt, new Event.Outcome.Succeeded(rest(in)));
      case FAILED -> {
        var after = in.getLong();
        yield new Event.Settled(call, attempt, new Event.Outcome.Failed(rest(in), after));
      }
      default -> throw new Undecodable("unknown kind of outcome");
    };
  }

  private static byte[] text(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + utf8.length).putInt(utf8.length).put(utf8).array();
  }

  private static String readText(ByteBuffer in) {
    var length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new Undecodable("a text of " + length + " bytes where " + in.remaining() + " are left");
    }
    var utf8 = new byte[length];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static Payload rest(ByteBuffer in) {
    var bytes = new byte[in.remaining()];
    in.get(bytes);
    return Payload.of(bytes);
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
