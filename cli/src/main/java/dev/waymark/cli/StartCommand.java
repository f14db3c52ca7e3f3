package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.JsonReader;
import dev.waymark.cli.output.Plain;
import dev.waymark.cli.output.Times;
import dev.waymark.cli.run.Database;
import dev.waymark.cli.run.Ids;
import dev.waymark.cli.run.InputArguments;
import dev.waymark.cli.run.InputCheck;
import dev.waymark.cli.run.Starting;
import dev.waymark.cli.run.Transactions;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.WorkflowSearch;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `waymark start`: starts an instance that a server advances.
@CommandLine.Command(
    name = "start",
    header = "waymark start checkout -i @order.json --key order-7\nwaymark start sync --wait\n",
    description = "Starts an instance; a `waymark server` on the same database advances it.")
final class StartCommand extends Command {
  private static final long POLL_MILLIS = 100;

  @Mixin DatabaseFlags database = new DatabaseFlags();

  @Parameters(index = "0", paramLabel = "WORKFLOW", description = "its name")
  String workflow = "";

  @Option(
      names = "--from",
      paramLabel = "PATH",
      description = "the file or folder that has the workflow (default: here); may be given again")
  List<Path> from = new ArrayList<>();

  @Option(names = "-i", paramLabel = "INPUT", description = "JSON, @FILE, name=text or name:=json")
  List<String> input = new ArrayList<>();

  @Option(names = "--key", paramLabel = "KEY", description = "the same key is the same instance")
  @Nullable String key;

  @Option(names = "--wait", description = "wait for the end, and print the result")
  boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "T",
      description = "with --wait: give up after 30s, 5m, … (exit 4); the instance goes on")
  @Nullable String timeout;

  @Override
  protected int run(Shell shell) throws Exception {
    if (timeout != null && !wait) {
      throw Refusal.request(Code.WMR19, "--timeout is for --wait");
    }
    long most = timeout == null ? Long.MAX_VALUE : millis(timeout);
    var found = WorkflowSearch.find(shell, from, workflow);
    var arguments = InputArguments.read(shell, input);
    InputCheck.mustFit(found.workflow().program(), arguments);
    try (var open = database.open(shell)) {
      Starting.store(open, found.compiled());
      var started =
          Starting.start(
              open, found.workflow(), Optional.ofNullable(key), InputArguments.payload(arguments));
      if (!wait) {
        tell(shell, started);
        return Exit.OK;
      }
      return ended(shell, await(open, started.id(), most));
    }
  }

  private static long millis(String text) {
    return Times.duration(text)
        .orElseThrow(() ->
            Refusal.request(Code.WMR19, "--timeout takes 30s, 5m, 1h, not `%s`".formatted(text)))
        .toMillis();
  }

  private void tell(Shell shell, Row.Started started) {
    boolean fresh = started instanceof Row.Started.Fresh;
    if (json()) {
      var answer = Json.answer("start");
      answer.put("id", started.id().toString());
      answer.put("workflow", workflow);
      answer.put("started", fresh);
      shell.console().answer(Json.write(answer));
      return;
    }
    shell.console().answer(workflow + "-" + started.id());
    shell
        .console()
        .say(
            fresh
                ? "started; look at it with: waymark instances show " + Ids.prefix(started.id())
                : "nothing was started: this key has had its instance before");
  }

  private Row.Instance await(Database open, InstanceId id, long mostMillis)
      throws InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      var row = Transactions.tryOnce(open.store(), new Transaction.ReadInstance(id));
      if (row.isPresent() && row.get().isPresent()) {
        var status = row.get().get().status();
        if (status.ended() || status == Status.PAUSED) {
          return row.get().get();
        }
      }
      if ((System.nanoTime() - begin) / 1_000_000 > mostMillis) {
        throw Refusal.gaveUp(
            "gave up waiting for %s; it goes on".formatted(Ids.shown(workflow, id)));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private int ended(Shell shell, Row.Instance row) {
    if (row.status() == Status.PAUSED) {
      throw Refusal.answer(
          Code.WMR26,
          "%s is paused: %s"
              .formatted(Ids.shown(workflow, row.id()), row.pausedBecause().orElse("")));
    }
    var details = row.outcome().orElseThrow().details().json();
    boolean completed = row.status() == Status.COMPLETED;
    if (json()) {
      var answer = Json.answer("start");
      answer.put("id", row.id().toString());
      answer.put("workflow", workflow);
      answer.put("status", row.status().word());
      answer.put(completed ? "result" : "error", Plain.value(JsonReader.read(details)));
      shell.console().answer(Json.write(answer));
    } else if (completed) {
      shell.console().answer(Plain.of(details));
    } else {
      shell.console().complain(row.status().word() + ": " + Plain.of(details));
    }
    return completed ? Exit.OK : Exit.BAD;
  }
}
