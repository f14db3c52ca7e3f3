package dev.waymark.cli;

import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/// From words to an exit code: finds the command, reads its flags, runs it, and says what went
/// wrong. Commands are made when they are asked for, since every one costs start-up time.
final class Cli {
  private static final Set<String> TAKE_A_WORD = Set.of("-C", "--color");

  private final Shell shell;
  private final Commands commands = new Commands();

  Cli(Shell shell) {
    this.shell = shell;
  }

  int run(List<String> args) {
    try {
      return dispatch(args);
    } catch (Refusal refusal) {
      new Complaints(shell).refuse(refusal);
      return refusal.exit();
    }
  }

  private int dispatch(List<String> args) {
    int at = 0;
    var leading = new ArrayList<String>();
    while (at < args.size() && args.get(at).startsWith("-")) {
      var flag = args.get(at++);
      leading.add(flag);
      if (TAKE_A_WORD.contains(flag) && at < args.size()) {
        leading.add(args.get(at++));
      }
    }
    if (at == args.size()) {
      return withoutCommand(leading);
    }
    var name = args.get(at);
    if (name.equals("help")) {
      shell.console().answer(Help.of(commands));
      return Exit.OK;
    }
    var entry = commands.byName().get(name);
    if (entry == null) {
      throw misspelt("there is no command `%s`".formatted(name), name, commands.byName().keySet())
          .tryThis("waymark --help");
    }
    var rest = new ArrayList<>(args.subList(at + 1, args.size()));
    rest.addAll(0, leading);
    return execute(entry.maker().get(), rest);
  }

  private int withoutCommand(List<String> flags) {
    if (flags.contains("--version")) {
      shell.console().answer(Version.read().line());
      return Exit.OK;
    }
    if (flags.contains("-h") || flags.contains("--help")) {
      shell.console().answer(Help.of(commands));
      return Exit.OK;
    }
    shell.console().complain(Help.of(commands));
    return Exit.USAGE;
  }

  private int execute(Command command, List<String> args) {
    var line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(Math.clamp(shell.console().terminals().width(), 60, 100));
    line.setPosixClusteredShortOptionsAllowed(false);
    try {
      line.parseArgs(args.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw wrongFlags(line, e);
    }
    if (line.isUsageHelpRequested()) {
      shell.console().answer(line.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing());
      return Exit.OK;
    }
    if (line.isVersionHelpRequested()) {
      shell.console().answer(Version.read().line());
      return Exit.OK;
    }
    var asked = command.common.applyTo(shell);
    try {
      return command.run(asked);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (Exception | StackOverflowError e) {
      return new Complaints(asked).failed(e);
    }
  }

  private static Refusal wrongFlags(CommandLine line, CommandLine.ParameterException e) {
    var name = line.getCommandName();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      var word = unmatched.getUnmatched().getFirst();
      var flags = line.getCommandSpec().optionsMap().keySet();
      return misspelt("`%s` is no flag of `waymark %s`".formatted(word, name), word, flags)
          .tryThis("waymark %s --help".formatted(name));
    }
    var said = String.valueOf(e.getMessage());
    return Refusal.request(Code.WMR19, Character.toLowerCase(said.charAt(0)) + said.substring(1))
        .tryThis("waymark %s --help".formatted(name));
  }

  private static Refusal misspelt(String message, String word, Iterable<String> known) {
    var refusal = Refusal.request(Code.WMR19, message);
    var near = Spelling.nearest(word, known);
    return near.isEmpty()
        ? refusal
        : refusal.detail("did you mean %s?".formatted(Spelling.oneOf(near)));
  }
}
