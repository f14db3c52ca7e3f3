package dev.waymark.postgres.embedded;

import java.io.IOException;
import java.nio.file.Path;

/// A process that uses a project database until its standard input ends. Prints the address.
public final class HoldsProjectDatabase {
  private HoldsProjectDatabase() {}

  public static void main(String[] arguments) throws IOException {
    try (var database =
        ProjectDatabase.start(Path.of(arguments[0]), Path.of(arguments[1]), false)) {
      System.out.println(database.address().url());
      while (System.in.read() >= 0) {
        // Whoever started us says by closing the pipe that we may go.
      }
    }
  }
}
