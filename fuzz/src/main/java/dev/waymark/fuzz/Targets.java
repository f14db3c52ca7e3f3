package dev.waymark.fuzz;

import dev.waymark.fuzz.judge.CoreTarget;
import dev.waymark.fuzz.judge.PostgresTarget;
import dev.waymark.fuzz.judge.Target;
import dev.waymark.fuzz.judge.TextTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// All targets by name.
public final class Targets {
  private Targets() {}

  private static final int BATCH = 10;

  /// Made when they are asked for: some hold a process.
  ///
  /// @param node begins a process that serves as a node, see [PostgresTarget]
  public static Map<String, Supplier<Target>> all(List<String> node) {
    var targets = new LinkedHashMap<String, Supplier<Target>>();
    targets.put("python", CoreTarget::python);
    targets.put("recovery", CoreTarget::recovery);
    targets.put("dialects", CoreTarget::dialects);
    targets.put("codec", CoreTarget::codec);
    targets.put("text", TextTarget::new);
    targets.put("postgres", () -> new PostgresTarget(node, BATCH));
    return targets;
  }
}
