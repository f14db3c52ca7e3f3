package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.Plural;
import dev.waymark.cli.output.Table;
import dev.waymark.cli.output.Times;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.fuzz.Campaign;
import dev.waymark.fuzz.Findings;
import dev.waymark.fuzz.Targets;
import dev.waymark.fuzz.generate.Feature;
import dev.waymark.fuzz.judge.PostgresNode;
import dev.waymark.fuzz.judge.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `waymark fuzz`: generated programs, held against an oracle until the time is over.
@CommandLine.Command(
    name = "fuzz",
    header = "waymark fuzz --target python --time 60s --seed 1\nwaymark fuzz --list\n",
    description =
        "Generates programs from seeds, one after the other, and compares what must agree. Each new"
            + " kind of disagreement is made smaller and kept as a folder.")
final class FuzzCommand extends Command {
  private static final int REFUSALS_SHOWN = 10;

  @Option(names = "--target", paramLabel = "NAME", description = "what to hold against what")
  String target = "";

  @Option(names = "--list", description = "the targets")
  boolean list;

  @Option(names = "--time", paramLabel = "T", description = "for so long (60s)")
  String time = "60s";

  @Option(names = "--seed", paramLabel = "N", description = "the first seed (1)")
  long seed = 1;

  @Option(names = "--samples", paramLabel = "N", description = "no more than so many")
  long samples = Long.MAX_VALUE;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "where findings are kept (.waymark/fuzz)")
  @Nullable Path keep;

  @Override
  protected int run(Shell shell) {
    var targets = Targets.all(nodeCommand());
    if (list) {
      var table = new Table("TARGET", "HOLDS");
      targets.forEach((name, maker) -> {
        try (var made = maker.get()) {
          table.row(name, made.says());
        }
      });
      table.print(shell.console());
      return Exit.OK;
    }
    var maker = targets.get(target);
    if (maker == null) {
      throw Refusal.request(
              Code.WMR19,
              target.isEmpty() ? "fuzz needs a --target" : "there is no target `" + target + "`")
          .detail("there are: " + String.join(", ", targets.keySet()));
    }
    try (var made = maker.get()) {
      return campaign(shell, made);
    }
  }

  /// This program again, as a node that is there to be killed.
  private static List<String> nodeCommand() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xss16m",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.waymark.cli.Main",
        PostgresNode.COMMAND);
  }

  private int campaign(Shell shell, Target made) {
    made.hindrance()
        .ifPresent(why -> {
          throw Refusal.surroundings(Code.WMR17, "skipped, 0 programs: " + why);
        });
    var findings =
        new Findings(keep == null ? shell.waymarkFolder().resolve("fuzz") : shell.resolve(keep));
    var kept = new ArrayList<Path>();
    var report =
        Campaign.run(
            made,
            seed,
            new Campaign.Until(duration(), samples),
            finding -> {
              var place = findings.keep(made.name(), finding);
              kept.add(place);
              shell.console().say("found " + finding.fingerprint() + ", in " + place);
            });
    if (json()) {
      shell.console().answer(Json.write(json(report, kept)));
    } else {
      print(shell, report, kept);
    }
    return report.disagreed() == 0 ? Exit.OK : Exit.BAD;
  }

  private Duration duration() {
    return Times.duration(time)
        .orElseThrow(() ->
            Refusal.request(Code.WMR19, "--time takes 10s, 5m, 1h, not `%s`".formatted(time)));
  }

  private Map<String, @Nullable Object> json(Campaign.Report report, List<Path> kept) {
    var answer = Json.answer("fuzz");
    answer.put("target", report.target());
    answer.put("seed", seed);
    answer.put("programs", report.samples());
    answer.put("agreed", report.agreed());
    answer.put("refused", report.refused());
    answer.put("vacuous", report.vacuous().values().stream().mapToInt(i -> i).sum());
    answer.put("disagreed", report.disagreed());
    answer.put("disturbances", report.disturbances());
    answer.put("accepted_percent", rounded(report.accepted()));
    answer.put("rate", rounded(report.rate()));
    answer.put("findings", kept.stream().map(Path::toString).toList());
    var features = Json.object();
    report.features().forEach((feature, count) -> features.put(feature.word(), count));
    answer.put("features", features);
    return answer;
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4));
  }

  private void print(Shell shell, Campaign.Report report, List<Path> kept) {
    var console = shell.console();
    console.answer(
        String.format(
            Locale.ROOT,
            "%s: %s from seed %d, %.1f a second; %.1f %% accepted, %d vacuous, %s",
            report.target(),
            Plural.of(report.samples(), "program"),
            seed,
            report.rate(),
            report.accepted(),
            report.vacuous().values().stream().mapToInt(i -> i).sum(),
            Plural.of(report.disturbances(), "disturbance")));
    var table = new Table("MADE OF", "PROGRAMS", "PERCENT");
    for (var feature : Feature.values()) {
      int count = report.features().getOrDefault(feature, 0);
      table.row(
          feature.word(),
          String.valueOf(count),
          String.format(Locale.ROOT, "%.1f", 100.0 * count / Math.max(1, report.agreed())));
    }
    table.print(console);
    report.refusals().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(REFUSALS_SHOWN)
        .forEach(e -> console.answer("refused  %d: %s".formatted(e.getValue(), e.getKey())));
    report
        .vacuous()
        .forEach((why, count) -> console.answer("vacuous  %d: %s".formatted(count, why)));
    report
        .findings()
        .forEach((what, count) -> console.answer("found    %d: %s".formatted(count, what)));
    kept.forEach(place -> console.answer("kept     " + place));
    console.answer(
        report.disagreed() == 0
            ? "no disagreement"
            : Plural.of(report.disagreed(), "disagreement")
                + " of "
                + Plural.of(report.findings().size(), "kind"));
  }
}
