package dev.waymark.postgres.node;

import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.work.Delivery;
import dev.waymark.postgres.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A runtime node as a process of its own: database URL, ledger, milliseconds per action. Prints
/// the ids of its incarnations. Every action writes a line to the ledger, which no kill takes back.
public final class NodeProcess {
  private NodeProcess() {}

  public static void main(String[] arguments) throws IOException {
    var address = DatabaseAddress.parse(arguments[0], DatabaseAddress.Origin.FLAG);
    var ledger = Path.of(arguments[1]);
    var millis = Long.parseLong(arguments[2]);
    var listener =
        new NodeListener() {
          @Override
          public void booted(NodeId node) {
            System.out.println(node);
          }

          @Override
          public void fault(Throwable fault) {
            fault.printStackTrace();
          }
        };
    var workers = new LedgerWorkers(delivery -> act(ledger, delivery, millis));
    try (var _ =
        RuntimeNode.start(
            NodeOptions.of(() -> address).withSettings(RuntimeNodeTest.QUICK),
            new CountingMachine(),
            workers,
            listener)) {
      while (System.in.read() >= 0) {
        // Until whoever started us closes the pipe.
      }
    }
  }

  private static void act(Path ledger, Delivery delivery, long millis) {
    try {
      Files.writeString(
          ledger,
          delivery.key() + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.APPEND,
          StandardOpenOption.CREATE);
      Thread.sleep(millis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
