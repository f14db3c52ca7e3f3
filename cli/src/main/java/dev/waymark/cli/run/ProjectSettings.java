package dev.waymark.cli.run;

import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.SourceRoot;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.compiler.diagnostic.Spelling;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `waymark.toml` says: `actions`, a list of modules and jars, and `database`, a URL. One
/// setting a line; anything else is refused, so that nothing is read and then ignored.
///
/// @param isThere whether there is such a file
record ProjectSettings(boolean isThere, List<String> actions, Optional<String> database) {
  private static final Pattern LINE = Pattern.compile("([a-z_]+)\\s*=\\s*(.+?)\\s*(#.*)?");
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");

  static ProjectSettings read(Shell shell) {
    var file = shell.project().resolve("waymark.toml");
    if (!Files.exists(file)) {
      return new ProjectSettings(false, List.of(), Optional.empty());
    }
    List<String> actions = List.of();
    Optional<String> database = Optional.empty();
    int number = 0;
    for (var line : SourceRoot.text(file).lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var place = "waymark.toml:%d".formatted(number);
      var parts = LINE.matcher(line.strip());
      if (!parts.matches()) {
        throw wrong(place, "not NAME = VALUE");
      }
      switch (parts.group(1)) {
        case "actions" -> actions = texts(place, parts.group(2));
        case "database" -> database = Optional.of(text(place, parts.group(2)));
        default -> throw unknown(place, parts.group(1));
      }
    }
    return new ProjectSettings(true, actions, database);
  }

  private static List<String> texts(String place, String value) {
    if (!value.startsWith("[") || !value.endsWith("]")) {
      throw wrong(place, "`actions` is a list: actions = [\"billing\"]");
    }
    var inside = value.substring(1, value.length() - 1).strip();
    return inside.isEmpty()
        ? List.of()
        : Stream.of(inside.split(",")).map(item -> text(place, item.strip())).toList();
  }

  private static String text(String place, String value) {
    var text = TEXT.matcher(value);
    if (!text.matches()) {
      throw wrong(place, "%s is no text in double quotes".formatted(value));
    }
    return text.group(1);
  }

  private static Refusal wrong(String place, String why) {
    return Refusal.request(Code.WMR20, "%s: %s".formatted(place, why));
  }

  private static Refusal unknown(String place, String key) {
    var known = List.of("actions", "database");
    var near = Spelling.nearest(key, known);
    var refusal = wrong(place, "unknown key `%s`".formatted(key));
    return near.isEmpty()
        ? refusal.detail("there are: " + String.join(", ", known))
        : refusal.detail("did you mean %s?".formatted(Spelling.oneOf(near)));
  }
}
