package dev.waymark.cli;

import dev.waymark.cli.run.ActionSource;
import dev.waymark.cli.run.ActionSources;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `waymark worker`: runs actions for the servers of a database until it is told to stop.
@CommandLine.Command(
    name = "worker",
    header = "waymark worker --python billing\nwaymark worker --java actions.jar --slots 4\n",
    description =
        "Runs actions only, for whatever servers share its database. Without --python and --java"
            + " those of waymark.toml.")
final class WorkerCommand extends Command {
  @Mixin DatabaseFlags database = new DatabaseFlags();

  @Option(
      names = "--python",
      paramLabel = "MODULE",
      description = "a Python module with actions, imported from here (may be repeated)")
  List<String> python = new ArrayList<>();

  @Option(
      names = "--java",
      paramLabel = "CLASSPATH",
      description = "jars and folders with classes that have @Action methods")
  @Nullable String java;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "how many actions it runs at a time (16)")
  int slots = 16;

  @Option(
      names = "--queue",
      paramLabel = "Q",
      description = "runs actions of this `queue` (else those that name none)")
  @Nullable String queue;

  @Option(
      names = "--drain-timeout",
      paramLabel = "T",
      description = "how long running actions may go on when it stops (30s)")
  String drainTimeout = "30s";

  @Override
  protected int run(Shell shell) throws Exception {
    var drain = Serving.drain(drainTimeout);
    if (slots < 1) {
      throw Refusal.request(Code.WMR19, "--slots is a number from 1");
    }
    if (queue != null && queue.isBlank()) {
      throw Refusal.request(Code.WMR19, "--queue is a name");
    }
    var served = queue == null ? "" : queue;
    return new Serving(shell, database, OptionalInt.of(slots))
        .serve(
            sources(shell),
            builder -> builder.worker(served).slots(slots).grace(drain),
            _ ->
                "working    %d at a time%s"
                    .formatted(slots, served.isEmpty() ? "" : ", queue " + served));
  }

  private List<ActionSource> sources(Shell shell) {
    var found = new LinkedHashSet<ActionSource>();
    for (var module : python) {
      found.add(ActionSources.module(shell, module));
    }
    if (java != null) {
      var entries = Stream.of(java.split(File.pathSeparator)).filter(entry -> !entry.isBlank());
      found.add(
          new ActionSource.ClassPath(
              entries.map(entry -> shell.resolve(Path.of(entry)).toString()).toList()));
    }
    if (found.isEmpty()) {
      found.addAll(ActionSources.ofProject(shell));
    }
    if (found.isEmpty()) {
      throw Refusal.request(Code.WMR19, "a worker without actions")
          .lookedIn("--python (not given), --java (not given), waymark.toml (no `actions`)")
          .tryThis("waymark worker --python billing");
    }
    return List.copyOf(found);
  }
}
