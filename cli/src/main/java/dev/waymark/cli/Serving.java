package dev.waymark.cli;

import dev.waymark.cli.output.Times;
import dev.waymark.cli.run.ActionBinding;
import dev.waymark.cli.run.ActionSource;
import dev.waymark.cli.run.ServerTalk;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.sdk.Waymark;
import dev.waymark.sdk.WaymarkBuilder;
import dev.waymark.sdk.actions.ActionJar;
import dev.waymark.sdk.python.PythonMissing;
import dev.waymark.sdk.python.WorkerModuleFailed;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/// A node in this process until it is told to stop: what `server` and `worker` share.
///
/// @param slots how many actions a Python process runs at a time, where a flag says so
record Serving(Shell shell, DatabaseFlags database, OptionalInt slots) {
  static Serving of(Shell shell, DatabaseFlags database) {
    return new Serving(shell, database, OptionalInt.empty());
  }

  static Duration drain(String flag) {
    return Times.duration(flag)
        .orElseThrow(() ->
            Refusal.request(
                Code.WMR19, "--drain-timeout takes 10s, 5m, 1h, not `%s`".formatted(flag)));
  }

  /// @param more what the node is besides its database and its actions
  /// @param said a line for when it has started
  int serve(
      List<ActionSource> sources, Consumer<WaymarkBuilder> more, Function<Waymark, String> said)
      throws Exception {
    try (var open = database.open(shell);
        var binding = ActionBinding.of(sources, shell.waymarkFolder(), shell.environment())) {
      var talk = new ServerTalk(shell.console());
      var builder =
          Waymark.builder()
              .database(open::address)
              .schema(open.schema().name())
              .actions(binding.owners().toArray())
              .workListener(talk)
              .nodeListener(talk);
      more.accept(builder);
      for (var python : binding.python()) {
        var sized = slots.isPresent() ? python.withProcesses(1, slots.getAsInt()) : python;
        builder.python(sized, talk::said);
      }
      try (var waymark = builder.build()) {
        waymark.start();
        shell.console().say("database   " + open.words());
        shell.console().say(said.apply(waymark));
        awaitStop(waymark);
      }
      return Exit.OK;
    } catch (PythonMissing e) {
      throw Refusal.surroundings(Code.WMR17, "no Python 3.11 or newer")
          .lookedIn(String.join(", ", e.looked()))
          .tryThis("install Python 3.11 or newer, or set VIRTUAL_ENV");
    } catch (WorkerModuleFailed | ActionJar.Unusable e) {
      throw Refusal.request(Code.WMR12, String.valueOf(e.getMessage()));
    }
  }

  /// Until SIGINT or SIGTERM: then running actions may end, and everything is handed over, before
  /// the process goes.
  private void awaitStop(Waymark waymark) throws InterruptedException {
    var never = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              shell.console().say("stopping: running actions may end, then all is handed over");
              waymark.close();
              shell.console().say("stopped");
              shell.console().flush();
            }));
    never.await();
  }
}
