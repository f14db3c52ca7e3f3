package dev.waymark.cli.run;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.JsonReader;
import dev.waymark.cli.output.Plain;
import dev.waymark.cli.output.Plural;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.CompiledFile;
import dev.waymark.cli.source.DurablePoints;
import dev.waymark.cli.source.SourceFiles;
import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.Compilation.Workflow;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.ir.Program;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.sdk.demo.DemoActions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One use of `run`, from the file to the printed result.
public final class Running {
  private static final int HASH_DIGITS = 7;

  /// What was asked for.
  ///
  /// @param resume the instance to go on with, instead of starting one
  public record Request(
      Path file,
      Optional<InstanceId> resume,
      Optional<String> workflow,
      Map<String, @Nullable Object> input,
      Optional<String> key,
      List<String> actions,
      boolean crashOnce,
      Optional<Duration> timeout,
      boolean json) {}

  private final Shell shell;
  private final Request request;
  private final SecureRandom random = new SecureRandom();

  public Running(Shell shell, Request request) {
    this.shell = shell;
    this.request = request;
  }

  public int run(Optional<String> url, Optional<String> schema)
      throws InterruptedException, IOException {
    var compiled = CompiledFile.compile(SourceFiles.file(shell, request.file()));
    var right = CompiledFile.compileOrTell(shell, compiled);
    if (right.isEmpty()) {
      return Exit.BAD;
    }
    var workflow = compiled.workflow(right.get(), request.workflow());
    if (request.resume().isEmpty()) {
      InputCheck.mustFit(workflow.program(), request.input());
    }
    long begun = System.nanoTime();
    try (var database = Database.open(shell, url, schema)) {
      say("database", "%s   %.1f s", database.words(), (System.nanoTime() - begun) / 1e9);
      say(
          "compiled",
          "%s  %s  %s  %s",
          shell.name(request.file()),
          workflow.program().workflow(),
          ProgramJson.hash(workflow.program()).substring(0, HASH_DIGITS),
          DurablePoints.words(List.of(workflow.program())));
      Starting.store(database, right.get());
      var id = request.resume().isPresent() ? request.resume().get() : start(database, workflow);
      Kept.write(
          shell, new Kept(id, compiled.file(), workflow.program().workflow(), request.actions()));
      return supervise(database, compiled, right.get(), workflow, id);
    }
  }

  private void say(String what, String format, Object... values) {
    shell.console().say("%-10s ".formatted(what) + String.format(Locale.ROOT, format, values));
  }

  private InstanceId start(Database database, Workflow workflow) throws InterruptedException {
    var started =
        Starting.start(database, workflow, request.key(), InputArguments.payload(request.input()));
    boolean fresh = started instanceof Row.Started.Fresh;
    say(fresh ? "started" : "known", "%s", Ids.shown(workflow.program().workflow(), started.id()));
    return started.id();
  }

  private int supervise(
      Database database, CompiledFile file, Compiled all, Workflow workflow, InstanceId id)
      throws InterruptedException, IOException {
    var programs = all.workflows().stream().map(Workflow::program).toList();
    var sources = ActionSources.of(shell, file.file(), programs, request.actions());
    var order =
        new ChildOrder(
            Supervisor.freshNode(random),
            id,
            database.address().url(),
            database.schema().name(),
            shell.waymarkFolder().toString(),
            file.root().folder().toString(),
            file.root().path(file.file()),
            sources.found());
    var actions = programs.stream().flatMap(p -> p.actions().stream()).map(Program.Action::name);
    var plan =
        new Supervisor.Plan(
            order,
            request.crashOnce() ? middle(workflow.program()) : 0,
            request.timeout(),
            new Supervisor.Wanted(actions.distinct().toList(), sources),
            new Handlers(workflow));
    long begun = System.nanoTime();
    var supervisor = new Supervisor(shell.console(), database, plan);
    var shown = Ids.shown(workflow.program().workflow(), id);
    try (var interruption = new Interruption(shell, supervisor, shown, id)) {
      var row = supervisor.watch();
      interruption.over();
      supervisor.close();
      return ended(row, supervisor, (System.nanoTime() - begun) / 1e9);
    }
  }

  /// The middle one of the durable points, counted from 1.
  private static int middle(Program program) {
    return (int) (DurablePoints.count(program) + 1) / 2;
  }

  private int ended(Row.Instance row, Supervisor supervisor, double seconds) throws IOException {
    if (row.status() == Status.PAUSED) {
      throw Refusal.answer(
          Code.WMR26,
          "%s is paused: %s"
              .formatted(Ids.shown(row.workflow(), row.id()), row.pausedBecause().orElse("")));
    }
    if (request.crashOnce() && supervisor.crashes() == 0) {
      shell.console().say("no crash: the instance had ended before its middle call began");
    }
    say(row.status().word(), "in %.1f s: %s", seconds, summary(row, supervisor));
    var details = row.outcome().orElseThrow().details().json();
    if (request.json()) {
      shell.console().answer(Json.write(answer(row, details)));
    } else if (row.status() == Status.COMPLETED) {
      shell.console().answer(Plain.of(details));
    } else {
      shell.console().complain("error: " + Plain.of(details));
    }
    return row.status() == Status.COMPLETED ? Exit.OK : Exit.BAD;
  }

  private static Map<String, @Nullable Object> answer(Row.Instance row, String details) {
    var answer = Json.answer("run");
    answer.put("id", row.id().toString());
    answer.put("workflow", row.workflow());
    answer.put("status", row.status().word());
    var value = Plain.value(JsonReader.read(details));
    answer.put(row.status() == Status.COMPLETED ? "result" : "error", value);
    return answer;
  }

  private String summary(Row.Instance row, Supervisor supervisor) throws IOException {
    var line = supervisor.timeLine();
    var words =
        "%s, %s, %s, %s"
            .formatted(
                Plural.of(supervisor.crashes(), "crash", "crashes"),
                Plural.of(line.calls(), "call"),
                Plural.of(line.deliveries(), "delivery", "deliveries"),
                Plural.of(line.lost(), "lost call"));
    var stem = request.file().getFileName().toString().replaceAll("\\.[a-z]+$", "");
    var demo = DemoActions.of(stem, shell.waymarkFolder());
    return demo.isEmpty()
        ? words
        : "%s, %d repeated outside effects"
            .formatted(words, demo.get().ledger().repeated(row.id().toString()));
  }
}
