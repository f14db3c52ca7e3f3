package dev.waymark.cli;

import dev.waymark.cli.instances.InstanceJson;
import dev.waymark.cli.instances.InstanceQuery;
import dev.waymark.cli.instances.InstanceReport;
import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.Table;
import dev.waymark.cli.output.Times;
import dev.waymark.cli.run.Ids;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Store;
import dev.waymark.engine.store.WaitingReason;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `waymark instances list` and `show`.
@CommandLine.Command(
    name = "instances",
    header = "waymark instances list --status failed\nwaymark instances show 01a20cd5 --calls\n",
    description = "What is in the database: `list` (or `ls`) searches, `show ID` tells all of one.")
final class InstancesCommand extends Command {
  private static final int LIMIT = 50;

  @Mixin DatabaseFlags database = new DatabaseFlags();

  @Parameters(index = "0", paramLabel = "list|show", description = "what to do")
  String verb = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "for show: any prefix")
  @Nullable String id;

  @Option(names = "--status", paramLabel = "S", description = "queued, running, waiting, …")
  @Nullable Status status;

  @Option(names = "--waiting", paramLabel = "REASON", description = "action, no-worker, sleep, …")
  @Nullable String waiting;

  @Option(names = "--workflow", paramLabel = "W", description = "by the workflow's name")
  @Nullable String workflow;

  @Option(names = "--key", paramLabel = "KEY", description = "by start key")
  @Nullable String key;

  @Option(names = "--error", paramLabel = "NAME", description = "failed with this error")
  @Nullable String error;

  @Option(names = "--since", paramLabel = "T", description = "changed since: 1h, or an ISO time")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "T", description = "changed before: 5m, or an ISO time")
  @Nullable String until;

  @Option(names = "--limit", paramLabel = "N", description = "at most so many (50)")
  int limit = LIMIT;

  @Option(names = "--count", description = "only how many")
  boolean count;

  @Option(names = "--calls", description = "for show: every call")
  boolean calls;

  @Option(names = "--inputs", description = "for show: the input, and arguments of calls")
  boolean inputs;

  @Option(names = "--no-truncate", description = "for show: whole values")
  boolean whole;

  @Option(names = "--time", paramLabel = "FORM", description = "relative or iso")
  @Nullable String time;

  @Override
  protected int run(Shell shell) throws Exception {
    switch (verb) {
      case "list", "ls" -> {
        if (id != null || calls || inputs || whole) {
          throw Refusal.request(
              Code.WMR19, "ID, --calls, --inputs and --no-truncate are for `instances show`");
        }
      }
      case "show" -> {
        if (id == null) {
          throw Refusal.request(Code.WMR19, "`instances show` needs an ID")
              .tryThis("waymark instances list");
        }
      }
      default ->
          throw Refusal.request(Code.WMR19, "there is no `instances %s`".formatted(verb))
              .detail("there are: list, show");
    }
    var query = query();
    boolean iso = iso(shell);
    try (var open = database.open(shell)) {
      return id == null
          ? list(shell, query.all(open.store()), iso)
          : show(shell, open.store(), id, iso);
    }
  }

  private boolean iso(Shell shell) {
    if (time == null) {
      return !shell.console().terminals().out();
    }
    if (!time.equals("iso") && !time.equals("relative")) {
      throw Refusal.request(Code.WMR19, "--time is relative or iso, not `%s`".formatted(time));
    }
    return time.equals("iso");
  }

  private InstanceQuery query() {
    return new InstanceQuery(
        Optional.ofNullable(status),
        Optional.ofNullable(waiting).map(InstancesCommand::reason),
        Optional.ofNullable(workflow),
        Optional.ofNullable(key),
        Optional.ofNullable(error),
        since == null ? 0 : micros("--since", since),
        until == null ? Long.MAX_VALUE : micros("--until", until));
  }

  private static WaitingReason reason(String word) {
    for (var reason : WaitingReason.values()) {
      if (reason.word().equals(word)) {
        return reason;
      }
    }
    var words = List.of(WaitingReason.values()).stream().map(WaitingReason::word).toList();
    throw Refusal.request(Code.WMR19, "`%s` is no reason to wait".formatted(word))
        .detail("there are: " + String.join(", ", words));
  }

  private static long micros(String flag, String text) {
    var duration = Times.duration(text);
    if (duration.isPresent()) {
      return (System.currentTimeMillis() - duration.get().toMillis()) * 1000;
    }
    try {
      return Instant.parse(text).toEpochMilli() * 1000;
    } catch (DateTimeParseException _) {
      throw Refusal.request(
          Code.WMR19, "%s takes 90s, 5m, 1h, 7d or an ISO time, not `%s`".formatted(flag, text));
    }
  }

  private int list(Shell shell, List<Row.Instance> rows, boolean iso) {
    var console = shell.console();
    if (count) {
      console.answer(Integer.toString(rows.size()));
      return Exit.OK;
    }
    var shown = rows.subList(0, Math.min(rows.size(), Math.max(0, limit)));
    if (json()) {
      shown.forEach(row -> console.answer(Json.write(InstanceJson.of(row))));
      return Exit.OK;
    }
    if (rows.isEmpty()) {
      console.say("no instance fits");
      return Exit.OK;
    }
    boolean people = console.terminals().out();
    long now = System.currentTimeMillis() * 1000;
    var table = new Table("INSTANCE", "KEY", "STATUS", "WAITING FOR", "SINCE");
    for (var row : shown) {
      table.row(
          people ? Ids.shown(row.workflow(), row.id()) : row.workflow() + "-" + row.id(),
          row.key().orElse("-"),
          row.status().name().toLowerCase(Locale.ROOT),
          row.waiting().map(WaitingReason::word).orElse("-"),
          iso ? Times.iso(row.changedMicros()) : Times.ago(row.changedMicros(), now));
    }
    table.print(console);
    if (rows.size() > shown.size()) {
      console.say(
          "… %d more   (--limit %d shows them)".formatted(rows.size() - shown.size(), rows.size()));
    }
    return Exit.OK;
  }

  private int show(Shell shell, Store store, String asked, boolean iso)
      throws InterruptedException {
    var row = InstanceQuery.find(store, asked);
    var report = new InstanceReport(store, row, new InstanceReport.Form(calls, inputs, whole, iso));
    if (json()) {
      shell.console().answer(Json.write(report.json()));
    } else {
      report.lines().forEach(shell.console()::answer);
    }
    return Exit.OK;
  }
}
