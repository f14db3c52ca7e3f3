package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.CompiledFile;
import dev.waymark.cli.source.Findings;
import dev.waymark.cli.source.SourceFiles;
import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Severity;
import dev.waymark.simulator.Interpreted;
import dev.waymark.simulator.test.TestReport;
import dev.waymark.simulator.test.TestReport.Verdict;
import dev.waymark.simulator.test.TestRunner;
import dev.waymark.simulator.test.TestText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `waymark test`: the `test` blocks of files, in virtual time.
@CommandLine.Command(
    name = "test",
    header = "waymark test examples/\nwaymark test trip.wm --run 'declined card'\n",
    description = "Runs `test` blocks in virtual time.")
final class TestCommand extends Command {
  @CommandLine.Parameters(paramLabel = "PATHS", description = "files and folders (default: here)")
  List<Path> paths = new ArrayList<>();

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

  @Override
  protected int run(Shell shell) {
    long begun = System.nanoTime();
    var wanted = pattern();
    var findings = new Findings(shell);
    Map<String, List<TestReport>> reports = new LinkedHashMap<>();
    for (var file : SourceFiles.find(shell, paths)) {
      var compiled = CompiledFile.compile(file);
      findings.add(compiled);
      if (compiled.compilation() instanceof Compiled right) {
        var done = tests(right, wanted, shell.name(file));
        if (!done.isEmpty()) {
          reports.put(shell.name(file), done);
        }
      }
    }
    if (findings.count(Severity.ERROR) > 0) {
      findings.tell(shell.console()::complain, shell.console().paint());
    }
    var all = reports.values().stream().flatMap(List::stream).toList();
    if (all.isEmpty() && findings.count(Severity.ERROR) == 0) {
      throw Refusal.request(Code.WMR21, none());
    }
    tell(shell, reports, System.nanoTime() - begun);
    var red = all.stream().anyMatch(report -> !report.passed());
    return red || findings.count(Severity.ERROR) > 0 ? Exit.BAD : Exit.OK;
  }

  private String none() {
    return only.map("no test has a title that matches `%s`"::formatted)
        .orElse(
            replay.isEmpty()
                ? "there is no test"
                : "there is no test with `crash`, `any` or `generates`");
  }

  private Pattern pattern() {
    try {
      return Pattern.compile(only.orElse(""));
    } catch (PatternSyntaxException e) {
      throw Refusal.request(
          Code.WMR19,
          "`--run %s` is no pattern: %s".formatted(only.orElse(""), e.getDescription()));
    }
  }

  private List<TestReport> tests(Compiled compiled, Pattern wanted, String path) {
    var machinery = new Interpreted(new TreeMap<>());
    var options = new TestRunner.Options(seed, shrink);
    return compiled.tests().stream()
        .filter(plan -> wanted.matcher(plan.title()).find())
        .filter(plan -> replay.isEmpty() || TestRunner.replays(plan))
        .map(plan ->
            replay
                .map(named -> TestRunner.replay(compiled, plan, machinery, path, named))
                .orElseGet(() -> TestRunner.run(compiled, plan, machinery, path, options)))
        .toList();
  }

  private void tell(Shell shell, Map<String, List<TestReport>> reports, long nanos) {
    var console = shell.console();
    if (json()) {
      console.answer(Json.write(asJson(reports)));
      return;
    }
    reports.forEach((path, done) -> {
      TestText.file(path, done).forEach(console::answer);
      console.answer("");
    });
    var all = reports.values().stream().flatMap(List::stream).toList();
    if (!all.isEmpty()) {
      console.answer(TestText.summary(all, String.format(Locale.ROOT, "%.1f s", nanos / 1e9)));
    }
  }

  private static Map<String, @Nullable Object> asJson(Map<String, List<TestReport>> reports) {
    var answer = Json.answer("test");
    var tests = new ArrayList<Object>();
    reports.forEach((path, done) -> {
      for (var report : done) {
        var test = Json.object();
        test.put("file", path);
        test.put("line", report.place().line());
        test.put("title", report.title());
        test.put("passed", report.passed());
        test.put("virtual_seconds", report.virtualMicros() / 1e6);
        test.put(
            "message",
            report.verdict() instanceof Verdict.Failed(var lines)
                ? String.join("\n", lines)
                : null);
        var extent = report.extent();
        if (extent.cases() > 0) {
          test.put("cases", extent.cases());
        }
        if (extent.disturbances() > 0) {
          test.put("points", extent.points());
          test.put("disturbances", extent.disturbances());
        }
        report.replay().ifPresent(failing -> test.put("replay", failing));
        tests.add(test);
      }
    });
    answer.put("tests", tests);
    return answer;
  }
}
