package dev.waymark.cli;

import dev.waymark.bench.Bench;
import dev.waymark.bench.BenchCase;
import dev.waymark.bench.Half;
import dev.waymark.bench.Report;
import dev.waymark.bench.Surroundings;
import dev.waymark.bench.WorldSpeed;
import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.Plural;
import dev.waymark.cli.output.Table;
import dev.waymark.cli.output.Times;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.postgres.DatabaseAddress;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `waymark bench`: rates and counts on a real PostgreSQL, beside plain JDBC that writes the same.
@CommandLine.Command(
    name = "bench",
    header = "waymark bench --case claim\nwaymark bench --case seq10 --duration 30s --json\n",
    description =
        "Measures one case beside plain JDBC that makes the same writes, by turns in the same run,"
            + " at least five pairs. Each figure is a median; a line says what disturbed the run.")
final class BenchCommand extends Command {
  /// Has no database, and no other side.
  private static final String WORLD = "world";

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description = "claim, seq10, fan100, drain, latency or world")
  String which = "";

  @Option(names = "--duration", paramLabel = "T", description = "at least so long (10s)")
  String duration = "10s";

  @Option(
      names = "--db",
      paramLabel = "URL",
      description = "where (else a server of its own, with fsync on); only schemas of its own")
  @Nullable String url;

  @Override
  protected int run(Shell shell) {
    if (which.equals(WORLD)) {
      world(shell, WorldSpeed.measure(atLeast()));
      return Exit.OK;
    }
    var report =
        Bench.run(
            measured(),
            atLeast(),
            Optional.ofNullable(url)
                .map(text -> DatabaseAddress.parse(text, DatabaseAddress.Origin.FLAG)));
    if (json()) {
      shell.console().answer(Json.write(json(report)));
    } else {
      print(shell, report);
    }
    return Exit.OK;
  }

  private BenchCase measured() {
    var words = Arrays.stream(BenchCase.values()).map(BenchCase::word).toList();
    if (!words.contains(which)) {
      throw Refusal.request(
              Code.WMR19,
              which.isEmpty() ? "bench needs a --case" : "there is no case `%s`".formatted(which))
          .detail("there are: " + String.join(", ", words) + ", " + WORLD);
    }
    return BenchCase.values()[words.indexOf(which)];
  }

  private void world(Shell shell, WorldSpeed speed) {
    if (json()) {
      var answer = Json.answer("bench-world");
      answer.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      answer.put("events", rounded(speed.events()));
      answer.put("worlds", rounded(speed.worlds()));
      answer.put("disturbances", speed.disturbances());
      answer.put("exhaustive_seconds", rounded(speed.exhaustiveSeconds()));
      answer.put("load", rounded(Surroundings.loadNow()));
      shell.console().answer(Json.write(answer));
      return;
    }
    shell
        .console()
        .answer(
            String.format(
                Locale.ROOT,
                """
                case        simulated worlds on one thread, all invariants after every commit
                events      %,.0f a second, 20 instances of 10 actions on two nodes
                worlds      %,.0f a second, one instance of 3 actions on two nodes
                exhaustive  %.2f s for all %d disturbances of an instance of 20 actions
                load        %.1f\
                """,
                speed.events(),
                speed.worlds(),
                speed.exhaustiveSeconds(),
                speed.disturbances(),
                Surroundings.loadNow()));
  }

  private Duration atLeast() {
    return Times.duration(duration)
        .orElseThrow(() ->
            Refusal.request(
                Code.WMR19, "--duration takes 10s, 5m, 1h, not `%s`".formatted(duration)));
  }

  private static Map<String, @Nullable Object> json(Report report) {
    var at = report.surroundings();
    var answer = Json.answer("bench");
    answer.put("case", report.measured().word());
    answer.put("unit", report.measured().unit());
    answer.put("at", at.at().toString());
    answer.put("pairs", report.pairs().size());
    answer.put("waymark", half(report, Report.Pair::waymark));
    answer.put("plain", half(report, Report.Pair::plain));
    answer.put("ratio", spread(report.ratio()));
    var machine = Json.object();
    machine.put("cores", at.cores());
    machine.put("jvm", at.jvm());
    machine.put("postgres", at.server().version());
    machine.put("fsync", at.server().fsync());
    machine.put("synchronous_commit", at.server().synchronousCommit());
    machine.put("load", rounded(at.load()));
    answer.put("machine", machine);
    answer.put("disturbances", report.disturbances());
    return answer;
  }

  /// One side's figures, each over all pairs.
  private interface Side {
    Report.Spread of(ToDoubleFunction<Half> figure);
  }

  private static Map<String, @Nullable Object> half(
      Report report, Function<Report.Pair, Half> which) {
    Side side = figure -> report.of(which, figure);
    var half = Json.object();
    half.put("rate", spread(side.of(Half::rate)));
    if (latency(report)) {
      half.put("p50_millis", spread(side.of(one -> one.percentile(50))));
      half.put("p99_millis", spread(side.of(one -> one.percentile(99))));
    }
    half.put("commits", rounded(side.of(Half::commits).median()));
    half.put("statements", rounded(side.of(Half::statements).median()));
    half.put("wal_bytes", rounded(side.of(Half::walBytes).median()));
    half.put("client_micros", rounded(side.of(Half::clientMicros).median()));
    report.serverMicros(which).ifPresent(micros -> half.put("server_micros", rounded(micros)));
    return half;
  }

  private static Map<String, @Nullable Object> spread(Report.Spread spread) {
    var object = Json.object();
    object.put("median", rounded(spread.median()));
    object.put("least", rounded(spread.least()));
    object.put("most", rounded(spread.most()));
    return object;
  }

  private static BigDecimal rounded(double value) {
    var some = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    return some.scale() < 0 ? some.setScale(0) : some;
  }

  private static void print(Shell shell, Report report) {
    var console = shell.console();
    var at = report.surroundings();
    console.answer(
        "case        %s; figures per %s"
            .formatted(report.measured().says(), report.measured().unit()));
    console.answer(
        "machine     %d cores, %s, PostgreSQL %s (fsync %s, synchronous_commit %s)"
            .formatted(
                at.cores(),
                at.jvm(),
                at.server().version(),
                at.server().fsync(),
                at.server().synchronousCommit()));
    console.answer(
        String.format(Locale.ROOT, "taken       %s, load average %.1f", at.at(), at.load()));
    var table =
        new Table(
            "",
            latency(report) ? "P50 MS, P99 MS" : "A SECOND",
            "COMMITS",
            "STATEMENTS",
            "WAL BYTES",
            "JVM US",
            "SERVER US");
    row(table, "waymark", report, Report.Pair::waymark);
    row(table, "plain JDBC", report, Report.Pair::plain);
    table.print(console);
    var ratio = report.ratio();
    console.answer(
        String.format(
            Locale.ROOT,
            "ratio       %.2f (%.2f to %.2f), %s",
            ratio.median(),
            ratio.least(),
            ratio.most(),
            Plural.of(report.pairs().size(), "pair")));
    var disturbances = report.disturbances();
    console.answer(
        "disturbed   "
            + (disturbances.isEmpty()
                ? "no"
                : disturbances.stream().collect(Collectors.joining("; "))));
  }

  private static boolean latency(Report report) {
    return report.measured() == BenchCase.LATENCY;
  }

  private static String fastness(Report report, Side side) {
    if (latency(report)) {
      return String.format(
          Locale.ROOT,
          "%.2f, %.2f",
          side.of(half -> half.percentile(50)).median(),
          side.of(half -> half.percentile(99)).median());
    }
    var rate = side.of(Half::rate);
    return String.format(
        Locale.ROOT, "%,.0f (%,.0f to %,.0f)", rate.median(), rate.least(), rate.most());
  }

  private static void row(
      Table table, String name, Report report, Function<Report.Pair, Half> half) {
    Side side = figure -> report.of(half, figure);
    var serverMicros = report.serverMicros(half);
    table.row(
        name,
        fastness(report, side),
        String.format(Locale.ROOT, "%.4f", side.of(Half::commits).median()),
        String.format(Locale.ROOT, "%.4f", side.of(Half::statements).median()),
        String.format(Locale.ROOT, "%,.0f", side.of(Half::walBytes).median()),
        String.format(Locale.ROOT, "%.1f", side.of(Half::clientMicros).median()),
        serverMicros.isPresent()
            ? String.format(Locale.ROOT, "%.1f", serverMicros.getAsDouble())
            : "-");
  }
}
