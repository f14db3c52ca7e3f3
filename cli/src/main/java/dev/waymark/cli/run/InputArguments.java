package dev.waymark.cli.run;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.JsonReader;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.SourceRoot;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.Payload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The input of an instance from the `-i` flags: `JSON`, `@FILE`, `name=text`, `name:=json`, the
/// later over the earlier.
public final class InputArguments {
  private static final Pattern NAMED =
      Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)(:?)=(.*)", Pattern.DOTALL);

  private InputArguments() {}

  public static Map<String, @Nullable Object> read(Shell shell, List<String> flags) {
    var input = Json.object();
    for (var flag : flags) {
      var named = NAMED.matcher(flag);
      if (flag.startsWith("@")) {
        var file = shell.resolve(Path.of(flag.substring(1)));
        input.putAll(object(flag, SourceRoot.text(file)));
      } else if (named.matches()) {
        var value = named.group(3);
        input.put(named.group(1), named.group(2).isEmpty() ? value : json(flag, value));
      } else {
        input.putAll(object(flag, flag));
      }
    }
    return input;
  }

  public static Payload payload(Map<String, @Nullable Object> input) {
    return Payload.of(Json.write(input));
  }

  private static Map<String, @Nullable Object> object(String flag, String text) {
    var value = json(flag, text);
    if (!(value instanceof Map<?, ?> members)) {
      throw Refusal.request(
              Code.WMR07, "the input is a JSON object with the workflow's arguments by name")
          .tryThis("-i '{\"name\": \"value\"}'    or -i name=value    or -i @FILE");
    }
    var object = Json.object();
    members.forEach((name, member) -> object.put(String.valueOf(name), member));
    return object;
  }

  private static @Nullable Object json(String flag, String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonReader.NoJson e) {
      var shown = flag.length() > 40 ? flag.substring(0, 40) + "…" : flag;
      throw Refusal.request(Code.WMR07, "`-i %s` is no JSON: %s".formatted(shown, e.getMessage()))
          .tryThis("-i '{\"name\": \"value\"}'    or -i name=value    or -i @FILE");
    }
  }
}
