package dev.waymark.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.corpus.GoldenCase;
import dev.waymark.ir.json.ProgramJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A program's hash covers meaning and nothing else: comments and layout keep it, any other edit of
/// one token changes it or is refused. The gate edits a token of every third case, `-Dedits=all`
/// each token of each.
final class EditedSourcesTest {
  private static final Pattern TOKEN =
      Pattern.compile(
          "#.*|\"\"\"(?s:.*?)\"\"\"|[fFrRbBuU]*\"(?:[^\"\\\\\n]|\\\\.)*\"|[A-Za-z_]\\w*"
              + "|\\d[\\w.]*|[=!<>]=|//|\\*\\*|[-+*/%<>]");
  private static final int PER_CASE = 1;

  /// What means nothing to Python either: annotations of local names, lines that are never reached,
  /// a value that a `finally` replaces, the name of a logger that nobody configures.
  private static final List<String> MEAN_NOTHING =
      List.of(
          "run/shapes/annotations_do_nothing_at_run_time.py",
          "run/functions/local_name_shadows_until_assigned.py",
          "run/traps/names_are_local_in_the_whole_function.py",
          "run/errors/finally_return_wins.py",
          "run/control/logging_module.py");

  /// A token of the source that is edited, and what it becomes.
  private record Edit(int start, int end, String to) {
    String in(String source) {
      return source.substring(0, start) + to + source.substring(end);
    }
  }

  @Test
  void commentsAndLayoutKeepTheHash() {
    int compared = 0;
    for (var golden : cases()) {
      var before = hashes(golden, golden.source());
      if (!before.isEmpty()) {
        assertThat(hashes(golden, spread(golden.source()))).as(golden.name()).isEqualTo(before);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void anyOtherEditOfATokenChangesTheHashOrIsRefused() {
    boolean all = all();
    var same = new ArrayList<String>();
    int tried = 0;
    for (var golden : cases()) {
      var source = golden.source();
      var before = hashes(golden, source);
      if (before.isEmpty()) {
        continue;
      }
      var edits = MEAN_NOTHING.contains(golden.name()) ? List.<Edit>of() : edits(source);
      var random = new Random(golden.name().hashCode());
      int count = all ? edits.size() : Math.min(PER_CASE, edits.size());
      for (int i = 0; i < count; i++) {
        var edit = edits.get(all ? i : random.nextInt(edits.size()));
        var edited = edit.in(source);
        tried++;
        if (hashes(golden, edited).equals(before)) {
          int line = (int) source.substring(0, edit.start).lines().count();
          same.add(
              "%s:%d %s -> %s"
                  .formatted(golden.name(), line, source.substring(edit.start, edit.end), edit.to));
        }
      }
    }
    assertThat(same).as("of " + tried).isEmpty();
    assertThat(tried).isGreaterThan(all ? 10_000 : 150);
  }

  private static boolean all() {
    return "all".equals(System.getProperty("edits"));
  }

  private static List<GoldenCase> cases() {
    var cases = GoldenCase.all("run");
    return all()
        ? cases
        : IntStream.range(0, cases.size() / 3).mapToObj(i -> cases.get(3 * i + 1)).toList();
  }

  /// More comments, more blank lines, more blanks at the ends of lines.
  private static String spread(String source) {
    if (source.contains("\"\"\"") || source.contains("\\\n")) {
      return "# first\n\n" + source + "\n# last\n";
    }
    return "# first\n\n" + source.replace("\n", "  # said\n\n") + "# last\n";
  }

  /// Edits of what a workflow's body says, from its first line to the end of the file.
  private static List<Edit> edits(String source) {
    int from = Math.max(source.indexOf("\nasync def main("), source.indexOf("\nworkflow main("));
    var edits = new ArrayList<Edit>();
    if (from < 0) {
      return edits;
    }
    int body = source.indexOf('\n', from + 1);
    var matcher = TOKEN.matcher(source);
    while (matcher.find()) {
      if (matcher.start() > body) {
        var token = matcher.group();
        var to = other(token);
        if (!to.equals(token)) {
          edits.add(new Edit(matcher.start(), matcher.end(), to));
        }
      }
    }
    return edits;
  }

  private static String other(String token) {
    char first = token.charAt(0);
    if (first == '#' || token.startsWith("\"\"\"")) {
      return token;
    }
    if (token.endsWith("\"")) {
      return token.substring(0, token.length() - 1) + "x\"";
    }
    if (Character.isDigit(first)) {
      return token.matches("\\d+") ? token + "7" : token;
    }
    return switch (token) {
      case "==" -> "!=";
      case "!=" -> "==";
      case "<=", ">=" -> "<";
      case "<" -> ">";
      case ">" -> "<";
      case "+" -> "-";
      case "-", "/", "%" -> "+";
      case "//", "**" -> "+";
      case "*" -> token;
      case "and" -> "or";
      case "or" -> "and";
      case "True" -> "False";
      case "False" -> "True";
      default -> Character.isLetter(first) ? token + "_" : token;
    };
  }

  /// The hash of each workflow by name; empty where the file is refused.
  private static TreeSet<String> hashes(GoldenCase golden, String source) {
    var found = new TreeSet<String>();
    var file = golden.file().getFileName().toString();
    if (CompileCase.compile(file, source) instanceof Compilation.Compiled compiled) {
      for (var workflow : compiled.workflows()) {
        var program = workflow.program();
        found.add(program.workflow() + " " + ProgramJson.hash(program));
      }
    }
    return found;
  }
}
