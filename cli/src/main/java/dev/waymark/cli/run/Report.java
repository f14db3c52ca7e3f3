package dev.waymark.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the child tells its supervisor, a line each: a word and fields parted by tabs.
public sealed interface Report {
  /// The incarnation from now on; another than the supervisor chose when the first was buried.
  record Booted(String node) implements Report {}

  /// The identities of all actions that are on offer now.
  record Offered(List<String> actions) implements Report {
    public Offered {
      actions = List.copyOf(actions);
    }
  }

  /// A worker has begun a delivery: the `number`th of its call.
  record Begun(String instance, String call, int attempt, int number) implements Report {}

  /// A condition for people: its kind and its words.
  record Noticed(String kind, String text) implements Report {}

  /// A line that a worker or an action wrote.
  record Said(String text) implements Report {}

  /// The child cannot go on: a code of ours, and lines to be shown.
  record Failed(String code, String message, String lookedIn, String remedy) implements Report {}

  default String line() {
    var fields =
        switch (this) {
          case Booted(var node) -> List.of("booted", node);
          case Offered(var actions) -> with("offered", actions);
          case Begun(var instance, var call, var attempt, var number) ->
              List.of("begun", instance, call, Integer.toString(attempt), Integer.toString(number));
          case Noticed(var kind, var text) -> List.of("noticed", kind, text);
          case Said(var text) -> List.of("said", text);
          case Failed(var code, var message, var lookedIn, var remedy) ->
              List.of("failed", code, message, lookedIn, remedy);
        };
    return String.join("\t", fields.stream().map(Report::escaped).toList());
  }

  /// Empty for a line that is none, such as what a library prints.
  static Optional<Report> read(String line) {
    var fields = List.of(line.split("\t", -1)).stream().map(Report::unescaped).toList();
    return switch (fields.getFirst() + "/" + fields.size()) {
      case "booted/2" -> Optional.of(new Booted(fields.get(1)));
      case "begun/5" ->
          Optional.of(
              new Begun(
                  fields.get(1),
                  fields.get(2),
                  Integer.parseInt(fields.get(3)),
                  Integer.parseInt(fields.get(4))));
      case "noticed/3" -> Optional.of(new Noticed(fields.get(1), fields.get(2)));
      case "said/2" -> Optional.of(new Said(fields.get(1)));
      case "failed/5" ->
          Optional.of(new Failed(fields.get(1), fields.get(2), fields.get(3), fields.get(4)));
      default ->
          fields.getFirst().equals("offered")
              ? Optional.of(new Offered(fields.subList(1, fields.size())))
              : Optional.empty();
    };
  }

  private static List<String> with(String word, List<String> fields) {
    var all = new ArrayList<String>();
    all.add(word);
    all.addAll(fields);
    return all;
  }

  private static String escaped(String field) {
    return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String unescaped(String field) {
    var out = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 1 < field.length()) {
        char escape = field.charAt(++i);
        out.append(escape == 't' ? '\t' : escape == 'n' ? '\n' : escape);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
