package dev.waymark.engine.machine;

import dev.waymark.engine.value.Arguments;
import dev.waymark.engine.value.ClassValue;
import dev.waymark.engine.value.Classes;
import dev.waymark.engine.value.Errors;
import dev.waymark.engine.value.Int;

/// `OSError(2, "…")` is a FileNotFoundError: the numbers are those of Linux.
final class OsErrors {
  private static final int FILES_MAX = 2;

  private OsErrors() {}

  /// The class that CPython makes in place of OSError itself.
  static ClassValue type(ClassValue type, Arguments arguments) {
    if (!type.name().equals("OSError") || arguments.count() < 2) {
      return type;
    }
    if (arguments.count() > FILES_MAX) {
      throw Errors.raised(
          "NotImplementedError", "an OSError with a file name is not part of this version");
    }
    return arguments.get(0) instanceof Int number && number.isSmall()
        ? Classes.get(name((int) number.small()))
        : type;
  }

  private static String name(int number) {
    return switch (number) {
      case 1, 13 -> "PermissionError";
      case 2 -> "FileNotFoundError";
      case 3 -> "ProcessLookupError";
      case 4 -> "InterruptedError";
      case 10 -> "ChildProcessError";
      case 11, 114, 115 -> "BlockingIOError";
      case 17 -> "FileExistsError";
      case 20 -> "NotADirectoryError";
      case 21 -> "IsADirectoryError";
      case 32, 108 -> "BrokenPipeError";
      case 103 -> "ConnectionAbortedError";
      case 104 -> "ConnectionResetError";
      case 110 -> "TimeoutError";
      case 111 -> "ConnectionRefusedError";
      default -> "OSError";
    };
  }
}
