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
    byName.put("run", new Entry("compile, start, wait, print the result", RunCommand::new));
    byName.put("check", new Entry("all diagnostics of .wm and .py files", CheckCommand::new));
    byName.put("test", new Entry("the test blocks of files, in virtual time", TestCommand::new));
    byName.put("sim", new Entry("tests under drawn disturbances, and again", SimCommand::new));
    byName.put("dump", new Entry("what a file is compiled to", DumpCommand::new));
    byName.put("graph", new Entry("the shape of a workflow", GraphCommand::new));
    byName.put("start", new Entry("start an instance that a server advances", StartCommand::new));
    byName.put("server", new Entry("a runtime node", ServerCommand::new));
    byName.put("worker", new Entry("runs actions only, for servers", WorkerCommand::new));
    byName.put("instances", new Entry("search instances, or show one", InstancesCommand::new));
    byName.put("bench", new Entry("rates beside plain JDBC, on a Postgres", BenchCommand::new));
    byName.put("fuzz", new Entry("generated programs against an oracle", FuzzCommand::new));
    byName.put("explain", new Entry("what a code of a diagnostic means", ExplainCommand::new));
    byName.put("version", new Entry("version, commit, language version", VersionCommand::new));
  }

  Map<String, Entry> byName() {
    return byName;
  }
}
