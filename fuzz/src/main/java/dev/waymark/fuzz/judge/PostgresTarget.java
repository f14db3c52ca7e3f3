package dev.waymark.fuzz.judge;

import dev.waymark.compiler.Compilation;
import dev.waymark.corpus.ActionCall;
import dev.waymark.corpus.Border;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.RunCase;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.generate.Generator;
import dev.waymark.fuzz.generate.Tape;
import dev.waymark.fuzz.program.Printer;
import dev.waymark.ir.json.ProgramJson;
import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.postgres.store.Connections;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.PostgresStore;
import dev.waymark.postgres.store.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Ten programs at a time on a real Postgres, by nodes that are processes and are killed while they
/// run: each ends, and acts on the outside world, as on the machine alone.
public final class PostgresTarget implements Target {
  /// Where real time, or who ends first, may change the outcome; and what would take long.
  private static final Set<Feature> WITHOUT =
      EnumSet.of(
          Feature.FIRST,
          Feature.TIMEOUT,
          Feature.DEADLINE,
          Feature.TASK,
          Feature.SLEEP,
          Feature.RETRY);

  private static final long PATIENCE_NANOS = 90_000_000_000L;

  private final List<String> command;
  private final int batch;
  private @Nullable Place place;

  /// @param command begins a process that does [PostgresNode#serve] with two arguments more
  public PostgresTarget(List<String> command, int batch) {
    this.command = List.copyOf(command);
    this.batch = batch;
  }

