package dev.waymark.cli.output;

import dev.waymark.compiler.diagnostic.Paint;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The two streams of a command: the answer goes to `out`, talk goes to `err`.
///
/// @param terminals which of the two are terminals
/// @param color asked for by `--color`; AUTO decides by terminal and NO_COLOR
public record Console(
    PrintStream out, PrintStream err, Terminals terminals, Color color, Level level) {
  private static final int WIDTH = 100;
  private static final String RESET = "\u001b[0m";

  /// Which streams a person looks at.
  public record Terminals(boolean out, boolean err, boolean noColor, int width) {}

  /// When to use colour.
  public enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  /// How much to say.
  public enum Level {
    QUIET,
    NORMAL,
    VERBOSE
  }

  /// The launcher says which streams are terminals, since Java can ask for one of them only.
  public static Console ofProcess() {
    var terminals = System.getProperty("waymark.terminals", "");
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        new Terminals(
            terminals.contains("1"),
            terminals.contains("2"),
            isSet(System.getenv(), "NO_COLOR"),
            width(System.getenv())),
        Color.AUTO,
        Level.NORMAL);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 8192),
        true,
        StandardCharsets.UTF_8);
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private static int width(Map<String, String> environment) {
    var columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{2,4}") ? Integer.parseInt(columns) : WIDTH;
  }

  public Console with(Color other) {
    return new Console(out, err, terminals, other, level);
  }

  public Console with(Level other) {
    return new Console(out, err, terminals, color, other);
  }

  /// A line of the answer.
  public void answer(String line) {
    out.println(line);
  }

  /// A line of talk, which `-q` silences.
  public void say(String line) {
    if (level != Level.QUIET) {
      err.println(line);
    }
  }

  /// A line only for `-v`.
  public void detail(String line) {
    if (level == Level.VERBOSE) {
      err.println(line);
    }
  }

  /// A line that is always said: what went wrong.
  public void complain(String line) {
    err.println(line);
  }

  public boolean isVerbose() {
    return level == Level.VERBOSE;
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  /// Colours for text on standard error.
  public Paint paint() {
    return paint(terminals.err());
  }

  /// Colours for text on standard output.
  public Paint answerPaint() {
    return paint(terminals.out());
  }

  private Paint paint(boolean terminal) {
    boolean wanted =
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> terminal && !terminals.noColor();
        };
    return wanted ? Console::colored : Paint.NONE;
  }

  private static String colored(Paint.Role role, String text) {
    return switch (role) {
          case ERROR, PRIMARY -> "\u001b[1;31m";
          case WARNING -> "\u001b[1;33m";
          case NOTE -> "\u001b[1;36m";
          case PLACE -> "\u001b[34m";
          case SECONDARY -> "\u001b[36m";
        }
        + text
        + RESET;
  }
}
