package dev.waymark.fuzz;

import dev.waymark.fuzz.judge.PostgresNode;
import java.io.IOException;
import java.nio.file.Path;

/// A node as a process of its own, for tests.
final class NodeMain {
  private NodeMain() {}

  public static void main(String[] arguments) throws IOException {
    PostgresNode.serve(arguments[0], Path.of(arguments[1]), System.in, System.out);
  }
}
