package dev.waymark.cli.run;

import dev.waymark.cli.output.Json;
import dev.waymark.cli.output.JsonReader;
import dev.waymark.cli.shell.Refusal;
import dev.waymark.cli.shell.Shell;
import dev.waymark.compiler.diagnostic.Code;
import dev.waymark.engine.store.InstanceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `run --resume` needs beside the database: the file that an instance came from, for its
/// actions. One small file for each instance of `run`, in `.waymark/runs/`.
///
/// @param actions what `--actions` said
public record Kept(InstanceId id, Path file, String workflow, List<String> actions) {
  public Kept {
    actions = List.copyOf(actions);
  }

  static void write(Shell shell, Kept kept) {
    var object = Json.object();
    object.put("file", kept.file().toString());
    object.put("workflow", kept.workflow());
    object.put("actions", kept.actions());
    try {
      var folder = Files.createDirectories(folder(shell));
      Files.writeString(folder.resolve(kept.id().toString()), Json.write(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param prefix of the id, with or without the workflow's name before it
  public static Kept find(Shell shell, String prefix) {
    var digits = prefix.substring(prefix.lastIndexOf('-', prefix.length() - 1) + 1);
    var wanted = prefix.matches("[0-9a-f-]{36}") ? prefix : digits;
    var found = new ArrayList<Path>();
    if (Files.isDirectory(folder(shell))) {
      try (var files = Files.list(folder(shell))) {
        files.filter(f -> f.getFileName().toString().startsWith(wanted)).forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (found.size() != 1) {
      throw Refusal.request(
              Code.WMR09,
              found.isEmpty()
                  ? "`%s` fits no instance of `run`".formatted(prefix)
                  : "`%s` fits %d instances: write one digit more".formatted(prefix, found.size()))
          .lookedIn(shell.name(folder(shell)))
          .tryThis("waymark instances list");
    }
    return read(found.getFirst());
  }

  private static Kept read(Path file) {
    try {
      if (JsonReader.read(Files.readString(file)) instanceof Map<?, ?> object
          && object.get("actions") instanceof List<?> actions) {
        return new Kept(
            InstanceId.parse(file.getFileName().toString()),
            Path.of(String.valueOf(object.get("file"))),
            String.valueOf(object.get("workflow")),
            actions.stream().map(String::valueOf).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("not written by this version: " + file);
  }

  private static Path folder(Shell shell) {
    return shell.waymarkFolder().resolve("runs");
  }
}
