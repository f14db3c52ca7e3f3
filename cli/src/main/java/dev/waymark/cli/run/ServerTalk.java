package dev.waymark.cli.run;

import dev.waymark.cli.output.Console;
import dev.waymark.engine.kernel.Output;
import dev.waymark.engine.store.NodeId;
import dev.waymark.engine.work.Delivery;
import dev.waymark.engine.work.Offer;
import dev.waymark.engine.work.WorkerEvent;
import dev.waymark.postgres.node.NodeListener;
import dev.waymark.sdk.work.WorkListener;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// What a server says: `HH:MM:SS level message key=value`, one line per change that a person may
/// need, none per poll.
public final class ServerTalk implements NodeListener, WorkListener {
  private static final int NAMES = 10;

  private final Console console;

  public ServerTalk(Console console) {
    this.console = console;
  }

  private void line(String level, String message) {
    var now = LocalTime.now(java.time.ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    console.say("%tT %s %s".formatted(now, level, message));
  }

  @Override
  public void booted(NodeId node) {
    line("info", "node.booted node=" + node);
  }

  @Override
  public void notice(Output.Notice notice) {
    var event = notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var instance = notice.instance().map(id -> " instance=" + id).orElse("");
    line("warn", "node.%s%s %s".formatted(event, instance, notice.text()));
  }

  @Override
  public void fault(Throwable fault) {
    line("error", "node.fault " + fault);
  }

  @Override
  public void delivered(Delivery delivery) {}

  @Override
  public void heard(WorkerEvent event) {
    switch (event) {
      case WorkerEvent.Offered(var offers) ->
          line("info", "actions.offered count=%d %s".formatted(offers.size(), names(offers)));
      case WorkerEvent.Noted(var worker, var text) ->
          line("warn", "worker.noted worker=%s %s".formatted(worker, text));
      case WorkerEvent.Logged(_, var level, var logger, var message, _) ->
          line(level, "%s %s".formatted(logger, message));
      case WorkerEvent.Lost(_, var cause, var detail) ->
          line(
              "warn",
              "delivery.lost cause=%s %s".formatted(cause.name().toLowerCase(Locale.ROOT), detail));
      case WorkerEvent.Begun _, WorkerEvent.Ended _, WorkerEvent.Progress _ -> {}
    }
  }

  private static String names(List<Offer> offers) {
    var shown = offers.stream().limit(NAMES).map(Offer::identity).toList();
    return String.join(", ", shown) + (offers.size() > NAMES ? ", …" : "");
  }

  public void said(String line) {
    console.complain(line);
  }
}
