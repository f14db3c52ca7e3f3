package dev.waymark.cli.run;

import dev.waymark.cli.output.Console;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Owns the runtime of one instance: starts it as a child, watches it, and when it dies marks its
/// incarnation dead and starts another, which claims under a higher token. Nobody waits for a
/// lease, since the end was seen.
final class Supervisor {
  private static final int POLL_MILLIS = 20;
  private static final int MOST = 1_000_000;
  private static final int DEATHS_MAX = 5;
  private static final long STOP_MILLIS = 5_000;

  /// What to do with the child besides watching it.
  ///
  /// @param crashAt kill the child when the so manieth call begins; 0 for never
  record Plan(
      ChildOrder order,
      int crashAt,
      Optional<Duration> timeout,
      Wanted wanted,
      Handlers handlers) {}

  /// The actions of the program, and where they were looked for.
  record Wanted(List<String> actions, ActionSources sources) {}

  private final Console console;
  private final Database database;
  private final Plan plan;
  private final TimeLine timeLine;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> begun = new HashSet<>();
  private ChildProcess child;
  private long historyFrom;
  private int crashes;
  private int deaths;
  private boolean toldActions;
  private boolean toldMissing;

  Supervisor(Console console, Database database, Plan plan) {
    this.console = console;
    this.database = database;
    this.plan = plan;
    this.timeLine = new TimeLine(console, plan.handlers(), plan.order().root().millis() * 1000);
    this.child = ChildProcess.start(plan.order());
  }

  TimeLine timeLine() {
    return timeLine;
  }

  int crashes() {
    return crashes;
  }

  /// Watches until the instance has ended, or is paused by the engine or by its workflow.
  Row.Instance watch() throws InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      var report = child.poll(POLL_MILLIS);
      for (; report != null; report = child.poll(0)) {
        hear(report);
      }
      var row = look();
      if (row.isPresent() && (row.get().status().ended() || row.get().status() == Status.PAUSED)) {
        return row.get();
      }
      if (!child.isAlive()) {
        replace();
      }
      if (plan.timeout().isPresent()
          && System.nanoTime() - begin > plan.timeout().get().toNanos()) {
        throw Refusal.gaveUp("gave up waiting; the instance goes on");
      }
    }
  }

  private void hear(Report report) throws InterruptedException {
    switch (report) {
      case Report.Begun call -> begin(call);
      case Report.Offered(var actions) -> offered(actions);
      case Report.Noticed(var kind, var text) -> noticed(kind, text);
      case Report.Said(var text) -> console.complain(text);
      case Report.Booted(var node) ->
          console.detail("runtime node %s, pid %d".formatted(node, child.pid()));
      case Report.Failed failed -> throw refusal(failed);
    }
  }

  /// A module that cannot be loaded is a wrong request; everything else is missing around us.
  private static Refusal refusal(Report.Failed failed) {
    var code = Code.valueOf(failed.code());
    var refusal =
        code == Code.WMR12
            ? Refusal.request(code, failed.message())
            : Refusal.surroundings(code, failed.message());
    return refusal.lookedIn(failed.lookedIn()).tryThis(failed.remedy());
  }

  private void begin(Report.Begun call) throws InterruptedException {
    timeLine.begun(call);
    begun.add(call.instance() + call.call());
    if (crashes == 0 && plan.crashAt() > 0 && begun.size() == plan.crashAt()) {
      crash(call.call());
    }
  }

  private void crash(String call) throws InterruptedException {
    long pid = child.pid();
    child.kill();
    crashes++;
    look();
    timeLine.showRunning(call, System.currentTimeMillis() * 1000);
    console.say(
        "          -- kill -9 %d (the runtime), as asked by --crash-once --".formatted(pid));
    takeOver();
  }

  private void replace() throws InterruptedException {
    int exit = child.awaitExit();
    if (++deaths > DEATHS_MAX) {
      throw Refusal.surroundings(
          Code.WMR26,
          "the runtime died %d times, the last time with exit code %d".formatted(deaths, exit));
    }
    console.say(
        "          -- the runtime (%d) died with exit code %d --".formatted(child.pid(), exit));
    takeOver();
  }

  private void takeOver() throws InterruptedException {
    Transactions.insist(database.store(), new Transaction.MarkDead(child.node()));
    var node = freshNode(random);
    child = ChildProcess.start(plan.order().withNode(node));
    console.say(
        "          -- its end was seen, its incarnation is marked dead; %d takes %s over --"
            .formatted(child.pid(), Ids.prefix(plan.order().root())));
  }

  private void offered(List<String> offers) {
    var missing =
        plan.wanted().actions().stream().filter(wanted -> !isOffered(wanted, offers)).toList();
    int all = plan.wanted().actions().size();
    if (all > 0 && missing.isEmpty() && !toldActions) {
      toldActions = true;
      console.say(
          "actions    %d of %d found: %s".formatted(all, all, plan.wanted().sources().words()));
    }
  }

  private static boolean isOffered(String wanted, List<String> offers) {
    return offers.stream()
        .anyMatch(offer ->
            offer.equals(wanted) || bare(offer).equals(wanted) || bare(wanted).equals(offer));
  }

  private static String bare(String identity) {
    return identity.substring(identity.indexOf(':') + 1);
  }

  private void noticed(String kind, String text) {
    switch (kind) {
      case "NO_WORKER" -> {
        if (!toldMissing) {
          toldMissing = true;
          console.complain("warning[WMR11]: nobody can run an action right now: " + text);
          console.complain("  looked in: " + String.join(", ", plan.wanted().sources().looked()));
          console.complain("  try: actions = [\"MODULE\"] in waymark.toml    or --actions MODULE");
        }
      }
      case "WORKER" -> console.complain("warning[WMR13]: " + text);
      default -> console.detail(kind.toLowerCase(java.util.Locale.ROOT) + ": " + text);
    }
  }

  /// Prints what is new in the history, and reads how the instance is. Nothing while the database
  /// does not answer: the runtime says so when it lasts.
  private Optional<Row.Instance> look() throws InterruptedException {
    var id = plan.order().root();
    var row = Transactions.tryOnce(database.store(), new Transaction.ReadInstance(id));
    var history =
        Transactions.tryOnce(database.store(), new Transaction.ReadHistory(id, historyFrom, MOST));
    for (var entry : history.orElse(List.of())) {
      timeLine.show(entry);
      historyFrom = entry.seq() + 1;
    }
    return row.flatMap(found -> found);
  }

  void close() throws InterruptedException {
    child.stop(STOP_MILLIS);
  }

  /// For Ctrl-C: no grace, and the instance is free at once.
  void abandon() throws InterruptedException {
    child.kill();
    Transactions.tryOnce(database.store(), new Transaction.MarkDead(child.node()));
  }

  static NodeId freshNode(SecureRandom random) {
    return NodeId.of(
        (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0xFFF),
        (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
