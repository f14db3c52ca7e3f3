package dev.waymark.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// All commands by name, in the order of the help. Only the one that is asked for is made.
final class Commands {
  /// @param says one line for the help
  record Entry(String says, Supplier<Command> maker) {}

  private final Map<String, Entry> byName = new LinkedHashMap<>();

  Commands() {
    byName.put("check", new Entry("all diagnostics of .wm and .py files", CheckCommand::new));
    byName.put("dump", new Entry("what a file is compiled to", DumpCommand::new));
    byName.put("graph", new Entry("the shape of a workflow", GraphCommand::new));
    byName.put("version", new Entry("version, commit, language version", VersionCommand::new));
  }

  Map<String, Entry> byName() {
    return byName;
  }
}
