package dev.waymark.fuzz.judge;

import dev.waymark.corpus.ActionCall;
import dev.waymark.corpus.Border;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.RunCase;
import dev.waymark.corpus.StubScript;
import dev.waymark.engine.kernel.Machinery;
import dev.waymark.engine.kernel.Settings;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.engine.work.Workers;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.node.NodeListener;
import dev.waymark.postgres.node.NodeOptions;
import dev.waymark.postgres.node.RuntimeNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A runtime node in a process of its own, which is there to be killed. It carries out actions as
/// the stubs of the programs in a folder say, and writes each to a ledger that no kill takes back.
public final class PostgresNode implements Workers {
  /// The word by which the command line is asked for one.
  public static final String COMMAND = "fuzz-node";

  static final String LEDGER = "ledger";

  /// How much faster a stub is than it says.
  private static final int HASTE = 20;

  private final Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Consumer<WorkerEvent> listener = _ -> {};

  private PostgresNode(Path folder) {
    this.folder = folder;
  }

  /// Runs until the input ends. Says a line when the node has booted.
  public static void serve(String url, Path folder, InputStream in, PrintStream out)
      throws IOException {
    var address = DatabaseAddress.parse(url, DatabaseAddress.Origin.FLAG);
    var listener =
        new NodeListener() {
          @Override
          public void booted(NodeId node) {
            out.println(node);
            out.flush();
          }
        };
    Machinery machinery = _ -> Optional.empty();
    try (var _ =
        RuntimeNode.start(
            NodeOptions.of(() -> address).withSettings(quick()),
            machinery,
            new PostgresNode(folder),
            listener)) {
      while (in.read() >= 0) {
        // Until whoever started us closes the pipe.
      }
    }
  }

  /// A lease that is soon over.
  private static Settings quick() {
    var s = Settings.DEFAULT;
    return new Settings(
        1_500_000,
        300_000,
        400_000,
        s.pollMin(),
        500_000,
        s.claimBatch(),
        s.maxInstances(),
        s.commitBatch(),
        s.commitBytes(),
        s.beatsPerAdopt(),
        s.strikesMax(),
        s.lostMax(),
        s.lostFirst(),
        s.lostMaxDelay(),
        s.slots(),
        s.queue());
  }

  @Override
  public void listen(Consumer<WorkerEvent> told) {
    listener = told;
    var offers = new ArrayList<Offer>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("#: stub "))
            .map(line -> line.split(" ")[2])
            .forEach(name -> offers.add(new Offer("case:" + name, List.of(), true, "stub")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listener.accept(new WorkerEvent.Offered(offers));
  }

  @Override
  public void deliver(Delivery delivery) {
    threads.execute(() -> {
      try {
        run(delivery);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void run(Delivery delivery) throws IOException, InterruptedException {
    listener.accept(new WorkerEvent.Begun(delivery.token(), "stub"));
    var name = delivery.action().substring(delivery.action().indexOf(':') + 1);
    var call = new ActionCall(name, Datum.fields(Border.read(delivery.arguments().json())));
    var reply = reply(name, call, delivery.attempt());
    Thread.sleep(reply.takes().dividedBy(HASTE));
    var line = "%s\t%d\t%s\n".formatted(delivery.key(), delivery.attempt(), call.text());
    Files.writeString(
        folder.resolve(LEDGER), line, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    listener.accept(new WorkerEvent.Ended(delivery.token(), Life.outcome(reply)));
  }

  /// What the attempt of this number comes to; the same in every process.
  private StubScript.Reply reply(String action, ActionCall call, int attempt) throws IOException {
    var source = Files.readString(folder.resolve(action.replaceAll("act[0-9]+$", "") + ".py"));
    var script = RunCase.of("generated.py", source, Dialect.PYTHON).script();
    var reply = script.answer(call);
    for (int i = 1; i < attempt; i++) {
      reply = script.answer(call);
    }
    return reply;
  }

  @Override
  public void withdraw(String delivery, Withdrawal why) {}
}
