package dev.waymark.cli.shell;

/// The exit codes of all commands.
public final class Exit {
  /// Done; nothing wrong found.
  public static final int OK = 0;

  /// The question was answered, and the answer is bad.
  public static final int BAD = 1;

  /// The request was wrong.
  public static final int USAGE = 2;

  /// The surroundings: no database, an old schema, a port in use, no JDK, no Python.
  public static final int SURROUNDINGS = 3;

  /// Gave up waiting; the instance goes on.
  public static final int GAVE_UP = 4;

  /// A bug in Waymark.
  public static final int BUG = 70;

  /// The first Ctrl-C.
  public static final int INTERRUPTED = 130;

  private Exit() {}
}
