package dev.waymark.postgres.corpus;

import dev.waymark.compiler.Compilation;
import dev.waymark.compiler.Compiler;
import dev.waymark.compiler.diagnostic.Diagnostic;
import dev.waymark.corpus.Border;
import dev.waymark.corpus.Datum;
import dev.waymark.corpus.Dialect;
import dev.waymark.corpus.Executor;
import dev.waymark.corpus.LogLine;
import dev.waymark.corpus.Outcome;
import dev.waymark.corpus.RunCase;
import dev.waymark.engine.Payload;
import dev.waymark.engine.store.InstanceId;
import dev.waymark.engine.store.Reply;
import dev.waymark.engine.store.Row;
import dev.waymark.engine.store.Status;
import dev.waymark.engine.store.Transaction;
import dev.waymark.ir.Program;
import dev.waymark.postgres.embedded.ThrowawayPostgres;
import dev.waymark.postgres.node.NodeListener;
import dev.waymark.postgres.node.NodeOptions;
import dev.waymark.postgres.node.RuntimeNode;
import dev.waymark.postgres.store.Migrations;
import dev.waymark.postgres.store.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Compiles a case and runs it on a node over Postgres. Time is real here, so cases in which time
/// passes are left to those who can make it jump.
final class PostgresExecutor implements Executor {
  private static final Pattern TIME =
      Pattern.compile(
          "\\b(sleep|takes|timeout|deadline|attempts|retry|wait|wait_for|within|now|utcnow|today"
              + "|random|uuid4|log|logger|logging|print)\\b|\\bfirst[(:]");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ProgramsOfCase programs = new ProgramsOfCase();
  private final ScriptedWorkers workers = new ScriptedWorkers();
  private final RuntimeNode node;
  private int started;

  PostgresExecutor() {
    var database = ThrowawayPostgres.shared().database();
    new Migrations(database, Schema.DEFAULT).apply();
    node =
        RuntimeNode.start(NodeOptions.of(() -> database), programs, workers, NodeListener.SILENT);
  }

  @Override
  public boolean takes(RunCase run) {
    var source = run.golden().source();
    return !TIME.matcher(source).find();
  }

  @Override
  public Optional<String> hindrance(RunCase run) {
    return Optional.empty();
  }

  @Override
  public boolean compiles() {
    return true;
  }

  @Override
  public boolean isReferenceFor(RunCase run) {
    return false;
  }

  @Override
  public Outcome execute(RunCase run) {
    var path = run.golden().dialect() == Dialect.PYTHON ? "case.py" : "case.wm";
    var compilation =
        Compiler.compile(
            asked -> asked.equals(path) ? Optional.of(run.golden().source()) : Optional.empty(),
            path);
    return switch (compilation) {
      case Compilation.Rejected rejected ->
          new Outcome.Refused(
              rejected.diagnostics().stream()
                  .filter(Diagnostic::isError)
                  .map(diagnostic -> diagnostic.code().toString())
                  .toList());
      case Compilation.Compiled compiled -> execute(run, compiled);
    };
  }

  private Outcome execute(RunCase run, Compilation.Compiled compiled) {
    programs.deploy(compiled, node.store());
    var actions = new LinkedHashSet<String>();
    compiled.workflows().forEach(w -> w.program().actions().forEach(a -> actions.add(name(a))));
    workers.play(run.script(), actions);
    var program = programs.current(run.workflow()).orElseThrow();
    var id = InstanceId.of(System.currentTimeMillis(), 0, ++started);
    var start =
        new Transaction.Start(
            Optional.empty(),
            List.of(
                new Transaction.NewInstance(
                    id,
                    id,
                    run.workflow(),
                    Optional.empty(),
                    program.program(),
                    program.source(),
                    Payload.of(Border.write(Datum.dict(run.input()))),
                    Optional.empty())));
    committed(start);
    return outcome(ended(id));
  }

  private static String name(Program.Action action) {
    return action.name();
  }

  private Row.Instance ended(InstanceId id) {
    var end = Instant.now().plus(PATIENCE);
    while (true) {
      var row = committed(new Transaction.ReadInstance(id)).orElseThrow();
      if (row.status().ended()) {
        return row;
      }
      if (row.status() == Status.PAUSED || Instant.now().isAfter(end)) {
        throw new AssertionError(
            "%s, waiting for %s: %s"
                .formatted(
                    row.status(),
                    row.waiting().map(Object::toString).orElse("nothing"),
                    row.pausedBecause().orElse("")));
      }
    }
  }

  private Outcome outcome(Row.Instance row) {
    var trace = new Outcome.Trace(workers.calls(), logs(row.id()));
    var details = row.outcome().orElseThrow().details();
    return switch (row.status()) {
      case COMPLETED -> new Outcome.Returned(Border.read(details.json()), trace);
      case FAILED -> failed(details, trace);
      case CANCELLED ->
          new Outcome.Failed(
              new Datum.Named("CancelledError", List.of(), List.of()),
              Optional.of(((Datum.Str) Border.read(details.json())).value()),
              trace);
      case QUEUED, RUNNING, WAITING, PAUSED -> throw new IllegalStateException("not ended");
    };
  }

  private static Outcome failed(Payload error, Outcome.Trace trace) {
    var datum = (Datum.Named) Border.read(error.json());
    var fields = datum.arguments().isEmpty() && !datum.fields().isEmpty();
    Optional<String> message =
        fields ? Optional.empty() : Optional.of(Border.message(error.json()));
    return new Outcome.Failed(datum, message, trace);
  }

  private List<LogLine> logs(InstanceId id) {
    var lines = new ArrayList<LogLine>();
    for (var entry : committed(new Transaction.ReadHistory(id, 0, 1_000))) {
      if (entry.kind().equals("log")) {
        throw new AssertionError("a case with log lines: " + entry.details().json());
      }
    }
    return lines;
  }

  private <R> R committed(Transaction<R> transaction) {
    return switch (node.store().execute(transaction)) {
      case Reply.Committed<R>(var rows, _) -> rows;
      case Reply.NotCommitted<R> lost -> throw new AssertionError(lost.toString());
      case Reply.Unknown<R> unknown -> throw new AssertionError(unknown.toString());
    };
  }

  @Override
  public void close() {
    node.close();
  }
}
