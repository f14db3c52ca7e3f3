package dev.waymark.cli.shell;

import dev.waymark.compiler.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;

/// A command cannot do what it was asked: what happened, where was looked, what to type.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final int exit;
  private final transient List<String> details;

  private Refusal(Code code, int exit, String message, List<String> details) {
    super(message);
    this.code = code;
    this.exit = exit;
    this.details = List.copyOf(details);
  }

  /// The request was wrong.
  public static Refusal request(Code code, String message) {
    return new Refusal(code, Exit.USAGE, message, List.of());
  }

  /// Something around the command is missing.
  public static Refusal surroundings(Code code, String message) {
    return new Refusal(code, Exit.SURROUNDINGS, message, List.of());
  }

  /// The answer is bad.
  public static Refusal answer(Code code, String message) {
    return new Refusal(code, Exit.BAD, message, List.of());
  }

  public static Refusal gaveUp(String message) {
    return new Refusal(Code.WMR25, Exit.GAVE_UP, message, List.of());
  }

  /// One more line below the message, as it stands.
  public Refusal detail(String line) {
    var more = new ArrayList<>(details);
    more.add(line);
    return new Refusal(code, exit, getMessage(), more);
  }

  public Refusal lookedIn(String places) {
    return places.isEmpty() ? this : detail("looked in: " + places);
  }

  public Refusal tryThis(String command) {
    return command.isEmpty() ? this : detail("try: " + command);
  }

  public Code code() {
    return code;
  }

  public int exit() {
    return exit;
  }

  public List<String> details() {
    return details;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