  private record Sample(
      String name, String source, Compilation.Workflow workflow, InstanceId id, Outcome alone) {}

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String says() {
    return "on Postgres, with nodes that are killed, %d programs at a time end as on the machine"
        .formatted(batch);
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  @Override
  public Trial trial(long seed) {
    try {
      var folder = Files.createTempDirectory("waymark-fuzz");
      try {
        return trial(seed, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Trial.Vacuous("interrupted");
    }
  }

  private Trial trial(long seed, Path folder) throws IOException, InterruptedException {
    var features = EnumSet.noneOf(Feature.class);
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < batch; i++) {
      sample(seed * batch + i, features).ifPresent(samples::add);
    }
    for (var sample : samples) {
      Files.writeString(folder.resolve(sample.name() + ".py"), sample.source());
    }
    if (samples.isEmpty()) {
      return new Trial.Refused("all of the batch");
    }
    int kills = live(folder, samples, Tape.seeded(~seed));
    var told = place().store();
    var effects = effects(folder);
    for (var sample : samples) {
      var expected = text(sample.alone(), sample.alone());
      var actual =
          text(outcome(told, sample), effects.getOrDefault(sample.id().toString(), List.of()));
      if (!expected.equals(actual)) {
        return new Trial.Disagreed(finding(seed, sample, expected, actual));
      }
    }
    return new Trial.Agreed(features, kills);
  }

  private static Finding finding(long seed, Sample sample, String expected, String actual) {
    return new Finding(
        seed,
        Fingerprint.of(expected, actual),
        Map.of("program.py", sample.source(), "expected", expected, "actual", actual),
        sample);
  }

  private static Optional<Sample> sample(long seed, Set<Feature> features) {
    var name = "p" + Math.floorMod(seed, 1_000_000_000L);
    var generated = Generator.generate(Tape.seeded(seed), WITHOUT, true);
    var source =
        Printer.print(generated.core(), Dialect.PYTHON)
            .replaceAll("\\bact([0-9])\\b", name + "act$1")
            .replace("async def main(", "async def " + name + "(");
    if (!(Compiled.of(source, Dialect.PYTHON) instanceof Compilation.Compiled compiled)) {
      return Optional.empty();
    }
    var workflow = compiled.workflows().getFirst();
    try {
      var answers = Life.perCall(() -> RunCase.of("generated.py", source, Dialect.PYTHON).script());
      var alone = Life.of(workflow.program(), answers, Life.UNWATCHED);
      features.addAll(generated.features());
      var id = InstanceId.of(System.currentTimeMillis(), 0, seed);
      return Optional.of(new Sample(name, source, workflow, id, alone));
    } catch (Life.LimitMet met) {
      return Optional.empty();
    }
  }

  /// One database for all trials.
  private record Place(DatabaseAddress address, PostgresStore store) {}

  private Place place() {
    var known = place;
    if (known == null) {
      var address = ThrowawayPostgres.shared().database();
      new Migrations(address, Schema.DEFAULT).apply();
      var store = new PostgresStore(new Connections(() -> address, "fuzz", 2), Schema.DEFAULT);
      known = new Place(address, store);
      place = known;
    }
    return known;
  }

  /// Two nodes; while the instances run, one is killed and then the other, and a third ends what
  /// they have begun.
  private int live(Path folder, List<Sample> samples, Tape tape)
      throws IOException, InterruptedException {
    var told = place().store();
    var address = place().address();
    var one = node(address, folder);
    var two = node(address, folder);
    Process three = null;
    try {
      booted(one);
      booted(two);
      begin(told, samples);
      Thread.sleep(20 + tape.below(400));
      one.destroyForcibly().waitFor();
      three = node(address, folder);
      Thread.sleep(20 + tape.below(400));
      two.destroyForcibly().waitFor();
      booted(three);
      await(told, samples);
      return 2;
    } finally {
      one.destroyForcibly();
      two.destroyForcibly();
      if (three != null) {
        three.destroyForcibly().waitFor();
      }
    }
  }

  private Process node(DatabaseAddress address, Path folder) throws IOException {
    var line = new ArrayList<>(command);
    line.add(address.url());
    line.add(folder.toString());
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void booted(Process node) throws IOException {
    if (node.inputReader().readLine() == null) {
      throw new IllegalStateException("a node has ended before it had booted");
    }
  }

  private static void begin(PostgresStore told, List<Sample> samples) {
    var starts = new ArrayList<Transaction.NewInstance>();
    for (var sample : samples) {
      var program = sample.workflow().program();
      var hash = ProgramJson.hash(program);
      var debug = sample.workflow().debug();
      committed(
          told,
          new Transaction.PutProgram(
              hash,
              Payload.of(ProgramJson.write(program)),
              debug.digest(),
              Payload.of(ProgramJson.write(debug))));
      starts.add(
          new Transaction.NewInstance(
              sample.id(),
              sample.id(),
              program.workflow(),
              Optional.empty(),
              hash,
              debug.digest(),
              Payload.of("{}"),
              Optional.empty()));
    }
    committed(told, new Transaction.Start(Optional.empty(), starts));
  }

  private static void await(PostgresStore told, List<Sample> samples) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (var sample : samples) {
      while (!row(told, sample).status().ended()) {
        var row = row(told, sample);
        if (row.status() == Status.PAUSED || System.nanoTime() > end) {
          return;
        }
        Thread.sleep(20);
      }
    }
  }

  private static Row.Instance row(PostgresStore told, Sample sample) {
    return committed(told, new Transaction.ReadInstance(sample.id())).orElseThrow();
  }

  /// Calls by instance, each attempt once.
  private static Map<String, List<String>> effects(Path folder) throws IOException {
    var effects = new TreeMap<String, List<String>>();
    var seen = new TreeMap<String, String>();
    var ledger = folder.resolve(PostgresNode.LEDGER);
    for (var line : Files.exists(ledger) ? Files.readAllLines(ledger) : List.<String>of()) {
      var parts = line.split("\t", 3);
      if (seen.put(parts[0] + "\t" + parts[1], parts[2]) == null) {
        var instance = parts[0].substring(0, parts[0].indexOf('/'));
        effects.computeIfAbsent(instance, _ -> new ArrayList<>()).add(parts[2]);
      }
    }
    return effects;
  }

  private static String text(Outcome outcome, Outcome traced) {
    var trace =
        switch (traced) {
          case Outcome.Returned(_, var seen) -> seen.calls();
          case Outcome.Failed(_, _, var seen) -> seen.calls();
          case Outcome.Refused _ -> List.<ActionCall>of();
        };
    return text(Inhabited.text(outcome), trace.stream().map(ActionCall::text).toList());
  }

  private static String text(String outcome, List<String> calls) {
    return outcome + "--- calls\n" + String.join("\n", calls.stream().sorted().toList());
  }

  private static String outcome(PostgresStore told, Sample sample) {
    var row = row(told, sample);
    if (!row.status().ended()) {
      return row.status() + ": " + row.waiting() + row.pausedBecause();
    }
    var details = row.outcome().orElseThrow().details();
    var nothing = new Outcome.Trace(List.of(), List.of());
    return Inhabited.text(
        switch (row.status()) {
          case COMPLETED -> new Outcome.Returned(Border.read(details.json()), nothing);
          case FAILED -> Life.failed(details, nothing);
          case CANCELLED, QUEUED, RUNNING, WAITING, PAUSED ->
              new Outcome.Failed(
                  new Datum.Named(row.status().toString(), List.of(), List.of()),
                  Optional.empty(),
                  nothing);
        });
  }

  private static <R> R committed(PostgresStore told, Transaction<R> transaction) {
    return switch (told.execute(transaction)) {
      case Reply.Committed<R>(var rows, _) -> rows;
      case Reply.NotCommitted<R> lost -> throw new IllegalStateException(lost.toString());
      case Reply.Unknown<R> unknown -> throw new IllegalStateException(unknown.toString());
    };
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /// A program as small as it was found: a run with processes is too slow to be tried again often.
  @Override
  public Finding shrink(Finding finding) {
    return finding;
  }

  @Override
  public void close() {
    if (place != null) {
      place.store().close();
    }
  }
}
