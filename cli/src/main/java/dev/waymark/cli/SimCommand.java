package dev.waymark.cli;

import dev.waymark.cli.output.Plural;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.CompiledFile;
import dev.waymark.cli.source.SourceFiles;
import dev.waymark.compiler.Compilation.Compiled;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.test.TestPlan;
import dev.waymark.simulator.Interpreted;
import dev.waymark.simulator.test.ReplayLine;
import dev.waymark.simulator.test.TestText;
import dev.waymark.simulator.test.TestWorlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `waymark sim`: tests in worlds of runtime nodes under drawn disturbances, and such a world
/// again.
@CommandLine.Command(
    name = "sim",
    header =
        "waymark sim points trip.wm\nwaymark sim run trip.wm --worlds 500 --seed 7\n"
            + "waymark sim replay 'wm1:…'\n",
    description =
        "points: what can be disturbed in a test. run: worlds with drawn disturbances; the first"
            + " that breaks a test is made small. replay: a line of `run`, or the lines of a"
            + " `.sched` file, which all must hold. shrink: the least of a line that breaks the"
            + " same.")
final class SimCommand extends Command {
  private static final String SCHEDULE = ".sched";

  @CommandLine.Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WHAT",
      description = "points, run, replay or shrink")
  String what = "";

  @CommandLine.Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE|LINE",
      description = "a file with tests, or what to replay")
  String which = "";

  @Option(names = "--run", paramLabel = "REGEX", description = "only tests whose title matches")
  String only = "";

  @Option(names = "--worlds", paramLabel = "N", description = "drawn for each test (200)")
  int worlds = 200;

  @Option(names = "--seed", paramLabel = "N", description = "what is drawn (1)")
  long seed = 1;

  @Override
  protected int run(Shell shell) throws IOException {
    if (json()) {
      throw Refusal.request(Code.WMR19, "`sim` has no JSON");
    }
    if (which.isEmpty()) {
      throw Refusal.request(Code.WMR19, "sim needs what to do, and with which file or line")
          .detail("there are: sim points FILE, sim run FILE, sim replay LINE, sim shrink LINE");
    }
    return switch (what) {
      case "points" -> points(shell);
      case "run" -> draw(shell);
      case "replay" -> which.endsWith(SCHEDULE) ? schedule(shell) : replay(shell, line(which));
      case "shrink" -> shrink(shell, line(which));
      default ->
          throw Refusal.request(Code.WMR19, "there is no `sim %s`".formatted(what))
              .detail("there are: points, run, replay, shrink");
    };
  }

  private int points(Shell shell) {
    var tests = tests(shell, which, only);
    for (var test : tests) {
      var singles = test.worlds.points();
      var kinds = new LinkedHashMap<String, List<String>>();
      singles.forEach(single ->
          kinds
              .computeIfAbsent(single.point().key(), _ -> new ArrayList<>())
              .add(single.kind().toString()));
      kinds.forEach((key, names) -> shell.console().answer(key + "  " + String.join(" ", names)));
      shell
          .console()
          .answer(
              "%s: %s, %s"
                  .formatted(
                      test.plan.title(),
                      Plural.of(kinds.size(), "point"),
                      Plural.of(singles.size(), "disturbance")));
    }
    return tests.isEmpty() ? Exit.BAD : Exit.OK;
  }

  private int draw(Shell shell) {
    var tests = tests(shell, which, only);
    var red = tests.isEmpty();
    for (var test : tests) {
      var found = test.worlds.draw(seed, worlds);
      if (found.isEmpty()) {
        shell
            .console()
            .answer("ok  %s: %s".formatted(test.plan.title(), Plural.of(worlds, "world")));
        continue;
      }
      red = true;
      var one = found.get();
      tell(
          shell,
          test,
          one.tape(),
          "world %d of %d, seed %d, %d of its %s"
              .formatted(
                  one.world(),
                  worlds,
                  seed,
                  one.tape().size(),
                  Plural.of(one.disturbances(), "disturbance")));
    }
    return red ? Exit.BAD : Exit.OK;
  }

  private int replay(Shell shell, ReplayLine line) {
    var found = test(shell, line);
    if (found.isEmpty()) {
      return Exit.BAD;
    }
    var test = found.get();
    var stale = test.worlds.stale(line.tape());
    if (!stale.isEmpty()) {
      throw Refusal.answer(
              Code.WMR23, "the line is stale: `%s` has no such point".formatted(line.title()))
          .detail(String.join("\n", stale));
    }
    return tell(shell, test, line.tape(), "replayed") ? Exit.OK : Exit.BAD;
  }

  /// Comments begin with `#`.
  private int schedule(Shell shell) throws IOException {
    var file = shell.resolve(Path.of(which));
    if (!Files.isRegularFile(file)) {
      throw Refusal.request(Code.WMR22, "there is no file `%s`".formatted(which));
    }
    var red = false;
    for (var text : Files.readAllLines(file)) {
      if (!text.isBlank() && !text.startsWith("#")) {
        red |= replay(shell, line(text)) != Exit.OK;
      }
    }
    return red ? Exit.BAD : Exit.OK;
  }

  private int shrink(Shell shell, ReplayLine line) {
    var found = test(shell, line);
    if (found.isEmpty()) {
      return Exit.BAD;
    }
    var test = found.get();
    var small = test.worlds.shrunk(line.tape());
    var word = "%d of %s".formatted(small.size(), Plural.of(line.tape().size(), "disturbance"));
    return tell(shell, test, small, word) ? Exit.OK : Exit.BAD;
  }

  /// Whether it held.
  private static boolean tell(Shell shell, Chosen test, Map<String, Integer> tape, String word) {
    var report = test.worlds.under(tape, word);
    TestText.file(test.path, List.of(report)).forEach(shell.console()::answer);
    shell.console().answer("again: waymark sim replay '%s'".formatted(test.worlds.line(tape)));
    return report.passed();
  }

  private record Chosen(TestPlan plan, String path, TestWorlds worlds) {}

  /// Empty when the file does not compile, which has been told.
  private static List<Chosen> tests(Shell shell, String path, String only) {
    var file = SourceFiles.file(shell, Path.of(path));
    var compiled = CompiledFile.compileOrTell(shell, CompiledFile.compile(file));
    if (compiled.isEmpty()) {
      return List.of();
    }
    var chosen = chosen(compiled.get(), path, pattern(only));
    if (chosen.isEmpty()) {
      throw Refusal.request(
          Code.WMR21, "`%s` has no test that runs in a world and matches".formatted(path));
    }
    return chosen;
  }

  private static List<Chosen> chosen(Compiled compiled, String path, Pattern wanted) {
    var machinery = new Interpreted(new TreeMap<>());
    return compiled.tests().stream()
        .filter(TestWorlds::possible)
        .filter(plan -> wanted.matcher(plan.title()).find())
        .map(plan -> new Chosen(plan, path, new TestWorlds(compiled, plan, machinery, path)))
        .toList();
  }

  private static Pattern pattern(String only) {
    try {
      return Pattern.compile(only);
    } catch (PatternSyntaxException e) {
      throw Refusal.request(
          Code.WMR19, "`--run %s` is no pattern: %s".formatted(only, e.getDescription()));
    }
  }

  /// Empty as [#tests]; a program that is no longer the line's own is said.
  private static Optional<Chosen> test(Shell shell, ReplayLine line) {
    var found =
        tests(shell, line.file(), "^" + Pattern.quote(line.title()) + "$").stream().findFirst();
    found.ifPresent(test -> {
      var now = test.worlds.line(line.tape()).program();
      if (!now.equals(line.program())) {
        shell
            .console()
            .say(
                "`%s` has changed since: the line is of program %s, this is %s"
                    .formatted(line.title(), line.program(), now));
      }
    });
    return found;
  }

  private static ReplayLine line(String text) {
    return ReplayLine.parse(text)
        .orElseThrow(() ->
            Refusal.request(Code.WMR19, "`%s` is no line to replay".formatted(text))
                .detail("such a line begins with wm1: and is printed by `waymark sim run`"));
  }
}
