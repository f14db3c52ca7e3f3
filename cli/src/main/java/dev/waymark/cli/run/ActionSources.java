package dev.waymark.cli.run;

import dev.waymark.cli.shell.Shell;
import dev.waymark.cli.source.SourceRoot;
import dev.waymark.ir.Program;
import dev.waymark.sdk.demo.DemoActions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Finds where the actions of a file's workflows come from, and remembers where was looked.
///
/// @param looked the places, for the message that an action was found nowhere
public record ActionSources(List<ActionSource> found, List<String> looked) {
  public ActionSources {
    found = List.copyOf(found);
    looked = List.copyOf(looked);
  }

  /// @param file absolute
  public static ActionSources of(
      Shell shell, Path file, List<Program> programs, List<String> asked) {
    var found = new LinkedHashSet<ActionSource>();
    var looked = new ArrayList<String>();
    var settings = ProjectSettings.read(shell);
    looked.add(settings.isThere() ? "waymark.toml (`actions`)" : "waymark.toml (not there)");
    looked.add(asked.isEmpty() ? "--actions (not given)" : "--actions");
    var root = SourceRoot.of(file);
    for (var name : concat(settings.actions(), asked)) {
      found.add(named(shell, root, name));
    }
    if (file.toString().endsWith(".py")) {
      found.add(new ActionSource.PythonModule(root.folder().toString(), module(root.path(file))));
    } else {
      beside(shell, file, root, found, looked);
    }
    imported(programs, root, found);
    return new ActionSources(List.copyOf(found), looked);
  }

  /// A module by its name, from where the command was started.
  public static ActionSource module(Shell shell, String name) {
    var root = SourceRoot.of(shell.project().resolve("waymark.toml"));
    return new ActionSource.PythonModule(root.folder().toString(), name);
  }

  /// What `waymark.toml` names.
  public static List<ActionSource> ofProject(Shell shell) {
    var root = SourceRoot.of(shell.project().resolve("waymark.toml"));
    return ProjectSettings.read(shell).actions().stream()
        .map(name -> named(shell, root, name))
        .toList();
  }

  private static List<String> concat(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static ActionSource named(Shell shell, SourceRoot root, String name) {
    return name.endsWith(".jar")
        ? new ActionSource.Jar(shell.resolve(Path.of(name)).toString())
        : new ActionSource.PythonModule(root.folder().toString(), name);
  }

  /// `trip.py`, `trip.jar` and the demo actions beside `trip.wm`.
  private static void beside(
      Shell shell,
      Path file,
      SourceRoot root,
      LinkedHashSet<ActionSource> found,
      List<String> looked) {
    var stem = file.getFileName().toString().replaceAll("\\.wm$", "");
    var python = file.resolveSibling(stem + ".py");
    var jar = file.resolveSibling(stem + ".jar");
    boolean nothing = true;
    if (Files.exists(python)) {
      found.add(new ActionSource.PythonModule(root.folder().toString(), module(root.path(python))));
      nothing = false;
    }
    if (Files.exists(jar)) {
      found.add(new ActionSource.Jar(jar.toString()));
      nothing = false;
    }
    if (DemoActions.of(stem, shell.waymarkFolder()).isPresent()) {
      found.add(new ActionSource.Demo(stem));
    }
    looked.add("%s.py and %s.jar%s".formatted(stem, stem, nothing ? " (not there)" : ""));
  }

  /// `action charge(…) from billing` names its module itself.
  private static void imported(
      List<Program> programs, SourceRoot root, LinkedHashSet<ActionSource> found) {
    for (var program : programs) {
      for (var action : program.actions()) {
        int colon = action.name().indexOf(':');
        if (colon > 0) {
          var module = action.name().substring(0, colon);
          if (Files.exists(root.folder().resolve(module.replace('.', '/') + ".py"))) {
            found.add(new ActionSource.PythonModule(root.folder().toString(), module));
          }
        }
      }
    }
  }

  private static String module(String path) {
    return path.replaceAll("(/__init__)?\\.py$", "").replace('/', '.');
  }

  String words() {
    return found.isEmpty()
        ? "nowhere"
        : String.join(", ", found.stream().map(ActionSource::words).toList());
  }
}
