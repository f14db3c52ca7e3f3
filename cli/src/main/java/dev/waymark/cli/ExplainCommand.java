package dev.waymark.cli;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.shell.Exit;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// `waymark explain`: the page of a code, from the jar, so that nothing has to be looked up.
@CommandLine.Command(
    name = "explain",
    header = "waymark explain WM302\nwaymark explain --list\n",
    description = "What a code means, with an example that is wrong and one that is right.")
final class ExplainCommand extends Command {
  @CommandLine.Parameters(arity = "0..1", paramLabel = "CODE", description = "such as WM302")
  String code = "";

  @CommandLine.Option(names = "--list", description = "every code there is, a line each")
  boolean list;

  @Override
  protected int run(Shell shell) {
    if (list) {
      shell.console().answer(all());
      return Exit.OK;
    }
    var found = code();
    var page = page(found);
    if (json()) {
      var answer = Json.answer("explain");
      answer.put("code", found.name());
      answer.put("severity", found.severity().word());
      answer.put("says", found.says());
      answer.put("page", page.orElse(""));
      shell.console().answer(Json.write(answer));
    } else {
      shell.console().answer(page.orElseGet(() -> line(found)).stripTrailing());
    }
    return Exit.OK;
  }

  private Code code() {
    var wanted = code.toUpperCase(Locale.ROOT);
    for (var each : Code.values()) {
      if (each.name().equals(wanted)) {
        return each;
      }
    }
    if (wanted.isEmpty()) {
      throw Refusal.request(Code.WMR19, "`explain` needs a CODE, or `--list`")
          .tryThis("waymark explain WM302");
    }
    List<String> names = Arrays.stream(Code.values()).map(Code::name).toList();
    var near = Spelling.nearest(wanted, names);
    throw Refusal.request(
        Code.WMR19,
        near.isEmpty()
            ? "there is no code `" + code + "`"
            : "there is no code `" + code + "`: did you mean " + Spelling.oneOf(near) + "?");
  }

  private static String all() {
    return Arrays.stream(Code.values()).map(ExplainCommand::line).collect(Collectors.joining("\n"));
  }

  private static String line(Code code) {
    return "%s  %-7s  %s".formatted(code, code.severity().word(), code.says());
  }

  /// Codes of the tools say all there is to say where they are given.
  private static Optional<String> page(Code code) {
    try (var in = ExplainCommand.class.getResourceAsStream("errors/" + code + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
