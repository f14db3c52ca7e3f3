package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.run.InputArguments;
import dev.waymark.cli.run.Kept;
import dev.waymark.cli.run.Running;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.store.InstanceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `waymark run`: compile, start, wait, print the result.
@CommandLine.Command(
    name = "run",
    header = "waymark run examples/trip.wm --crash-once\nwaymark run parcel.wm -i order=7\n",
    description = "Compiles a file, starts its workflow, waits, and prints the result.")
final class RunCommand extends Command {
  @CommandLine.Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "a `.wm` or `.py` file")
  @Nullable Path file;

  @CommandLine.Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WORKFLOW",
      description = "which, where the file has several")
  @Nullable String workflow;

  @CommandLine.Option(
      names = "-i",
      paramLabel = "INPUT",
      description = "JSON, @FILE, name=text or name:=json; may be given again")
  List<String> input = new ArrayList<>();

  @CommandLine.Option(
      names = "--key",
      paramLabel = "KEY",
      description = "the same key twice is the same instance")
  @Nullable String key;

  @CommandLine.Option(
      names = "--actions",
      paramLabel = "MODULE|JAR",
      description = "where actions come from, besides the files beside FILE")
  List<String> actions = new ArrayList<>();

  @CommandLine.Option(
      names = "--crash-once",
      description = "kill the runtime in the middle, as a power cut would")
  boolean crashOnce;

  @CommandLine.Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "give up waiting (exit 4); the instance goes on")
  @Nullable Double timeout;

  @CommandLine.Option(
      names = "--resume",
      paramLabel = "ID",
      description = "go on with an instance that was kept (no FILE)")
  @Nullable String resume;

  @CommandLine.Mixin DatabaseFlags database = new DatabaseFlags();

  @Override
  protected int run(Shell shell) throws Exception {
    if (timeout != null && !(timeout > 0)) {
      throw Refusal.request(Code.WMR19, "--timeout is a number of seconds above 0");
    }
    var request = resume == null ? fresh(shell) : resumed(shell, resume);
    return new Running(shell, request).run(database.url(), database.schema());
  }

  private Running.Request fresh(Shell shell) {
    if (file == null) {
      throw Refusal.request(Code.WMR19, "no FILE, and no --resume ID")
          .tryThis("waymark run FILE    or waymark run --resume ID");
    }
    return request(
        file, Optional.empty(), Optional.ofNullable(workflow), InputArguments.read(shell, input));
  }

  private Running.Request resumed(Shell shell, String prefix) {
    if (file != null || !input.isEmpty() || key != null) {
      throw Refusal.request(
          Code.WMR19, "--resume goes on with an instance: FILE, -i and --key are for a new one");
    }
    var kept = Kept.find(shell, prefix);
    actions.addAll(0, kept.actions());
    return request(
        kept.file(), Optional.of(kept.id()), Optional.of(kept.workflow()), Json.object());
  }

  private Running.Request request(
      Path source,
      Optional<InstanceId> instance,
      Optional<String> name,
      Map<String, @Nullable Object> arguments) {
    return new Running.Request(
        source,
        instance,
        name,
        arguments,
        Optional.ofNullable(key),
        actions,
        crashOnce,
        Optional.ofNullable(timeout).map(s -> Duration.ofMillis((long) (s * 1000))),
        json());
  }
}
