package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.CompiledFile;
import dev.waymark.cli.source.Findings;
import dev.waymark.cli.source.SourceFiles;
import dev.waymark.cli.tests.JUnitXml;
import dev.waymark.cli.tests.Rehearsals;
import dev.waymark.cli.tests.Scaffold;
import dev.waymark.cli.tests.TestJson;
import dev.waymark.cli.tests.Tested;
import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Severity;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.simulator.Interpreted;
import dev.waymark.simulator.test.Coverage;
import dev.waymark.simulator.test.TestReport;
import dev.waymark.simulator.test.TestRunner;
import dev.waymark.simulator.test.TestRunner.Options;
import dev.waymark.simulator.test.TestText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;

/// `waymark test`: the `test` blocks of files, in virtual time.
@CommandLine.Command(
    name = "test",
    header = "waymark test examples/\nwaymark test trip.wm --run 'declined card'\n",
    description = "Runs `test` blocks in virtual time.")
final class TestCommand extends Command {
  @CommandLine.Parameters(paramLabel = "PATHS", description = "files and folders (default: here)")
  List<Path> paths = new ArrayList<>();

  @CommandLine.Mixin TestFlags flags = new TestFlags();

  private final Coverage coverage = new Coverage();

  /// A test that is to be carried out.
  private record Chosen(String path, Compiled compiled, TestPlan plan) {}

  @Override
  protected int run(Shell shell) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var findings = new Findings(shell);
    if (flags.scaffold) {
      return scaffold(shell, findings);
    }
    var chosen = chosen(shell, findings);
    if (findings.count(Severity.ERROR) > 0) {
      findings.tell(shell.console()::complain, shell.console().paint());
    } else if (chosen.isEmpty()) {
      throw Refusal.request(Code.WMR21, none());
    }
    var tested = carryOut(chosen);
    tell(shell, tested, System.nanoTime() - begun);
    if (flags.junit.isPresent()) {
      write(shell.resolve(flags.junit.get()), JUnitXml.of(tested));
    }
    var missing = flags.covers() ? flags.missing(coverage) : List.<String>of();
    missing.forEach(shell.console()::complain);
    var red = !missing.isEmpty() || reports(tested).stream().anyMatch(report -> !report.passed());
    return red || findings.count(Severity.ERROR) > 0 ? Exit.BAD : Exit.OK;
  }

  /// A Python file has its tests apart.
  private int scaffold(Shell shell, Findings findings) {
    var workflows = 0;
    for (var file : SourceFiles.find(shell, paths)) {
      var compiled = CompiledFile.compile(file);
      findings.add(compiled);
      if (compiled.compilation() instanceof Compiled right && !right.workflows().isEmpty()) {
        var name = compiled.root().path(file);
        var module = name.substring(0, name.lastIndexOf('.')).replace('/', '.');
        var lines = Scaffold.of(right, module, name.endsWith(".py"));
        shell.console().answer((workflows == 0 ? "" : "\n") + String.join("\n", lines));
        workflows += right.workflows().size();
      }
    }
    findings.tell(shell.console()::complain, shell.console().paint());
    if (workflows == 0) {
      throw Refusal.request(Code.WMR21, "there is no workflow to test");
    }
    return findings.count(Severity.ERROR) > 0 ? Exit.BAD : Exit.OK;
  }

  private static void write(Path file, String text) throws IOException {
    var folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }

  private List<Chosen> chosen(Shell shell, Findings findings) {
    var wanted = pattern();
    var chosen = new ArrayList<Chosen>();
    for (var file : SourceFiles.find(shell, paths)) {
      var compiled = CompiledFile.compile(file);
      findings.add(compiled);
      if (compiled.compilation() instanceof Compiled right) {
        right.tests().stream()
            .filter(plan -> wanted.matcher(plan.title()).find())
            .filter(plan -> flags.replay.isEmpty() || TestRunner.replays(plan))
            .forEach(plan -> chosen.add(new Chosen(shell.name(file), right, plan)));
      }
    }
    return chosen;
  }

  private List<Tested> carryOut(List<Chosen> chosen) throws InterruptedException {
    var options = flags.options();
    var tests =
        chosen.stream().<Callable<Tested.Timed>>map(one -> () -> test(one, options)).toList();
    var done = Rehearsals.all(flags.jobs(), tests);
    Map<String, List<Tested.Timed>> files = new LinkedHashMap<>();
    for (var i = 0; i < done.size(); i++) {
      files.computeIfAbsent(chosen.get(i).path(), _ -> new ArrayList<>()).add(done.get(i));
    }
    return files.entrySet().stream().map(e -> new Tested(e.getKey(), e.getValue())).toList();
  }

  private Tested.Timed test(Chosen one, Options options) {
    long begun = System.nanoTime();
    var machinery = new Interpreted(new TreeMap<>());
    var told = new Coverage();
    var asked = flags.covers() ? options.telling(told) : options;
    var report =
        flags
            .replay
            .map(named ->
                TestRunner.replay(one.compiled(), one.plan(), machinery, one.path(), named))
            .orElseGet(
                () -> TestRunner.run(one.compiled(), one.plan(), machinery, one.path(), asked));
    synchronized (coverage) {
      coverage.add(told);
    }
    return new Tested.Timed(report, System.nanoTime() - begun);
  }

  private static List<TestReport> reports(List<Tested> tested) {
    return tested.stream().flatMap(file -> file.reports().stream()).toList();
  }

  private String none() {
    return flags
        .only
        .map("no test has a title that matches `%s`"::formatted)
        .orElse(
            flags.replay.isEmpty()
                ? "there is no test"
                : "there is no test with `crash`, `any` or `generates`");
  }

  private Pattern pattern() {
    var only = flags.only.orElse("");
    try {
      return Pattern.compile(only);
    } catch (PatternSyntaxException e) {
      throw Refusal.request(
          Code.WMR19, "`--run %s` is no pattern: %s".formatted(only, e.getDescription()));
    }
  }

  private void tell(Shell shell, List<Tested> tested, long nanos) {
    var console = shell.console();
    if (json()) {
      var answer = TestJson.of(tested);
      if (flags.covers()) {
        answer.put("coverage", TestJson.of(coverage));
      }
      console.answer(Json.write(answer));
      return;
    }
    for (var file : tested) {
      TestText.file(file.path(), file.reports(), flags.trace).forEach(console::answer);
      console.answer("");
    }
    if (!tested.isEmpty()) {
      var took = String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
      console.answer(TestText.summary(reports(tested), took));
    }
    if (flags.covers()) {
      coverage.lines().forEach(console::answer);
    }
    if (flags.durations) {
      console.answer("");
      Tested.slowest(tested).forEach(console::answer);
    }
  }
}
