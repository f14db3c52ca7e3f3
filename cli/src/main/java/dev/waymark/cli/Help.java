package dev.waymark.cli;

/// The help of the whole command: two examples, then the commands.
final class Help {
  private Help() {}

  static String of(Commands commands) {
    var text = new StringBuilder();
    text.append("waymark run examples/trip.wm --crash-once    a workflow on a real Postgres\n");
    text.append("waymark test examples/                       its tests, in the simulator\n\n");
    commands
        .byName()
        .forEach((name, entry) -> text.append("  %-12s %s%n".formatted(name, entry.says())));
    text.append("\non every command: --json -q -v --color WHEN --no-input -C DIR -h --version\n");
    text.append("`waymark COMMAND --help` says more");
    return text.toString();
  }
}
