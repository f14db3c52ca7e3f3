package dev.waymark.cli;

import dev.waymark.cli.shell.Refusal;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.simulator.test.Coverage;
import dev.waymark.simulator.test.TestRunner.Crashes;
import dev.waymark.simulator.test.TestRunner.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/// The flags of `waymark test`.
final class TestFlags {
  @CommandLine.Option(
      names = "--run",
      paramLabel = "REGEX",
      description = "only tests whose title has a part that matches")
  Optional<String> only = Optional.empty();

  @CommandLine.Option(
      names = "--replay",
      paramLabel = "FAILURE",
      description = "a failure again, as its `again:` line names it")
  Optional<String> replay = Optional.empty();

  @CommandLine.Option(
      names = "--crash",
      paramLabel = "everywhere|none",
      description = "disturb every test that can be, or none (default: those that say `crash`)")
  Optional<String> crash = Optional.empty();

  @CommandLine.Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "what `any` and `generates` draw (default: ${DEFAULT-VALUE})")
  long seed;

  @CommandLine.Option(
      names = "--shrink",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "make a failing case small (default), or show it as it was drawn")
  boolean shrink;

  @CommandLine.Option(
      names = "--trace",
      description = "the time line of every test; of a disturbed one all that the nodes did")
  boolean trace;

  @CommandLine.Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "also write the XML that build servers read")
  Optional<Path> junit = Optional.empty();

  @CommandLine.Option(
      names = "--jobs",
      paramLabel = "N",
      description = "tests at a time (default: as many as there are processors)")
  Optional<Integer> jobs = Optional.empty();

  @CommandLine.Option(names = "--durations", description = "the slowest tests, in real time")
  boolean durations;

  @CommandLine.Option(names = "--scaffold", description = "print tests to begin with, and run none")
  boolean scaffold;

  @CommandLine.Option(
      names = "--coverage",
      description = "what the tests made happen in their workflows, and what never")
  boolean coverage;

  @CommandLine.Option(
      names = "--min-coverage",
      paramLabel = "N",
      description = "fail below N percent of lines, branches and handlers")
  Optional<Integer> minCoverage = Optional.empty();

  @CommandLine.Option(
      names = "--min-disturbance",
      paramLabel = "N",
      description = "fail where fewer than N percent of the calls were disturbed")
  Optional<Integer> minDisturbance = Optional.empty();

  boolean covers() {
    return coverage || minCoverage.isPresent() || minDisturbance.isPresent();
  }

  /// What is less than was asked for.
  List<String> missing(Coverage found) {
    var missing = new ArrayList<String>();
    minCoverage
        .filter(least -> found.percent() < least)
        .ifPresent(least ->
            missing.add(
                "coverage of lines, branches and handlers is %d %%, less than %d %%"
                    .formatted(found.percent(), least)));
    minDisturbance
        .filter(least -> found.disturbedPercent() < least)
        .ifPresent(least ->
            missing.add(
                "%d %% of the calls were disturbed, less than %d %%"
                    .formatted(found.disturbedPercent(), least)));
    return missing;
  }

  int jobs() {
    var asked = jobs.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    if (asked < 1) {
      throw Refusal.request(Code.WMR19, "`--jobs` takes a number from 1, not " + asked);
    }
    return asked;
  }

  Options options() {
    return new Options(seed, shrink, crashes());
  }

  private Crashes crashes() {
    return switch (crash.orElse("")) {
      case "" -> Crashes.AS_WRITTEN;
      case "everywhere" -> Crashes.EVERYWHERE;
      case "none" -> Crashes.NONE;
      default ->
          throw Refusal.request(
              Code.WMR19,
              "`--crash` takes `everywhere` or `none`, not `%s`".formatted(crash.orElse("")));
    };
  }
}
