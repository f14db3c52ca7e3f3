package dev.waymark.sdk.python;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What Python workers run. `root` is the source root, `cache` where compiled Python is kept (in
/// the package's own folders where it is empty). `slots` is how many actions one process runs at a
/// time, `grace` how long a withdrawn one may go on.
public record PythonSettings(
    Python python,
    Path root,
    List<String> modules,
    Optional<Path> cache,
    int processes,
    int slots,
    Duration heartbeat,
    Duration grace) {
  public PythonSettings {
    modules = List.copyOf(modules);
    if (modules.isEmpty() || processes < 1 || slots < 1) {
      throw new IllegalArgumentException(
          "modules %s, processes %s, slots %s".formatted(modules, processes, slots));
    }
  }

  public static PythonSettings of(Python python, Path root, List<String> modules) {
    return new PythonSettings(
        python,
        root,
        modules,
        Optional.empty(),
        1,
        16,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  public PythonSettings withCache(Path to) {
    return new PythonSettings(
        python, root, modules, Optional.of(to), processes, slots, heartbeat, grace);
  }

  public PythonSettings withProcesses(int count, int slotsOfEach) {
    return new PythonSettings(python, root, modules, cache, count, slotsOfEach, heartbeat, grace);
  }

  public PythonSettings withTimes(Duration beat, Duration withdrawnFor) {
    return new PythonSettings(python, root, modules, cache, processes, slots, beat, withdrawnFor);
  }

  /// Where the Python package `waymark` is: it travels inside this artifact, and Python imports
  /// from a jar as well as from a folder. The system property `waymark.python` names another place
  /// (the launcher's checkout: a folder starts faster than a jar).
  static Path packagePath() {
    String given = System.getProperty("waymark.python", "");
    if (!given.isEmpty()) {
      return Path.of(given).toAbsolutePath();
    }
    try {
      var source = PythonSettings.class.getProtectionDomain().getCodeSource();
      if (source == null) {
        throw new IllegalStateException("no code source for " + PythonSettings.class);
      }
      return Path.of(source.getLocation().toURI()).resolve("waymark-python");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
