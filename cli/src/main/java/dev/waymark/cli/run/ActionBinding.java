package dev.waymark.cli.run;

import dev.waymark.sdk.actions.ActionJar;
import dev.waymark.sdk.demo.DemoActions;
import dev.waymark.sdk.python.Python;
import dev.waymark.sdk.python.PythonMissing;
import dev.waymark.sdk.python.PythonSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sources of actions, bound: objects of this process, and Python modules for worker processes.
///
/// @param jars stay open as long as their actions run
public record ActionBinding(List<Object> owners, List<PythonSettings> python, List<ActionJar> jars)
    implements AutoCloseable {

  /// @param state the project's `.waymark`
  public static ActionBinding of(
      List<ActionSource> sources, Path state, Map<String, String> environment)
      throws PythonMissing, ActionJar.Unusable {
    var owners = new ArrayList<Object>();
    var jars = new ArrayList<ActionJar>();
    var modules = new LinkedHashMap<String, List<String>>();
    for (var source : sources) {
      switch (source) {
        case ActionSource.Demo(var stem) ->
            DemoActions.of(stem, state).ifPresent(demo -> owners.add(demo.actions()));
        case ActionSource.PythonModule(var root, var module) ->
            modules.computeIfAbsent(root, _ -> new ArrayList<>()).add(module);
        case ActionSource.Jar(var file) -> jars.add(ActionJar.load(Path.of(file)));
        case ActionSource.ClassPath(var entries) ->
            jars.add(ActionJar.load(entries.stream().map(Path::of).toList()));
      }
    }
    jars.forEach(jar -> owners.addAll(jar.owners()));
    var python = new ArrayList<PythonSettings>();
    for (var entry : modules.entrySet()) {
      var root = Path.of(entry.getKey());
      var found = Python.find(Optional.empty(), root, environment);
      python.add(
          PythonSettings.of(found, root, entry.getValue()).withCache(state.resolve("python")));
    }
    return new ActionBinding(owners, python, jars);
  }

  @Override
  public void close() throws IOException {
    for (var jar : jars) {
      jar.close();
    }
  }
}
