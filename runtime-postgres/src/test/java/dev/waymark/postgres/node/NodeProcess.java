package dev.waymark.postgres.node;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.work.Delivery;
import dev.waymark.ir.Program;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.corpus.ProgramsOfCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A runtime node as a process of its own: database URL, ledger, milliseconds per action, workflow
/// file, and `worker` where it only runs actions. Prints the ids of its incarnations. Every action
/// writes a line to the ledger, which no kill takes back.
public final class NodeProcess {
  /// Fewer than a test starts, so that no node can have them all.
  private static final int AT_A_TIME = 100;

  /// Fewer than a third, so that no worker can have all calls.
  private static final int SLOTS = 8;

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
    var programs = new ProgramsOfCase();
    var compiled = compile(Path.of(arguments[3]));
    var workers =
        new LedgerWorkers(
            compiled.workflows().stream()
                .flatMap(workflow -> workflow.program().actions().stream())
                .map(Program.Action::name)
                .distinct()
                .toList(),
            delivery -> act(ledger, delivery, millis));
    var settings =
        arguments.length > 4
            ? RuntimeNodeTest.quick(0).withSlots(SLOTS)
            : RuntimeNodeTest.quick(AT_A_TIME);
    try (var node =
        RuntimeNode.start(
            NodeOptions.of(() -> address).withSettings(settings), programs, workers, listener)) {
      programs.deploy(compiled, node.store());
      while (System.in.read() >= 0) {
        // Until whoever started us closes the pipe.
      }
    }
  }

  static Compilation.Compiled compile(Path file) throws IOException {
    var source = Files.readString(file);
    var name = file.getFileName().toString();
    return switch (Compiler.compile(
        asked -> asked.equals(name) ? Optional.of(source) : Optional.empty(), name)) {
      case Compilation.Compiled compiled -> compiled;
      case Compilation.Rejected rejected ->
          throw new IllegalArgumentException(rejected.diagnostics().toString());
    };
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
